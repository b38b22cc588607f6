package studio.reprise.audio;

import java.util.Arrays;

/**
 * How loud a sound is, in figures; none falls below {@link #FLOOR_DB}.
 *
 * @param lufs integrated loudness after ITU-R BS.1770-4: K-weighted, 400 ms blocks, gated at -70
 *     LUFS and 10 LU below the mean. A sound shorter than a block is one block
 * @param rmsDb root mean square of all samples, against full scale
 * @param truePeakDb highest value of the fourfold oversampled sound, against full scale
 * @param noiseFloorDb level that the quietest tenth of its 20 ms frames stays below
 */
public record Loudness(double lufs, double rmsDb, double truePeakDb, double noiseFloorDb) {
  /** What silence measures. */
  public static final double FLOOR_DB = -120;

  private static final double ABSOLUTE_GATE = -70;
  private static final double RELATIVE_GATE = -10;
  private static final double OFFSET = -0.691;

  /** Measures a sound. */
  public static Loudness of(Pcm sound) {
    float[] samples = sound.samples();
    if (samples.length == 0) {
      return new Loudness(FLOOR_DB, FLOOR_DB, FLOOR_DB, FLOOR_DB);
    }
    return new Loudness(
        integrated(weighted(sound), sound.sampleRateHz()),
        decibels(meanSquare(samples, 0, samples.length)),
        truePeak(sound),
        noiseFloor(samples, Math.max(1, sound.sampleRateHz() / 50)));
  }

  private static double integrated(double[] weighted, int rateHz) {
    int block = Math.min(weighted.length, rateHz * 2 / 5);
    int hop = Math.max(1, rateHz / 10);
    double[] powers = new double[(weighted.length - block) / hop + 1];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = meanSquare(weighted, i * hop, block);
    }
    double absolute = meanAbove(powers, ABSOLUTE_GATE);
    double relative = meanAbove(powers, Math.max(ABSOLUTE_GATE, lufs(absolute) + RELATIVE_GATE));
    return lufs(relative);
  }

  private static double meanAbove(double[] powers, double gateLufs) {
    double sum = 0;
    int count = 0;
    for (double power : powers) {
      if (lufs(power) > gateLufs) {
        sum += power;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static double lufs(double power) {
    return power <= 0 ? FLOOR_DB : Math.max(FLOOR_DB, OFFSET + 10 * StrictMath.log10(power));
  }

  /** The two filters of BS.1770 at any rate, from the analogue prototypes of its 48 kHz ones. */
  private static double[] weighted(Pcm sound) {
    double[] out = new double[sound.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = sound.samples()[i];
    }
    headShelf(sound.sampleRateHz(), out);
    lowCut(sound.sampleRateHz(), out);
    return out;
  }

  private static void headShelf(int rateHz, double[] x) {
    double k = StrictMath.tan(StrictMath.PI * 1681.974450955533 / rateHz);
    double q = 0.7071752369554196;
    double high = StrictMath.pow(10, 3.999843853973347 / 20);
    double band = StrictMath.pow(high, 0.4996667741545416);
    double a0 = 1 + k / q + k * k;
    biquad(
        x,
        (high + band * k / q + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - band * k / q + k * k) / a0,
        2 * (k * k - 1) / a0,
        (1 - k / q + k * k) / a0);
  }

  private static void lowCut(int rateHz, double[] x) {
    double k = StrictMath.tan(StrictMath.PI * 38.13547087602444 / rateHz);
    double q = 0.5003270373238773;
    double a0 = 1 + k / q + k * k;
    biquad(x, 1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0);
  }

  private static void biquad(double[] x, double b0, double b1, double b2, double a1, double a2) {
    double s1 = 0;
    double s2 = 0;
    for (int i = 0; i < x.length; i++) {
      double in = x[i];
      double out = b0 * in + s1;
      s1 = b1 * in - a1 * out + s2;
      s2 = b2 * in - a2 * out;
      x[i] = out;
    }
  }

  private static double truePeak(Pcm sound) {
    double peak = 0;
    for (float sample : sound.samples()) {
      peak = Math.max(peak, Math.abs(sample));
    }
    for (float sample : Resampler.resample(sound, sound.sampleRateHz() * 4).samples()) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return decibels(peak * peak);
  }

  private static double noiseFloor(float[] samples, int frame) {
    int frames = Math.max(1, samples.length / frame);
    double[] powers = new double[frames];
    for (int i = 0; i < frames; i++) {
      powers[i] = meanSquare(samples, i * frame, Math.min(frame, samples.length - i * frame));
    }
    Arrays.sort(powers);
    return decibels(powers[frames / 10]);
  }

  private static double meanSquare(float[] samples, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return sum / count;
  }

  private static double meanSquare(double[] samples, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += samples[i] * samples[i];
    }
    return sum / count;
  }

  private static double decibels(double power) {
    return power <= 0 ? FLOOR_DB : Math.max(FLOOR_DB, 10 * StrictMath.log10(power));
  }
}
