package studio.reprise.ui.canvas;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.PeakPyramid;

/** Takes on their lanes, one lane a speaker, at their true length; the gaps can be dragged. */
public final class LanesCanvas extends TimeCanvas {
  /** Height of a lane in pixels. */
  public static final double LANE_HEIGHT = 46;

  private static final StyleablePropertyFactory<LanesCanvas> CSS =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final double HANDLE_PIXELS = 5;
  private static final double NARROW_PIXELS = 4;
  private static final double LABEL_FROM_PIXELS = 36;

  /**
   * A line on a lane; times in samples.
   *
   * @param id of the line
   * @param lane from 0
   * @param colour of the speaker
   * @param label its first words
   * @param start first sample
   * @param end behind the last sample
   * @param gap silence after it
   * @param sound names the take, or "" for a line without one
   */
  public record Block(
      String id,
      int lane,
      Color colour,
      String label,
      long start,
      long end,
      long gap,
      String sound) {}

  private final StyleableProperty<Color> band = styleable(CSS, "-lane-band", Color.WHITESMOKE);
  private final StyleableProperty<Color> rule = styleable(CSS, "-lane-rule", Color.LIGHTGRAY);
  private final StyleableProperty<Color> text = styleable(CSS, "-lane-text", Color.BLACK);
  private final StyleableProperty<Color> chosen = styleable(CSS, "-lane-selected", Color.BLUE);
  private final StyleableProperty<Color> handle = styleable(CSS, "-lane-gap", Color.GRAY);
  private Function<String, PeakPyramid> peaks = sound -> null;
  private Consumer<String> onChosen = id -> {};
  private BiConsumer<String, Long> onGap = (id, samples) -> {};
  private Runnable onGapEnd = () -> {};
  private List<Block> blocks = List.of();
  private Set<String> selected = Set.of();
  private int lanes;
  private @Nullable Block dragged;

  public LanesCanvas() {
    super("lanes");
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseReleased(
        event -> {
          if (dragged != null) {
            dragged = null;
            onGapEnd.run();
          }
        });
    setOnMouseMoved(event -> setCursor(gapAt(event) == null ? Cursor.DEFAULT : Cursor.H_RESIZE));
  }

  /**
   * @param inOrder of time
   * @param laneCount how many lanes there are, empty ones too
   */
  public void show(List<Block> inOrder, int laneCount, List<String> selectedIds) {
    blocks = inOrder;
    lanes = laneCount;
    select(selectedIds);
    lengthProperty().set(blocks.isEmpty() ? 0 : blocks.get(blocks.size() - 1).end());
    setPrefHeight(Math.max(1, lanes) * LANE_HEIGHT);
  }

  /** Another selection of the blocks that are shown. */
  public void select(List<String> selectedIds) {
    selected = Set.copyOf(selectedIds);
    repaint();
  }

  /** Peaks by the take's name; null while they are not there yet, then {@link #soundArrived}. */
  public void peaksFrom(Function<String, PeakPyramid> source) {
    peaks = source;
  }

  public void soundArrived() {
    repaint();
  }

  public void onChosen(Consumer<String> action) {
    onChosen = action;
  }

  /** True while the end of a gap is held. */
  public boolean isDragging() {
    return dragged != null;
  }

  /** Told while a gap is dragged, in samples, and when it is let go. */
  public void onGap(BiConsumer<String, Long> action, Runnable end) {
    onGap = action;
    onGapEnd = end;
  }

  @Override
  protected void paint(GraphicsContext g, double width, double height) {
    g.clearRect(0, 0, width, height);
    TimeScale scale = scaleProperty().get();
    for (int lane = 0; lane < lanes; lane++) {
      if (lane % 2 == 0) {
        g.setFill(band.getValue());
        g.fillRect(0, lane * LANE_HEIGHT, width, LANE_HEIGHT);
      }
      g.setFill(rule.getValue());
      g.fillRect(0, (lane + 1) * LANE_HEIGHT - 1, width, 1);
    }
    if (scale == null) {
      return;
    }
    g.setFont(Font.font(11));
    double[] reached = new double[lanes];
    for (int i = firstVisible(scale); i < blocks.size(); i++) {
      Block block = blocks.get(i);
      double x = scale.pixelOf(block.start());
      if (x > width) {
        break;
      }
      if (scale.pixelOf(block.end()) - x < NARROW_PIXELS) {
        paintNarrow(g, block, scale, reached);
      } else {
        paint(g, block, scale, width);
      }
    }
  }

  /**
   * A block of a few pixels: a bar. Thousands of them share the canvas when a long script is fitted
   * into it, so a pixel column is painted once.
   */
  private void paintNarrow(GraphicsContext g, Block block, TimeScale scale, double[] reached) {
    boolean isSelected = selected.contains(block.id());
    double from = Math.floor(scale.pixelOf(block.start()));
    double to = Math.max(from + (isSelected ? 2 : 1), Math.ceil(scale.pixelOf(block.end())));
    double left = isSelected ? from : Math.max(from, reached[block.lane()]);
    if (left < to) {
      g.setFill(
          isSelected
              ? chosen.getValue()
              : block.colour().deriveColor(0, 1, 1, block.sound().isEmpty() ? 0.25 : 0.6));
      g.fillRect(left, block.lane() * LANE_HEIGHT + 3, to - left, LANE_HEIGHT - 7);
      reached[block.lane()] = to;
    }
  }

  private void paint(GraphicsContext g, Block block, TimeScale scale, double width) {
    double x = scale.pixelOf(block.start());
    double right = scale.pixelOf(block.end());
    double y = block.lane() * LANE_HEIGHT + 3;
    double h = LANE_HEIGHT - 7;
    double w = Math.max(2, right - x);
    boolean isSelected = selected.contains(block.id());
    // Towards the words' colour: dark voices are seen on dark lanes, and light ones on light.
    Color colour = block.colour().interpolate(text.getValue(), 0.3);
    g.setFill(colour.deriveColor(0, 1, 1, block.sound().isEmpty() ? 0.12 : 0.26));
    g.fillRoundRect(x, y, w, h, 6, 6);
    PeakPyramid sound = block.sound().isEmpty() ? null : peaks.apply(block.sound());
    if (sound != null) {
      paintWave(g, sound, x, right, y, h, width, colour);
    }
    g.setStroke(isSelected ? chosen.getValue() : colour);
    g.setLineWidth(isSelected ? 2 : 1);
    g.setLineDashes(block.sound().isEmpty() ? new double[] {4, 3} : new double[0]);
    g.strokeRoundRect(x + 0.5, y + 0.5, Math.max(1, w - 1), h - 1, 6, 6);
    g.setLineDashes((double[]) null);
    if (w > LABEL_FROM_PIXELS) {
      g.save();
      g.beginPath();
      g.rect(x, y, w - 4, h);
      g.clip();
      g.setFill(text.getValue());
      g.fillText(block.label(), Math.max(x, 0) + 5, y + 12);
      g.restore();
    }
    double gapEnd = scale.pixelOf(block.end() + block.gap());
    if (block.gap() > 0 && gapEnd - right > 4) {
      g.setFill(handle.getValue());
      g.fillRect(right, y + h / 2, gapEnd - right, 1);
      g.fillRect(gapEnd - 2, y + h / 2 - 5, 2, 11);
    }
  }

  private static void paintWave(
      GraphicsContext g,
      PeakPyramid sound,
      double x,
      double right,
      double y,
      double h,
      double width,
      Color colour) {
    double perPixel = sound.pcm().length() / Math.max(1, right - x);
    double half = h / 2;
    g.setFill(colour.deriveColor(0, 1, 1, 0.75));
    double from = Math.max(0, Math.ceil(x));
    for (double column = from; column < Math.min(width, right); column++) {
      long start = (long) ((column - x) * perPixel);
      PeakPyramid.Peak peak = sound.between(start, Math.max(start + 1, (long) (start + perPixel)));
      double top = half - peak.high() * half;
      double bottom = half - peak.low() * half;
      g.fillRect(column, y + top, 1, Math.max(1, bottom - top));
    }
  }

  private int firstVisible(TimeScale scale) {
    int low = 0;
    int high = blocks.size();
    double first = scale.sampleAt(0);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (blocks.get(middle).end() + blocks.get(middle).gap() < first) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void pressed(MouseEvent event) {
    if (!isPlain(event) || scaleProperty().get() == null) {
      return;
    }
    dragged = gapAt(event);
    if (dragged == null) {
      long sample = sampleAt(event);
      int lane = (int) (event.getY() / LANE_HEIGHT);
      blocks.stream()
          .filter(block -> block.lane() == lane)
          .filter(block -> block.start() <= sample && sample < block.end())
          .findFirst()
          .ifPresent(block -> onChosen.accept(block.id()));
    }
  }

  private void dragged(MouseEvent event) {
    if (dragged != null) {
      onGap.accept(dragged.id(), Math.max(0, sampleAt(event) - dragged.end()));
    }
  }

  /** The block whose gap ends under the pointer. */
  private @Nullable Block gapAt(MouseEvent event) {
    TimeScale scale = scaleProperty().get();
    if (scale == null) {
      return null;
    }
    int lane = (int) (event.getY() / LANE_HEIGHT);
    for (int i = firstVisible(scale); i < blocks.size(); i++) {
      Block block = blocks.get(i);
      double end = scale.pixelOf(block.end() + block.gap());
      if (block.lane() == lane && Math.abs(end - event.getX()) <= HANDLE_PIXELS) {
        return block;
      }
      if (scale.pixelOf(block.start()) > event.getX() + getWidth()) {
        return null;
      }
    }
    return null;
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return CSS.getCssMetaData();
  }
}
