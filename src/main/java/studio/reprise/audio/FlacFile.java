package studio.reprise.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.kc7bfi.jflac.FLACDecoder;
import org.kc7bfi.jflac.frame.Frame;
import org.kc7bfi.jflac.metadata.StreamInfo;

/**
 * FLAC files, decoded by jflac. Number of samples and checksum of the sound are compared with what
 * the file's head promises. Format: RFC 9639.
 */
final class FlacFile {
  private static final byte[] NO_CHECKSUM = new byte[16];

  private FlacFile() {}

  static boolean isFlac(byte[] head) {
    return head.length >= 4 && head[0] == 'f' && head[1] == 'L' && head[2] == 'a' && head[3] == 'C';
  }

  static Pcm read(FileBytes bytes, Path path) throws IOException {
    try {
      return decode(new BufferedInputStream(bytes), path);
    } catch (AudioFormatException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The decoder meets a broken stream with whatever exception its arrays throw.
      bytes.rethrow();
      throw new AudioFormatException(path + " is a broken FLAC file and cannot be decoded.");
    }
  }

  private static Pcm decode(InputStream in, Path path) throws IOException {
    FLACDecoder decoder = new FLACDecoder(in);
    decoder.readMetadata();
    StreamInfo info = decoder.getStreamInfo();
    if (info == null || info.getSampleRate() < 8000 || info.getSampleRate() > 192000) {
      throw new AudioFormatException(
          path + " claims a sample rate outside 8000 to 192000 Hz, or none.");
    }
    MonoBuffer sound = new MonoBuffer(path, SoundFile.MAX_FRAMES);
    MessageDigest checksum = md5();
    int bits = info.getBitsPerSample();
    int channels = info.getChannels();
    Frame frame;
    while ((frame = decoder.readNextFrame()) != null) {
      append(decoder, frame.header.blockSize, channels, bits, sound, checksum);
    }
    boolean isWhole = info.getTotalSamples() == 0 || info.getTotalSamples() == sound.length();
    boolean isSame =
        Arrays.equals(info.getMD5sum(), NO_CHECKSUM)
            || Arrays.equals(info.getMD5sum(), checksum.digest());
    if (decoder.getBadFrames() > 0 || !isWhole || !isSame) {
      throw new AudioFormatException(
          path
              + " is damaged or cut short: of "
              + info.getTotalSamples()
              + " samples "
              + sound.length()
              + " were decoded"
              + (isSame ? "." : ", and their checksum is not the file's."));
    }
    return sound.pcm(info.getSampleRate());
  }

  /** Mixes a block of every channel's integers; the checksum is of all, interleaved. */
  private static void append(
      FLACDecoder decoder,
      int blockSize,
      int channels,
      int bits,
      MonoBuffer sound,
      MessageDigest checksum)
      throws AudioFormatException {
    double scale = 1.0 / (1L << (bits - 1)) / channels;
    int bytes = (bits + 7) / 8;
    byte[] interleaved = new byte[blockSize * channels * bytes];
    int at = 0;
    for (int i = 0; i < blockSize; i++) {
      long sum = 0;
      for (int c = 0; c < channels; c++) {
        int value = decoder.getChannelData()[c].getOutput()[i];
        sum += value;
        for (int b = 0; b < bytes; b++) {
          interleaved[at++] = (byte) (value >> (8 * b));
        }
      }
      sound.add((float) (sum * scale));
    }
    checksum.update(interleaved);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has MD5", e);
    }
  }
}
