package studio.reprise.audio;

/**
 * The power of a sound over windows that end at every hundredth of a second: sums of these
 * hundredths are kept for the longest window, so that a window costs additions and no samples.
 */
final class WindowPowers {
  private static final int HUNDREDTHS = 100;

  private final int rateHz;
  private final double[] sums;
  private final int[] lengths;
  private long hundredths;
  private long samples;
  private long nextEnd;
  private double sum;
  private int length;
  private double all;

  /**
   * @param most longest window, in hundredths of a second
   */
  WindowPowers(int rateHz, int most) {
    this.rateHz = rateHz;
    this.sums = new double[most];
    this.lengths = new int[most];
    this.nextEnd = rateHz / HUNDREDTHS;
  }

  /**
   * Takes the square of the next sample, of all channels together.
   *
   * @return whether a hundredth of a second ended with it
   */
  boolean add(double square) {
    sum += square;
    length++;
    if (++samples < nextEnd) {
      return false;
    }
    int slot = (int) (hundredths % sums.length);
    sums[slot] = sum;
    lengths[slot] = length;
    all += sum;
    sum = 0;
    length = 0;
    hundredths++;
    nextEnd = (hundredths + 1) * rateHz / HUNDREDTHS;
    return true;
  }

  /** Hundredths of a second so far. */
  long hundredths() {
    return hundredths;
  }

  long samples() {
    return samples;
  }

  /** Mean square over the last so many hundredths, of which there have been enough. */
  double last(int count) {
    double total = 0;
    long frames = 0;
    for (long i = hundredths - count; i < hundredths; i++) {
      int slot = (int) (i % sums.length);
      total += sums[slot];
      frames += lengths[slot];
    }
    return total / frames;
  }

  /** Mean square of everything. */
  double whole() {
    return samples == 0 ? 0 : (all + sum) / samples;
  }
}
