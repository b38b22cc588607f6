package studio.reprise.ui.take;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.audio.MelProbe;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.PeakPyramid;
import studio.reprise.ui.canvas.RulerCanvas;
import studio.reprise.ui.canvas.SpectrogramCanvas;
import studio.reprise.ui.canvas.TimeCanvas;
import studio.reprise.ui.canvas.TimeScale;
import studio.reprise.ui.canvas.WaveformCanvas;
import studio.reprise.ui.model.Listening;
import studio.reprise.ui.model.sound.Playback;
import studio.reprise.ui.model.sound.Sounds;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/**
 * A take as waveform and mel spectrogram over one time axis; a second take B at the same place of
 * the ear and eye, and the difference of the two mels.
 */
public final class ComparisonView extends VBox {
  private final Listening listening;
  private final Sounds sounds;
  private final Messages messages;
  private final Consumer<String> another;
  private final WaveformCanvas wave = new WaveformCanvas();
  private final SpectrogramCanvas mel;
  private final RulerCanvas ruler = new RulerCanvas();
  private final Label readout = Widgets.label(" ", "text-muted", "readout");
  private final ToggleButton a = new ToggleButton("A");
  private final ToggleButton b = new ToggleButton("B");
  private final ToggleButton difference = new ToggleButton();
  private final SegmentedButton switches = new SegmentedButton(a, b, difference);
  private String takeA = "";
  private String takeB = "";
  private String visible = "";

  /**
   * @param another shows another take than the one named as B
   */
  ComparisonView(
      Listening listening,
      Sounds sounds,
      Messages messages,
      Consumer<String> another,
      Executor background) {
    this.listening = listening;
    this.sounds = sounds;
    this.messages = messages;
    this.another = another;
    this.mel = new SpectrogramCanvas(background);
    layOut();
    bind();
  }

  private void layOut() {
    getStyleClass().add("comparison");
    wave.setId("take-wave");
    mel.setId("take-mel");
    wave.setMinHeight(72);
    wave.setPrefHeight(72);
    mel.setMinHeight(140);
    mel.setPrefHeight(140);
    wave.setAccessibleText(messages.text("inspector.wave"));
    mel.setAccessibleText(messages.text("inspector.mel"));
    a.setSelected(true);
    switches.setMinWidth(USE_PREF_SIZE);
    difference.setText(messages.text("compare.difference"));
    a.setAccessibleText(messages.text("compare.a"));
    b.setAccessibleText(messages.text("compare.b"));
    readout.setMinWidth(60);
    getChildren()
        .setAll(
            bar(
                Widgets.iconButton(Feather.PLAY, messages.text("inspector.play"), this::play),
                Widgets.iconButton(
                    Feather.SQUARE, messages.text("action.STOP"), () -> listening.stop()),
                switches,
                Widgets.iconButton(
                    Feather.ZOOM_OUT, messages.text("action.ZOOM_OUT"), () -> zoom(0.5)),
                Widgets.iconButton(Feather.ZOOM_IN, messages.text("action.ZOOM_IN"), () -> zoom(2)),
                Widgets.iconButton(Feather.MAXIMIZE, messages.text("action.ZOOM_FIT"), this::fit)),
            ruler,
            wave,
            mel,
            readout);
    Widgets.shown(switches).set(false);
    Widgets.shown(this).set(false);
  }

  /** Beside each other, or below where the pane is narrow. */
  private static FlowPane bar(Node... nodes) {
    FlowPane bar = new FlowPane(nodes);
    bar.getStyleClass().add("comparison-bar");
    return bar;
  }

  private void bind() {
    ruler.scaleProperty().bindBidirectional(wave.scaleProperty());
    mel.scaleProperty().bindBidirectional(wave.scaleProperty());
    ruler.lengthProperty().bind(wave.lengthProperty());
    mel.playheadSampleProperty().bind(wave.playheadSampleProperty());
    ruler.playheadSampleProperty().bind(wave.playheadSampleProperty());
    wave.widthProperty().addListener((value, old, now) -> fit());
    switches
        .getToggleGroup()
        .selectedToggleProperty()
        .addListener(
            (value, old, now) -> {
              if (now == null) {
                old.setSelected(true);
              } else {
                showVisible();
              }
            });
    listening.playback().positionProperty().addListener((value, old, now) -> showPlayhead());
    listening.playback().heardProperty().addListener((value, old, now) -> showPlayhead());
    for (TimeCanvas strip : new TimeCanvas[] {wave, mel, ruler}) {
      strip.setOnMouseClicked(event -> listening.playTake(visible, strip.sampleAt(event)));
      strip.setOnMouseMoved(event -> read(strip, event));
      strip.setOnMouseExited(event -> rest());
    }
  }

  /**
   * @param one fingerprint of A, or ""
   * @param other fingerprint of B, or ""
   */
  void show(String one, String other) {
    if (one.equals(takeA) && other.equals(takeB)) {
      return;
    }
    takeA = one;
    takeB = other;
    Widgets.shown(switches).set(!other.isEmpty());
    Widgets.shown(this).set(!one.isEmpty());
    // Who asks for a B wants to see and hear it.
    (other.isEmpty() ? a : b).setSelected(true);
    visible = "";
    showVisible();
  }

  private void showVisible() {
    boolean showsB = !a.isSelected() && !takeB.isEmpty();
    boolean showsDifference = difference.isSelected() && !takeB.isEmpty();
    String wanted = showsB ? takeB : takeA;
    if (!wanted.equals(visible) && listening.playback().playingProperty().get()) {
      listening.switchTake(wanted);
    }
    visible = wanted;
    showPlayhead();
    String one = takeA;
    String other = takeB;
    sounds.take(
        wanted,
        sound -> {
          if (wanted.equals(visible)) {
            showSound(sound);
          }
        });
    if (showsDifference) {
      sounds.take(
          one,
          first ->
              sounds.take(
                  other,
                  second -> {
                    if (one.equals(takeA) && other.equals(takeB)) {
                      showDifference(first, second);
                    }
                  }));
    }
  }

  private void showSound(Optional<Sounds.Sound> sound) {
    say(sound);
    wave.peaksProperty().set(sound.map(Sounds.Sound::peaks).orElse(null));
    mel.shownProperty()
        .set(sound.map(found -> SpectrogramCanvas.Shown.alone(found.mel())).orElse(null));
    fit();
    rest();
  }

  /** Nothing is pointed at: how long the whole is. */
  private void rest() {
    var peaks = wave.peaksProperty().get();
    readout.setText(
        peaks == null
            ? " "
            : String.format(
                Locale.ROOT,
                "%.2f s   %d Hz",
                peaks.pcm().durationSeconds(),
                peaks.pcm().sampleRateHz()));
  }

  /** What is seen, for who does not see it. */
  private void say(Optional<Sounds.Sound> sound) {
    if (sound.isEmpty()) {
      wave.setAccessibleText(messages.text("inspector.wave"));
      mel.setAccessibleText(messages.text("inspector.mel"));
      return;
    }
    Pcm pcm = sound.get().pcm();
    PeakPyramid.Peak peak = sound.get().peaks().between(0, pcm.length());
    double loudest = Math.max(1e-6, Math.max(-peak.low(), peak.high()));
    String seconds = String.format(Locale.ROOT, "%.1f", pcm.length() / (double) pcm.sampleRateHz());
    wave.setAccessibleText(
        messages.text(
            "inspector.wave.says",
            seconds,
            String.format(Locale.ROOT, "%.1f", 20 * Math.log10(loudest)),
            String.format(Locale.ROOT, "%.1f", 20 * Math.log10(Math.max(1e-6, peak.rms())))));
    mel.setAccessibleText(
        messages.text("inspector.mel.says", seconds, Integer.toString(pcm.sampleRateHz() / 2)));
  }

  private void showDifference(Optional<Sounds.Sound> first, Optional<Sounds.Sound> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return;
    }
    MelProbe one = first.get().mel();
    MelProbe other = second.get().mel();
    String aligned = takeA + takeB;
    sounds.warp(
        other,
        one,
        warp -> {
          if (difference.isSelected() && aligned.equals(takeA + takeB)) {
            mel.setAccessibleText(messages.text("compare.says"));
            wave.peaksProperty().set(second.get().peaks());
            mel.shownProperty().set(new SpectrogramCanvas.Shown(other, one, warp::inOther));
          }
        });
  }

  private void showPlayhead() {
    boolean mine =
        listening.playback().heardProperty().get() instanceof Playback.Heard.Take take
            && take.fingerprint().equals(visible);
    wave.playheadSampleProperty()
        .set(mine ? listening.playback().positionProperty().get() : TimeCanvas.NOWHERE);
  }

  private void read(TimeCanvas strip, MouseEvent event) {
    TimeScale scale = wave.scaleProperty().get();
    if (scale == null) {
      return;
    }
    String time = String.format(Locale.ROOT, "%.3f s", Math.max(0, scale.secondsAt(event.getX())));
    if (strip == mel) {
      double db = mel.dbAt(event.getX(), event.getY());
      String level = Double.isNaN(db) ? "" : String.format(Locale.ROOT, "   %+.0f dB", db);
      readout.setText(
          time + String.format(Locale.ROOT, "   %.0f Hz", mel.hzAt(event.getY())) + level);
    } else if (strip == wave && wave.peaksProperty().get() != null) {
      long sample = wave.sampleAt(event);
      var peak = wave.peaksProperty().get().between(sample, sample + 1);
      double level = Math.max(Math.abs(peak.low()), Math.abs(peak.high()));
      readout.setText(
          time
              + String.format(
                  Locale.ROOT, "   %.1f dB", level <= 0 ? -120 : 20 * Math.log10(level)));
    } else {
      readout.setText(time);
    }
  }

  private void play() {
    if (!visible.isEmpty()) {
      listening.playTake(visible);
    }
  }

  /**
   * A becomes audible and visible, or B, at the same position; without a B, the next take is it.
   */
  public void switchTake() {
    if (!takeB.isEmpty()) {
      (b.isSelected() ? a : b).setSelected(true);
      return;
    }
    another.accept(takeA);
  }

  void zoom(double factor) {
    TimeScale scale = wave.scaleProperty().get();
    if (scale != null) {
      wave.scaleProperty()
          .set(
              scale
                  .zoomedAbout(wave.getWidth() / 2, factor)
                  .within(wave.lengthProperty().get(), wave.getWidth()));
    }
  }

  void fit() {
    if (wave.peaksProperty().get() != null && wave.getWidth() > 0) {
      wave.fit(wave.peaksProperty().get().pcm().sampleRateHz());
    }
  }
}
