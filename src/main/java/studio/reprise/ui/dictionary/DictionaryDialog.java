package studio.reprise.ui.dictionary;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpokenForm;
import studio.reprise.storage.words.WordFiles;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.widget.Choosers;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.StudioDialog;
import studio.reprise.ui.widget.Widgets;

/** The project's dictionary: all entries, and the form of one. */
public final class DictionaryDialog extends StudioDialog {
  private final Pronunciations commands;
  private final Messages messages;
  private final TableView<DictionaryEntry> table = new TableView<>();
  private final TextField filter = new TextField();
  private final EntryForm form;

  public DictionaryDialog(Manuscript manuscript, Pronunciations commands, Messages messages) {
    super(messages, "dictionary.title");
    this.commands = commands;
    this.messages = messages;
    this.form = new EntryForm(commands, messages);
    layOut();
    ChangeListener<Project> follow = (value, old, now) -> fill();
    manuscript.projectProperty().addListener(follow);
    setOnHidden(event -> manuscript.projectProperty().removeListener(follow));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((value, old, now) -> selected(now));
    filter.textProperty().addListener((value, old, now) -> fill());
    fill();
    form.begin("");
  }

  /** Opened for a word that is said otherwise from now on, in a line or everywhere. */
  public DictionaryDialog sayOtherwise(String word) {
    Optional<DictionaryEntry> there =
        commands.entries().stream()
            .filter(entry -> entry.word().equalsIgnoreCase(word))
            .findFirst();
    if (there.isPresent()) {
      table.getSelectionModel().select(there.get());
    } else {
      form.begin(word);
    }
    return this;
  }

  private void layOut() {
    filter.setId("dictionary-filter");
    filter.setPromptText(messages.text("dictionary.filter"));
    filter.setAccessibleText(messages.text("dictionary.filter"));
    HBox.setHgrow(filter, Priority.ALWAYS);
    table.setId("dictionary");
    table.setAccessibleText(messages.text("dictionary.title"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(Widgets.paragraph(messages.text("dictionary.empty"), "text-muted"));
    table
        .getColumns()
        .setAll(
            List.of(
                column("dictionary.word", DictionaryEntry::word),
                column(
                    "dictionary.spoken",
                    entry -> SpokenForm.phonemes(entry.spoken()).orElse(entry.spoken())),
                column("dictionary.reach", this::reach)));
    table.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DELETE) {
            remove();
            event.consume();
          }
        });
    size(table, 760, 260);
    VBox.setVgrow(table, Priority.ALWAYS);
    var add =
        Widgets.button(
            Feather.PLUS,
            messages.text("dictionary.add"),
            () -> {
              table.getSelectionModel().clearSelection();
              form.begin("");
            });
    add.setId("dictionary-add");
    var remove = Widgets.button(Feather.TRASH_2, messages.text("dictionary.remove"), this::remove);
    remove.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    HBox tools =
        Widgets.row(
            filter,
            add,
            remove,
            Widgets.button(Feather.DOWNLOAD, messages.text("dictionary.import"), this::importFile),
            Widgets.button(Feather.SHARE, messages.text("dictionary.export"), this::exportFile));
    // Words of buttons are read whole; the field gives way.
    tools.getChildren().stream()
        .filter(Button.class::isInstance)
        .forEach(button -> ((Button) button).setMinWidth(Region.USE_PREF_SIZE));
    VBox content = new VBox(tools, table, form);
    content.getStyleClass().add("dictionary-page");
    getDialogPane().setId("dictionary-dialog");
    getDialogPane().setContent(content);
    getDialogPane().getButtonTypes().setAll(done());
  }

  private TableColumn<DictionaryEntry, String> column(
      String key, java.util.function.Function<DictionaryEntry, String> text) {
    TableColumn<DictionaryEntry, String> column = new TableColumn<>(messages.text(key));
    column.setCellValueFactory(
        cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())).getReadOnlyProperty());
    return column;
  }

  private String reach(DictionaryEntry entry) {
    return switch (entry.scope()) {
      case PROJECT -> messages.text("dictionary.scope.PROJECT");
      case SPEAKER ->
          commands.project().speaker(entry.ownerId()).map(Speaker::name).orElse(entry.ownerId());
      case LINE -> messages.text("dictionary.scope.of_line", commands.numberOf(entry.ownerId()));
    };
  }

  private void fill() {
    if (commands.project() == null) {
      close();
      return;
    }
    DictionaryEntry selected = table.getSelectionModel().getSelectedItem();
    String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
    table
        .getItems()
        .setAll(
            commands.entries().stream()
                .filter(entry -> entry.word().toLowerCase(Locale.ROOT).contains(wanted))
                .toList());
    if (selected != null) {
      table.getSelectionModel().select(selected);
    }
  }

  private void selected(DictionaryEntry entry) {
    if (entry != null) {
      form.show(entry);
    }
  }

  private void remove() {
    DictionaryEntry gone = table.getSelectionModel().getSelectedItem();
    if (gone != null) {
      table.getSelectionModel().clearSelection();
      commands.remove(gone);
      form.begin("");
    }
  }

  private FileChooser chooser(String titleKey, List<String> endings) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(messages.text(titleKey));
    chooser
        .getExtensionFilters()
        .setAll(
            endings.stream()
                .map(each -> new FileChooser.ExtensionFilter("*" + each, "*" + each))
                .toList());
    return chooser;
  }

  private void importFile() {
    FileChooser chooser = chooser("dictionary.import", List.of());
    chooser
        .getExtensionFilters()
        .add(
            new FileChooser.ExtensionFilter(
                String.join(", ", WordFiles.ENDINGS),
                WordFiles.ENDINGS.stream().map(each -> "*" + each).toList()));
    Choosers.open(chooser, "dictionary", getDialogPane().getScene().getWindow())
        .ifPresent(file -> commands.read(file.toPath()));
  }

  private void exportFile() {
    FileChooser chooser = chooser("dictionary.export", List.of(".csv", ".tsv", ".pls"));
    chooser.setInitialFileName(commands.project().name() + ".csv");
    File file =
        Choosers.save(chooser, "dictionary", getDialogPane().getScene().getWindow()).orElse(null);
    if (file != null) {
      commands.write(file.toPath());
    }
  }
}
