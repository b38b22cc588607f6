package studio.reprise.audio;

/** Samples as 16-bit little-endian integers: what a take's file and its hash hold. */
public final class Pcm16 {
  private Pcm16() {}

  /** {@code [2 * samples.length]} bytes. */
  public static byte[] bytes(float[] samples) {
    return SampleDepth.BITS_16.bytesOf(samples);
  }

  /** SHA-256 over {@link #bytes}, lower-case hex: the samples and nothing else. */
  public static String sha256(float[] samples) {
    return SampleDepth.BITS_16.sha256(samples);
  }
}
