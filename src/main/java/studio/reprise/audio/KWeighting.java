package studio.reprise.audio;

/**
 * The two filters of ITU-R BS.1770-4 at any rate, from the analogue prototypes of its 48 kHz ones:
 * a shelf for the head, then a low cut. It remembers where it is: a sound may come in any pieces.
 */
final class KWeighting {
  private final Biquad shelf;
  private final Biquad lowCut;

  KWeighting(int rateHz) {
    shelf = headShelf(rateHz);
    lowCut = lowCut(rateHz);
  }

  /** The next sample, weighted. */
  double next(double sample) {
    return lowCut.next(shelf.next(sample));
  }

  private static Biquad headShelf(int rateHz) {
    double k = StrictMath.tan(StrictMath.PI * 1681.974450955533 / rateHz);
    double q = 0.7071752369554196;
    double high = StrictMath.pow(10, 3.999843853973347 / 20);
    double band = StrictMath.pow(high, 0.4996667741545416);
    double a0 = 1 + k / q + k * k;
    return new Biquad(
        (high + band * k / q + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - band * k / q + k * k) / a0,
        2 * (k * k - 1) / a0,
        (1 - k / q + k * k) / a0);
  }

  private static Biquad lowCut(int rateHz) {
    double k = StrictMath.tan(StrictMath.PI * 38.13547087602444 / rateHz);
    double q = 0.5003270373238773;
    double a0 = 1 + k / q + k * k;
    return new Biquad(1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0);
  }

  /** Transposed direct form II. */
  private static final class Biquad {
    private final double b0;
    private final double b1;
    private final double b2;
    private final double a1;
    private final double a2;
    private double s1;
    private double s2;

    Biquad(double b0, double b1, double b2, double a1, double a2) {
      this.b0 = b0;
      this.b1 = b1;
      this.b2 = b2;
      this.a1 = a1;
      this.a2 = a2;
    }

    double next(double in) {
      double out = b0 * in + s1;
      s1 = b1 * in - a1 * out + s2;
      s2 = b2 * in - a2 * out;
      return out;
    }
  }
}
