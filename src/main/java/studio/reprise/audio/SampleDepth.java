package studio.reprise.audio;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How finely a WAV's samples are written. */
public enum SampleDepth {
  /** 65,536 steps: what a take is made of. */
  BITS_16(16),
  /** 16,777,216 steps, for programs that want them; a resampled take is finer in it. */
  BITS_24(24);

  private final int bits;

  SampleDepth(int bits) {
    this.bits = bits;
  }

  /**
   * The depth of so many bits.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static SampleDepth of(int bits) {
    return switch (bits) {
      case 16 -> BITS_16;
      case 24 -> BITS_24;
      default -> throw new IllegalArgumentException("Samples of " + bits + " bits");
    };
  }

  public int bits() {
    return bits;
  }

  int bytes() {
    return bits / 8;
  }

  /** The steps above zero. */
  private double steps() {
    return 1L << bits - 1;
  }

  /** Rounds to the nearest step, halves up; beyond full scale the last step. */
  public int quantised(float sample) {
    double steps = steps();
    return (int) Math.max(-steps, Math.min(steps - 1, Math.floor(sample * steps + 0.5)));
  }

  /** The sound in this depth's steps. */
  public Pcm of(Pcm sound) {
    float[] rounded = new float[sound.length()];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) (quantised(sound.samples()[i]) / steps());
    }
    return new Pcm(rounded, sound.sampleRateHz());
  }

  /** SHA-256 over {@link #bytesOf}, lower-case hex: the samples of a WAV and nothing else. */
  public String sha256(float[] samples) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytesOf(samples)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Little-endian integers. */
  public byte[] bytesOf(float[] samples) {
    byte[] out = new byte[bytes() * samples.length];
    int at = 0;
    for (float sample : samples) {
      int value = quantised(sample);
      for (int shift = 0; shift < bits; shift += 8) {
        out[at++] = (byte) (value >> shift);
      }
    }
    return out;
  }
}
