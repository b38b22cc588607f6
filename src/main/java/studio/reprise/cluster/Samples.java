package studio.reprise.cluster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Base64;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Pcm16;
import studio.reprise.render.RenderException;

/** Sound as text, for a line of the protocol. */
final class Samples {
  private static final float FULL_SCALE = 32_768;
  private static final int LEAST_HZ = 1_000;
  private static final int MOST_HZ = 384_000;

  private Samples() {}

  /** Every bit of a clip: its values may be finer than any WAV of 16 bits. */
  static String write(Pcm clip) {
    ByteBuffer bytes = ByteBuffer.allocate(clip.length() * Float.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(clip.samples());
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /**
   * @throws RenderException when it is no clip
   */
  static Pcm read(String hz, String base64) {
    try {
      int rate = Integer.parseInt(hz);
      FloatBuffer values =
          ByteBuffer.wrap(Base64.getDecoder().decode(base64))
              .order(ByteOrder.LITTLE_ENDIAN)
              .asFloatBuffer();
      float[] samples = new float[values.remaining()];
      values.get(samples);
      if (rate < LEAST_HZ || rate > MOST_HZ) {
        throw new RenderException("A clip of {0} Hz came from the desk.", rate);
      }
      return new Pcm(samples, rate);
    } catch (IllegalArgumentException e) {
      throw new RenderException(e, "What came from the desk is no clip.");
    }
  }

  /** A take as it is kept: 16-bit little-endian values. */
  static String take(Pcm take) {
    return Base64.getEncoder().encodeToString(Pcm16.bytes(take.samples()));
  }

  /**
   * @throws RenderException when it is no sound
   */
  static Pcm take(String base64, int sampleRateHz) {
    try {
      ShortBuffer values =
          ByteBuffer.wrap(Base64.getDecoder().decode(base64))
              .order(ByteOrder.LITTLE_ENDIAN)
              .asShortBuffer();
      float[] samples = new float[values.remaining()];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = values.get(i) / FULL_SCALE;
      }
      return new Pcm(samples, sampleRateHz);
    } catch (IllegalArgumentException e) {
      throw new RenderException(e, "What came from a machine is no sound.");
    }
  }
}
