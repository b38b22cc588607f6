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
