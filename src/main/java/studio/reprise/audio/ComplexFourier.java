package studio.reprise.audio;

/**
 * Discrete Fourier transforms of complex numbers of one fixed length, forward and without a factor:
 * Stockham's algorithm, which sorts as it goes (Cochran et al., What is the fast Fourier
 * transform?, 1967). Each pass takes out one factor of the length.
 *
 * <p>Sines are StrictMath's and every sum has one order: the same bits on every machine. No library
 * does that: they ask Math.sin, for which each virtual machine has code of its own.
 */
final class ComplexFourier {
  private static final int[] FAVOURITES = {4, 2, 3, 5};

  /** One pass of radix r over sequences that lie {@code stride} apart. */
  private record Pass(int radix, int rest, int stride, double[] cos, double[] sin) {}

  private final int length;
  private final Pass[] passes;

  ComplexFourier(int length) {
    this.length = length;
    java.util.List<Pass> found = new java.util.ArrayList<>();
    int stride = 1;
    for (int left = length; left > 1; ) {
      int radix = factor(left);
      found.add(pass(radix, left, stride));
      left /= radix;
      stride *= radix;
    }
    passes = found.toArray(Pass[]::new);
  }

  private static int factor(int n) {
    for (int favourite : FAVOURITES) {
      if (n % favourite == 0) {
        return favourite;
      }
    }
    int divisor = 7;
    while (n % divisor != 0 && divisor <= n / divisor) {
      divisor += 2;
    }
    return n % divisor == 0 ? divisor : n;
  }

  /** The turns of a pass: {@code e^(-2 pi i j p / n)} at {@code (r - 1) p + j - 1}. */
  private static Pass pass(int radix, int n, int stride) {
    int rest = n / radix;
    double[] cos = new double[rest * (radix - 1)];
    double[] sin = new double[cos.length];
    for (int p = 0; p < rest; p++) {
      for (int j = 1; j < radix; j++) {
        double angle = -2 * StrictMath.PI * ((long) j * p % n) / n;
        cos[(radix - 1) * p + j - 1] = StrictMath.cos(angle);
        sin[(radix - 1) * p + j - 1] = StrictMath.sin(angle);
      }
    }
    return new Pass(radix, rest, stride, cos, sin);
  }

  /**
   * Transforms.
   *
   * @param re real parts, {@code [length]} or longer, replaced
   * @param im imaginary parts, as long
   */
  void transform(double[] re, double[] im) {
    double[] fromRe = re;
    double[] fromIm = im;
    double[] toRe = new double[length];
    double[] toIm = new double[length];
    for (Pass pass : passes) {
      switch (pass.radix()) {
        case 2 -> two(pass, fromRe, fromIm, toRe, toIm);
        case 3 -> three(pass, fromRe, fromIm, toRe, toIm);
        case 4 -> four(pass, fromRe, fromIm, toRe, toIm);
        case 5 -> five(pass, fromRe, fromIm, toRe, toIm);
        default -> any(pass, fromRe, fromIm, toRe, toIm);
      }
      double[] doneRe = toRe;
      double[] doneIm = toIm;
      toRe = fromRe;
      toIm = fromIm;
      fromRe = doneRe;
      fromIm = doneIm;
    }
    if (fromRe != re) {
      System.arraycopy(fromRe, 0, re, 0, length);
      System.arraycopy(fromIm, 0, im, 0, length);
    }
  }

  private static void two(Pass pass, double[] xr, double[] xi, double[] yr, double[] yi) {
    int s = pass.stride();
    int far = s * pass.rest();
    for (int p = 0; p < pass.rest(); p++) {
      double c = pass.cos()[p];
      double d = pass.sin()[p];
      for (int q = 0; q < s; q++) {
        int i = q + s * p;
        int o = q + 2 * s * p;
        double ar = xr[i] - xr[i + far];
        double ai = xi[i] - xi[i + far];
        yr[o] = xr[i] + xr[i + far];
        yi[o] = xi[i] + xi[i + far];
        yr[o + s] = ar * c - ai * d;
        yi[o + s] = ar * d + ai * c;
      }
    }
  }

  private static final double SIN_3 = StrictMath.sin(2 * StrictMath.PI / 3);

  private static void three(Pass pass, double[] xr, double[] xi, double[] yr, double[] yi) {
    int s = pass.stride();
    int far = s * pass.rest();
    for (int p = 0; p < pass.rest(); p++) {
      double c1 = pass.cos()[2 * p];
      double d1 = pass.sin()[2 * p];
      double c2 = pass.cos()[2 * p + 1];
      double d2 = pass.sin()[2 * p + 1];
      for (int q = 0; q < s; q++) {
        int i = q + s * p;
        int o = q + 3 * s * p;
        double sumR = xr[i + far] + xr[i + 2 * far];
        double sumI = xi[i + far] + xi[i + 2 * far];
        double midR = xr[i] - 0.5 * sumR;
        double midI = xi[i] - 0.5 * sumI;
        double difR = SIN_3 * (xr[i + far] - xr[i + 2 * far]);
        double difI = SIN_3 * (xi[i + far] - xi[i + 2 * far]);
        yr[o] = xr[i] + sumR;
        yi[o] = xi[i] + sumI;
        double r1 = midR + difI;
        double i1 = midI - difR;
        yr[o + s] = r1 * c1 - i1 * d1;
        yi[o + s] = r1 * d1 + i1 * c1;
        double r2 = midR - difI;
        double i2 = midI + difR;
        yr[o + 2 * s] = r2 * c2 - i2 * d2;
        yi[o + 2 * s] = r2 * d2 + i2 * c2;
      }
    }
  }

  private static void four(Pass pass, double[] xr, double[] xi, double[] yr, double[] yi) {
    int s = pass.stride();
    int far = s * pass.rest();
    for (int p = 0; p < pass.rest(); p++) {
      double c1 = pass.cos()[3 * p];
      double d1 = pass.sin()[3 * p];
      double c2 = pass.cos()[3 * p + 1];
      double d2 = pass.sin()[3 * p + 1];
      double c3 = pass.cos()[3 * p + 2];
      double d3 = pass.sin()[3 * p + 2];
      for (int q = 0; q < s; q++) {
        int i = q + s * p;
        int o = q + 4 * s * p;
        double evenR = xr[i] + xr[i + 2 * far];
        double evenI = xi[i] + xi[i + 2 * far];
        double crossR = xr[i] - xr[i + 2 * far];
        double crossI = xi[i] - xi[i + 2 * far];
        double oddR = xr[i + far] + xr[i + 3 * far];
        double oddI = xi[i + far] + xi[i + 3 * far];
        double turnR = xi[i + far] - xi[i + 3 * far];
        double turnI = xr[i + 3 * far] - xr[i + far];
        yr[o] = evenR + oddR;
        yi[o] = evenI + oddI;
        double r1 = crossR + turnR;
        double i1 = crossI + turnI;
        yr[o + s] = r1 * c1 - i1 * d1;
        yi[o + s] = r1 * d1 + i1 * c1;
        double r2 = evenR - oddR;
        double i2 = evenI - oddI;
        yr[o + 2 * s] = r2 * c2 - i2 * d2;
        yi[o + 2 * s] = r2 * d2 + i2 * c2;
        double r3 = crossR - turnR;
        double i3 = crossI - turnI;
        yr[o + 3 * s] = r3 * c3 - i3 * d3;
        yi[o + 3 * s] = r3 * d3 + i3 * c3;
      }
    }
  }

  private static final double COS_5 = StrictMath.cos(2 * StrictMath.PI / 5);
  private static final double COS_25 = StrictMath.cos(4 * StrictMath.PI / 5);
  private static final double SIN_5 = StrictMath.sin(2 * StrictMath.PI / 5);
  private static final double SIN_25 = StrictMath.sin(4 * StrictMath.PI / 5);

  private static void five(Pass pass, double[] xr, double[] xi, double[] yr, double[] yi) {
    int s = pass.stride();
    int far = s * pass.rest();
    double[] cos = pass.cos();
    double[] sin = pass.sin();
    for (int p = 0; p < pass.rest(); p++) {
      int w = 4 * p;
      for (int q = 0; q < s; q++) {
        int i = q + s * p;
        int o = q + 5 * s * p;
        double outerR = xr[i + far] + xr[i + 4 * far];
        double outerI = xi[i + far] + xi[i + 4 * far];
        double innerR = xr[i + 2 * far] + xr[i + 3 * far];
        double innerI = xi[i + 2 * far] + xi[i + 3 * far];
        double outR = xr[i + far] - xr[i + 4 * far];
        double outI = xi[i + far] - xi[i + 4 * far];
        double inR = xr[i + 2 * far] - xr[i + 3 * far];
        double inI = xi[i + 2 * far] - xi[i + 3 * far];
        yr[o] = xr[i] + outerR + innerR;
        yi[o] = xi[i] + outerI + innerI;
        double aR = xr[i] + COS_5 * outerR + COS_25 * innerR;
        double aI = xi[i] + COS_5 * outerI + COS_25 * innerI;
        double bR = SIN_5 * outR + SIN_25 * inR;
        double bI = SIN_5 * outI + SIN_25 * inI;
        double cR = xr[i] + COS_25 * outerR + COS_5 * innerR;
        double cI = xi[i] + COS_25 * outerI + COS_5 * innerI;
        double dR = SIN_25 * outR - SIN_5 * inR;
        double dI = SIN_25 * outI - SIN_5 * inI;
        put(yr, yi, o + s, aR + bI, aI - bR, cos[w], sin[w]);
        put(yr, yi, o + 2 * s, cR + dI, cI - dR, cos[w + 1], sin[w + 1]);
        put(yr, yi, o + 3 * s, cR - dI, cI + dR, cos[w + 2], sin[w + 2]);
        put(yr, yi, o + 4 * s, aR - bI, aI + bR, cos[w + 3], sin[w + 3]);
      }
    }
  }

  private static void put(
      double[] yr, double[] yi, int at, double re, double im, double cos, double sin) {
    yr[at] = re * cos - im * sin;
    yi[at] = re * sin + im * cos;
  }

  /** A prime factor above 5: a plain sum for each output. */
  private static void any(Pass pass, double[] xr, double[] xi, double[] yr, double[] yi) {
    int s = pass.stride();
    int far = s * pass.rest();
    int r = pass.radix();
    for (int k = 0; k < r; k++) {
      double[] cos = new double[r];
      double[] sin = new double[r];
      for (int j = 0; j < r; j++) {
        double angle = -2 * StrictMath.PI * ((long) j * k % r) / r;
        cos[j] = StrictMath.cos(angle);
        sin[j] = StrictMath.sin(angle);
      }
      for (int p = 0; p < pass.rest(); p++) {
        int w = (r - 1) * p + k - 1;
        for (int q = 0; q < s; q++) {
          double re = 0;
          double im = 0;
          for (int j = 0; j < r; j++) {
            int i = q + s * p + j * far;
            re += xr[i] * cos[j] - xi[i] * sin[j];
            im += xr[i] * sin[j] + xi[i] * cos[j];
          }
          double c = k == 0 ? 1 : pass.cos()[w];
          double d = k == 0 ? 0 : pass.sin()[w];
          put(yr, yi, q + s * (r * p + k), re, im, c, d);
        }
      }
    }
  }
}
