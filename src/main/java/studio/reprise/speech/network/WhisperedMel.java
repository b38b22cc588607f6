package studio.reprise.speech.network;

import studio.reprise.audio.Mel;

/**
 * A mel as it would be without voice, for noise alone. Of what the vocal folds made two things go:
 * the ripple of their harmonics, which would be heard as a pitch, and the strength of the lowest
 * bands, where a whisper has next to nothing (Ito, Takeda and Itakura, 2005: some 20 dB less than a
 * voice below 500 Hz). What is left of voiced frames is so strong together that they keep a fixed
 * distance to the voice, however bright that is; voiceless frames are in a whisper what they are in
 * speech.
 */
public final class WhisperedMel {
  /** So much weaker voiced frames are at the very bottom ... */
  private static final double LOWEST_DB = -18;

  /** ... evenly less so up to here, 1 kHz, by bands of 37 Hz. */
  private static final int LOW_BANDS = 27;

  /** Above, each band is so many times as wide as the one before. */
  private static final double WIDENING = 1.039;

  /** Power of the voiced frames against what it was. */
  private static final double LEVEL_DB = -6;

  private static final double FLOOR = 1e-5;

  private WhisperedMel() {}

  /**
   * @param mel natural log, {@code [T, 80]}
   * @param spokenHz its pitch, {@code [T]}
   * @param lowestVoicedHz a pitch at or below it is a voiceless frame, which stays as it is
   */
  public static Mel of(Mel mel, float[] spokenHz, float lowestVoicedHz) {
    double[][] whispered = new double[mel.frames()][];
    double before = 0;
    double after = 0;
    for (int t = 0; t < mel.frames(); t++) {
      if (spokenHz[t] > lowestVoicedHz) {
        double[] voice = new double[mel.bands()];
        for (int j = 0; j < voice.length; j++) {
          voice[j] = StrictMath.exp(mel.at(t, j));
        }
        whispered[t] = breath(voice);
        before += power(voice);
        after += power(whispered[t]);
      }
    }
    double gain = after == 0 ? 1 : factor(LEVEL_DB) * Math.sqrt(before / after);
    float[] values = mel.values().clone();
    for (int t = 0; t < mel.frames(); t++) {
      for (int j = 0; whispered[t] != null && j < mel.bands(); j++) {
        values[t * mel.bands() + j] =
            (float) StrictMath.log(Math.max(FLOOR, gain * whispered[t][j]));
      }
    }
    return new Mel(values, mel.frames(), mel.bands(), mel.framesPerSecond());
  }

  /** A voiced frame without ripple and bottom. */
  private static double[] breath(double[] voice) {
    double[] breath = MelRipple.OTHER.withoutHarmonics(voice).clone();
    for (int j = 0; j < LOW_BANDS; j++) {
      breath[j] *= factor(LOWEST_DB * (1 - j / (double) LOW_BANDS));
    }
    return breath;
  }

  private static double power(double[] bands) {
    double power = 0;
    double width = 1;
    for (int j = 0; j < bands.length; j++) {
      width *= j < LOW_BANDS ? 1 : WIDENING;
      power += width * bands[j] * bands[j];
    }
    return power;
  }

  private static double factor(double db) {
    return StrictMath.pow(10, db / 20);
  }
}
