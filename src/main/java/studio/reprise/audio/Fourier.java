package studio.reprise.audio;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Real discrete Fourier transforms of one fixed length, in 64 bit: forward without a factor,
 * inverse with 1/length. The tables are made in pure Java, so every machine gets the same bits.
 */
public final class Fourier {
  private static final Map<Integer, Fourier> BY_LENGTH = new ConcurrentHashMap<>();

  private final int length;
  private final DoubleFFT_1D transform;

  private Fourier(int length) {
    this.length = length;
    this.transform = new DoubleFFT_1D(length);
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
    return length / 2 + 1;
  }

  /**
   * Forward transform.
   *
   * @param samples {@code [length]}, overwritten
   * @param re real parts, {@code [bins]}
   * @param im imaginary parts, {@code [bins]}
   */
  public void forward(double[] samples, double[] re, double[] im) {
    transform.realForward(samples);
    int half = length / 2;
    re[0] = samples[0];
    im[0] = 0;
    re[half] = samples[1];
    im[half] = 0;
    for (int k = 1; k < half; k++) {
      re[k] = samples[2 * k];
      im[k] = samples[2 * k + 1];
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
    int half = length / 2;
    samples[0] = re[0];
    samples[1] = re[half];
    for (int k = 1; k < half; k++) {
      samples[2 * k] = re[k];
      samples[2 * k + 1] = im[k];
    }
    transform.realInverse(samples, true);
  }
}
