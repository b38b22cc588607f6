package studio.reprise.audio;

import java.util.Arrays;

/**
 * Changes the sample rate by a polyphase filter. Two designs: the windowed sinc that the
 * reference's features use, and the Kaiser filter with which the starter pack was trained.
 */
public final class Resampler {
  private static final double SINC_WIDTH = 6;
  private static final double SINC_ROLLOFF = 0.99;

  private final int up;
  private final int down;

  /** One filter a phase, without the zeros at its ends: {@code [up][taps]}. */
  private final double[][] phases;

  /** Where a filter's first tap lies, counted from the first input sample of the phase's block. */
  private final int[] firsts;

  private Resampler(int up, int down, int reach, double[][] phases) {
    this.up = up;
    this.down = down;
    this.phases = new double[up][];
    this.firsts = new int[up];
    for (int phase = 0; phase < up; phase++) {
      double[] whole = phases[phase];
      int from = 0;
      int to = whole.length;
      while (from < to && whole[from] == 0) {
        from++;
      }
      while (to > from && whole[to - 1] == 0) {
        to--;
      }
      this.phases[phase] = Arrays.copyOfRange(whole, from, to);
      firsts[phase] = from - reach;
    }
  }

  /** Band-limited interpolation: sinc with a Hann window, 6 zero crossings, roll-off 0.99. */
  public static Resampler sinc(int fromHz, int toHz) {
    int divisor = greatestCommonDivisor(fromHz, toHz);
    int down = fromHz / divisor;
    int up = toHz / divisor;
    double base = Math.min(down, up) * SINC_ROLLOFF;
    int width = (int) Math.ceil(SINC_WIDTH * down / base);
    double[][] phases = new double[up][2 * width + down];
    for (int phase = 0; phase < up; phase++) {
      for (int j = 0; j < phases[phase].length; j++) {
        double t = ((double) -phase / up + (double) (j - width) / down) * base;
        t = Math.max(-SINC_WIDTH, Math.min(SINC_WIDTH, t));
        double window = StrictMath.cos(t * StrictMath.PI / SINC_WIDTH / 2);
        double x = t * StrictMath.PI;
        double sinc = x == 0 ? 1 : StrictMath.sin(x) / x;
        phases[phase][j] = (float) (sinc * window * window * base / down);
      }
    }
    return new Resampler(up, down, width, phases);
  }

  /**
   * A linear-phase low-pass of {@code taps} taps (odd), cut off at the lower of both Nyquist
   * frequencies, Kaiser window, zero delay.
   */
  public static Resampler kaiser(int fromHz, int toHz, int taps, double beta) {
    int divisor = greatestCommonDivisor(fromHz, toHz);
    int down = fromHz / divisor;
    int up = toHz / divisor;
    double cutoff = 1.0 / Math.max(up, down);
    double[] window = Windows.kaiser(taps, beta);
    double[] filter = new double[taps];
    double sum = 0;
    int centre = taps / 2;
    for (int i = 0; i < taps; i++) {
      double x = StrictMath.PI * cutoff * (i - centre);
      filter[i] = (x == 0 ? 1 : StrictMath.sin(x) / x) * window[i];
      sum += filter[i];
    }
    int reach = centre / up + 1;
    double[][] phases = new double[up][2 * reach + down];
    for (int phase = 0; phase < up; phase++) {
      // Output phase p of a block lies at p * down on the stuffed axis, input sample i of the block
      // at i * up.
      for (int j = 0; j < phases[phase].length; j++) {
        int tap = centre + phase * down - (j - reach) * up;
        phases[phase][j] = tap >= 0 && tap < taps ? filter[tap] / sum * up : 0;
      }
    }
    return new Resampler(up, down, reach, phases);
  }

  /**
   * @param samples at the old rate
   * @return {@code ceil(length * up / down)} samples at the new rate
   */
  public float[] apply(float[] samples) {
    if (up == down) {
      return samples.clone();
    }
    int length = (int) length(samples.length, down, up);
    float[] out = new float[length];
    for (int n = 0; n < length; n++) {
      out[n] = at(n, samples, 0, samples.length);
    }
    return out;
  }

  /**
   * One sample of the new rate.
   *
   * @param n its index
   * @param samples at the old rate; what lies before and behind them is silence
   * @param base index in the sound of the first one
   * @param end index in the sound behind the last one
   */
  float at(long n, float[] samples, long base, long end) {
    int phase = (int) (n % up);
    double[] filter = phases[phase];
    long start = n / up * down + firsts[phase];
    double sum = 0;
    int from = (int) Math.max(0, base - start);
    int to = (int) Math.min(filter.length, end - start);
    int shift = (int) (start - base);
    for (int j = from; j < to; j++) {
      sum += filter[j] * samples[shift + j];
    }
    return (float) sum;
  }

  /** Index in the sound behind the last sample of the old rate that a new one is made of. */
  long needs(long n) {
    int phase = (int) (n % up);
    return n / up * down + firsts[phase] + phases[phase].length;
  }

  /** Index in the sound of the first sample of the old rate that a new one is made of. */
  long begins(long n) {
    return n / up * down + firsts[(int) (n % up)];
  }

  /** How many new samples so many old ones are; the last may be begun only. */
  long length(long samples) {
    return length(samples, down, up);
  }

  /** How far a new sample can lie beyond the largest of the old ones that it is made of. */
  double overshoot() {
    double most = 0;
    for (double[] filter : phases) {
      double sum = 0;
      for (double tap : filter) {
        sum += Math.abs(tap);
      }
      most = Math.max(most, sum);
    }
    return most;
  }

  /** Taps of the longest filter. */
  int taps() {
    return Arrays.stream(phases).mapToInt(filter -> filter.length).max().orElse(0);
  }

  /** How many samples so many of them become at another rate; the last one may be begun only. */
  public static long length(long samples, int fromHz, int toHz) {
    return (samples * toHz + fromHz - 1) / fromHz;
  }

  /** The sound at another rate, by {@link #sinc}. */
  public static Pcm resample(Pcm pcm, int toHz) {
    return pcm.sampleRateHz() == toHz
        ? pcm
        : new Pcm(sinc(pcm.sampleRateHz(), toHz).apply(pcm.samples()), toHz);
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
