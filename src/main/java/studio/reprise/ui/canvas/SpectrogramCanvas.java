package studio.reprise.ui.canvas;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.DoubleUnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.MelProbe;

/**
 * A mel spectrogram in tiles of {@value #TILE_COLUMNS} columns. A tile belongs to a power-of-two
 * zoom, is computed on the background executor and kept; painting only places tiles, and stretches
 * coarser ones until the finer are there.
 */
public final class SpectrogramCanvas extends TimeCanvas {
  static final int TILE_COLUMNS = 128;

  private static final StyleablePropertyFactory<SpectrogramCanvas> CSS =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final int MOST_TILES = 400;

  /** What is not there at all is first computed at an eighth of the columns. */
  private static final int FIRST_COARSER = 3;

  private static final double LOWEST_DB = -75;
  private static final double HIGHEST_DB = 8;
  private static final double DIFFERENCE_DB = 24;

  /**
   * What is shown: one sound's mel, or how much louder it is than another that says the same.
   *
   * @param against the other, or null
   * @param place from a sample of the sound to that of {@code against} which says the same
   */
  public record Shown(MelProbe sound, @Nullable MelProbe against, DoubleUnaryOperator place) {
    /** One sound alone. */
    public static Shown alone(MelProbe sound) {
      return new Shown(sound, null, DoubleUnaryOperator.identity());
    }

    public boolean isDifference() {
      return against != null;
    }
  }

  private record Place(int zoom, long index) {}

  private record Tile(float[] levels, WritableImage image) {}

  private final Executor background;
  private final Map<Place, Tile> tiles =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Tile> eldest) {
          return size() > MOST_TILES;
        }
      };
  private final Set<Place> pending = new HashSet<>();
  private final StyleableProperty<Color> low = styleable(CSS, "-mel-low", Color.BLACK);
  private final StyleableProperty<Color> lower = styleable(CSS, "-mel-lower", Color.PURPLE);
  private final StyleableProperty<Color> higher = styleable(CSS, "-mel-higher", Color.ORANGE);
  private final StyleableProperty<Color> high = styleable(CSS, "-mel-high", Color.WHITE);
  private final StyleableProperty<Color> less = styleable(CSS, "-mel-less", Color.BLUE);
  private final StyleableProperty<Color> same = styleable(CSS, "-mel-same", Color.WHITE);
  private final StyleableProperty<Color> more = styleable(CSS, "-mel-more", Color.RED);
  private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(this, "shown");
  private ColourMap levels;
  private ColourMap difference;

  /**
   * @param background computes tiles; any thread but the JavaFX one
   */
  public SpectrogramCanvas(Executor background) {
    super("spectrogram");
    this.background = background;
    levels = levels();
    difference = difference();
    shown.addListener(
        (value, old, now) -> {
          tiles.clear();
          pending.clear();
          lengthProperty().set(now == null ? 0 : now.sound().pcm().length());
          repaint();
        });
  }

  /** What is shown; null shows nothing. */
  public ObjectProperty<Shown> shownProperty() {
    return shown;
  }

  /** The level under a point, or NaN where nothing is shown (yet). */
  public double dbAt(double x, double y) {
    TimeScale scale = scaleProperty().get();
    Shown now = shown.get();
    if (scale == null || now == null) {
      return Double.NaN;
    }
    int zoom = zoomOf(scale);
    long column = (long) Math.floor(scale.sampleAt(x) / Math.scalb(1.0, zoom));
    Tile tile = tiles.get(new Place(zoom, Math.floorDiv(column, TILE_COLUMNS)));
    int band = bandAt(y);
    return tile == null
        ? Double.NaN
        : tile.levels()[Math.floorMod(column, TILE_COLUMNS) * MelProbe.BANDS + band];
  }

  /** The frequency at a height of this strip. */
  public double hzAt(double y) {
    Shown now = shown.get();
    return now == null ? Double.NaN : now.sound().centreHz(bandAt(y));
  }

  /** True when something can be seen, coarse or fine. */
  boolean hasAny() {
    return !tiles.isEmpty();
  }

  /** True when every tile in view is there. */
  public boolean isComplete() {
    return pending.isEmpty();
  }

  private int bandAt(double y) {
    double share = 1 - y / Math.max(1, getHeight());
    return (int) Math.max(0, Math.min(MelProbe.BANDS - 1.0, share * MelProbe.BANDS));
  }

  /** Tiles of zoom z have 2^z samples a column, the next power below one pixel's samples. */
  private static int zoomOf(TimeScale scale) {
    return (int) Math.max(4, Math.floor(Math.log(scale.samplesPerPixel()) / Math.log(2)));
  }

  private ColourMap levels() {
    return ColourMap.through(
        List.of(low.getValue(), lower.getValue(), higher.getValue(), high.getValue()));
  }

  private ColourMap difference() {
    return ColourMap.through(List.of(less.getValue(), same.getValue(), more.getValue()));
  }

  @Override
  protected void coloursChanged() {
    if (more == null) {
      return; // still being constructed
    }
    levels = levels();
    difference = difference();
    tiles.replaceAll((place, tile) -> tileOf(tile.levels()));
    repaint();
  }

  @Override
  protected void paint(GraphicsContext g, double width, double height) {
    g.clearRect(0, 0, width, height);
    TimeScale scale = scaleProperty().get();
    if (shown.get() == null || scale == null) {
      return;
    }
    int zoom = zoomOf(scale);
    double tileSamples = TILE_COLUMNS * Math.scalb(1.0, zoom);
    long first = Math.max(0, (long) Math.floor(scale.sampleAt(0) / tileSamples));
    double end = Math.min(lengthProperty().get(), scale.sampleAt(width));
    g.setImageSmoothing(true);
    for (long index = first; index * tileSamples < end; index++) {
      Place place = new Place(zoom, index);
      Tile tile = tiles.get(place);
      if (tile == null) {
        if (!paintCoarser(g, place, scale, height)) {
          want(new Place(zoom + FIRST_COARSER, index >> FIRST_COARSER));
        }
        want(place);
      } else {
        double x = scale.pixelOf(index * tileSamples);
        g.drawImage(tile.image(), x, 0, tileSamples / scale.samplesPerPixel(), height);
      }
    }
  }

  /** Stretches a coarser tile; false when none is there. */
  private boolean paintCoarser(GraphicsContext g, Place place, TimeScale scale, double height) {
    for (int up = 1; up <= 12; up++) {
      Tile tile = tiles.get(new Place(place.zoom() + up, place.index() >> up));
      if (tile != null) {
        double share = Math.scalb(1.0, -up);
        double sourceWidth = TILE_COLUMNS * share;
        double sourceX = (place.index() & (1L << up) - 1) * sourceWidth;
        double tileSamples = TILE_COLUMNS * Math.scalb(1.0, place.zoom());
        g.drawImage(
            tile.image(),
            sourceX,
            0,
            sourceWidth,
            MelProbe.BANDS,
            scale.pixelOf(place.index() * tileSamples),
            0,
            tileSamples / scale.samplesPerPixel(),
            height);
        return true;
      }
    }
    return false;
  }

  private void want(Place place) {
    Shown of = shown.get();
    if (!pending.add(place)) {
      return;
    }
    background.execute(
        () -> {
          float[] computed = compute(of, place);
          Platform.runLater(() -> arrived(of, place, computed));
        });
  }

  private void arrived(Shown of, Place place, float[] computed) {
    if (of == shown.get() && !tiles.containsKey(place)) {
      tiles.put(place, tileOf(computed));
      pending.remove(place);
      repaint();
    }
  }

  private static float[] compute(Shown of, Place place) {
    float[] into = new float[TILE_COLUMNS * MelProbe.BANDS];
    float[] column = new float[MelProbe.BANDS];
    float[] against = new float[MelProbe.BANDS];
    double samples = Math.scalb(1.0, place.zoom());
    for (int i = 0; i < TILE_COLUMNS; i++) {
      double centre = (place.index() * TILE_COLUMNS + i + 0.5) * samples;
      of.sound().column(centre, column);
      MelProbe other = of.against();
      if (other != null) {
        other.column(of.place().applyAsDouble(centre), against);
        for (int band = 0; band < column.length; band++) {
          column[band] = bounded(column[band]) - bounded(against[band]);
        }
      }
      System.arraycopy(column, 0, into, i * MelProbe.BANDS, MelProbe.BANDS);
    }
    return into;
  }

  /** What lies below the visible range is not a difference that anybody hears. */
  private static float bounded(float db) {
    return Math.max((float) LOWEST_DB, db);
  }

  private Tile tileOf(float[] computed) {
    boolean isDifference = shown.get() != null && shown.get().isDifference();
    int[] argb = new int[computed.length];
    for (int i = 0; i < TILE_COLUMNS; i++) {
      for (int band = 0; band < MelProbe.BANDS; band++) {
        double db = computed[i * MelProbe.BANDS + band];
        argb[(MelProbe.BANDS - 1 - band) * TILE_COLUMNS + i] =
            isDifference
                ? difference.argb(0.5 + db / (2 * DIFFERENCE_DB))
                : levels.argb((db - LOWEST_DB) / (HIGHEST_DB - LOWEST_DB));
      }
    }
    WritableImage image = new WritableImage(TILE_COLUMNS, MelProbe.BANDS);
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            TILE_COLUMNS,
            MelProbe.BANDS,
            PixelFormat.getIntArgbInstance(),
            argb,
            0,
            TILE_COLUMNS);
    return new Tile(computed, image);
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return CSS.getCssMetaData();
  }
}
