package studio.reprise.audio;

/** Samples as 16-bit little-endian integers: what a take's file and its hash hold. */
public final class Pcm16 {
  private Pcm16() {}

  /** Rounds to the nearest of 65,536 steps, halves up; beyond full scale the last step. */
  public static short quantised(float sample) {
    return (short) Math.max(-32768, Math.min(32767, Math.floor(sample * 32768.0 + 0.5)));
  }

  /** {@code [2 * samples.length]} bytes. */
  public static byte[] bytes(float[] samples) {
    byte[] bytes = new byte[2 * samples.length];
    for (int i = 0; i < samples.length; i++) {
      short value = quantised(samples[i]);
      bytes[2 * i] = (byte) value;
      bytes[2 * i + 1] = (byte) (value >> 8);
    }
    return bytes;
  }

  /** SHA-256 over {@link #bytes}, lower-case hex: the samples and nothing else. */
  public static String sha256(float[] samples) {
    return SampleDepth.BITS_16.sha256(samples);
  }
}
