package studio.reprise.audio;

import java.util.Objects;

/**
 * Mono sound as 32-bit samples, full scale -1..1. Whoever makes one hands the array over and does
 * not write to it afterwards: a Pcm is shared between threads.
 *
 * @param samples one value a sample; not copied
 * @param sampleRateHz samples a second, above 0
 */
public record Pcm(float[] samples, int sampleRateHz) {
  /** No file of sound is read whose rate is lower. */
  public static final int LEAST_RATE_HZ = 8000;

  /** No file of sound is read whose rate is higher. */
  public static final int MOST_RATE_HZ = 192_000;

  public Pcm {
    Objects.requireNonNull(samples, "samples");
    if (sampleRateHz <= 0) {
      throw new IllegalArgumentException("The sample rate is " + sampleRateHz + " Hz");
    }
  }

  /** Number of samples. */
  public int length() {
    return samples.length;
  }

  public double durationSeconds() {
    return (double) samples.length / sampleRateHz;
  }
}
