package studio.reprise.ui.canvas;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import studio.reprise.audio.PeakPyramid;

/** A waveform: peaks and, within them, the louder body (RMS); single samples when close. */
public final class WaveformCanvas extends TimeCanvas {
  private static final StyleablePropertyFactory<WaveformCanvas> CSS =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  /** What is quieter is silence, and stays flat. */
  private static final double MOST_GAIN_BELOW = 0.02;

  private static final double DOTS_FROM_PIXELS = 6;

  /** A stretch that the author marked, in samples. */
  public record Stretch(long from, long to) {}

  private final StyleableProperty<Color> peak = styleable(CSS, "-wave-peak", Color.GRAY);
  private final StyleableProperty<Color> body = styleable(CSS, "-wave-body", Color.DARKGRAY);
  private final StyleableProperty<Color> middle = styleable(CSS, "-wave-middle", Color.LIGHTGRAY);
  private final StyleableProperty<Color> outside = styleable(CSS, "-wave-outside", Color.GRAY);
  private final ObjectProperty<PeakPyramid> peaks = new SimpleObjectProperty<>(this, "peaks");
  private double gain = 1;
  private final ObjectProperty<Stretch> marked = new SimpleObjectProperty<>(this, "marked");

  public WaveformCanvas() {
    super("waveform");
    peaks.addListener(
        (value, old, now) -> {
          lengthProperty().set(now == null ? 0 : now.pcm().length());
          repaint();
        });
    marked.addListener((value, old, now) -> repaint());
  }

  /** What is shown; null shows nothing. */
  public ObjectProperty<PeakPyramid> peaksProperty() {
    return peaks;
  }

  /** What lies outside is dimmed; null marks everything. */
  public ObjectProperty<Stretch> markedProperty() {
    return marked;
  }

  /** Draws a quiet voice as high as a loud one: for a strip in which only the shape matters. */
  public void fillHeight(PeakPyramid sound) {
    PeakPyramid.Peak whole = sound.between(0, sound.pcm().length());
    double loudest = Math.max(Math.abs(whole.low()), Math.abs(whole.high()));
    gain = loudest > MOST_GAIN_BELOW ? 0.95 / loudest : 1;
  }

  @Override
  protected void paint(GraphicsContext g, double width, double height) {
    g.clearRect(0, 0, width, height);
    PeakPyramid shown = peaks.get();
    TimeScale scale = scaleProperty().get();
    if (shown == null || scale == null) {
      return;
    }
    double centre = Math.floor(height / 2);
    g.setFill(middle.getValue());
    g.fillRect(0, centre, width, 1);
    if (scale.samplesPerPixel() < 1) {
      paintSamples(g, shown, scale, width, height);
    } else {
      paintPeaks(g, shown, scale, width, height);
    }
    paintOutside(g, scale, width, height);
  }

  private void paintPeaks(
      GraphicsContext g, PeakPyramid shown, TimeScale scale, double width, double height) {
    double half = height / 2;
    int columns = (int) Math.ceil(width);
    double[] loud = new double[columns];
    g.setFill(peak.getValue());
    for (int x = 0; x < columns; x++) {
      long from = (long) Math.floor(scale.sampleAt(x));
      long to = (long) Math.floor(scale.sampleAt(x + 1));
      if (to <= 0 || from >= shown.pcm().length()) {
        continue;
      }
      PeakPyramid.Peak column = shown.between(from, Math.max(from + 1, to));
      double top = half - Math.min(1, gain * column.high()) * half;
      double bottom = half - Math.max(-1, gain * column.low()) * half;
      loud[x] = Math.min(1, gain * column.rms()) * half;
      g.fillRect(x, top, 1, Math.max(1, bottom - top));
    }
    g.setFill(body.getValue());
    for (int x = 0; x < columns; x++) {
      if (loud[x] > 0.5) {
        g.fillRect(x, half - loud[x], 1, 2 * loud[x]);
      }
    }
  }

  private void paintSamples(
      GraphicsContext g, PeakPyramid shown, TimeScale scale, double width, double height) {
    float[] samples = shown.pcm().samples();
    int from = (int) Math.max(0, Math.floor(scale.sampleAt(0)));
    int to = (int) Math.min(samples.length - 1.0, Math.ceil(scale.sampleAt(width)));
    double half = height / 2;
    g.setStroke(body.getValue());
    g.setFill(body.getValue());
    g.setLineWidth(1);
    g.beginPath();
    for (int i = from; i <= to; i++) {
      double x = scale.pixelOf(i);
      double y = half - samples[i] * half;
      if (i == from) {
        g.moveTo(x, y);
      } else {
        g.lineTo(x, y);
      }
      if (1 / scale.samplesPerPixel() >= DOTS_FROM_PIXELS) {
        g.fillOval(x - 2, y - 2, 4, 4);
      }
    }
    g.stroke();
  }

  private void paintOutside(GraphicsContext g, TimeScale scale, double width, double height) {
    Stretch region = marked.get();
    if (region == null) {
      return;
    }
    double from = Math.max(0, Math.min(width, scale.pixelOf(region.from())));
    double to = Math.max(0, Math.min(width, scale.pixelOf(region.to())));
    g.setFill(outside.getValue());
    g.fillRect(0, 0, from, height);
    g.fillRect(to, 0, width - to, height);
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return CSS.getCssMetaData();
  }
}
