package studio.reprise.ui.dictionary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.EditException;
import studio.reprise.document.SpokenForm;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** One entry: the word, how it is said and where; heard before it is kept. */
final class EntryForm extends VBox {
  /** How a pronunciation is typed. */
  private enum Kind {
    RESPELLING,
    PHONEMES
  }

  /** Where it holds. */
  private record Reach(DictionaryEntry.Scope scope, String ownerId, String shown) {}

  private final Pronunciations commands;
  private final Messages messages;
  private final TextField word = new TextField();
  private final TextField spoken = new TextField();
  private final ComboBox<Kind> kind = new ComboBox<>();
  private final ComboBox<Reach> reach = new ComboBox<>();
  private final Label status = Widgets.paragraph("", "text-muted", "text-small");
  private final Button hear;
  private final Button keep;
  private Optional<DictionaryEntry> old = Optional.empty();

  EntryForm(Pronunciations commands, Messages messages) {
    this.commands = commands;
    this.messages = messages;
    getStyleClass().add("entry-form");
    hear = Widgets.button(Feather.PLAY, messages.text("dictionary.hear"), this::hear);
    keep = Widgets.button(Feather.CHECK, messages.text("dictionary.keep"), this::keep);
    hear.setId("entry-hear");
    keep.setId("entry-keep");
    word.setId("entry-word");
    spoken.setId("entry-spoken");
    kind.setId("entry-kind");
    kind.setAccessibleText(messages.text("dictionary.kind"));
    reach.setId("entry-reach");
    status.setId("entry-status");
    kind.getItems().setAll(Kind.values());
    Widgets.sayIn(kind, each -> messages.of("dictionary.kind", each));
    Widgets.sayIn(reach, Reach::shown);
    kind.setValue(Kind.RESPELLING);
    for (ComboBox<?> box : List.of(kind, reach)) {
      box.setMinWidth(USE_PREF_SIZE);
      box.setMaxWidth(Double.MAX_VALUE);
    }
    spoken.setPrefColumnCount(24);
    word.setPrefColumnCount(14);
    GridPane grid = new GridPane();
    grid.getStyleClass().add("settings-grid");
    grid.addRow(0, label("dictionary.word", word), word, label("dictionary.reach", reach), reach);
    grid.addRow(1, label("dictionary.spoken", spoken), spoken, new Label(), kind);
    GridPane.setHgrow(word, Priority.ALWAYS);
    GridPane.setHgrow(spoken, Priority.ALWAYS);
    HBox.setHgrow(status, Priority.ALWAYS);
    getChildren().setAll(grid, Widgets.row(hear, keep, status));
    word.textProperty().addListener((value, before, now) -> look());
    spoken.textProperty().addListener((value, before, now) -> look());
    kind.valueProperty().addListener((value, before, now) -> look());
    reach.valueProperty().addListener((value, before, now) -> look());
    word.setOnAction(event -> spoken.requestFocus());
    spoken.setOnAction(event -> keep());
  }

  private Label label(String key, javafx.scene.Node control) {
    Label label = Widgets.label(messages.text(key));
    label.setLabelFor(control);
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  /** A new entry for a word. */
  void begin(String first) {
    old = Optional.empty();
    fillReaches(Optional.empty());
    word.setText(first);
    spoken.setText("");
    kind.setValue(Kind.RESPELLING);
    javafx.application.Platform.runLater(
        first.isEmpty() ? word::requestFocus : spoken::requestFocus);
    look();
  }

  /** One that is there. */
  void show(DictionaryEntry entry) {
    old = Optional.of(entry);
    fillReaches(old);
    word.setText(entry.word());
    Optional<String> phonemes = SpokenForm.phonemes(entry.spoken());
    kind.setValue(phonemes.isPresent() ? Kind.PHONEMES : Kind.RESPELLING);
    spoken.setText(phonemes.orElse(entry.spoken()));
    look();
  }

  private void fillReaches(Optional<DictionaryEntry> shown) {
    List<Reach> all = new ArrayList<>();
    all.add(
        new Reach(DictionaryEntry.Scope.PROJECT, "", messages.text("dictionary.scope.PROJECT")));
    commands
        .project()
        .speakers()
        .forEach(
            speaker ->
                all.add(
                    new Reach(
                        DictionaryEntry.Scope.SPEAKER,
                        speaker.id(),
                        messages.text("dictionary.scope.of_speaker", speaker.name()))));
    String line =
        shown
            .filter(entry -> entry.scope() == DictionaryEntry.Scope.LINE)
            .map(DictionaryEntry::ownerId)
            .orElseGet(() -> commands.currentLine().map(each -> each.id()).orElse(""));
    if (!line.isEmpty()) {
      all.add(
          new Reach(
              DictionaryEntry.Scope.LINE,
              line,
              messages.text("dictionary.scope.of_line", commands.numberOf(line))));
    }
    reach.getItems().setAll(all);
    reach.setValue(
        all.stream()
            .filter(
                each ->
                    shown.isPresent()
                        && each.scope() == shown.get().scope()
                        && each.ownerId().equals(shown.get().ownerId()))
            .findFirst()
            .orElse(all.get(0)));
  }

  /** What is typed, as an entry. */
  private DictionaryEntry typed() {
    Reach wanted = reach.getValue();
    String said =
        kind.getValue() == Kind.PHONEMES
            ? SpokenForm.ofPhonemes(spoken.getText())
            : spoken.getText().strip();
    return new DictionaryEntry(word.getText().strip(), said, wanted.scope(), wanted.ownerId());
  }

  /** Says what keeping would do, or what keeps it from being kept. */
  private void look() {
    boolean isThere = !word.getText().isBlank() && !spoken.getText().isBlank();
    String sentence = messages.text("dictionary.help");
    if (isThere && reach.getValue() != null) {
      try {
        DictionaryEntry entry = typed();
        int stale = old.equals(Optional.of(entry)) ? 0 : commands.staleBy(old, entry);
        sentence =
            stale == 0
                ? messages.text("dictionary.stale.none")
                : messages.count("dictionary.stale", stale);
      } catch (EditException e) {
        isThere = false;
        sentence = messages.sentence(e.sentence());
      }
    }
    status.setText(sentence);
    hear.setDisable(!isThere);
    keep.setDisable(!isThere);
  }

  private void hear() {
    commands.hear(
        typed(),
        sentence -> {
          if (sentence.isEmpty()) {
            look();
          } else {
            status.setText(sentence);
          }
        });
  }

  private void keep() {
    if (!keep.isDisabled()) {
      DictionaryEntry entry = typed();
      Optional<DictionaryEntry> before = old;
      int stale = before.equals(Optional.of(entry)) ? 0 : commands.staleBy(before, entry);
      old = Optional.of(entry);
      commands.put(before, entry);
      String kept = messages.text("dictionary.kept", entry.word());
      status.setText(
          stale == 0 ? kept : kept + " " + messages.count("dictionary.gone_stale", stale));
    }
  }
}
