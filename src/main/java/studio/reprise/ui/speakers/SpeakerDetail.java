package studio.reprise.ui.speakers;

import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.Edit;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpeakerEdits;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** The opened part of a speaker's card: clip, transcript, language, consent, and a try-out. */
final class SpeakerDetail extends VBox {
  private final StudioModel model;
  private final String id;
  private final TextArea transcript = new TextArea();
  private final TextField language = new TextField();
  private final ComboBox<String> clipUse = new ComboBox<>();
  private final TextArea consent = new TextArea();
  private final TextArea notes = new TextArea();
  private final TextField attempt = new TextField();
  private final Label status = Widgets.paragraph("", "text-muted", "text-small");
  private final StylesPane styles;
  private @Nullable Speaker shown;

  SpeakerDetail(StudioModel model, String id, Runnable chooseFile) {
    this.model = model;
    this.id = id;
    this.styles = new StylesPane(model, id);
    layOut(chooseFile);
    bind();
  }

  private void layOut(Runnable chooseFile) {
    Messages messages = model.messages();
    getStyleClass().add("card-detail");
    var choose = Widgets.button(Feather.UPLOAD, messages.text("speakers.choose.short"), chooseFile);
    var record =
        Widgets.button(
            Feather.MIC,
            messages.text("speakers.record"),
            () -> new RecordDialog(model, id).show());
    var trim = Widgets.iconButton(Feather.SCISSORS, messages.text("speakers.trim"), this::trim);
    var delete =
        Widgets.iconButton(
            Feather.TRASH_2,
            messages.text("speakers.delete"),
            () -> model.manuscript().edit(SpeakerEdits.delete(id)));
    for (var button : java.util.List.of(choose, record)) {
      button.getStyleClass().add("small");
      button.setMinWidth(USE_PREF_SIZE);
    }
    for (TextArea area : new TextArea[] {transcript, consent, notes}) {
      area.setWrapText(true);
      area.setPrefRowCount(2);
      Widgets.leaveByTab(area);
    }
    transcript.setId("transcript");
    attempt.setPromptText(messages.text("speakers.try.prompt"));
    attempt.setAccessibleText(messages.text("speakers.try"));
    HBox.setHgrow(attempt, Priority.ALWAYS);
    Widgets.shown(status).set(false);
    getChildren()
        .setAll(
            Widgets.row(choose, record, Widgets.spring(), trim, delete),
            field("speakers.transcript", transcript),
            field("speakers.language", language),
            clipUse(),
            styles,
            field("speakers.consent", consent),
            field("speakers.notes", notes),
            Widgets.label(messages.text("speakers.try"), "field-label"),
            Widgets.row(
                attempt,
                Widgets.iconButton(
                    Feather.PLAY_CIRCLE, messages.text("speakers.try"), this::tryOut)),
            status);
  }

  private VBox field(String key, TextInputControl control) {
    String name = model.messages().text(key);
    Label label = Widgets.label(name, "field-label");
    label.setLabelFor(control);
    control.setAccessibleText(name);
    control.setPromptText(model.messages().text(key + ".prompt"));
    return new VBox(label, control);
  }

  private VBox clipUse() {
    Messages messages = model.messages();
    Label label = Widgets.label(messages.text("speakers.use"), "field-label");
    label.setLabelFor(clipUse);
    clipUse.setId("clip-use");
    clipUse.setAccessibleText(messages.text("speakers.use"));
    clipUse.getItems().setAll("", "full", "timbre");
    clipUse.setMaxWidth(Double.MAX_VALUE);
    Widgets.sayIn(clipUse, use -> messages.text("speakers.use." + (use.isEmpty() ? "auto" : use)));
    return new VBox(label, clipUse);
  }

  private void bind() {
    clipUse
        .valueProperty()
        .addListener(
            (value, old, now) -> {
              if (shown != null && !now.equals(shown.clipUse())) {
                model.manuscript().edit(SpeakerEdits.changeClipUse(id, now));
              }
            });
    follow(transcript, Speaker::transcript, SpeakerEdits::changeTranscript);
    follow(consent, Speaker::consent, SpeakerEdits::changeConsent);
    follow(notes, Speaker::notes, SpeakerEdits::changeNotes);
    follow(language, Speaker::language, SpeakerEdits::changeLanguage);
    attempt.setOnAction(event -> tryOut());
  }

  private void follow(
      TextInputControl control,
      Function<Speaker, String> value,
      java.util.function.BiFunction<String, String, Edit> edit) {
    BiConsumer<String, String> change =
        (old, now) -> {
          if (control.isFocused() && shown != null && !now.equals(value.apply(shown))) {
            model.manuscript().edit(edit.apply(id, now));
          }
        };
    control.textProperty().addListener((text, old, now) -> change.accept(old, now));
    control.focusedProperty().addListener((focus, old, now) -> model.manuscript().settle());
  }

  void show(Speaker speaker) {
    shown = speaker;
    set(transcript, speaker.transcript());
    set(consent, speaker.consent());
    set(notes, speaker.notes());
    set(language, speaker.language());
    clipUse.setValue(speaker.clipUse());
    styles.show(speaker);
  }

  private static void set(TextInputControl control, String text) {
    if (!control.getText().equals(text)) {
      control.setText(text);
    }
  }

  private void trim() {
    model
        .sounds()
        .clip(
            shown.clipSha256(),
            sound -> sound.ifPresent(found -> new ClipDialog(model, id, found.pcm()).show()));
  }

  private void tryOut() {
    Messages messages = model.messages();
    String text = attempt.getText().isBlank() ? attempt.getPromptText() : attempt.getText();
    if (!shown.hasClip() || (shown.transcript().isBlank() && shown.clipUse().equals("full"))) {
      tell(messages.text("speakers.try.not_yet"));
      return;
    }
    tell(messages.text("speakers.try.rendering"));
    model.speakers().tryOut(shown, text, this::tell);
  }

  private void tell(String text) {
    status.setText(text);
    Widgets.shown(status).set(!text.isEmpty());
  }
}
