package studio.reprise.audio;

/**
 * The highest value of a sound between its samples: of the fourfold oversampled sound and of the
 * samples themselves. Where neighbours are too small to hide a new peak nothing is computed.
 */
final class TruePeak {
  private static final int UP = 4;
  private static final int PART = 64;

  /** What rounding may add to a bound. */
  private static final double SLACK = 1 + 1e-6;

  private final Resampler resampler;
  private final double overshoot;
  private final int reach;

  /** The last samples, of which the ones from {@code ready} on still wait for their neighbours. */
  private final float[] held;

  private int filled;
  private double highest;

  TruePeak(int rateHz) {
    resampler = Resampler.sinc(rateHz, UP * rateHz);
    overshoot = resampler.overshoot() * SLACK;
    reach = resampler.taps();
    held = new float[PART + 2 * reach];
    filled = reach;
  }

  void write(float[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      held[filled++] = samples[i];
      if (filled == held.length) {
        part(PART);
        System.arraycopy(held, PART, held, 0, 2 * reach);
        filled = 2 * reach;
      }
    }
  }

  /** Looks at the samples from {@code reach} on, which have their neighbours on both sides. */
  private void part(int count) {
    float most = 0;
    for (float sample : held) {
      most = Math.max(most, Math.abs(sample));
    }
    if (most * overshoot <= highest) {
      return;
    }
    for (int i = reach; i < reach + count; i++) {
      highest = Math.max(highest, Math.abs(held[i]));
      for (int phase = 0; phase < UP; phase++) {
        highest =
            Math.max(highest, Math.abs(resampler.at((long) i * UP + phase, held, 0, held.length)));
      }
    }
  }

  /** The highest value so far, were the sound to end here. */
  double highest() {
    double before = highest;
    float[] kept = held.clone();
    java.util.Arrays.fill(held, filled, held.length, 0);
    part(Math.max(0, filled - reach));
    System.arraycopy(kept, 0, held, 0, kept.length);
    double here = highest;
    highest = before;
    return here;
  }
}
