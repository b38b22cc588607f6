package studio.reprise.audio;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * Where the sound of a RIFF WAVE file lies and how it is written: RIFF, and RF64 or BW64 for files
 * of more than 4 GB. Format: Multimedia Programming Interface and Data Specifications 1.0; Multiple
 * Channel Audio Data (2007); EBU Tech 3306 (RF64); ITU-R BS.2088 (BW64).
 *
 * @param code what a sample is: {@link #PCM} or {@link #FLOAT}, or a code that is not read here
 * @param channels of a frame, interleaved
 * @param containerBytes that one sample takes
 * @param validBits of the container, the uppermost
 * @param start byte at which the sound begins
 * @param lengthBytes of the sound
 */
record WavHead(
    int code,
    int channels,
    int sampleRateHz,
    int containerBytes,
    int validBits,
    long start,
    long lengthBytes) {
  static final int PCM = 1;
  static final int FLOAT = 3;

  private static final int EXTENSIBLE = 0xFFFE;
  private static final int MAX_CHANNELS = 8;
  private static final long UNKNOWN = 0xffffffffL;

  /**
   * Programs that write into a pipe cannot go back to write the length, and leave one that is near
   * the greatest (7fffffff, 7ffff000, ffffffff and their like).
   */
  private static final long STREAMED_BYTES = 0x7fff0000L;

  /** Chunks that may stand behind an odd one whose writer forgot the byte that makes it even. */
  private static final Set<String> USUAL =
      Set.of(
          "data", "fmt ", "fact", "LIST", "JUNK", "junk", "PAD ", "FLLR", "bext", "iXML", "_PMX",
          "cue ", "smpl", "inst", "PEAK", "id3 ", "ID3 ", "cart", "axml", "chna", "levl", "DISP",
          "plst", "acid", "umid", "minf", "elm1", "regn", "AIGC");

  private record Format(int code, int channels, int sampleRateHz, int bytes, int validBits) {}

  /** Whether a file begins like one. */
  static boolean begins(byte[] head) {
    if (head.length < 4) {
      return false;
    }
    int id = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
    return id == fourCc("RIFF") || id == fourCc("RF64") || id == fourCc("BW64");
  }

  /** Whether the samples are plain integers or floats, which {@link WavFile} reads by itself. */
  boolean isPlain() {
    return code == PCM || code == FLOAT;
  }

  /** In FFmpeg's words. */
  String codec() {
    int bits = 8 * containerBytes;
    return code == FLOAT ? "pcm_f" + bits + "le" : bits == 8 ? "pcm_u8" : "pcm_s" + bits + "le";
  }

  int frameBytes() {
    return channels * containerBytes;
  }

  long frames() {
    return lengthBytes / frameBytes();
  }

  /**
   * Walks over the chunks up to the sound.
   *
   * @param path for what is said
   * @throws AudioFormatException when it is no WAV file, is broken, or is cut short
   */
  static WavHead of(FileChannel channel, Path path) throws IOException {
    long size = channel.size();
    if (size < 12) {
      throw new AudioFormatException("{0} is no WAV file: it has only {1} bytes.", path, size);
    }
    ByteBuffer head = read(channel, 0, 12);
    byte[] id4 = new byte[4];
    head.get(0, id4);
    if (!begins(id4) || head.getInt(8) != fourCc("WAVE")) {
      throw new AudioFormatException(
          "{0} is no WAV file: it does not begin with RIFF and WAVE.", path);
    }
    Format format = null;
    long longLength = UNKNOWN;
    long at = 12;
    while (at + 8 <= size) {
      ByteBuffer chunk = read(channel, at, 8);
      int id = chunk.getInt(0);
      long length = chunk.getInt(4) & 0xffffffffL;
      long start = at + 8;
      if (id == fourCc("ds64") && length >= 24 && start + 24 <= size) {
        longLength = read(channel, start, 24).getLong(8);
      } else if (id == fourCc("fmt ")) {
        format = format(channel, start, Math.min(length, size - start), path);
      } else if (id == fourCc("data")) {
        if (format == null) {
          throw new AudioFormatException(
              "{0} is a broken WAV file: its data comes before its format.", path);
        }
        long promised = length == UNKNOWN && longLength >= 0 ? longLength : length;
        return new WavHead(
            format.code(),
            format.channels(),
            format.sampleRateHz(),
            format.bytes(),
            format.validBits(),
            start,
            soundBytes(channel, start, promised, path));
      }
      at = behind(channel, start + length, size);
    }
    throw new AudioFormatException(
        "{0} is a broken WAV file: it holds no sound (no data chunk).", path);
  }

  /** How many bytes of sound there really are, whatever a writer into a pipe left as length. */
  private static long soundBytes(FileChannel channel, long start, long promised, Path path)
      throws IOException {
    long there = channel.size() - start;
    if (promised == 0) {
      // A recorder that was stopped hard leaves 0; an empty sound has its tags behind it.
      boolean tags = isUsual(channel, start);
      return tags ? 0 : there;
    }
    if (promised <= there && promised > 0) {
      return promised;
    }
    if (promised >= STREAMED_BYTES || promised < 0) {
      return there;
    }
    throw new AudioFormatException(
        "{0} is cut short: its header promises {1} bytes of sound, the file holds {2}.",
        path, promised, there);
  }

  /** Where the next chunk begins: chunks are even, but not every writer knows it. */
  private static long behind(FileChannel channel, long end, long size) throws IOException {
    if (end % 2 == 0 || (end + 8 <= size && isUsual(channel, end))) {
      return end;
    }
    return end + 1;
  }

  private static boolean isUsual(FileChannel channel, long at) throws IOException {
    if (at + 8 > channel.size()) {
      return false;
    }
    byte[] id = new byte[4];
    read(channel, at, 4).get(id);
    return USUAL.contains(new String(id, StandardCharsets.ISO_8859_1));
  }

  private static Format format(FileChannel channel, long start, long length, Path path)
      throws IOException {
    if (length < 16) {
      throw new AudioFormatException(
          "{0} is a broken WAV file: its format chunk is too short.", path);
    }
    ByteBuffer chunk = read(channel, start, (int) Math.min(40, length));
    int code = chunk.getShort(0) & 0xffff;
    int channels = chunk.getShort(2) & 0xffff;
    long rate = chunk.getInt(4) & 0xffffffffL;
    int frameBytes = chunk.getShort(12) & 0xffff;
    int bits = chunk.getShort(14) & 0xffff;
    int validBits = bits;
    if (code == EXTENSIBLE && chunk.limit() >= 26) {
      code = chunk.getShort(24) & 0xffff;
      int said = chunk.getShort(18) & 0xffff;
      validBits = said > 0 && said <= bits ? said : bits;
    }
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new AudioFormatException(
          "{0} claims {1} channels; 1 to {2} are read.", path, channels, MAX_CHANNELS);
    }
    if (rate < Pcm.LEAST_RATE_HZ || rate > Pcm.MOST_RATE_HZ) {
      throw new AudioFormatException("{0} claims {1} Hz; 8000 to 192000 Hz are read.", path, rate);
    }
    // The container is what a frame takes, whatever the bits say: 24 bits may lie in 4 bytes.
    int bytes = frameBytes / channels;
    boolean isWhole = bytes * channels == frameBytes && bits > 0 && bits <= 8 * bytes;
    boolean isKnown =
        code == PCM && bytes >= 1 && bytes <= 4
            || code == FLOAT && (bytes == 4 || bytes == 8) && bits == 8 * bytes;
    if ((code == PCM || code == FLOAT) && !(isWhole && isKnown)) {
      throw new AudioFormatException(
          "{0} has the WAV format {1} with {2} bits in frames of {3} bytes; integers of 8, 16, 24, 32 bits and floats of 32, 64 bits are read. Convert it to 16-bit PCM.",
          path, code, bits, frameBytes);
    }
    return new Format(code, channels, (int) rate, Math.max(1, bytes), validBits);
  }

  private static int fourCc(String text) {
    return WavFile.fourCc(text);
  }

  static ByteBuffer read(FileChannel channel, long position, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("The file ends at byte " + (position + buffer.position()) + ".");
      }
    }
    return buffer.flip();
  }
}
