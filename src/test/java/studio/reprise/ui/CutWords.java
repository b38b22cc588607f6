package studio.reprise.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;

/** Words of the window's own that do not fit where they stand and so end in dots. */
final class CutWords {
  /** May end in dots: what the author wrote, where a tooltip or a wider pane has the rest. */
  private static final Set<String> AUTHORS = Set.of("line-speaker", "job-name", "text-cut");

  private CutWords() {}

  /** What is cut in a view, each as it should be and as it is; on the JavaFX thread. */
  static List<String> in(Parent root) {
    root.applyCss();
    root.layout();
    List<String> cut = new ArrayList<>();
    collect(root, cut);
    return cut;
  }

  private static void collect(Node node, List<String> cut) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled
        && labeled.getText() != null
        && labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY
        && labeled.getStyleClass().stream().noneMatch(AUTHORS::contains)
        && labeled.lookup(".text") instanceof Text shown
        && !shown.getText().equals(labeled.getText().replace("_", ""))
        && shown.getText().endsWith("...")) {
      cut.add(String.format(Locale.ROOT, "%s as %s", labeled.getText(), shown.getText()));
    }
    if (node instanceof TextField field && isCut(field)) {
      cut.add(String.format(Locale.ROOT, "%s in its field", field.getPromptText()));
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, cut));
    }
  }

  /** A field has no room for the words that say what belongs into it. */
  private static boolean isCut(TextField field) {
    if (!field.getText().isEmpty() || field.getPromptText() == null) {
      return false;
    }
    Text prompt = new Text(field.getPromptText());
    prompt.setFont(field.getFont());
    double room = field.getWidth() - field.snappedLeftInset() - field.snappedRightInset();
    return prompt.getLayoutBounds().getWidth() > Math.ceil(room);
  }
}
