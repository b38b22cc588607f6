package studio.reprise.speech.pack;

/**
 * Makes weak syllables nearly as strong as strong ones, as who shouts has breath for each. The
 * whole stays as loud and its peaks sink, so that it can be made louder: driving peaks into a
 * ceiling instead cost a Mandarin listener twice as many syllables, and a gain that goes slowly up
 * and down bends no wave.
 */
final class EvenLoudness {
  /** Of each syllable's distance to the loudest place, in decibels, so much is made up. */
  private static final double SHARE = 0.5;

  /** No place grows by more: twice. */
  private static final double MOST_GAIN = 2;

  /** Loudness is looked at over so many seconds, twice: a syllable. */
  private static final double WINDOW_SECONDS = 0.06;

  /** Below this share of the loudest place nothing grows: breath and silence ... */
  private static final double QUIET = 0.03;

  /** ... and from here on everything does. */
  private static final double SPOKEN = 0.08;

  private EvenLoudness() {}

  static float[] of(float[] wave, int sampleRateHz) {
    int reach = (int) (WINDOW_SECONDS * sampleRateHz / 2);
    double[] power = new double[wave.length];
    for (int n = 0; n < wave.length; n++) {
      power[n] = (double) wave[n] * wave[n];
    }
    power = averaged(averaged(power, reach), reach);
    double most = 0;
    for (double value : power) {
      most = Math.max(most, value);
    }
    if (most == 0) {
      return wave;
    }
    double[] gains = new double[wave.length];
    double before = 0;
    double after = 0;
    for (int n = 0; n < wave.length; n++) {
      gains[n] = gain(Math.sqrt(Math.max(0, power[n]) / most));
      before += (double) wave[n] * wave[n];
      after += gains[n] * gains[n] * wave[n] * wave[n];
    }
    double same = Math.sqrt(before / after);
    float[] even = new float[wave.length];
    for (int n = 0; n < wave.length; n++) {
      even[n] = (float) (same * gains[n] * wave[n]);
    }
    return even;
  }

  /** At so much of the loudest place, 0 to 1. */
  private static double gain(double loudness) {
    double spoken = Math.max(0, Math.min(1, (loudness - QUIET) / (SPOKEN - QUIET)));
    double full = Math.min(MOST_GAIN, StrictMath.pow(Math.max(QUIET, loudness), -SHARE));
    return 1 + spoken * (full - 1);
  }

  /** The mean over as many values on either side; fewer at the ends. */
  private static double[] averaged(double[] values, int reach) {
    double[] sums = new double[values.length + 1];
    for (int n = 0; n < values.length; n++) {
      sums[n + 1] = sums[n] + values[n];
    }
    double[] means = new double[values.length];
    for (int n = 0; n < values.length; n++) {
      int from = Math.max(0, n - reach);
      int to = Math.min(values.length, n + reach + 1);
      means[n] = (sums[to] - sums[from]) / (to - from);
    }
    return means;
  }
}
