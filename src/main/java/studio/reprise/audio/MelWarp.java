package studio.reprise.audio;

/**
 * Which place in one sound is which in another that says the same: their mel columns are laid over
 * each other ({@link TimeWarp}). For the eye; what is compared for a verdict is {@code
 * render.MelAlignment}'s.
 */
public final class MelWarp {
  private static final double HOP_SECONDS = 0.02;
  private static final int MOST_COLUMNS = 4000;
  private static final int BANDS = 20;
  private static final double LEAST_DB = -75;
  private static final double BAND_SHARE = 0.15;
  private static final int LEAST_BAND_COLUMNS = 60;

  private final double[] placeInOther;
  private final double oneHop;
  private final double otherHop;

  private MelWarp(double[] placeInOther, double oneHop, double otherHop) {
    this.placeInOther = placeInOther;
    this.oneHop = oneHop;
    this.otherHop = otherHop;
  }

  /** Lays two sounds over each other; some ten milliseconds a second of sound. */
  public static MelWarp between(MelProbe one, MelProbe other) {
    double longestSeconds = Math.max(one.pcm().durationSeconds(), other.pcm().durationSeconds());
    double hopSeconds = Math.max(HOP_SECONDS, longestSeconds / MOST_COLUMNS);
    float[][] a = columns(one, hopSeconds);
    float[][] b = columns(other, hopSeconds);
    return new MelWarp(
        path(a, b), hopSeconds * one.pcm().sampleRateHz(), hopSeconds * other.pcm().sampleRateHz());
  }

  /** The sample of the other sound that says what this sample of the one says. */
  public double inOther(double sampleOfOne) {
    double column = sampleOfOne / oneHop - 0.5;
    int last = placeInOther.length - 1;
    if (column <= 0 || last == 0) {
      return Math.max(0, (placeInOther[0] + Math.min(0, column) + 0.5) * otherHop);
    }
    if (column >= last) {
      return (placeInOther[last] + column - last + 0.5) * otherHop;
    }
    int below = (int) column;
    double share = column - below;
    double place = placeInOther[below] * (1 - share) + placeInOther[below + 1] * share;
    return (place + 0.5) * otherHop;
  }

  private static float[][] columns(MelProbe sound, double hopSeconds) {
    double hop = hopSeconds * sound.pcm().sampleRateHz();
    int count = (int) Math.max(1, Math.ceil(sound.pcm().length() / hop));
    float[] fine = new float[MelProbe.BANDS];
    float[][] columns = new float[count][BANDS];
    int perBand = MelProbe.BANDS / BANDS;
    for (int i = 0; i < count; i++) {
      sound.column((i + 0.5) * hop, fine);
      for (int band = 0; band < BANDS; band++) {
        float sum = 0;
        for (int k = 0; k < perBand; k++) {
          sum += (float) Math.max(LEAST_DB, fine[band * perBand + k]);
        }
        columns[i][band] = sum / perBand;
      }
    }
    return columns;
  }

  /** For each column of a, the mean column of b on the best path. */
  private static double[] path(float[][] a, float[][] b) {
    int band = (int) Math.max(LEAST_BAND_COLUMNS, BAND_SHARE * Math.max(a.length, b.length));
    return TimeWarp.of(
            a.length,
            b.length,
            new TimeWarp.Band(i -> from(i, a, b, band), i -> to(i, a, b, band)),
            (i, j) -> apart(a[i], b[j]))
        .places();
  }

  private static int middle(int i, float[][] a, float[][] b) {
    return a.length == 1 ? 0 : (int) ((long) i * (b.length - 1) / (a.length - 1));
  }

  private static int from(int i, float[][] a, float[][] b, int band) {
    return Math.max(0, middle(i, a, b) - band);
  }

  private static int to(int i, float[][] a, float[][] b, int band) {
    return i == a.length - 1 ? b.length : Math.min(b.length, middle(i, a, b) + band + 1);
  }

  private static double apart(float[] one, float[] other) {
    double sum = 0;
    for (int k = 0; k < one.length; k++) {
      sum += Math.abs(one[k] - other[k]);
    }
    return sum;
  }
}
