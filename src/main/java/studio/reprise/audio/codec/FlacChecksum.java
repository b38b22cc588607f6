package studio.reprise.audio.codec;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The MD5 of all samples that a FLAC stream's head promises, which FFmpeg does not compare. It is
 * of the integers of every channel, interleaved, little endian, in as few bytes as their bits need.
 * Format: RFC 9639, section 8.2.
 */
final class FlacChecksum {
  private static final int STREAM_INFO_BYTES = 34;
  private static final int MD5_BYTES = 16;

  private final MessageDigest checksum = md5();
  private final byte[] promised;
  private final long promisedFrames;
  private final int bits;

  /**
   * @param streamInfo the stream's head, 34 bytes
   */
  FlacChecksum(byte[] streamInfo) {
    promised = Arrays.copyOfRange(streamInfo, STREAM_INFO_BYTES - MD5_BYTES, STREAM_INFO_BYTES);
    bits = ((streamInfo[12] & 1) << 4 | (streamInfo[13] & 0xf0) >> 4) + 1;
    long low = 0;
    for (int i = 14; i < 18; i++) {
      low = low << 8 | streamInfo[i] & 0xff;
    }
    promisedFrames = (streamInfo[13] & 0x0fL) << 32 | low;
  }

  static boolean isHead(byte[] extradata) {
    return extradata.length == STREAM_INFO_BYTES;
  }

  /** How many frames the head promises; 0 when it does not say. */
  long promisedFrames() {
    return promisedFrames;
  }

  /**
   * Takes the samples of some frames.
   *
   * @param interleaved every channel's integers, upper bits in use
   * @param containerBits of those integers
   */
  void take(int[] interleaved, int count, int containerBits) {
    int width = (bits + 7) / 8;
    int shift = containerBits - bits;
    byte[] bytes = new byte[count * width];
    int at = 0;
    for (int i = 0; i < count; i++) {
      int value = interleaved[i] >> shift;
      for (int b = 0; b < width; b++) {
        bytes[at++] = (byte) (value >> 8 * b);
      }
    }
    checksum.update(bytes);
  }

  /** Whether all samples together are what the head promises; true when it promises nothing. */
  boolean holds() {
    return Arrays.equals(promised, new byte[MD5_BYTES])
        || Arrays.equals(promised, checksum.digest());
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has MD5", e);
    }
  }
}
