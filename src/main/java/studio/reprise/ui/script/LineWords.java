package studio.reprise.ui.script;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import studio.reprise.document.Line;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** The words of a line: plain, with marks in them, or in the editor's field. */
final class LineWords extends StackPane {
  private static final PseudoClass EMPTY_TEXT = PseudoClass.getPseudoClass("empty-text");

  private final ScriptEditor editor;
  private final Function<Line, List<Mark>> marks;
  private final Messages messages;
  private final Label plain = Widgets.label("", "line-text");
  private final TextFlow marked = new TextFlow();
  private List<Mark> shownMarks = List.of();
  private String shownText = "";
  private boolean isWithoutEditor;

  /**
   * @param marks of a line as it is now
   */
  LineWords(ScriptEditor editor, Function<Line, List<Mark>> marks, Messages messages) {
    this.editor = editor;
    this.marks = marks;
    this.messages = messages;
    marked.getStyleClass().add("line-text");
    plain.fontProperty().addListener((value, old, now) -> fitLines(now));
    fitLines(plain.getFont());
    plain.setWrapText(true);
    plain.setMinHeight(0);
    marked.setMinHeight(0);
    setAlignment(Pos.TOP_LEFT);
    getChildren().setAll(plain);
  }

  /** A label's rows are whole pixels high: no word moves when a mark comes or goes. */
  private void fitLines(Font font) {
    Text measure = new Text("X");
    measure.setFont(font);
    double height = measure.getLayoutBounds().getHeight();
    marked.setLineSpacing(Math.ceil(height) - height);
  }

  /** Whether the editor's field stays away: there is one, and it belongs where it is seen. */
  void leaveEditor(boolean isLeft) {
    isWithoutEditor = isLeft;
  }

  /** Told of a double click. */
  void onEdit(Runnable action) {
    setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            action.run();
          }
        });
  }

  void show(Line line) {
    boolean isEdited = editor.isAt(line.id());
    plain.setVisible(!isEdited);
    if (isEdited) {
      edit(line);
      return;
    }
    List<Mark> now = line.isEmpty() ? List.of() : marks.apply(line);
    if (now.isEmpty()) {
      only(plain);
      plain.setText(line.isEmpty() ? messages.text("script.empty") : line.text());
      if (plain.getPseudoClassStates().contains(EMPTY_TEXT) != line.isEmpty()) {
        plain.pseudoClassStateChanged(EMPTY_TEXT, line.isEmpty());
        plain.applyCss();
      }
    } else {
      only(marked);
      if (!now.equals(shownMarks) || !line.text().equals(shownText)) {
        marked.getChildren().setAll(pieces(line.text(), now));
        marked.applyCss();
      }
    }
    shownMarks = now;
    shownText = line.text();
  }

  /** The label stays and is as high as the words; the field is laid over it. */
  private void edit(Line line) {
    boolean isOpenEnded = line.isEmpty() || line.text().endsWith("\n");
    plain.setText(isOpenEnded ? line.text() + " " : line.text());
    if (!getChildren().contains(plain)) {
      getChildren().setAll(plain);
    }
    if (!isWithoutEditor) {
      editor.placeIn(this, line);
      applyCss();
    }
    shownMarks = List.of();
  }

  private void only(javafx.scene.Node node) {
    if (getChildren().size() != 1 || getChildren().get(0) != node) {
      getChildren().setAll(node);
      applyCss();
    }
  }

  /** The text cut where a mark begins or ends. */
  private static List<Text> pieces(String text, List<Mark> marks) {
    TreeSet<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
    for (Mark mark : marks) {
      cuts.add(Math.min(mark.from(), text.length()));
      cuts.add(Math.min(mark.to(), text.length()));
    }
    List<Text> pieces = new ArrayList<>();
    int from = 0;
    for (int to : cuts.tailSet(1)) {
      Text piece = new Text(text.substring(from, to));
      piece.getStyleClass().add("line-piece");
      Mark.Kind strongest = null;
      for (Mark mark : marks) {
        boolean covers = mark.from() <= from && to <= mark.to();
        if (covers && (strongest == null || mark.kind().compareTo(strongest) > 0)) {
          strongest = mark.kind();
        }
      }
      if (strongest != null) {
        piece.getStyleClass().add(strongest.styleClass());
      }
      pieces.add(piece);
      from = to;
    }
    return pieces;
  }
}
