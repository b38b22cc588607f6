package studio.reprise.audio.wave;

/**
 * What a meter said of a sound; NaN where it said nothing (silence, or too short).
 *
 * @param integratedLufs programme loudness
 * @param rangeLu loudness range
 * @param truePeakDbtp highest true peak
 * @param momentaryLufs highest over 400 ms
 * @param shortTermLufs highest over 3 s
 */
public record MeasuredLoudness(
    double integratedLufs,
    double rangeLu,
    double truePeakDbtp,
    double momentaryLufs,
    double shortTermLufs) {
  /** Nothing was measured. */
  public static final MeasuredLoudness UNKNOWN =
      new MeasuredLoudness(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
