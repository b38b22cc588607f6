package studio.reprise.audio;

/** Analysis windows. All are computed with StrictMath: the same bits everywhere. */
public final class Windows {
  private Windows() {}

  /** Hann window with period {@code n}, rounded to 32 bit as the models' training code has it. */
  public static double[] periodicHann(int n) {
    double[] window = new double[n];
    for (int i = 0; i < n; i++) {
      window[i] = (float) (0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * i / n));
    }
    return window;
  }

  /** Hann window whose last sample is 0 again, in 64 bit. */
  public static double[] symmetricHann(int n) {
    double[] window = new double[n];
    for (int i = 0; i < n; i++) {
      window[i] = 0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * i / (n - 1));
    }
    return window;
  }

  /** Kaldi's window: a symmetric Hann window to the power of 0.85. */
  public static double[] povey(int n) {
    double[] window = symmetricHann(n);
    for (int i = 0; i < n; i++) {
      window[i] = (float) StrictMath.pow(window[i], 0.85);
    }
    return window;
  }

  /** Kaiser window, symmetric. */
  public static double[] kaiser(int n, double beta) {
    double[] window = new double[n];
    double centre = (n - 1) / 2.0;
    for (int i = 0; i < n; i++) {
      double x = (i - centre) / centre;
      window[i] = besselI0(beta * StrictMath.sqrt(Math.max(0, 1 - x * x))) / besselI0(beta);
    }
    return window;
  }

  /** Modified Bessel function of the first kind, order 0, by its power series. */
  private static double besselI0(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > sum * 1e-17; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
