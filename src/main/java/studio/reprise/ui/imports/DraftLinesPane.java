package studio.reprise.ui.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.DraftLine.Attribution;
import studio.reprise.document.script.DraftSection;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/**
 * The lines as they will be. Who surely speaks by the words around a line is told apart from who
 * the file names; a guess is grey until the author takes it, one by one, with Enter.
 */
final class DraftLinesPane extends ListView<DraftLinesPane.Row> {
  /**
   * A line, or the title of a section.
   *
   * @param line null for a title
   */
  record Row(int section, int index, String title, @Nullable DraftLine line) {
    boolean isTitle() {
      return line == null;
    }

    /** The line of a row that is none. */
    DraftLine said() {
      return Objects.requireNonNull(line);
    }
  }

  private final Messages messages;
  private final Set<Row> taken = new HashSet<>();

  DraftLinesPane(Messages messages) {
    this.messages = messages;
    setId("import-lines");
    setAccessibleText(messages.text("import.lines"));
    setPlaceholder(Widgets.paragraph(messages.text("import.no_lines"), "text-muted"));
    setCellFactory(list -> new LineCell());
    setOnKeyPressed(
        event -> {
          Row row = getSelectionModel().getSelectedItem();
          if (event.getCode() == KeyCode.ENTER && isGuess(row)) {
            if (!taken.remove(row)) {
              taken.add(row);
            }
            refresh();
            event.consume();
          }
        });
    Widgets.own(this, KeyCode.ENTER);
  }

  private static boolean isGuess(Row row) {
    return row != null && !row.isTitle() && row.said().attribution() == Attribution.GUESSED;
  }

  void show(ScriptDraft draft, IntPredicate wantedSection) {
    List<Row> rows = new ArrayList<>();
    for (int s = 0; s < draft.sections().size(); s++) {
      DraftSection section = draft.sections().get(s);
      if (wantedSection.test(s)) {
        if (!section.title().isBlank()) {
          rows.add(new Row(s, -1, section.title(), null));
        }
        for (int i = 0; i < section.lines().size(); i++) {
          rows.add(new Row(s, i, "", section.lines().get(i)));
        }
      }
    }
    getItems().setAll(rows);
  }

  /** The draft with the guesses that the author took. */
  ScriptDraft withGuesses(ScriptDraft draft) {
    if (taken.isEmpty()) {
      return draft;
    }
    List<DraftSection> sections = new ArrayList<>(draft.sections());
    for (Row row : taken) {
      DraftSection section = sections.get(row.section());
      List<DraftLine> lines = new ArrayList<>(section.lines());
      lines.set(row.index(), row.said().withSpeaker(row.said().speaker(), Attribution.FROM_TEXT));
      sections.set(row.section(), section.withLines(lines));
    }
    return draft.withSections(sections);
  }

  /** Another reading has other guesses. */
  void forgetGuesses() {
    taken.clear();
  }

  private final class LineCell extends ListCell<Row> {
    private final Label speaker = Widgets.label("", "import-speaker");
    private final Label direction = Widgets.label("", "text-muted", "text-small");
    private final Label text = Widgets.label("");
    private final Label hint = Widgets.label("", "text-muted", "text-small");
    private final HBox page = Widgets.row(speaker, text, direction, hint);

    LineCell() {
      text.setWrapText(true);
      text.setMinWidth(80);
      HBox.setHgrow(text, Priority.ALWAYS);
      text.setMaxWidth(Double.MAX_VALUE);
      text.setMinHeight(Region.USE_PREF_SIZE);
      hint.setMinWidth(Region.USE_PREF_SIZE);
      // The cell is as wide as the list, and its height is that of the words at that width.
      setPrefWidth(0);
      text.setPrefWidth(200);
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setGraphic(null);
        return;
      }
      boolean isTitle = row.isTitle();
      text.getStyleClass().remove("text-bold");
      if (isTitle) {
        text.getStyleClass().add("text-bold");
      }
      text.setText(isTitle ? row.title() : row.said().text());
      boolean isOpen = isGuess(row) && !taken.contains(row);
      speaker.setText(isTitle ? "" : row.said().speaker());
      speaker.setOpacity(isOpen ? 0.5 : 1);
      direction.setText(isTitle ? "" : row.said().direction());
      boolean isFromText =
          !isTitle
              && !row.said().speaker().isEmpty()
              && (row.said().attribution() == Attribution.FROM_TEXT || taken.contains(row));
      hint.setText(
          isOpen
              ? messages.text("import.guess")
              : isFromText ? messages.text("import.from_text") : "");
      Widgets.shown(hint).set(!hint.getText().isEmpty());
      Widgets.shown(direction).set(!direction.getText().isEmpty());
      setGraphic(page);
    }
  }
}
