package studio.reprise.ui.speakers;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Recording;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpeakerEdits;
import studio.reprise.render.SpokenStretch;
import studio.reprise.ui.canvas.RulerCanvas;
import studio.reprise.ui.canvas.TimeCanvas;
import studio.reprise.ui.canvas.TimeScale;
import studio.reprise.ui.canvas.WaveformCanvas;
import studio.reprise.ui.model.Listening;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.SpeakerCommands;
import studio.reprise.ui.model.sound.Playback;
import studio.reprise.ui.model.sound.Sounds;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.RowsArea;
import studio.reprise.ui.widget.Widgets;

/** A recording becomes a clip: the stretch is marked by eye, heard, and its words are typed. */
final class ClipPane extends VBox {
  private static final double WIDTH = 620;

  private final Manuscript manuscript;
  private final SpeakerCommands speakers;
  private final Listening listening;
  private final Sounds sounds;
  private final Messages messages;
  private final Recording recording;
  private final Pcm pcm;
  private final WaveformCanvas wave = new WaveformCanvas();
  private final RulerCanvas ruler = new RulerCanvas();
  private final TextArea transcript = new RowsArea(2);
  private final TextArea consent = new RowsArea(2);
  private final Label stretch = Widgets.label("", "text-muted");
  private final ClipFindings findings;
  private final String style;
  private final Speaker speaker;
  private long anchor;

  ClipPane(
      Manuscript manuscript,
      SpeakerCommands speakers,
      Listening listening,
      Sounds sounds,
      Messages messages,
      String speakerId,
      String style,
      Recording recording) {
    this.style = style;
    this.manuscript = manuscript;
    this.speakers = speakers;
    this.listening = listening;
    this.sounds = sounds;
    this.messages = messages;
    this.recording = recording;
    this.pcm = recording.sound();
    this.speaker =
        manuscript
            .project()
            .speaker(speakerId)
            .flatMap(known -> known.inStyle(style))
            .orElseThrow();
    this.findings = new ClipFindings(speakers, messages, this::trimSilence);
    layOut();
    bind();
  }

  private void layOut() {
    getStyleClass().add("clip-pane");
    wave.setPrefSize(WIDTH, 140);
    wave.setAccessibleText(messages.text("clip.wave"));
    transcript.setId("clip-transcript");
    transcript.setText(speaker.transcript());
    transcript.setPromptText(messages.text("speakers.transcript.prompt"));
    transcript.setAccessibleText(messages.text("speakers.transcript"));
    consent.setText(speaker.consent());
    consent.setPromptText(messages.text("speakers.consent.prompt"));
    consent.setAccessibleText(messages.text("speakers.consent"));
    setPrefWidth(Look.scaled(WIDTH));
    getChildren()
        .setAll(
            Widgets.paragraph(messages.text("clip.help"), "text-muted"),
            ruler,
            wave,
            Widgets.row(
                Widgets.button(Feather.PLAY, messages.text("clip.play"), this::play),
                Widgets.button(Feather.MAXIMIZE, messages.text("clip.all"), this::markAll),
                Widgets.spring(),
                stretch),
            findings,
            Widgets.label(messages.text("speakers.transcript"), "field-label"),
            transcript,
            Widgets.label(messages.text("speakers.consent"), "field-label"),
            consent);
  }

  private void bind() {
    ruler.scaleProperty().bindBidirectional(wave.scaleProperty());
    ruler.lengthProperty().bind(wave.lengthProperty());
    wave.widthProperty()
        .addListener(
            (value, old, now) ->
                wave.scaleProperty()
                    .set(TimeScale.fitting(pcm.length(), now.doubleValue(), pcm.sampleRateHz())));
    wave.setOnMousePressed(event -> anchor = wave.sampleAt(event));
    wave.setOnMouseDragged(event -> mark(anchor, wave.sampleAt(event)));
    wave.setOnMouseReleased(event -> examine());
    listening
        .playback()
        .positionProperty()
        .addListener(
            (value, old, now) ->
                wave.playheadSampleProperty()
                    .set(isHeard() ? now.longValue() : TimeCanvas.NOWHERE));
    transcript.textProperty().addListener((value, old, now) -> examine());
    sounds.peaks(pcm, peaks -> wave.peaksProperty().set(peaks));
    markAll();
  }

  private boolean isHeard() {
    return listening.playback().heardProperty().get() instanceof Playback.Heard.Trial trial
        && trial.name().equals("clip");
  }

  private void markAll() {
    mark(0, pcm.length());
    examine();
  }

  /** Marks a stretch, in samples. */
  void mark(long one, long other) {
    long from = Math.max(0, Math.min(one, other));
    long to = Math.min(pcm.length(), Math.max(one, other));
    wave.markedProperty().set(new WaveformCanvas.Stretch(from, to));
    double rate = pcm.sampleRateHz();
    stretch.setText(
        String.format(
            Locale.ROOT, "%.2f – %.2f s (%.2f s)", from / rate, to / rate, (to - from) / rate));
  }

  private void examine() {
    WaveformCanvas.Stretch marked = wave.markedProperty().get();
    findings.examine(recording.part((int) marked.from(), (int) marked.to()), transcript.getText());
  }

  /** Marks what of the marked stretch is no silence at its ends. */
  private void trimSilence() {
    WaveformCanvas.Stretch marked = wave.markedProperty().get();
    SpokenStretch spoken =
        SpokenStretch.of(recording.part((int) marked.from(), (int) marked.to()).sound());
    mark(marked.from() + spoken.fromSample(), marked.from() + spoken.toSample());
    examine();
  }

  private void play() {
    WaveformCanvas.Stretch marked = wave.markedProperty().get();
    listening.playSound("clip", pcm, marked.from(), marked.to());
  }

  /** The marked stretch becomes the speaker's clip. */
  void use() {
    WaveformCanvas.Stretch marked = wave.markedProperty().get();
    speakers.changeClip(
        speaker.id(), style, pcm, marked.from(), marked.to(), transcript.getText().strip());
    if (!consent.getText().equals(speaker.consent())) {
      manuscript.edit(SpeakerEdits.changeConsent(speaker.id(), consent.getText()));
    }
  }
}
