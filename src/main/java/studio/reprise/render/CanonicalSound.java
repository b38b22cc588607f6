package studio.reprise.render;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import studio.reprise.audio.Pcm;

/**
 * The form in which a take's sound is kept and hashed: mono, the pack's rate, 16 bits. What the
 * studio plays, what lies in the WAV and what {@code pcm_sha256} covers are the same numbers.
 */
public final class CanonicalSound {
  private static final float FULL_SCALE = 32768f;

  private CanonicalSound() {}

  /** Rounds every sample to the nearest k/32768, half to even, -32768 to 32767. */
  public static Pcm of(Pcm sound) {
    float[] rounded = new float[sound.length()];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = step(sound.samples()[i]) / FULL_SCALE;
    }
    return new Pcm(rounded, sound.sampleRateHz());
  }

  /** SHA-256 over the samples as 16-bit little-endian integers: the data chunk of the WAV. */
  public static String sha256(Pcm sound) {
    ByteBuffer bytes = ByteBuffer.allocate(sound.length() * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : sound.samples()) {
      bytes.putShort((short) step(sample));
    }
    return Hash.sha256(bytes.array());
  }

  private static int step(float sample) {
    return (int) Math.max(-32768, Math.min(32767, Math.rint((double) sample * FULL_SCALE)));
  }
}
