package studio.reprise.audio.codec;

import java.util.Objects;

/**
 * How a sound is written to a file.
 *
 * @param codec packs the numbers
 * @param bitRate whether a lossy codec keeps to its bit rate
 * @param kilobitsPerSecond of a lossy codec; 0 for a lossless one
 * @param sampleRateHz of the file
 * @param channels 1, or 2 with the same sound in both
 * @param bits a sample of a lossless codec: 16 or 24; 0 for a lossy one
 */
public record Encoding(
    Codec codec, BitRate bitRate, int kilobitsPerSecond, int sampleRateHz, int channels, int bits) {
  /** Whether a lossy codec keeps to its bit rate. */
  public enum BitRate {
    CONSTANT,
    VARIABLE
  }

  public Encoding {
    Objects.requireNonNull(codec, "codec");
    Objects.requireNonNull(bitRate, "bitRate");
    if (channels != 1 && channels != 2) {
      throw new IllegalArgumentException("A file has 1 or 2 channels, not " + channels);
    }
    if (codec.isLossless() ? bits != 16 && bits != 24 : bits != 0) {
      throw new IllegalArgumentException(codec + " with " + bits + " bits");
    }
    if (codec.isLossless() ? kilobitsPerSecond != 0 : kilobitsPerSecond < 8) {
      throw new IllegalArgumentException(codec + " with " + kilobitsPerSecond + " kbit/s");
    }
  }

  /** A file of plain integers. */
  public static Encoding wav(int sampleRateHz, int bits) {
    return new Encoding(Codec.WAV, BitRate.CONSTANT, 0, sampleRateHz, 1, bits);
  }
}
