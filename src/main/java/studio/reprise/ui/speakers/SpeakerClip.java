package studio.reprise.ui.speakers;

import java.util.Locale;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Recording;
import studio.reprise.document.Speaker;
import studio.reprise.ui.canvas.TimeCanvas;
import studio.reprise.ui.canvas.TimeScale;
import studio.reprise.ui.canvas.WaveformCanvas;
import studio.reprise.ui.model.Listening;
import studio.reprise.ui.model.SpeakerCommands;
import studio.reprise.ui.model.sound.Playback;
import studio.reprise.ui.model.sound.Sounds;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** A speaker's clip on the card: its wave and length, and what the doctor says of it. */
final class SpeakerClip extends VBox {
  private static final Duration BETWEEN_KEYSTROKES = Duration.millis(500);

  private final SpeakerCommands speakers;
  private final Listening listening;
  private final Sounds sounds;
  private final Messages messages;
  private final WaveformCanvas wave = new WaveformCanvas();
  private final Label length = Widgets.label("", "text-muted", "text-small");
  private final ClipFindings findings;
  private final Button play;
  private final PauseTransition again = new PauseTransition(BETWEEN_KEYSTROKES);
  private Speaker shown;
  private String examined = "";
  private String waveOf = "?";

  SpeakerClip(
      SpeakerCommands speakers,
      Listening listening,
      Sounds sounds,
      Messages messages,
      Speaker speaker) {
    this.speakers = speakers;
    this.listening = listening;
    this.sounds = sounds;
    this.messages = messages;
    this.shown = speaker;
    play =
        Widgets.iconButton(
            Feather.PLAY,
            messages.text("speakers.hear"),
            () -> listening.playClip(shown.clipSha256()));
    findings = new ClipFindings(speakers, messages, this::trimSilence);
    layOut();
    bind();
  }

  private void layOut() {
    getStyleClass().add("speaker-clip");
    wave.leaveWheelAlone();
    wave.setMinHeight(34);
    wave.setPrefHeight(34);
    wave.setAccessibleText(messages.text("speakers.clip"));
    getChildren().setAll(wave, Widgets.row(length), findings);
  }

  private void bind() {
    wave.widthProperty().addListener((value, old, now) -> fitWave());
    again.setOnFinished(
        event -> {
          if (wave.peaksProperty().get() != null) {
            examine(wave.peaksProperty().get().pcm());
          }
        });
    listening.playback().positionProperty().addListener((value, old, now) -> showPlayhead());
    speakers
        .missingProperty()
        .addListener(
            (value, old, now) -> {
              if (old.contains(shown.clipSha256()) != now.contains(shown.clipSha256())) {
                waveOf = "?"; // the file came back, or went
                show(shown);
              }
            });
  }

  /** Plays the clip; it stands in the card's first row. */
  Button play() {
    return play;
  }

  void show(Speaker speaker) {
    shown = speaker;
    play.setDisable(!speaker.hasClip());
    Widgets.shown(wave).set(speaker.hasClip());
    if (!speaker.transcript().equals(examined) && wave.peaksProperty().get() != null) {
      again.playFromStart();
    }
    if (!speaker.clipSha256().equals(waveOf)) {
      waveOf = speaker.clipSha256();
      wave.peaksProperty().set(null);
      length.setText(messages.text("speakers.no_clip"));
      findings.tell("");
      sounds.clip(waveOf, sound -> showSound(speaker.clipSha256(), sound));
    }
  }

  private void showSound(String of, Optional<Sounds.Sound> sound) {
    if (!of.equals(waveOf) || of.isEmpty()) {
      return;
    }
    if (sound.isEmpty()) {
      Widgets.shown(wave).set(false);
      length.setText("");
      findings.tell(messages.text("speakers.clip.missing"));
      return;
    }
    Sounds.Sound clip = sound.get();
    wave.peaksProperty().set(clip.peaks());
    fitWave();
    length.setText(
        String.format(
            Locale.ROOT,
            "%.2f s · %d Hz",
            clip.pcm().durationSeconds(),
            clip.pcm().sampleRateHz()));
    examine(clip.pcm());
  }

  /** The doctor looks at the clip and its words, again after each change of either. */
  private void examine(Pcm clip) {
    examined = shown.transcript();
    findings.examine(Recording.of(clip), examined);
  }

  private void trimSilence() {
    if (wave.peaksProperty().get() != null) {
      speakers.trimSilence(shown.id(), "", wave.peaksProperty().get().pcm(), shown.transcript());
    }
  }

  private void fitWave() {
    if (wave.peaksProperty().get() != null && wave.getWidth() > 0) {
      var pcm = wave.peaksProperty().get().pcm();
      wave.scaleProperty()
          .set(TimeScale.fitting(pcm.length(), wave.getWidth(), pcm.sampleRateHz()));
    }
  }

  private void showPlayhead() {
    boolean mine =
        listening.playback().heardProperty().get() instanceof Playback.Heard.Clip clip
            && clip.sha256().equals(shown.clipSha256())
            && listening.playback().playingProperty().get();
    wave.playheadSampleProperty()
        .set(mine ? listening.playback().positionProperty().get() : TimeCanvas.NOWHERE);
  }
}
