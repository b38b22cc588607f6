package studio.reprise.render;

import studio.reprise.audio.TimeWarp;

/**
 * How far two takes of the same words are apart, whatever their tempo: the mel summaries of their
 * receipts are laid over each other ({@link TimeWarp}).
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
    TimeWarp warp =
        TimeWarp.of(
            a.length,
            b.length,
            new TimeWarp.Band(
                i -> Math.max(0, middle(i, a, b) - band),
                i -> Math.min(b.length, middle(i, a, b) + band + 1)),
            (i, j) -> apart(a[i], b[j]));
    return warp.cost() / (a.length + b.length);
  }

  private static int middle(int i, float[][] a, float[][] b) {
    return (int) ((long) i * b.length / a.length);
  }

  private static double apart(float[] one, float[] other) {
    double sum = 0;
    for (int k = 0; k < one.length; k++) {
      sum += Math.abs(one[k] - other[k]);
    }
    return sum / one.length;
  }
}
