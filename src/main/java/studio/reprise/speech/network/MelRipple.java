package studio.reprise.speech.network;

/**
 * Whose harmonics the low bands of a mel show. They are so narrow there that single harmonics stand
 * out, and a mel is not corrected towards those of another pitch than it is spoken with: that would
 * fill the gaps between the true ones with noise, and the voice turns hoarse.
 */
public enum MelRipple {
  /** Those that are spoken: mels are compared band by band. */
  SPOKEN {
    @Override
    double[] withoutHarmonics(double[] bands) {
      return bands;
    }
  },
  /** Those of another pitch: mels are compared by their envelope. */
  OTHER {
    @Override
    double[] withoutHarmonics(double[] bands) {
      double[] smooth = new double[bands.length];
      for (int j = 0; j < bands.length; j++) {
        double share = narrowness(j);
        double sum = 0;
        for (int i = -REACH; i <= REACH; i++) {
          int at = Math.max(0, Math.min(bands.length - 1, j + i));
          sum += bands[at] * (REACH + 1 - Math.abs(i));
        }
        double mean = sum / ((REACH + 1) * (REACH + 1));
        smooth[j] = share * mean + (1 - share) * bands[j];
      }
      return smooth;
    }
  };

  /** Bands of 37 Hz, up to 1.1 kHz; above they hold several harmonics each, in so many steps. */
  private static final int NARROW_BANDS = 30;

  private static final int FADE = 6;

  /** A triangle of 300 Hz: more than the harmonics of any voice are apart. */
  private static final int REACH = 4;

  /** Whether a band shows single harmonics: 1, or less the more of them it holds, to 0. */
  static double narrowness(int band) {
    return Math.max(0, Math.min(1, (NARROW_BANDS + FADE - band) / (double) FADE));
  }

  abstract double[] withoutHarmonics(double[] bands);
}
