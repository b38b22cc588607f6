package studio.reprise.ui.canvas;

import java.util.List;
import java.util.Locale;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** The time axis: labels at round times, ticks between them. */
public final class RulerCanvas extends TimeCanvas {
  private static final StyleablePropertyFactory<RulerCanvas> CSS =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final double LABEL_SIZE = 11;
  private static final int TICKS = 5;

  private final StyleableProperty<Color> text = styleable(CSS, "-ruler-text", Color.GRAY);
  private final StyleableProperty<Color> tick = styleable(CSS, "-ruler-tick", Color.LIGHTGRAY);

  public RulerCanvas() {
    super("ruler");
    setPrefHeight(22);
    setMinHeight(22);
  }

  /** A time as it is read: {@code 0.25}, {@code 12.5}, {@code 1:05}, {@code 1:02:03}. */
  public static String label(double seconds, double stepSeconds) {
    double shown = Math.max(0, seconds);
    int digits =
        stepSeconds >= 1 ? 0 : Math.min(6, (int) Math.ceil(-Math.log10(stepSeconds) - 1e-9));
    if (shown < 60) {
      return String.format(Locale.ROOT, "%." + digits + "f", shown);
    }
    long minutes = (long) (shown / 60);
    double rest = shown - 60.0 * minutes;
    String width = digits == 0 ? "2" : String.valueOf(3 + digits);
    String tail = String.format(Locale.ROOT, "%0" + width + "." + digits + "f", rest);
    return minutes < 60
        ? minutes + ":" + tail
        : minutes / 60 + String.format(Locale.ROOT, ":%02d:", minutes % 60) + tail;
  }

  @Override
  protected void paint(GraphicsContext g, double width, double height) {
    g.clearRect(0, 0, width, height);
    TimeScale scale = scaleProperty().get();
    if (scale == null) {
      return;
    }
    double step = scale.tickSeconds();
    double pixels = step * scale.sampleRateHz() / scale.samplesPerPixel();
    g.setFont(Font.font(LABEL_SIZE));
    Text measured = new Text();
    measured.setFont(g.getFont());
    long first = (long) Math.floor(scale.secondsAt(0) / step);
    for (long i = Math.max(0, first); ; i++) {
      double x = Math.round(scale.pixelOf(i * step * scale.sampleRateHz()));
      if (x > width) {
        break;
      }
      g.setFill(tick.getValue());
      g.fillRect(x, height - 9, 1, 9);
      for (int part = 1; part < TICKS; part++) {
        g.fillRect(Math.round(x + pixels * part / TICKS), height - 4, 1, 4);
      }
      g.setFill(text.getValue());
      measured.setText(label(i * step, step));
      if (x + 4 + measured.getLayoutBounds().getWidth() <= width) { // half a number is another one
        g.fillText(measured.getText(), x + 4, height - 9);
      }
    }
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return CSS.getCssMetaData();
  }
}
