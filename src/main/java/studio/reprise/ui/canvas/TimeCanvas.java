package studio.reprise.ui.canvas;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * A strip over time: holds the canvas, follows the shared scale, moves the playhead without
 * painting again, zooms by Ctrl and wheel and pans by Shift and wheel. Subclasses paint, and take
 * their colours from CSS.
 */
public abstract class TimeCanvas extends Region {
  /** A sample that is nowhere: no playhead, no mark. */
  public static final long NOWHERE = -1;

  private static final double WHEEL_FACTOR = 1.25;

  private final Canvas canvas = new Canvas();
  private final Region playhead = new Region();
  private final ObjectProperty<TimeScale> scale = new SimpleObjectProperty<>(this, "scale");
  private final LongProperty playheadSample =
      new SimpleLongProperty(this, "playheadSample", NOWHERE);
  private final LongProperty length = new SimpleLongProperty(this, "length", 0);
  private final Map<String, StyleableProperty<Color>> colours = new HashMap<>();
  private boolean dirty = true;
  private boolean followsWheel = true;

  protected TimeCanvas(String styleClass) {
    getStyleClass().addAll("time-canvas", styleClass);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    playhead.getStyleClass().add("playhead");
    playhead.setMouseTransparent(true);
    playhead.setManaged(false);
    playhead.setVisible(false);
    getChildren().addAll(canvas, playhead);
    scale.addListener((value, old, now) -> repaint());
    playheadSample.addListener((value, old, now) -> placePlayhead());
    setOnScroll(this::wheel);
    setMinSize(0, 0);
  }

  /** Shared by whatever shows the same time. */
  public final ObjectProperty<TimeScale> scaleProperty() {
    return scale;
  }

  /** Samples of what is shown: how far one can zoom out and pan. */
  public final LongProperty lengthProperty() {
    return length;
  }

  /** The sample that is heard now, or {@link #NOWHERE}. */
  public final LongProperty playheadSampleProperty() {
    return playheadSample;
  }

  /** For a strip inside a list, whose wheel belongs to the list. */
  public final void leaveWheelAlone() {
    followsWheel = false;
  }

  /** The sample under a mouse event of this strip. */
  public final long sampleAt(MouseEvent event) {
    TimeScale now = scale.get();
    return now == null ? 0 : Math.max(0, Math.round(now.sampleAt(event.getX())));
  }

  /** True for a plain press of the first button. */
  protected static boolean isPlain(MouseEvent event) {
    return event.getButton() == MouseButton.PRIMARY;
  }

  /** Shows everything. */
  public final void fit(int sampleRateHz) {
    scale.set(TimeScale.fitting(length.get(), getWidth(), sampleRateHz));
  }

  /** Paints at the next pulse. */
  protected final void repaint() {
    dirty = true;
    requestLayout();
  }

  /** Paints now; for measuring. */
  final void paintNow() {
    dirty = false;
    paint(canvas.getGraphicsContext2D(), getWidth(), getHeight());
    placePlayhead();
  }

  /** Paints the whole strip. */
  protected abstract void paint(GraphicsContext g, double width, double height);

  /** A styleable colour of a subclass; a change paints again. */
  protected final StyleableProperty<Color> styleable(
      StyleablePropertyFactory<? extends TimeCanvas> factory, String cssName, Color initial) {
    @SuppressWarnings("unchecked")
    StyleablePropertyFactory<TimeCanvas> own = (StyleablePropertyFactory<TimeCanvas>) factory;
    StyleableProperty<Color> property =
        own.createStyleableColorProperty(
            this, cssName.substring(1), cssName, node -> node.colours.get(cssName), initial);
    colours.put(cssName, property);
    ((javafx.beans.value.ObservableValue<?>) property)
        .addListener((value, old, now) -> coloursChanged());
    return property;
  }

  /** Colours from CSS changed. */
  protected void coloursChanged() {
    repaint();
  }

  @Override
  protected void layoutChildren() {
    double width = Math.ceil(getWidth());
    double height = Math.ceil(getHeight());
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      dirty = true;
    }
    if (dirty && width > 0 && height > 0) {
      paintNow();
    }
  }

  private void placePlayhead() {
    TimeScale now = scale.get();
    double pixel = now == null ? -1 : now.pixelOf(playheadSample.get());
    boolean shown = playheadSample.get() != NOWHERE && pixel >= 0 && pixel <= getWidth();
    playhead.setVisible(shown);
    if (shown) {
      playhead.resizeRelocate(Math.round(pixel), 0, 2, getHeight());
    }
  }

  private void wheel(ScrollEvent event) {
    TimeScale now = scale.get();
    if (!followsWheel || now == null || length.get() == 0) {
      return;
    }
    boolean sideways =
        event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY());
    if (!sideways && !event.isShortcutDown()) {
      return; // the wheel scrolls what the strip stands in
    }
    if (sideways) {
      double pixels = event.getDeltaX() != 0 ? event.getDeltaX() : event.getDeltaY();
      scale.set(now.panned(-pixels).within(length.get(), getWidth()));
    } else if (event.getDeltaY() != 0) {
      double factor = event.getDeltaY() > 0 ? WHEEL_FACTOR : 1 / WHEEL_FACTOR;
      scale.set(now.zoomedAbout(event.getX(), factor).within(length.get(), getWidth()));
    }
    event.consume();
  }
}
