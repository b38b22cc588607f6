package studio.reprise.ui;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * A view as it is stored, and what is other than that. Every pixel is there, with five bits a
 * channel: small files, in which a button that moved by three pixels is still seen.
 */
final class StoredPicture {
  /**
   * A channel that is off by more than this, of 255, is another colour. Five bits put up to 4
   * beside the truth; what is left is for the edges of letters, which another FreeType may draw a
   * little lighter or darker.
   */
  static final int TOLERANCE = 10;

  /**
   * So far may a pixel have moved. Where a region ends hangs on what was laid out before it, in
   * parts of a pixel: on a busy machine, which does the same in other pulses, a divider or a
   * scrolled pane was seen one or two pixels aside.
   */
  static final int MOVED_PIXELS = 2;

  /** How the writer of PNGs calls its ways: what it writes is the same picture. */
  private static final float SMALLEST = 0;

  private static final float QUICK = 0.8f;
  private static final int STEPS = 31;
  private static final int BESIDE_PIXELS = 8;
  private static final int RED = 0xff2020;

  private StoredPicture() {}

  /**
   * What is other.
   *
   * @param pixels how many are of another colour
   * @param within all of them are in here; empty when the pictures count as the same
   */
  record Difference(int pixels, Rectangle within) {
    boolean isNone() {
      return pixels == 0;
    }

    @Override
    public String toString() {
      return String.format(
          "%d pixels within %d x %d at %d, %d",
          pixels, within.width, within.height, within.x, within.y);
    }
  }

  /** What is other in a view than in the stored picture, which may be none at all. */
  static Difference between(BufferedImage stored, BufferedImage now) {
    boolean[] others = others(stored, now);
    int width = Math.max(now.getWidth(), width(stored));
    Rectangle within = new Rectangle(-1, -1);
    int pixels = 0;
    for (int i = 0; i < others.length; i++) {
      if (others[i]) {
        pixels++;
        within.add(new Rectangle(i % width, i / width, 1, 1));
      }
    }
    return new Difference(pixels, within);
  }

  /**
   * For every pixel, row by row of what covers both, whether one of the pictures has a colour there
   * that the other has nowhere near.
   */
  private static boolean[] others(BufferedImage stored, BufferedImage now) {
    int width = Math.max(now.getWidth(), width(stored));
    int height = Math.max(now.getHeight(), height(stored));
    boolean[] others = new boolean[width * height];
    int[][] one = rows(stored);
    int[][] other = rows(now);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        others[y * width + x] = isMissing(one, other, x, y) || isMissing(other, one, x, y);
      }
    }
    return others;
  }

  private static int[][] rows(BufferedImage image) {
    int[][] rows = new int[height(image)][];
    for (int y = 0; y < rows.length; y++) {
      rows[y] = image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
    }
    return rows;
  }

  /** Whether the colour of a pixel of one picture is nowhere near its place in another. */
  private static boolean isMissing(int[][] of, int[][] in, int x, int y) {
    if (y >= of.length || x >= of[y].length) {
      return true; // another size is another picture
    }
    int colour = of[y][x];
    if (y < in.length && x < in[y].length && !isOther(colour, in[y][x])) {
      return false;
    }
    for (int v = Math.max(0, y - MOVED_PIXELS);
        v <= Math.min(in.length - 1, y + MOVED_PIXELS);
        v++) {
      for (int u = Math.max(0, x - MOVED_PIXELS);
          u <= Math.min(in[v].length - 1, x + MOVED_PIXELS);
          u++) {
        if (!isOther(colour, in[v][u])) {
          return false;
        }
      }
    }
    return true;
  }

  private static int width(BufferedImage image) {
    return image == null ? 0 : image.getWidth();
  }

  private static int height(BufferedImage image) {
    return image == null ? 0 : image.getHeight();
  }

  private static boolean isOther(int one, int other) {
    for (int shift = 0; shift < 24; shift += 8) {
      if (Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)) > TOLERANCE) {
        return true;
      }
    }
    return false;
  }

  /** What is stored, what is now, and what is now in grey with the differences in red. */
  static BufferedImage beside(BufferedImage stored, BufferedImage now) {
    boolean[] others = others(stored, now);
    int left = stored == null ? 0 : stored.getWidth() + BESIDE_PIXELS;
    int width = Math.max(now.getWidth(), width(stored));
    int right = left + now.getWidth() + BESIDE_PIXELS;
    BufferedImage all =
        new BufferedImage(right + width, others.length / width, BufferedImage.TYPE_INT_RGB);
    var graphics = all.createGraphics();
    if (stored != null) {
      graphics.drawImage(stored, 0, 0, null);
    }
    graphics.drawImage(now, left, 0, null);
    graphics.dispose();
    for (int i = 0; i < others.length; i++) {
      int x = i % width;
      int y = i / width;
      boolean isThere = x < now.getWidth() && y < now.getHeight();
      int colour = others[i] ? RED : isThere ? faded(now.getRGB(x, y)) : 0;
      all.setRGB(right + x, y, colour);
    }
    return all;
  }

  private static int faded(int colour) {
    int grey = ((colour >> 16 & 0xff) + (colour >> 8 & 0xff) + (colour & 0xff)) / 6 + 64;
    return grey * 0x10101;
  }

  /** Five bits of eight, spread so that black and white stay what they are. */
  private static int fewer(int colour) {
    int few = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      int step = ((colour >> shift & 0xff) * STEPS + 127) / 255;
      few |= (step * 255 + STEPS / 2) / STEPS << shift;
    }
    return few;
  }

  /** The bytes of a file that {@link #read} reads; the same for the same picture, everywhere. */
  static byte[] bytes(BufferedImage full) {
    return png(withPalette(full), SMALLEST);
  }

  private static byte[] png(BufferedImage few, float quality) {
    ImageWriter writer =
        ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(few), "png").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionQuality(quality);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(few, null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** With a table of colours where 256 are enough, which is nearly everywhere. */
  private static BufferedImage withPalette(BufferedImage full) {
    int width = full.getWidth();
    int height = full.getHeight();
    Map<Integer, Integer> places = new LinkedHashMap<>();
    BufferedImage few = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int colour = fewer(full.getRGB(x, y));
        places.putIfAbsent(colour, places.size());
        few.setRGB(x, y, colour);
      }
    }
    if (places.size() > 256) {
      return few;
    }
    int[] table = places.keySet().stream().mapToInt(Integer::intValue).toArray();
    IndexColorModel colours =
        new IndexColorModel(
            8, table.length, table, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    BufferedImage indexed =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colours);
    WritableRaster raster = indexed.getRaster();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        raster.setSample(x, y, 0, places.get(few.getRGB(x, y) & 0xffffff));
      }
    }
    return indexed;
  }

  /** The stored picture; null when there is none. */
  static BufferedImage read(Path file) {
    try {
      if (!Files.exists(file)) {
        return null;
      }
      BufferedImage stored = ImageIO.read(file.toFile());
      BufferedImage plain =
          new BufferedImage(stored.getWidth(), stored.getHeight(), BufferedImage.TYPE_INT_RGB);
      plain.createGraphics().drawImage(stored, 0, 0, null);
      return plain;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, byte[] png) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For somebody to look at: in every colour, written quickly rather than small. */
  static void write(Path file, BufferedImage image) {
    write(file, png(image, QUICK));
  }
}
