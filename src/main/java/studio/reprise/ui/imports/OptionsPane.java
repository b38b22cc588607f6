package studio.reprise.ui.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.reprise.storage.script.ReadingOptions;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** How a script is read; a change reads it again. */
final class OptionsPane extends VBox {
  private static final List<String> ENCODINGS =
      List.of("", "UTF-8", "windows-1252", "ISO-8859-1", "GB18030", "Shift_JIS", "windows-1251");

  private final Messages messages;
  private final Consumer<ReadingOptions> changed;
  private final Spinner<Integer> lineLength = new Spinner<>(100, 1000, 400, 50);
  private final ComboBox<String> headings = new ComboBox<>();
  private final ComboBox<String> notes = new ComboBox<>();
  private final ComboBox<String> encoding = new ComboBox<>();
  private final TextField language = new TextField();
  private final CheckBox cast = new CheckBox();
  private final CheckBox silent = new CheckBox();
  private final CheckBox pictures = new CheckBox();
  private final CheckBox listNumbers = new CheckBox();
  private final List<Supplier<String[]>> values = new ArrayList<>();
  private boolean isFilling;

  OptionsPane(Messages messages, Consumer<ReadingOptions> changed) {
    this.messages = messages;
    this.changed = changed;
    getStyleClass().add("import-options");
    named("import.option.line_length", lineLength);
    lineLength.setEditable(true);
    choice("import.option.headings", headings, List.of("spoken", "title"));
    choice("import.option.notes", notes, List.of("leave", "inline", "end"));
    tick("import.option.cast", cast);
    tick("import.option.pictures", pictures);
    tick("import.option.list_numbers", listNumbers);
    tick("import.option.silent", silent);
    named("import.option.language", language);
    language.setPrefColumnCount(6);
    named("import.option.encoding", encoding);
    encoding.getItems().setAll(ENCODINGS);
    Widgets.sayIn(
        encoding, name -> name.isEmpty() ? messages.text("import.option.encoding.found") : name);
    value(ReadingOptions.LINE_LENGTH, () -> String.valueOf(lineLength.getValue()));
    value(ReadingOptions.HEADINGS, headings::getValue);
    value(ReadingOptions.NOTES, notes::getValue);
    value(ReadingOptions.ENCODING, encoding::getValue);
    value(ReadingOptions.CAST, () -> yes(cast));
    value(ReadingOptions.PICTURES, () -> yes(pictures));
    value(ReadingOptions.LIST_NUMBERS, () -> yes(listNumbers));
    value(ReadingOptions.SILENT, () -> yes(silent));
    value(ReadingOptions.LANGUAGE, () -> language.getText().strip());
    List<ObservableValue<?>> watched =
        List.of(
            lineLength.valueProperty(),
            headings.valueProperty(),
            notes.valueProperty(),
            encoding.valueProperty(),
            cast.selectedProperty(),
            pictures.selectedProperty(),
            listNumbers.selectedProperty(),
            silent.selectedProperty());
    watched.forEach(one -> one.addListener((value, old, now) -> tell()));
    language.setOnAction(event -> tell());
  }

  private static String yes(CheckBox box) {
    return box.isSelected() ? "yes" : "no";
  }

  private void value(String option, Supplier<String> value) {
    values.add(() -> new String[] {option, value.get()});
  }

  private void named(String key, Region control) {
    Label name = Widgets.paragraph(messages.text(key), "field-label");
    control.setMaxWidth(Double.MAX_VALUE);
    name.setLabelFor(control);
    control.setAccessibleText(name.getText());
    if (control instanceof Spinner<?> spinner) {
      spinner.getEditor().setAccessibleText(name.getText());
    }
    getChildren().addAll(name, control);
  }

  private void choice(String key, ComboBox<String> box, List<String> choices) {
    named(key, box);
    box.getItems().setAll(choices);
    Widgets.sayIn(box, choice -> messages.text(key + "." + choice));
  }

  private void tick(String key, CheckBox box) {
    box.setText(messages.text(key));
    box.setWrapText(true);
    getChildren().add(box);
  }

  void show(ReadingOptions options) {
    isFilling = true;
    lineLength.getValueFactory().setValue(options.lineLength());
    headings.setValue(options.value(ReadingOptions.HEADINGS));
    notes.setValue(options.value(ReadingOptions.NOTES));
    encoding.setValue(options.encoding());
    cast.setSelected(options.castsSpeakers());
    pictures.setSelected(options.areLinesOfPictures());
    listNumbers.setSelected(options.areListNumbersSpoken());
    silent.setSelected(options.areSilentLinesRead());
    language.setText(options.language());
    isFilling = false;
  }

  private void tell() {
    if (isFilling) {
      return;
    }
    ReadingOptions options = ReadingOptions.USUAL;
    for (Supplier<String[]> value : values) {
      String[] one = value.get();
      boolean isUsual = one[0].equals(ReadingOptions.LINE_LENGTH) && one[1].equals("400");
      if (one[1] != null && !isUsual) {
        options = options.with(one[0], one[1]);
      }
    }
    changed.accept(options);
  }
}
