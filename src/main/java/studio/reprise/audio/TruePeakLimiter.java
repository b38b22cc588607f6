package studio.reprise.audio;

import java.io.IOException;

/**
 * Holds the true peaks of a sound below a ceiling. It looks 5 ms ahead, is down before a peak comes
 * and is back within about 80 ms. A sound whose true peaks lie below the ceiling comes out as it
 * went in, to the bit; no length changes.
 *
 * <p>The gain is the smallest one that any peak within reach asks for, recovers slowly, and is
 * averaged over the look-ahead: a straight way down that has arrived when the peak does. Peaks are
 * looked for between the samples by fourfold oversampling.
 */
public final class TruePeakLimiter implements SampleSink {
  private static final double LOOK_AHEAD_SECONDS = 0.005;
  private static final double RELEASE_SECONDS = 0.080;

  /** Below the ceiling: the gain moves while a peak passes, which lifts what lies between. */
  private static final double MARGIN = 0.985;

  /** From here on it is one again: the step is a thousandth of a decibel. */
  private static final double BACK = 1 - 1e-4;

  private static final double LIMITED = Levels.factor(-0.1);

  /** Gains as integers: their sum over the look-ahead is exact for ever. */
  private static final double ONE = 1L << 40;

  private final double ceiling;
  private final PeakAhead peaks;
  private final SampleSink behind;
  private final int ahead;
  private final double release;

  /** Ring of samples that wait for their gain. */
  private final float[] waiting;

  /** The least gain that a peak within reach asks for. */
  private final SlidingLeast least;

  /** Ring of the gains over the look-ahead, of which a sample gets the mean. */
  private final long[] steps;

  private long stepSum;
  private double recovered = 1;
  private long taken;
  private long given;
  private final float[] out = new float[1024];
  private int filled;

  private long limitedSamples;
  private double leastGain = 1;
  private long leastGainAt = -1;

  /**
   * @param ceilingDb no true peak comes above it, in dB against full scale
   * @param behind takes the limited sound
   */
  public TruePeakLimiter(int rateHz, double ceilingDb, SampleSink behind) {
    this.behind = behind;
    this.ceiling = Levels.factor(ceilingDb);
    this.ahead = Math.max(1, (int) Math.round(LOOK_AHEAD_SECONDS * rateHz));
    this.release = 1 - StrictMath.exp(-1 / (RELEASE_SECONDS * rateHz));
    this.peaks = new PeakAhead(rateHz, ceiling);
    // A peak is made of samples on both sides: all of them are held down while it passes. A sample
    // waits until the gain has come down for the last peak that it is part of.
    int hold = ahead + 2 * peaks.reach();
    this.least = new SlidingLeast(hold);
    this.waiting = new float[hold];
    this.steps = new long[ahead];
    java.util.Arrays.fill(steps, (long) ONE);
    this.stepSum = ahead * (long) ONE;
  }

  @Override
  public void write(float[] samples, int from, int count) throws IOException {
    for (int i = from; i < from + count; i++) {
      next(samples[i]);
    }
  }

  private void next(float sample) throws IOException {
    waiting[(int) (taken % waiting.length)] = sample;
    double peak = peaks.next(sample);
    taken++;
    double asked = peak > ceiling ? ceiling * MARGIN / peak : 1;
    double held = least.next(asked);
    recovered = held < recovered ? held : recovered + (held - recovered) * release;
    if (held == 1 && recovered > BACK) {
      recovered = 1;
    }
    long step = (long) (recovered * ONE);
    int slot = (int) (taken % ahead);
    stepSum += step - steps[slot];
    steps[slot] = step;
    if (taken >= waiting.length) {
      give();
    }
  }

  private void give() throws IOException {
    float sample = waiting[(int) (given % waiting.length)];
    double gain = stepSum / (ahead * ONE);
    if (gain < LIMITED) {
      limitedSamples++;
    }
    if (gain < leastGain) {
      leastGain = gain;
      leastGainAt = given;
    }
    out[filled++] = gain == 1 ? sample : (float) (sample * gain);
    given++;
    if (filled == out.length) {
      behind.write(out, 0, filled);
      filled = 0;
    }
  }

  /** Everything was written: gives the last samples. */
  public void finish() throws IOException {
    long length = taken;
    while (given < length) {
      next(0);
    }
    behind.write(out, 0, filled);
    filled = 0;
  }

  /** The share of samples whose gain was .1 dB or more below one. */
  public double limitedShare() {
    return given == 0 ? 0 : (double) limitedSamples / given;
  }

  /** The deepest that the gain went, in dB; 0 when nothing was limited. */
  public double deepestDb() {
    return -20 * StrictMath.log10(leastGain) + 0.0;
  }

  /** Index of the sample where the gain was deepest; -1 when nothing was limited. */
  public long deepestAt() {
    return leastGainAt;
  }
}
