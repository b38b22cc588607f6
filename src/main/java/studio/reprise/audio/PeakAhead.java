package studio.reprise.audio;

/**
 * The true peak around every sample, as far as it lies above a ceiling: the highest of the sample
 * itself and of three values between it and the next.
 */
final class PeakAhead {
  private static final int UP = 4;

  private final Resampler resampler;
  private final double safe;
  private final int reach;
  private final float[] held;
  private int filled;

  /** How long ago a sample was that could hide a peak. */
  private int calm;

  PeakAhead(int rateHz, double ceiling) {
    resampler = Resampler.sinc(rateHz, UP * rateHz);
    safe = ceiling / (resampler.overshoot() * (1 + 1e-6));
    reach = resampler.taps() / 2 + 1;
    held = new float[64 * reach];
    filled = 2 * reach;
    calm = held.length;
  }

  /** How many samples the peak that {@link #next} gives lies behind its newest sample. */
  int reach() {
    return reach;
  }

  /**
   * Takes a sample.
   *
   * @return the peak of the sample that came {@link #reach} ago, or 0 where that cannot lie above
   *     the ceiling
   */
  double next(float sample) {
    if (filled == held.length) {
      System.arraycopy(held, held.length - 2 * reach, held, 0, 2 * reach);
      filled = 2 * reach;
    }
    held[filled++] = sample;
    calm = Math.abs(sample) > safe ? 0 : Math.min(calm + 1, held.length);
    if (calm > 2 * reach) {
      return 0;
    }
    int at = filled - 1 - reach;
    double highest = Math.abs(held[at]);
    for (int phase = 0; phase < UP; phase++) {
      highest = Math.max(highest, Math.abs(resampler.at((long) at * UP + phase, held, 0, filled)));
    }
    return highest;
  }
}
