package studio.reprise.audio;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Real discrete Fourier transforms of one fixed length, in 64 bit: forward without a factor,
 * inverse with 1/length. Two neighbouring samples are taken as one complex number. The same bits on
 * every machine; see {@link ComplexFourier}.
 */
public final class Fourier {
  private static final Map<Integer, Fourier> BY_LENGTH = new ConcurrentHashMap<>();

  private final int half;
  private final ComplexFourier transform;

  /** {@code e^(-2 pi i k / length)}, {@code [half + 1]}. */
  private final double[] cos;

  private final double[] sin;

  private Fourier(int length) {
    half = length / 2;
    transform = new ComplexFourier(half);
    cos = new double[half + 1];
    sin = new double[half + 1];
    for (int k = 0; k <= half; k++) {
      double angle = -2 * StrictMath.PI * k / length;
      cos[k] = StrictMath.cos(angle);
      sin[k] = StrictMath.sin(angle);
    }
  }

  /** The transform of {@code length} real samples; {@code length} is even. */
  public static Fourier ofLength(int length) {
    if (length < 2 || length % 2 != 0) {
      throw new IllegalArgumentException("The transform's length is even, not " + length);
    }
    return BY_LENGTH.computeIfAbsent(length, Fourier::new);
  }

  /** Number of bins, {@code length / 2 + 1}. */
  public int bins() {
    return half + 1;
  }

  /**
   * Forward transform.
   *
   * @param samples {@code [length]}
   * @param re real parts, {@code [bins]}
   * @param im imaginary parts, {@code [bins]}
   */
  public void forward(double[] samples, double[] re, double[] im) {
    for (int k = 0; k < half; k++) {
      re[k] = samples[2 * k];
      im[k] = samples[2 * k + 1];
    }
    transform.transform(re, im);
    re[half] = re[0] - im[0];
    im[half] = 0;
    re[0] += im[0];
    im[0] = 0;
    for (int k = 1, m = half - 1; k <= m; k++, m--) {
      double evenR = 0.5 * (re[k] + re[m]);
      double evenI = 0.5 * (im[k] - im[m]);
      double oddR = 0.5 * (im[k] + im[m]);
      double oddI = 0.5 * (re[m] - re[k]);
      double turnedR = oddR * cos[k] - oddI * sin[k];
      double turnedI = oddR * sin[k] + oddI * cos[k];
      re[k] = evenR + turnedR;
      im[k] = evenI + turnedI;
      re[m] = evenR - turnedR;
      im[m] = turnedI - evenI;
    }
  }

  /**
   * Inverse transform; the imaginary parts of the first and the last bin are ignored.
   *
   * @param re real parts, {@code [bins]}
   * @param im imaginary parts, {@code [bins]}
   * @param samples {@code [length]}, the result
   */
  public void inverse(double[] re, double[] im, double[] samples) {
    double scale = 0.5 / half;
    // Real and imaginary parts change places: the forward transform is the inverse one then.
    double[] even = new double[half];
    double[] odd = new double[half];
    even[0] = scale * (re[0] - re[half]);
    odd[0] = scale * (re[0] + re[half]);
    for (int k = 1, m = half - 1; k <= m; k++, m--) {
      double evenR = re[k] + re[m];
      double evenI = im[k] - im[m];
      double oddR = (re[k] - re[m]) * cos[k] + (im[k] + im[m]) * sin[k];
      double oddI = (im[k] + im[m]) * cos[k] - (re[k] - re[m]) * sin[k];
      odd[k] = scale * (evenR - oddI);
      even[k] = scale * (evenI + oddR);
      odd[m] = scale * (evenR + oddI);
      even[m] = scale * (oddR - evenI);
    }
    transform.transform(even, odd);
    for (int k = 0; k < half; k++) {
      samples[2 * k] = odd[k];
      samples[2 * k + 1] = even[k];
    }
  }
}
