package studio.reprise.ui.canvas;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.StackPane;
import studio.reprise.audio.PeakPyramid;

/** A take as a small waveform, as high as its voice is loud. */
public final class TakeWave extends StackPane {
  private final BiConsumer<String, Consumer<PeakPyramid>> peaks;
  private final WaveformCanvas wave = new WaveformCanvas();
  private final double widthPixels;
  private String shown = "";

  /**
   * @param peaks of a take by its fingerprint, given at once or later; never of one that is gone
   */
  public TakeWave(
      BiConsumer<String, Consumer<PeakPyramid>> peaks,
      double widthPixels,
      double heightPixels,
      String accessibleText) {
    this.peaks = peaks;
    this.widthPixels = widthPixels;
    wave.leaveWheelAlone();
    wave.setMinSize(widthPixels, heightPixels);
    wave.setPrefSize(widthPixels, heightPixels);
    wave.setMaxSize(widthPixels, heightPixels);
    wave.setMouseTransparent(true);
    setMaxHeight(heightPixels);
    setMinWidth(widthPixels);
    setPickOnBounds(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleText(accessibleText);
    getChildren().setAll(wave);
  }

  /**
   * @param fingerprint of the take, or ""
   */
  public void show(String fingerprint) {
    if (fingerprint.equals(shown)) {
      return;
    }
    shown = fingerprint;
    wave.peaksProperty().set(null);
    if (fingerprint.isEmpty()) {
      return;
    }
    peaks.accept(
        fingerprint,
        found -> {
          if (fingerprint.equals(shown)) {
            wave.scaleProperty()
                .set(
                    TimeScale.fitting(
                        found.pcm().length(), widthPixels, found.pcm().sampleRateHz()));
            wave.fillHeight(found);
            wave.peaksProperty().set(found);
          }
        });
  }
}
