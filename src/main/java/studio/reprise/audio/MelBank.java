package studio.reprise.audio;

/**
 * Triangular filters on the mel scale, rounded to 32 bit, kept sparse: most weights are zero.
 *
 * @param bins bins of the spectrum it reads
 * @param firstBin first bin with a weight, for each band
 * @param weights the weights from there on, for each band
 */
public record MelBank(int bins, int[] firstBin, double[][] weights) {

  /**
   * Slaney's scale (linear below 1 kHz, logarithmic above) with triangles of equal area, 0 Hz to
   * {@code highHz}.
   *
   * @param bands number of filters
   * @param fftLength length of the transform
   * @param sampleRateHz rate of the sound
   * @param highHz upper edge of the last filter
   */
  public static MelBank slaney(int bands, int fftLength, int sampleRateHz, double highHz) {
    double[] edges = new double[bands + 2];
    double top = slaneyMel(highHz);
    for (int i = 0; i < edges.length; i++) {
      edges[i] = slaneyHz(top * i / (bands + 1));
    }
    double[][] rows = new double[bands][fftLength / 2 + 1];
    for (int band = 0; band < bands; band++) {
      double low = edges[band];
      double centre = edges[band + 1];
      double high = edges[band + 2];
      for (int k = 0; k < rows[band].length; k++) {
        double hz = (double) k * sampleRateHz / fftLength;
        double height = Math.min((hz - low) / (centre - low), (high - hz) / (high - centre));
        rows[band][k] = (float) (Math.max(0, height) * 2 / (high - low));
      }
    }
    return sparse(rows);
  }

  /** Kaldi's filters: triangles on its own mel scale, peak 1, 20 Hz to 8 kHz for 16 kHz sound. */
  static MelBank kaldi(int bands, int fftLength, int sampleRateHz) {
    double low = kaldiMel(20);
    double step = (kaldiMel(8000) - low) / (bands + 1);
    double[][] rows = new double[bands][fftLength / 2 + 1];
    for (int band = 0; band < bands; band++) {
      double left = low + band * step;
      for (int k = 0; k < fftLength / 2; k++) {
        double mel = kaldiMel((double) k * sampleRateHz / fftLength);
        double height = Math.min((mel - left) / step, (left + 2 * step - mel) / step);
        rows[band][k] = (float) Math.max(0, height);
      }
    }
    return sparse(rows);
  }

  private static MelBank sparse(double[][] rows) {
    int[] first = new int[rows.length];
    double[][] weights = new double[rows.length][];
    for (int band = 0; band < rows.length; band++) {
      int from = 0;
      while (from < rows[band].length && rows[band][from] == 0) {
        from++;
      }
      int to = rows[band].length;
      while (to > from && rows[band][to - 1] == 0) {
        to--;
      }
      first[band] = from;
      weights[band] = java.util.Arrays.copyOfRange(rows[band], from, to);
    }
    return new MelBank(rows[0].length, first, weights);
  }

  public int bands() {
    return firstBin.length;
  }

  /**
   * One band of a spectrum.
   *
   * @param spectrum magnitudes or powers, {@code [bins]}
   */
  public double band(int band, double[] spectrum) {
    double sum = 0;
    double[] row = weights[band];
    int first = firstBin[band];
    for (int i = 0; i < row.length; i++) {
      sum += row[i] * spectrum[first + i];
    }
    return sum;
  }

  /** Frequency in the middle of one of {@code bands} filters of {@link #slaney}. */
  public static double slaneyCentreHz(int band, int bands, double highHz) {
    return slaneyHz(slaneyMel(highHz) * (band + 1) / (bands + 1));
  }

  private static double slaneyMel(double hz) {
    return hz < 1000 ? hz * 3 / 200 : 15 + 27 * StrictMath.log(hz / 1000) / StrictMath.log(6.4);
  }

  private static double slaneyHz(double mel) {
    return mel < 15 ? mel * 200 / 3 : 1000 * StrictMath.exp((mel - 15) * StrictMath.log(6.4) / 27);
  }

  private static double kaldiMel(double hz) {
    return 1127 * StrictMath.log(1 + hz / 700);
  }
}
