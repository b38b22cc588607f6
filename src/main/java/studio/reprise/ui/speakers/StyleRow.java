package studio.reprise.ui.speakers;

import java.io.File;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.Edit;
import studio.reprise.document.Speaker;
import studio.reprise.document.Style;
import studio.reprise.document.StyleEdits;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** One style: its name, its clip and what is said in it. */
final class StyleRow extends VBox {
  private final StudioModel model;
  private final String speakerId;
  private final TextField name = new TextField();
  private final TextField transcript = new TextField();
  private final TextField notes = new TextField();
  private final Button hear;
  private Speaker speaker;
  private Style style;

  StyleRow(StudioModel model, String speakerId) {
    this.model = model;
    this.speakerId = speakerId;
    Messages messages = model.messages();
    getStyleClass().add("style-row");
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMinWidth(60);
    name.getStyleClass().add("style-name");
    hear =
        Widgets.iconButton(
            Feather.PLAY,
            messages.text("speakers.hear"),
            () -> model.listening().playClip(style.clipSha256()));
    for (TextField field : new TextField[] {name, transcript, notes}) {
      field.setOnAction(event -> keep());
      field
          .focusedProperty()
          .addListener(
              (value, old, now) -> {
                if (!now) {
                  keep();
                }
              });
    }
    describe(name, messages.text("style.name"));
    describe(transcript, messages.text("speakers.transcript.prompt"));
    describe(notes, messages.text("speakers.notes"));
    getChildren()
        .setAll(
            Widgets.row(
                name,
                hear,
                Widgets.iconButton(Feather.UPLOAD, messages.text("speakers.choose"), this::choose),
                Widgets.iconButton(
                    Feather.MIC,
                    messages.text("speakers.record"),
                    () -> new RecordDialog(model, speakerId, style.name()).show()),
                Widgets.iconButton(
                    Feather.TRASH_2,
                    messages.text("style.delete"),
                    () -> edit(StyleEdits.delete(speakerId, style.name())))),
            transcript,
            notes);
    setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    setOnDragDropped(
        event -> {
          read(event.getDragboard().getFiles().get(0));
          event.setDropCompleted(true);
          event.consume();
        });
  }

  private static void describe(TextField field, String text) {
    field.setPromptText(text);
    field.setAccessibleText(text);
  }

  void show(Speaker now, Style shown) {
    speaker = now;
    style = shown;
    set(name, shown.name());
    set(transcript, shown.transcript());
    set(notes, shown.notes());
    hear.setDisable(shown.clipSha256().isEmpty());
  }

  private static void set(TextField field, String text) {
    if (!field.isFocused() && !field.getText().equals(text)) {
      field.setText(text);
    }
  }

  /** What was typed, when the field is left. */
  private void keep() {
    if (style == null || speaker.style(style.name()).isEmpty()) {
      return;
    }
    if (!transcript.getText().equals(style.transcript())) {
      edit(StyleEdits.changeTranscript(speakerId, style.name(), transcript.getText()));
    }
    if (!notes.getText().equals(style.notes())) {
      edit(StyleEdits.changeNotes(speakerId, style.name(), notes.getText()));
    }
    if (!name.getText().strip().equals(style.name())) {
      String before = style.name();
      String wanted = name.getText().strip();
      edit(StyleEdits.rename(speakerId, before, wanted));
      name.setText(style.name());
    }
  }

  private void edit(Edit edit) {
    model.manuscript().edit(edit);
    model.manuscript().settle();
  }

  private void choose() {
    Optional<File> file = SoundChooser.choose(model.messages(), getScene().getWindow());
    file.ifPresent(this::read);
  }

  private void read(File file) {
    model
        .speakers()
        .read(
            file.toPath(),
            recording -> new ClipDialog(model, speakerId, style.name(), recording).show());
  }
}
