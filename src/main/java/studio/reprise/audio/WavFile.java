package studio.reprise.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * RIFF WAVE files. Reads integers of 1 to 4 bytes and floats of 4 or 8, plain or extensible, one to
 * eight channels, which are mixed to one by their mean; heads are {@link WavHead}'s. Writes one
 * canonical form: mono, 16 bit (24 where that is asked for), a header of 44 bytes, no clock and no
 * name of a tool.
 */
public final class WavFile {
  private static final int HEADER_BYTES = 44;
  private static final int PART_FRAMES = 1 << 15;
  private static final int MOST_FRAMES = Integer.MAX_VALUE - 16;

  private WavFile() {}

  /** Whether a file that begins so is one of the RIFF family. */
  public static boolean isWav(byte[] head) {
    return WavHead.begins(head);
  }

  /**
   * Whether the samples are plain numbers. Others (ADPCM, mu-law, an MP3 in a WAV's dress) need a
   * codec.
   *
   * @throws AudioFormatException when it is no WAV file, is broken, or is cut short
   */
  public static boolean isPlain(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return WavHead.of(channel, path).isPlain();
    }
  }

  /**
   * Reads a whole file.
   *
   * @throws AudioFormatException when it is no WAV file of a kind that is read, or is cut short
   */
  public static Pcm read(Path path) throws IOException {
    return read(path, Integer.MAX_VALUE);
  }

  /**
   * Reads a whole file, unless it is too long: that is asked before any memory is taken.
   *
   * @throws AudioFormatException when it is longer, no WAV file of a kind that is read, or cut
   *     short
   */
  public static Pcm read(Path path, int maxSeconds) throws IOException {
    return read(path, maxSeconds, Mixdown.mean());
  }

  /** The same; several channels become one as {@code mixdown} says. */
  public static Pcm read(Path path, int maxSeconds, Mixdown mixdown) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      WavHead head = WavHead.of(channel, path);
      if (!head.isPlain()) {
        throw new AudioFormatException(
            "{0} has the WAV format {1}; here only plain integers and floats are read. Convert it to 16-bit PCM.",
            path, head.code());
      }
      SoundLength.check(path, head.frames(), head.sampleRateHz(), maxSeconds);
      if (head.frames() > MOST_FRAMES) {
        throw new AudioFormatException("{0} is longer than {1} samples.", path, MOST_FRAMES);
      }
      return new Pcm(samples(channel, head, path, mixdown), head.sampleRateHz());
    }
  }

  /**
   * How a file's samples are written.
   *
   * @param codec in FFmpeg's words: {@code pcm_s24le}
   * @param bits a sample
   * @param frames samples of a channel
   */
  public record Form(String codec, int sampleRateHz, int channels, int bits, long frames) {}

  /**
   * Reads a file of any length piece by piece, all its channels.
   *
   * @throws AudioFormatException when it is no WAV file of a kind that is read, or is cut short
   */
  public static Form stream(Path path, ChannelSink sink) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      WavHead head = WavHead.of(channel, path);
      LowBits low = new LowBits(head);
      float[][] part = new float[head.channels()][PART_FRAMES];
      for (long done = 0; done < head.frames(); done += PART_FRAMES) {
        int count = (int) Math.min(PART_FRAMES, head.frames() - done);
        ByteBuffer bytes =
            WavHead.read(
                channel, head.start() + done * head.frameBytes(), count * head.frameBytes());
        for (int i = 0; i < count; i++) {
          for (float[] each : part) {
            each[i] = (float) value(bytes, head, low);
            if (!Float.isFinite(each[i])) {
              throw new AudioFormatException(
                  "{0} holds a sample that is no number (at {1}); export it again.",
                  path, done + i);
            }
          }
        }
        sink.write(part, count, head.sampleRateHz());
      }
      return new Form(
          head.codec(), head.sampleRateHz(), head.channels(), head.validBits(), head.frames());
    }
  }

  private static double value(ByteBuffer bytes, WavHead head, LowBits low) {
    return head.code() == WavHead.FLOAT ? real(bytes, head) : low.seen(integer(bytes, head));
  }

  private static float[] samples(FileChannel channel, WavHead head, Path path, Mixdown mixdown)
      throws IOException {
    float[] samples = new float[(int) head.frames()];
    LowBits low = new LowBits(head);
    int done = 0;
    while (done < samples.length) {
      int part = Math.min(PART_FRAMES, samples.length - done);
      ByteBuffer bytes =
          WavHead.read(
              channel, head.start() + (long) done * head.frameBytes(), part * head.frameBytes());
      for (int i = 0; i < part; i++) {
        float value = mixdown.sample(head.channels(), c -> value(bytes, head, low));
        if (!Float.isFinite(value)) {
          throw new AudioFormatException(
              "{0} holds a sample that is no number (at {1}); export it again.", path, done + i);
        }
        samples[done + i] = value;
      }
      done += part;
    }
    low.lift(samples);
    return samples;
  }

  /**
   * Valid bits are the uppermost of their container. Some programs put them at the bottom: then the
   * lowest are in use and the uppermost never, and the sound is lifted.
   */
  private static final class LowBits {
    private final int containerBits;
    private final int spareBits;
    private long used;
    private long greatest;

    LowBits(WavHead head) {
      containerBits = 8 * head.containerBytes();
      spareBits = head.code() == WavHead.PCM ? containerBits - head.validBits() : 0;
    }

    /** A container's integer as a number of -1 to 1. */
    double seen(int value) {
      used |= value & (1L << spareBits) - 1;
      greatest = Math.max(greatest, Math.abs((long) value));
      return value / (double) (1L << containerBits - 1);
    }

    void lift(float[] samples) {
      if (spareBits > 0 && used != 0 && greatest <= 1L << containerBits - spareBits - 1) {
        for (int i = 0; i < samples.length; i++) {
          samples[i] *= 1L << spareBits;
        }
      }
    }
  }

  private static double real(ByteBuffer bytes, WavHead head) {
    return head.containerBytes() == 4 ? bytes.getFloat() : bytes.getDouble();
  }

  private static int integer(ByteBuffer bytes, WavHead head) {
    return switch (head.containerBytes()) {
      case 1 -> (bytes.get() & 0xff) - 128;
      case 2 -> bytes.getShort();
      case 3 -> (bytes.get() & 0xff) | (bytes.get() & 0xff) << 8 | bytes.get() << 16;
      default -> bytes.getInt();
    };
  }

  /** The canonical file of a sound: the same sound always gives the same bytes. */
  public static byte[] bytes(Pcm pcm) {
    return bytes(pcm, SampleDepth.BITS_16);
  }

  /** The same with finer or coarser samples. */
  public static byte[] bytes(Pcm pcm, SampleDepth depth) {
    byte[] sound = depth.bytesOf(pcm.samples());
    ByteBuffer file =
        ByteBuffer.allocate(HEADER_BYTES + sound.length).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(fourCc("RIFF")).putInt(HEADER_BYTES - 8 + sound.length).putInt(fourCc("WAVE"));
    file.putInt(fourCc("fmt ")).putInt(16).putShort((short) WavHead.PCM).putShort((short) 1);
    file.putInt(pcm.sampleRateHz())
        .putInt(depth.bytes() * pcm.sampleRateHz())
        .putShort((short) depth.bytes())
        .putShort((short) depth.bits());
    file.putInt(fourCc("data")).putInt(sound.length).put(sound);
    return file.array();
  }

  /** Writes the canonical file, plainly: who needs it atomic moves it into place. */
  public static void write(Path path, Pcm pcm) throws IOException {
    Files.write(path, bytes(pcm));
  }

  static int fourCc(String text) {
    return text.charAt(0) | text.charAt(1) << 8 | text.charAt(2) << 16 | text.charAt(3) << 24;
  }
}
