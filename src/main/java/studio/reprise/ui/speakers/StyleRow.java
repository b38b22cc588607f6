package studio.reprise.ui.speakers;

import java.io.File;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.audio.Recording;
import studio.reprise.document.Edit;
import studio.reprise.document.Speaker;
import studio.reprise.document.Style;
import studio.reprise.document.StyleEdits;
import studio.reprise.ui.model.Listening;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.widget.Drop;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** One style: its name, its clip and what is said in it. */
final class StyleRow extends VBox {
  private final Manuscript manuscript;
  private final Listening listening;
  private final ClipDialogs clips;
  private final Messages messages;
  private final String speakerId;
  private final TextField name = new TextField();
  private final TextField transcript = new TextField();
  private final TextField notes = new TextField();
  private final Button hear;
  private final ClipFindings findings;
  private String examined = "";
  private @Nullable Speaker speaker;
  private @Nullable Style style;

  StyleRow(
      Manuscript manuscript,
      Listening listening,
      ClipDialogs clips,
      Messages messages,
      String speakerId) {
    this.manuscript = manuscript;
    this.listening = listening;
    this.clips = clips;
    this.messages = messages;
    this.speakerId = speakerId;
    findings = clips.findings(this::trimSilence);
    getStyleClass().add("style-row");
    name.getStyleClass().add("style-name");
    hear = Widgets.iconButton(Feather.PLAY, messages.text("speakers.hear"), this::hear);
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
    describe(transcript, messages.text("style.transcript"));
    describe(notes, messages.text("speakers.notes"));
    getChildren()
        .setAll(
            name,
            Widgets.row(
                hear,
                Widgets.iconButton(Feather.UPLOAD, messages.text("speakers.choose"), this::choose),
                Widgets.iconButton(Feather.MIC, messages.text("speakers.record"), this::record),
                Widgets.spring(),
                Widgets.iconButton(Feather.TRASH_2, messages.text("style.delete"), this::delete)),
            findings,
            transcript,
            notes);
    Drop.ofFiles(this, files -> style != null, files -> read(files.get(0)));
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
    examine(shown);
  }

  /** The doctor looks at the clip and its words, again after each change of either. */
  private void examine(Style now) {
    String wanted = now.clipSha256() + " " + now.transcript();
    if (wanted.equals(examined)) {
      return;
    }
    examined = wanted;
    findings.tell("");
    if (!now.clipSha256().isEmpty()) {
      clips.sound(
          now.clipSha256(),
          clip -> {
            if (wanted.equals(examined)) {
              findings.examine(Recording.of(clip), now.transcript());
            }
          });
    }
  }

  private void trimSilence() {
    if (style != null) {
      clips.trimSilence(speakerId, style.name(), style.clipSha256(), style.transcript());
    }
  }

  private static void set(TextField field, String text) {
    if (!field.isFocused() && !field.getText().equals(text)) {
      field.setText(text);
    }
  }

  /** What was typed, when the field is left. */
  private void keep() {
    if (style == null || speaker == null || speaker.style(style.name()).isEmpty()) {
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
    manuscript.edit(edit);
    manuscript.settle();
  }

  private void choose() {
    if (style != null) {
      clips.choose(speakerId, style.name(), getScene().getWindow());
    }
  }

  private void read(File file) {
    if (style != null) {
      clips.read(file, speakerId, style.name());
    }
  }

  private void record() {
    if (style != null) {
      clips.record(speakerId, style.name());
    }
  }

  private void hear() {
    if (style != null) {
      listening.playClip(style.clipSha256());
    }
  }

  private void delete() {
    if (style != null) {
      edit(StyleEdits.delete(speakerId, style.name()));
    }
  }
}
