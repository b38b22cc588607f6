package studio.reprise.ui.speakers;

import java.io.File;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Recording;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpeakerEdits;
import studio.reprise.ui.canvas.TimeCanvas;
import studio.reprise.ui.canvas.TimeScale;
import studio.reprise.ui.canvas.WaveformCanvas;
import studio.reprise.ui.model.Listening;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.model.SpeakerCommands;
import studio.reprise.ui.model.sound.Playback;
import studio.reprise.ui.model.sound.Sounds;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** One speaker: colour, name and clip; opened, everything else about the voice. */
final class SpeakerCard extends VBox {
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

  private final Manuscript manuscript;
  private final Selection selection;
  private final SpeakerCommands speakers;
  private final Listening listening;
  private final Sounds sounds;
  private final ClipDialogs clips;
  private final Messages messages;
  private final String id;
  private final ColorPicker colour = new ColorPicker();
  private final TextField name = new TextField();
  private final WaveformCanvas wave = new WaveformCanvas();
  private final Label length = Widgets.label("", "text-muted", "text-small");
  private final ClipFindings findings;
  private final Button play;
  private final SpeakerMenu menu;
  private final SpeakerDetail detail;
  private Speaker shown;
  private final PauseTransition again = new PauseTransition(Duration.millis(500));
  private String examined = "";
  private String waveOf = "?";

  SpeakerCard(
      Manuscript manuscript,
      Selection selection,
      SpeakerCommands speakers,
      Listening listening,
      Sounds sounds,
      ClipDialogs clips,
      Messages messages,
      SpeakerMenu menu,
      SpeakerDetail detail,
      Speaker speaker) {
    this.manuscript = manuscript;
    this.selection = selection;
    this.speakers = speakers;
    this.listening = listening;
    this.sounds = sounds;
    this.clips = clips;
    this.messages = messages;
    this.id = speaker.id();
    this.shown = speaker;
    play =
        Widgets.iconButton(
            Feather.PLAY,
            messages.text("speakers.hear"),
            () -> listening.playClip(shown.clipSha256()));
    this.menu = menu;
    this.detail = detail;
    this.findings = new ClipFindings(speakers, messages, this::trimSilence);
    layOut();
    bind();
  }

  private void layOut() {
    getStyleClass().add("card");
    colour.getStyleClass().addAll("button", "speaker-colour");
    colour.setAccessibleRole(AccessibleRole.COMBO_BOX);
    colour.setAccessibleText(messages.text("speakers.colour"));
    name.getStyleClass().add("speaker-name");
    name.setAccessibleText(messages.text("speakers.name"));
    HBox.setHgrow(name, Priority.ALWAYS);
    wave.leaveWheelAlone();
    wave.setMinHeight(34);
    wave.setPrefHeight(34);
    wave.setAccessibleText(messages.text("speakers.clip"));
    HBox head =
        Widgets.row(
            colour,
            name,
            play,
            Widgets.iconButton(
                Feather.MORE_VERTICAL,
                messages.text("speakers.open"),
                () -> {
                  boolean open = id.equals(selection.speakerProperty().get());
                  selection.speakerProperty().set(open ? "" : id);
                }));
    getChildren().setAll(head, wave, Widgets.row(length), findings, detail);
  }

  private void bind() {
    colour.setOnAction(event -> manuscript.edit(SpeakerEdits.recolour(id, hex(colour.getValue()))));
    name.textProperty()
        .addListener(
            (value, old, now) -> {
              if (name.isFocused() && !now.equals(shown.name()) && !now.isBlank()) {
                manuscript.edit(SpeakerEdits.rename(id, now));
              }
            });
    name.focusedProperty().addListener((value, old, now) -> manuscript.settle());
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
    setOnContextMenuRequested(
        event -> {
          menu.of(shown, this::chooseFile).show(this, event.getScreenX(), event.getScreenY());
          event.consume();
        });
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

  void open() {
    Widgets.shown(detail).set(true);
    pseudoClassStateChanged(OPEN, true);
  }

  void close() {
    Widgets.shown(detail).set(false);
    pseudoClassStateChanged(OPEN, false);
  }

  void show(Speaker speaker) {
    shown = speaker;
    colour.setValue(Color.web(speaker.colour()));
    if (!name.getText().equals(speaker.name())) {
      name.setText(speaker.name());
    }
    play.setDisable(!speaker.hasClip());
    Widgets.shown(wave).set(speaker.hasClip());
    detail.show(speaker);
    if (!speaker.transcript().equals(examined) && wave.peaksProperty().get() != null) {
      again.playFromStart();
    }
    if (!speaker.clipSha256().equals(waveOf)) {
      waveOf = speaker.clipSha256();
      wave.peaksProperty().set(null);
      length.setText(messages.text("speakers.no_clip"));
      findings.tell("");
      sounds.clip(waveOf, sound -> showClip(speaker.clipSha256(), sound));
    }
  }

  private void showClip(String of, Optional<Sounds.Sound> sound) {
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
      speakers.trimSilence(id, "", wave.peaksProperty().get().pcm(), shown.transcript());
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

  private void chooseFile() {
    clips.choose(id, "", getScene().getWindow());
  }

  private void read(File file) {
    clips.read(file, id, "");
  }

  private static String hex(Color colour) {
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        Math.round(colour.getRed() * 255),
        Math.round(colour.getGreen() * 255),
        Math.round(colour.getBlue() * 255));
  }
}
