package studio.reprise.audio;

/**
 * What {@link LoudnessMeter} says of a sound. Decibels against full scale; none falls below {@link
 * Loudness#FLOOR_DB}. A sound shorter than a window is one window.
 *
 * @param lufs integrated loudness, ITU-R BS.1770-4 and EBU R 128
 * @param rangeLu loudness range, EBU Tech 3342
 * @param shortTermLufs highest over 3 s, in steps of 10 ms
 * @param momentaryLufs highest over 400 ms, in steps of 10 ms
 * @param truePeakDb highest value of the fourfold oversampled sound, of all channels
 * @param samplePeakDb highest sample, of all channels
 * @param rmsDb root mean square of all samples of all channels, unweighted
 * @param floorDb root mean square of the quietest half second, in steps of 100 ms
 * @param shortFloorDb the same of the quietest 400 ms
 * @param headSeconds before the first 100 ms that lie 10 dB above the floor, or within 20 dB of the
 *     mean
 * @param tailSeconds behind the last of them
 * @param deadSeconds the longest run of zeros in all channels
 * @param deadFromSeconds where that run begins
 * @param clippedSamples in runs of four or more at full scale
 * @param seconds its length
 */
public record Levels(
    double lufs,
    double rangeLu,
    double shortTermLufs,
    double momentaryLufs,
    double truePeakDb,
    double samplePeakDb,
    double rmsDb,
    double floorDb,
    double shortFloorDb,
    double headSeconds,
    double tailSeconds,
    double deadSeconds,
    double deadFromSeconds,
    long clippedSamples,
    double seconds) {
  static double ofPower(double power) {
    return power <= 0
        ? Loudness.FLOOR_DB
        : Math.max(Loudness.FLOOR_DB, 10 * StrictMath.log10(power));
  }

  /** A gain as the factor of samples. */
  public static double factor(double gainDb) {
    return StrictMath.pow(10, gainDb / 20);
  }
}
