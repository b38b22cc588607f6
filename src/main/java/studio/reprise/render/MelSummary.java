package studio.reprise.render;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import studio.reprise.audio.Mel;

/**
 * A take's mel spectrogram small enough for a receipt: means over {@value #BANDS} neighbouring
 * bands and {@value #FRAMES} frames (one speech token), in steps of 1/16 (natural logarithm, .54
 * dB) from -12, one byte each, deflated, Base64. About half a kilobyte a second of speech. With it
 * "equal" can be told without the sound: see {@link #EQUAL_MEAN} and {@link #EQUAL_MOST}.
 */
final class MelSummary {
  static final int BANDS = 4;
  static final int FRAMES = 2;

  /**
   * Two mels are called equal up to this mean distance of their summaries (natural logarithm; .43
   * dB). The rounding of the stored one alone makes about .016.
   */
  static final double EQUAL_MEAN = 0.05;

  /** ... and up to this distance in the worst cell (4.3 dB). */
  static final double EQUAL_MOST = 0.5;

  private static final double FLOOR = -12;
  private static final double STEPS = 16;
  private static final int MOST_CELLS = 1 << 24;
  private static final Pattern FORM = Pattern.compile("([0-9]{1,8})x([1-9][0-9]{0,3}):(.*)");

  private MelSummary() {}

  /** How far two mels are apart; infinite when their lengths differ. */
  record Distance(double mean, double most) {
    boolean isEqual() {
      return mean <= EQUAL_MEAN && most <= EQUAL_MOST;
    }
  }

  static String of(Mel mel) {
    float[] cells = cells(mel);
    byte[] bytes = new byte[cells.length];
    for (int i = 0; i < cells.length; i++) {
      bytes[i] = (byte) Math.max(0, Math.min(255, Math.rint((cells[i] - FLOOR) * STEPS)));
    }
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return mel.frames() + "x" + mel.bands() + ":" + base64(out.toByteArray());
    } finally {
      deflater.end();
    }
  }

  /**
   * The distance of a mel from a stored summary.
   *
   * @throws RenderException when the summary is not one
   */
  static Distance distance(String summary, Mel mel) {
    if (!summary.startsWith(mel.frames() + "x" + mel.bands() + ":")) {
      return new Distance(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    float[] cells = cells(mel);
    byte[] stored = inflate(summary.substring(summary.indexOf(':') + 1), cells.length);
    double sum = 0;
    double most = 0;
    for (int i = 0; i < cells.length; i++) {
      double now = Math.max(FLOOR, Math.min(FLOOR + 255 / STEPS, cells[i]));
      double apart = Math.abs((stored[i] & 0xff) / STEPS + FLOOR - now);
      sum += apart;
      most = Math.max(most, apart);
    }
    return new Distance(cells.length == 0 ? 0 : sum / cells.length, most);
  }

  /**
   * The distance of two stored summaries.
   *
   * @throws RenderException when one of them is none
   */
  static Distance distance(String summary, String other) {
    float[][] then = rows(summary);
    float[][] now = rows(other);
    if (!summary
        .substring(0, summary.indexOf(':'))
        .equals(other.substring(0, other.indexOf(':')))) {
      return new Distance(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double sum = 0;
    double most = 0;
    int cells = 0;
    for (int row = 0; row < then.length; row++) {
      for (int column = 0; column < then[row].length; column++) {
        double apart = Math.abs(then[row][column] - now[row][column]);
        sum += apart;
        most = Math.max(most, apart);
        cells++;
      }
    }
    return new Distance(cells == 0 ? 0 : sum / cells, most);
  }

  /**
   * The rows of a stored summary, {@code [tokens][20]}, natural logarithm.
   *
   * @throws RenderException when it is none
   */
  static float[][] rows(String summary) {
    Matcher form = FORM.matcher(summary);
    if (!form.matches()) {
      throw unreadable();
    }
    int rows = (Integer.parseInt(form.group(1)) + FRAMES - 1) / FRAMES;
    int columns = (Integer.parseInt(form.group(2)) + BANDS - 1) / BANDS;
    if ((long) rows * columns > MOST_CELLS) {
      throw unreadable();
    }
    byte[] stored = inflate(form.group(3), rows * columns);
    float[][] cells = new float[rows][columns];
    for (int i = 0; i < stored.length; i++) {
      cells[i / columns][i % columns] = (float) ((stored[i] & 0xff) / STEPS + FLOOR);
    }
    return cells;
  }

  private static RenderException unreadable() {
    return new RenderException("The receipt's mel summary cannot be read.");
  }

  private static float[] cells(Mel mel) {
    int rows = (mel.frames() + FRAMES - 1) / FRAMES;
    int columns = (mel.bands() + BANDS - 1) / BANDS;
    float[] cells = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        cells[row * columns + column] = mean(mel, row * FRAMES, column * BANDS);
      }
    }
    return cells;
  }

  private static float mean(Mel mel, int frame, int band) {
    double sum = 0;
    int count = 0;
    for (int f = frame; f < Math.min(frame + FRAMES, mel.frames()); f++) {
      for (int b = band; b < Math.min(band + BANDS, mel.bands()); b++) {
        sum += mel.at(f, b);
        count++;
      }
    }
    return (float) (sum / count);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] inflate(String text, int length) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(Base64.getDecoder().decode(text));
      byte[] bytes = new byte[Math.min(length, MOST_CELLS)];
      int read = inflater.inflate(bytes);
      if (read != length) {
        throw new RenderException("The receipt's mel summary is cut short.");
      }
      return bytes;
    } catch (DataFormatException | IllegalArgumentException e) {
      throw new RenderException(e, "The receipt's mel summary cannot be read.");
    } finally {
      inflater.end();
    }
  }
}
