package studio.reprise.ui.imports;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.reprise.desk.ScriptReport;
import studio.reprise.desk.SectionChoice;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.DraftSection;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** The sections of a script with ticks: how many words each has, and why one is proposed out. */
final class SectionsPane extends ListView<Integer> {
  private final Messages messages;
  private final Runnable changed;
  private final Set<Integer> wanted = new TreeSet<>();
  private @Nullable ScriptDraft draft;

  SectionsPane(Messages messages, Runnable changed) {
    this.messages = messages;
    this.changed = changed;
    setId("import-sections");
    setAccessibleText(messages.text("import.sections"));
    setCellFactory(list -> new SectionCell());
    setOnKeyPressed(
        event -> {
          Integer index = getSelectionModel().getSelectedItem();
          if (event.getCode() == KeyCode.SPACE && index != null) {
            want(index, !wanted.contains(index));
            event.consume();
          }
        });
  }

  void show(ScriptDraft read, SectionChoice choice) {
    draft = read;
    wanted.clear();
    for (int i = 0; i < read.sections().size(); i++) {
      if (choice.wants(read, i)) {
        wanted.add(i);
      }
    }
    getItems().clear();
    for (int i = 0; i < read.sections().size(); i++) {
      getItems().add(i);
    }
  }

  boolean wants(int section) {
    return wanted.contains(section);
  }

  /** What the author ticked, where it is not as proposed. */
  SectionChoice choice() {
    Set<String> skipped = new LinkedHashSet<>();
    Set<String> taken = new LinkedHashSet<>();
    ScriptDraft shown = Objects.requireNonNull(draft);
    for (int i = 0; i < shown.sections().size(); i++) {
      boolean isOut = shown.sections().get(i).isProposedOut();
      if (isOut && wanted.contains(i)) {
        taken.add(SectionChoice.name(shown, i));
      } else if (!isOut && !wanted.contains(i)) {
        skipped.add(SectionChoice.name(shown, i));
      }
    }
    return new SectionChoice(skipped, taken);
  }

  private void want(int index, boolean isWanted) {
    if (isWanted ? wanted.add(index) : wanted.remove(index)) {
      refresh();
      changed.run();
    }
  }

  private final class SectionCell extends ListCell<Integer> {
    private final CheckBox tick = new CheckBox();
    private final Label figures = Widgets.label("", "text-muted", "text-small");
    private final VBox page = new VBox(tick, figures);

    SectionCell() {
      page.getStyleClass().add("import-section");
      tick.setFocusTraversable(false);
      tick.setOnAction(event -> want(getItem(), tick.isSelected()));
    }

    @Override
    protected void updateItem(Integer index, boolean empty) {
      super.updateItem(index, empty);
      if (empty || index == null) {
        setGraphic(null);
        return;
      }
      DraftSection section = Objects.requireNonNull(draft).sections().get(index);
      String title = section.title().isBlank() ? firstWords(section) : section.title();
      tick.setText(title);
      tick.setSelected(wanted.contains(index));
      long words =
          section.lines().stream().map(DraftLine::text).mapToLong(ScriptReport::words).sum();
      String counts = messages.text("import.section_words", section.lines().size(), words);
      figures.setText(
          section.isProposedOut()
              ? counts + " – " + messages.sentence(section.proposal())
              : counts);
      setGraphic(page);
    }

    private String firstWords(DraftSection section) {
      String text = section.lines().isEmpty() ? "" : section.lines().get(0).text();
      return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
  }
}
