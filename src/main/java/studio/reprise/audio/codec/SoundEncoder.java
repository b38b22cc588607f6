package studio.reprise.audio.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.tag.ChapterMark;

/**
 * Writes FLAC, MP3, AAC in MPEG-4 and Opus, block by block: an hour takes no more memory than a
 * second. Tags come from outside as finished bytes or comments; FFmpeg adds none of its own.
 */
public final class SoundEncoder implements Encoder {
  /** FFmpeg's container for M4A and M4B: its brand is the one that every player takes. */
  private static final String MPEG_4 = "ipod";

  private static final int NERO_MOST = 255;

  private static final Runnable NOTHING = () -> {};

  private final Path path;
  private final PacketEncoder encoder;
  private final Container container;
  private boolean isClosed;

  /** What lies around the packets. */
  private interface Container extends AutoCloseable {
    void write(AVPacket packet) throws IOException;

    void end() throws IOException;

    @Override
    void close();
  }

  private SoundEncoder(Path path, PacketEncoder encoder, Container container) {
    this.path = path;
    this.encoder = encoder;
    this.container = container;
  }

  /** Why this machine can write none of these kinds; empty when it can. */
  public static Optional<String> trouble() {
    return FFmpeg.trouble();
  }

  /** Which libraries write here, for reports: FFmpeg's version. */
  public static String version() {
    return FFmpeg.version();
  }

  /**
   * An MP3.
   *
   * @param channel where the file begins; it stays open
   * @param tag written before the sound
   */
  public static SoundEncoder mp3(
      SeekableByteChannel channel, Path path, Encoding encoding, byte[] tag) throws IOException {
    PacketEncoder encoder = open(encoding, Codec.MP3, path);
    return opened(
        path,
        encoder,
        () -> {
          put(channel, tag);
          Muxer muxer = new Muxer(channel, "mp3", encoder.context());
          return begun(
              muxer, Map.of("write_xing", "1", "id3v2_version", "0", "write_id3v1", "0"), NOTHING);
        });
  }

  /**
   * AAC in an MPEG-4 file, its index behind the sound.
   *
   * @param marks chapters; of more than 255 there is QuickTime's list and not Nero's, which cannot
   *     count so far
   */
  public static SoundEncoder mpeg4(
      SeekableByteChannel channel, Path path, Encoding encoding, List<ChapterMark> marks)
      throws IOException {
    PacketEncoder encoder = open(encoding, Codec.AAC, path);
    return opened(
        path,
        encoder,
        () -> {
          Muxer muxer = new Muxer(channel, MPEG_4, encoder.context());
          return begun(
              muxer,
              marks.size() > NERO_MOST ? Map.of("movflags", "disable_chpl") : Map.of(),
              () -> muxer.chapters(marks, encoding.sampleRateHz(), encoder.samples()));
        });
  }

  /**
   * Opus in an Ogg file.
   *
   * @param comments names and values in their order; a name may come several times
   */
  public static SoundEncoder opus(
      SeekableByteChannel channel,
      Path path,
      Encoding encoding,
      List<Map.Entry<String, String>> comments)
      throws IOException {
    PacketEncoder encoder = open(encoding, Codec.OPUS, path);
    return opened(
        path,
        encoder,
        () -> {
          Muxer muxer = new Muxer(channel, "opus", encoder.context());
          muxer.comments(comments);
          return begun(muxer, Map.of(), NOTHING);
        });
  }

  /**
   * A FLAC.
   *
   * @param blocks the metadata blocks behind its STREAMINFO, of which the last says so
   */
  public static SoundEncoder flac(
      SeekableByteChannel channel, Path path, Encoding encoding, byte[] blocks) throws IOException {
    PacketEncoder encoder = open(encoding, Codec.FLAC, path);
    return opened(path, encoder, () -> new FlacFrames(channel, encoder, blocks));
  }

  private static PacketEncoder open(Encoding encoding, Codec codec, Path path) throws IOException {
    if (encoding.codec() != codec) {
      throw new IllegalArgumentException(codec + " is not " + encoding);
    }
    FFmpeg.requireToWrite(path);
    return new PacketEncoder(encoding);
  }

  /** Makes a container. */
  @FunctionalInterface
  private interface Opening {
    Container open() throws IOException;
  }

  private static SoundEncoder opened(Path path, PacketEncoder encoder, Opening opening)
      throws IOException {
    try {
      return new SoundEncoder(path, encoder, opening.open());
    } catch (IOException | RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  private static Container begun(Muxer muxer, Map<String, String> settings, Runnable beforeEnd)
      throws IOException {
    try {
      muxer.begin(settings);
    } catch (IOException | RuntimeException e) {
      muxer.close();
      throw e;
    }
    return new Container() {
      @Override
      public void write(AVPacket packet) throws IOException {
        muxer.write(packet);
      }

      @Override
      public void end() throws IOException {
        beforeEnd.run();
        muxer.end();
      }

      @Override
      public void close() {
        muxer.close();
      }
    };
  }

  /**
   * FLAC needs no container of FFmpeg's: a head, whose figures are known at the end, and frames.
   */
  private static final class FlacFrames implements Container {
    private static final byte[] HEAD = {'f', 'L', 'a', 'C', 0, 0, 0, 34};
    private static final int STREAM_INFO_BYTES = 34;

    private final SeekableByteChannel channel;
    private final long start;
    private final byte[] streamInfo = new byte[STREAM_INFO_BYTES];

    FlacFrames(SeekableByteChannel channel, PacketEncoder encoder, byte[] blocks)
        throws IOException {
      this.channel = channel;
      this.start = channel.position();
      encoder.context().extradata().get(streamInfo);
      put(channel, HEAD);
      put(channel, streamInfo);
      put(channel, blocks);
    }

    @Override
    public void write(AVPacket packet) throws IOException {
      byte[] bytes = new byte[packet.size()];
      if (bytes.length > 0) {
        packet.data().get(bytes);
        put(channel, bytes);
      }
      // The last packet holds the head as it has to be; the encoder's own one is changed once more
      // behind it, and its MD5 is of nothing then.
      try (SizeTPointer length = new SizeTPointer(1)) {
        BytePointer head =
            avcodec.av_packet_get_side_data(packet, avcodec.AV_PKT_DATA_NEW_EXTRADATA, length);
        if (head != null && length.get() == STREAM_INFO_BYTES) {
          head.get(streamInfo);
        }
      }
    }

    /** The number of samples and their MD5 are known now. */
    @Override
    public void end() throws IOException {
      long end = channel.position();
      channel.position(start + HEAD.length);
      put(channel, streamInfo);
      channel.position(end);
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }

  @Override
  public void write(float[] samples, int from, int count) throws IOException {
    for (int i = from; i < from + count; i++) {
      if (!Float.isFinite(samples[i])) {
        throw new AudioFormatException("{0} would hold a sample that is no number.", path);
      }
    }
    encoder.write(samples, from, count, container::write);
  }

  @Override
  public void finish() throws IOException {
    encoder.finish(container::write);
    container.end();
  }

  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      container.close();
      encoder.close();
    }
  }

  private static void put(SeekableByteChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
