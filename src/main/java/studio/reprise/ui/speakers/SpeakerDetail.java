package studio.reprise.ui.speakers;

import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.Edit;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpeakerEdits;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.SpeakerCommands;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.RowsArea;
import studio.reprise.ui.widget.Widgets;

/** The opened part of a speaker's card: clip, transcript, language, consent, and a try-out. */
final class SpeakerDetail extends VBox {
  private final Manuscript manuscript;
  private final SpeakerCommands speakers;
  private final ClipDialogs clips;
  private final Messages messages;
  private final String id;
  private final TextArea transcript = new RowsArea(3);
  private final TextField language = new TextField();
  private final ComboBox<String> clipUse = new ComboBox<>();
  private final TextArea consent = new RowsArea(2);
  private final TextArea notes = new RowsArea(2);
  private final TextField attempt = new TextField();
  private final Label status = Widgets.paragraph("", "text-muted", "text-small");
  private final StylesPane styles;
  private @Nullable Speaker shown;

  SpeakerDetail(
      Manuscript manuscript,
      SpeakerCommands speakers,
      ClipDialogs clips,
      Messages messages,
      StylesPane styles,
      String id) {
    this.manuscript = manuscript;
    this.speakers = speakers;
    this.clips = clips;
    this.messages = messages;
    this.id = id;
    this.styles = styles;
    layOut();
    bind();
  }

  private void layOut() {
    getStyleClass().add("card-detail");
    var choose =
        Widgets.button(Feather.UPLOAD, messages.text("speakers.choose.short"), this::choose);
    var record =
        Widgets.button(Feather.MIC, messages.text("speakers.record"), () -> clips.record(id, ""));
    var trim = Widgets.iconButton(Feather.SCISSORS, messages.text("speakers.trim"), this::trim);
    var delete =
        Widgets.iconButton(
            Feather.TRASH_2,
            messages.text("speakers.delete"),
            () -> manuscript.edit(SpeakerEdits.delete(id)));
    for (var button : java.util.List.of(choose, record)) {
      button.getStyleClass().add("small");
      button.setMinWidth(USE_PREF_SIZE);
    }
    transcript.setId("transcript");
    attempt.setPromptText(messages.text("speakers.try.prompt"));
    attempt.setAccessibleText(messages.text("speakers.try"));
    HBox.setHgrow(attempt, Priority.ALWAYS);
    Widgets.shown(status).set(false);
    getChildren()
        .setAll(
            buttons(choose, record, trim, delete),
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

  /** Beside each other, or below where words are large. */
  private static FlowPane buttons(Node... nodes) {
    FlowPane buttons = new FlowPane(nodes);
    buttons.getStyleClass().add("clip-buttons");
    return buttons;
  }

  private VBox field(String key, TextInputControl control) {
    String name = messages.text(key);
    Label label = Widgets.paragraph(name, "field-label");
    label.setLabelFor(control);
    control.setAccessibleText(name);
    control.setPromptText(messages.text(key + ".prompt"));
    return new VBox(label, control);
  }

  private VBox clipUse() {
    Label label = Widgets.label(messages.text("speakers.use"), "field-label");
    label.setLabelFor(clipUse);
    clipUse.setId("clip-use");
    clipUse.setAccessibleText(messages.text("speakers.use"));
    clipUse.getItems().setAll("", "full", "timbre");
    clipUse.setMaxWidth(Double.MAX_VALUE);
    clipUse.setTooltip(new Tooltip(messages.text("speakers.use.help")));
    Widgets.sayIn(clipUse, use -> messages.text("speakers.use." + (use.isEmpty() ? "auto" : use)));
    return new VBox(label, clipUse);
  }

  private void bind() {
    clipUse
        .valueProperty()
        .addListener(
            (value, old, now) -> {
              if (shown != null && !now.equals(shown.clipUse())) {
                manuscript.edit(SpeakerEdits.changeClipUse(id, now));
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
            manuscript.edit(edit.apply(id, now));
          }
        };
    control.textProperty().addListener((text, old, now) -> change.accept(old, now));
    control.focusedProperty().addListener((focus, old, now) -> manuscript.settle());
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
    if (shown != null) {
      clips.trimAgain(id, shown.clipSha256());
    }
  }

  private void choose() {
    clips.choose(id, "", getScene().getWindow());
  }

  private void tryOut() {
    if (shown == null) {
      return;
    }
    String text = attempt.getText().isBlank() ? attempt.getPromptText() : attempt.getText();
    if (!shown.hasClip() || (shown.transcript().isBlank() && shown.clipUse().equals("full"))) {
      tell(messages.text("speakers.try.not_yet"));
      return;
    }
    tell(messages.text("speakers.try.rendering"));
    speakers.tryOut(shown, text, this::tell);
  }

  private void tell(String text) {
    status.setText(text);
    Widgets.shown(status).set(!text.isEmpty());
  }
}
