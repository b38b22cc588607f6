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

  /** Measures a sound. */
  public static Loudness of(Pcm sound) {
    float[] samples = sound.samples();
    if (samples.length == 0) {
      return new Loudness(FLOOR_DB, FLOOR_DB, FLOOR_DB, FLOOR_DB);
    }
    Levels levels = LoudnessMeter.of(sound);
    return new Loudness(
        levels.lufs(),
        levels.rmsDb(),
        levels.truePeakDb(),
        noiseFloor(samples, Math.max(1, sound.sampleRateHz() / 50)));
  }

  private static double noiseFloor(float[] samples, int frame) {
    int frames = Math.max(1, samples.length / frame);
    double[] powers = new double[frames];
    for (int i = 0; i < frames; i++) {
      powers[i] = meanSquare(samples, i * frame, Math.min(frame, samples.length - i * frame));
    }
    Arrays.sort(powers);
    return Levels.ofPower(powers[frames / 10]);
  }

  private static double meanSquare(float[] samples, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return sum / count;
  }
}
