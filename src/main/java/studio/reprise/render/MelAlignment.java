package studio.reprise.render;

import java.util.Arrays;

/**
 * How far two takes of the same words are apart, whatever their tempo: the mel summaries of their
 * receipts are laid over each other by dynamic time warping (Sakoe and Chiba, 1978: symmetric
 * steps, a band around the diagonal).
 */
public final class MelAlignment {
  /** The band: a tenth of the longer take, and at least four seconds. */
  private static final double BAND_SHARE = 0.1;

  private static final int LEAST_BAND_ROWS = 100;

  /** Decibels of a natural logarithm of an amplitude. */
  private static final double DECIBELS = 20 / StrictMath.log(10);

  private MelAlignment() {}

  /**
   * The mean difference along the best path.
   *
   * @return decibels; 0 for the same mel
   * @throws RenderException when a summary cannot be read
   */
  public static double decibels(Receipt one, Receipt other) {
    return DECIBELS
        * distance(
            MelSummary.rows(one.made().melSummary()), MelSummary.rows(other.made().melSummary()));
  }

  private static double distance(float[][] a, float[][] b) {
    if (a.length == 0 || b.length == 0 || a[0].length != b[0].length) {
      return a.length == b.length ? 0 : Double.POSITIVE_INFINITY;
    }
    int longest = Math.max(a.length, b.length);
    int band = (int) Math.max(LEAST_BAND_ROWS, BAND_SHARE * longest);
    double[] before = new double[b.length];
    double[] now = new double[b.length];
    for (int i = 0; i < a.length; i++) {
      Arrays.fill(now, Double.POSITIVE_INFINITY);
      int middle = (int) ((long) i * b.length / a.length);
      int from = Math.max(0, middle - band);
      int to = Math.min(b.length, middle + band + 1);
      for (int j = from; j < to; j++) {
        double here = apart(a[i], b[j]);
        double best = i == 0 && j == 0 ? 2 * here : Double.POSITIVE_INFINITY;
        if (i > 0 && j > 0) {
          best = Math.min(best, before[j - 1] + 2 * here);
        }
        if (i > 0) {
          best = Math.min(best, before[j] + here);
        }
        if (j > 0) {
          best = Math.min(best, now[j - 1] + here);
        }
        now[j] = best;
      }
      double[] swapped = before;
      before = now;
      now = swapped;
    }
    return before[b.length - 1] / (a.length + b.length);
  }

  private static double apart(float[] one, float[] other) {
    double sum = 0;
    for (int k = 0; k < one.length; k++) {
      sum += Math.abs(one[k] - other[k]);
    }
    return sum / one.length;
  }
}
