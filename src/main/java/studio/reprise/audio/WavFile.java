package studio.reprise.audio;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * RIFF WAVE files. Reads 8 to 32-bit integers and 32 or 64-bit floats, plain or extensible, one to
 * eight channels, which are mixed to one by their mean. Writes one canonical form: mono, 16 bit, a
 * header of 44 bytes, no clock and no name of a tool. Format: Multimedia Programming Interface and
 * Data Specifications 1.0; Multiple Channel Audio Data (2007).
 */
public final class WavFile {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int MAX_CHANNELS = 8;
  private static final int HEADER_BYTES = 44;
  private static final int PART_FRAMES = 1 << 15;

  /** What the fmt chunk says; {@code bytes} a sample. */
  private record Format(int code, int channels, int sampleRateHz, int bytes) {
    int frameBytes() {
      return channels * bytes;
    }
  }

  private WavFile() {}

  static boolean isWav(byte[] head) {
    return head.length >= 4 && head[0] == 'R' && head[1] == 'I' && head[2] == 'F' && head[3] == 'F';
  }

  /**
   * Reads a whole file.
   *
   * @throws AudioFormatException when it is no WAV file of a kind that is read, or is cut short
   */
  public static Pcm read(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return read(channel, path);
    }
  }

  private static Pcm read(FileChannel channel, Path path) throws IOException {
    long size = channel.size();
    if (size < 12) {
      throw new AudioFormatException(path + " is no WAV file: it has only " + size + " bytes.");
    }
    ByteBuffer head = read(channel, 0, 12);
    if (head.getInt(0) != fourCc("RIFF") || head.getInt(8) != fourCc("WAVE")) {
      throw new AudioFormatException(
          path + " is no WAV file: it does not begin with RIFF and WAVE.");
    }
    Format format = null;
    long at = 12;
    while (at + 8 <= size) {
      ByteBuffer chunk = read(channel, at, 8);
      int id = chunk.getInt(0);
      long length = chunk.getInt(4) & 0xffffffffL;
      long start = at + 8;
      if (id == fourCc("fmt ")) {
        format = format(channel, start, Math.min(length, size - start), path);
      } else if (id == fourCc("data")) {
        if (format == null) {
          throw new AudioFormatException(
              path + " is a broken WAV file: its data comes before its format.");
        }
        // A recorder that was stopped hard leaves 0 or all ones as length: what is there is the
        // sound.
        boolean unknown = length == 0xffffffffL || (length == 0 && size > start);
        if (!unknown && length > size - start) {
          throw new AudioFormatException(
              path
                  + " is cut short: its header promises "
                  + length
                  + " bytes of sound, the file holds "
                  + (size - start)
                  + ".");
        }
        return samples(channel, start, unknown ? size - start : length, format, path);
      }
      at = start + length + (length & 1);
    }
    throw new AudioFormatException(
        path + " is a broken WAV file: it holds no sound (no data chunk).");
  }

  private static Format format(FileChannel channel, long start, long length, Path path)
      throws IOException {
    if (length < 16) {
      throw new AudioFormatException(
          path + " is a broken WAV file: its format chunk is too short.");
    }
    ByteBuffer chunk = read(channel, start, (int) Math.min(40, length));
    int code = chunk.getShort(0) & 0xffff;
    int channels = chunk.getShort(2) & 0xffff;
    long rate = chunk.getInt(4) & 0xffffffffL;
    int bits = chunk.getShort(14) & 0xffff;
    if (code == EXTENSIBLE && chunk.limit() >= 26) {
      code = chunk.getShort(24) & 0xffff;
    }
    boolean known =
        (code == PCM && (bits == 8 || bits == 16 || bits == 24 || bits == 32))
            || (code == FLOAT && (bits == 32 || bits == 64));
    if (!known) {
      throw new AudioFormatException(
          path
              + " has the WAV format "
              + code
              + " with "
              + bits
              + " bits; integers of 8, 16, 24, 32 bits and floats of 32, 64 bits are read. Convert it to 16-bit PCM.");
    }
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new AudioFormatException(
          path + " claims " + channels + " channels; 1 to " + MAX_CHANNELS + " are read.");
    }
    if (rate < 8000 || rate > 192000) {
      throw new AudioFormatException(path + " claims " + rate + " Hz; 8000 to 192000 Hz are read.");
    }
    return new Format(code, channels, (int) rate, bits / 8);
  }

  private static Pcm samples(FileChannel channel, long start, long length, Format format, Path path)
      throws IOException {
    long frames = length / format.frameBytes();
    if (frames > Integer.MAX_VALUE - 16) {
      throw new AudioFormatException(path + " is longer than " + Integer.MAX_VALUE + " samples.");
    }
    float[] samples = new float[(int) frames];
    int done = 0;
    while (done < samples.length) {
      int part = Math.min(PART_FRAMES, samples.length - done);
      ByteBuffer bytes =
          read(channel, start + (long) done * format.frameBytes(), part * format.frameBytes());
      for (int i = 0; i < part; i++) {
        double sum = 0;
        for (int c = 0; c < format.channels(); c++) {
          sum += sample(bytes, format);
        }
        float value = (float) (sum / format.channels());
        if (!Float.isFinite(value)) {
          throw new AudioFormatException(
              path + " holds a sample that is no number (at " + (done + i) + "); export it again.");
        }
        samples[done + i] = value;
      }
      done += part;
    }
    return new Pcm(samples, format.sampleRateHz());
  }

  private static double sample(ByteBuffer bytes, Format format) {
    if (format.code() == FLOAT) {
      return format.bytes() == 4 ? bytes.getFloat() : bytes.getDouble();
    }
    return switch (format.bytes()) {
      case 1 -> ((bytes.get() & 0xff) - 128) / 128.0;
      case 2 -> bytes.getShort() / 32768.0;
      case 3 -> ((bytes.get() & 0xff) | (bytes.get() & 0xff) << 8 | bytes.get() << 16) / 8388608.0;
      default -> bytes.getInt() / 2147483648.0;
    };
  }

  /** The canonical file of a sound: the same sound always gives the same bytes. */
  public static byte[] bytes(Pcm pcm) {
    byte[] sound = Pcm16.bytes(pcm.samples());
    ByteBuffer file =
        ByteBuffer.allocate(HEADER_BYTES + sound.length).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(fourCc("RIFF")).putInt(HEADER_BYTES - 8 + sound.length).putInt(fourCc("WAVE"));
    file.putInt(fourCc("fmt ")).putInt(16).putShort((short) PCM).putShort((short) 1);
    file.putInt(pcm.sampleRateHz())
        .putInt(2 * pcm.sampleRateHz())
        .putShort((short) 2)
        .putShort((short) 16);
    file.putInt(fourCc("data")).putInt(sound.length).put(sound);
    return file.array();
  }

  /** Writes the canonical file, plainly: who needs it atomic moves it into place. */
  public static void write(Path path, Pcm pcm) throws IOException {
    Files.write(path, bytes(pcm));
  }

  private static int fourCc(String text) {
    return text.charAt(0) | text.charAt(1) << 8 | text.charAt(2) << 16 | text.charAt(3) << 24;
  }

  private static ByteBuffer read(FileChannel channel, long position, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("The file ends at byte " + (position + buffer.position()) + ".");
      }
    }
    return buffer.flip();
  }
}
