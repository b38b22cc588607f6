package studio.reprise.audio.codec;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.Mixdown;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.SoundLength;

/**
 * Decodes the first sound stream of a file to one channel, the mean of its channels, at the
 * stream's own rate. Damage that the format's checksums or the decoder notice is refused, not
 * papered over; FLAC's number of samples and MD5 are compared with its head.
 */
final class SoundDecoder implements AutoCloseable {
  private static final int MAX_CHANNELS = 8;
  private static final int MOST_TAGS = 1000;

  private final Path path;
  private final int maxSeconds;
  private final BlockSink sink;
  private final FileBytes file;
  private @Nullable AVFormatContext container;
  private @Nullable AVCodecContext decoder;
  private @Nullable AVPacket packet;
  private @Nullable AVFrame frame;
  private @Nullable FlacChecksum checksum;
  private int sampleRateHz;
  private long frames;

  private SoundDecoder(SeekableByteChannel channel, Path path, int maxSeconds, BlockSink sink) {
    this.sink = sink;
    this.path = path;
    this.maxSeconds = maxSeconds;
    this.file = FileBytes.toRead(channel);
  }

  /**
   * Decodes a whole file.
   *
   * @throws AudioFormatException when it is of no kind that is read, damaged, cut short, or longer
   *     than {@code maxSeconds}; when this machine has no decoders
   * @throws IOException what the disk said
   */
  static Pcm decode(Path path, int maxSeconds, Mixdown mixdown) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      return decode(channel, path, maxSeconds, mixdown);
    }
  }

  /** Decodes what a channel gives, to the mean of its channels. */
  static Pcm decode(SeekableByteChannel channel, Path path, int maxSeconds) throws IOException {
    return decode(channel, path, maxSeconds, Mixdown.mean());
  }

  /** Decodes what a channel gives; {@code path} is for what is said. */
  static Pcm decode(SeekableByteChannel channel, Path path, int maxSeconds, Mixdown mixdown)
      throws IOException {
    MonoBuffer sound = new MonoBuffer(path, maxSeconds, mixdown);
    stream(channel, path, maxSeconds, sound);
    return sound.pcm();
  }

  /** Takes what was decoded. */
  interface BlockSink {
    void take(SampleBlock block, int sampleRateHz) throws IOException;
  }

  /** Decodes what a channel gives piece by piece; says what it was. */
  static SoundFacts stream(SeekableByteChannel channel, Path path, int maxSeconds, BlockSink sink)
      throws IOException {
    FFmpeg.require(path);
    try (SoundDecoder decoder = new SoundDecoder(channel, path, maxSeconds, sink)) {
      try {
        int stream = decoder.open();
        decoder.readAll(stream);
        decoder.requireWhole();
        return decoder.facts(stream);
      } catch (AudioFormatException e) {
        // A decoder calls every failing disk a broken file.
        decoder.file.rethrow();
        throw e;
      }
    }
  }

  private int open() throws AudioFormatException {
    container = avformat.avformat_alloc_context();
    container.pb(file.context());
    container.flags(container.flags() | AVFormatContext.AVFMT_FLAG_CUSTOM_IO);
    container.error_recognition(avcodec.AV_EF_CRCCHECK | avcodec.AV_EF_EXPLODE);
    AVDictionary options = new AVDictionary(null);
    avutil.av_dict_set(options, "format_whitelist", FFmpeg.FORMATS, 0);
    avutil.av_dict_set(options, "codec_whitelist", FFmpeg.CODECS, 0);
    avutil.av_dict_set(options, "protocol_whitelist", "none", 0);
    avutil.av_dict_set(options, "max_streams", "16", 0);
    int opened = avformat.avformat_open_input(container, (String) null, null, options);
    avutil.av_dict_free(options);
    if (opened < 0) {
      // It is freed already when it cannot be opened.
      container = null;
      throw new AudioFormatException(
          "{0} is no sound file of a kind that is read: WAV, FLAC, MP3, M4A, Ogg, Opus, AIFF, CAF, WebM and their like are. Convert it to WAV.",
          path);
    }
    avformat.avformat_find_stream_info(container, (PointerPointer<?>) null);
    int stream =
        avformat.av_find_best_stream(
            container, avutil.AVMEDIA_TYPE_AUDIO, -1, -1, (PointerPointer<?>) null, 0);
    if (stream < 0) {
      throw new AudioFormatException("{0} holds no sound that can be decoded.", path);
    }
    openDecoder(container.streams(stream));
    return stream;
  }

  private void openDecoder(AVStream stream) throws AudioFormatException {
    AVCodecParameters parameters = stream.codecpar();
    if (stream.duration() > 0 && parameters.sample_rate() > 0) {
      double seconds =
          stream.duration() * (double) stream.time_base().num() / stream.time_base().den();
      SoundLength.check(
          path, (long) (seconds * parameters.sample_rate()), parameters.sample_rate(), maxSeconds);
    }
    AVCodec codec = avcodec.avcodec_find_decoder(parameters.codec_id());
    if (codec == null) {
      throw new AudioFormatException(
          "{0} is of a kind of sound that is not read. Convert it to WAV.", path);
    }
    decoder = avcodec.avcodec_alloc_context3(codec);
    avcodec.avcodec_parameters_to_context(decoder, parameters);
    decoder.thread_count(1);
    decoder.err_recognition(avcodec.AV_EF_CRCCHECK | avcodec.AV_EF_EXPLODE);
    AVDictionary options = new AVDictionary(null);
    avutil.av_dict_set(options, "codec_whitelist", FFmpeg.CODECS, 0);
    int opened = avcodec.avcodec_open2(decoder, codec, options);
    avutil.av_dict_free(options);
    if (opened < 0) {
      throw new AudioFormatException(
          "{0} cannot be decoded ({1}). Convert it to WAV.", path, FFmpeg.reason(opened));
    }
    checksum = checksumOf(parameters);
  }

  private static @Nullable FlacChecksum checksumOf(AVCodecParameters parameters) {
    if (parameters.codec_id() != avcodec.AV_CODEC_ID_FLAC || parameters.extradata() == null) {
      return null;
    }
    byte[] head = new byte[parameters.extradata_size()];
    parameters.extradata().get(head);
    return FlacChecksum.isHead(head) ? new FlacChecksum(head) : null;
  }

  private void readAll(int stream) throws IOException {
    packet = avcodec.av_packet_alloc();
    frame = avutil.av_frame_alloc();
    int read;
    while ((read = avformat.av_read_frame(container, packet)) >= 0) {
      if (packet.stream_index() == stream && !isComplete()) {
        send(packet);
      }
      avcodec.av_packet_unref(packet);
    }
    file.rethrow();
    if (read != avutil.AVERROR_EOF) {
      throw damaged(read);
    }
    send(null);
  }

  /** Whether all that a FLAC's head promises is there: a tag behind it is no sound. */
  private boolean isComplete() {
    return checksum != null && frames > 0 && frames == checksum.promisedFrames();
  }

  private void send(@Nullable AVPacket some) throws IOException {
    int sent = avcodec.avcodec_send_packet(decoder, some);
    if (sent < 0 && !isComplete()) {
      throw damaged(sent);
    }
    int received;
    AVFrame decoded = Objects.requireNonNull(frame);
    while ((received = avcodec.avcodec_receive_frame(decoder, frame)) >= 0) {
      append(new SampleBlock(decoded), decoded.sample_rate());
      avutil.av_frame_unref(frame);
    }
    if (received != avutil.AVERROR_EOF && received != avutil.AVERROR_EAGAIN() && !isComplete()) {
      throw damaged(received);
    }
  }

  private AudioFormatException damaged(int code) {
    String reason = FFmpeg.reason(code);
    return frames == 0
        ? new AudioFormatException(
            "{0} is damaged or cut short and cannot be decoded ({1}).", path, reason)
        : new AudioFormatException(
            "{0} is damaged or cut short and cannot be decoded beyond {1} samples ({2}).",
            path, frames, reason);
  }

  private void append(SampleBlock block, int rateHz) throws IOException {
    if (rateHz < Pcm.LEAST_RATE_HZ || rateHz > Pcm.MOST_RATE_HZ) {
      throw new AudioFormatException(
          "{0} claims a sample rate outside 8000 to 192000 Hz, or none.", path);
    }
    if (block.channels() < 1 || block.channels() > MAX_CHANNELS) {
      throw new AudioFormatException(
          "{0} claims {1} channels; 1 to {2} are read.", path, block.channels(), MAX_CHANNELS);
    }
    if (sampleRateHz != 0 && sampleRateHz != rateHz) {
      throw new AudioFormatException(
          "{0} changes its sample rate on the way; convert it to WAV.", path);
    }
    sampleRateHz = rateHz;
    SoundLength.check(path, frames + block.frames(), rateHz, maxSeconds);
    sink.take(block, rateHz);
    frames += block.frames();
    if (checksum != null && block.integerBits() > 0) {
      checksum.take(block.integers(), block.frames() * block.channels(), block.integerBits());
    }
  }

  private void requireWhole() throws AudioFormatException {
    if (frames == 0) {
      throw new AudioFormatException("{0} looks like a sound file but holds no sound.", path);
    }
    if (checksum != null) {
      long promised = checksum.promisedFrames();
      boolean isWhole = promised == 0 || promised == frames;
      boolean isSame = checksum.holds();
      if (!isWhole || !isSame) {
        throw new AudioFormatException(
            isSame
                ? "{0} is damaged or cut short: of {1} samples {2} were decoded."
                : "{0} is damaged or cut short: of {1} samples {2} were decoded, and their checksum"
                    + " is not the file's.",
            path,
            promised,
            frames);
      }
    }
  }

  /** What the container says of itself, once all of it was read. */
  private SoundFacts facts(int stream) {
    AVFormatContext read = Objects.requireNonNull(container);
    AVCodecParameters parameters = read.streams(stream).codecpar();
    Map<String, String> tags = new TreeMap<>();
    addTags(tags, read.metadata());
    addTags(tags, read.streams(stream).metadata());
    long bitRate = parameters.bit_rate() > 0 ? parameters.bit_rate() : read.bit_rate();
    return new SoundFacts(
        avcodec.avcodec_get_name(parameters.codec_id()).getString(),
        sampleRateHz,
        parameters.ch_layout().nb_channels(),
        parameters.bits_per_raw_sample(),
        Math.max(0, bitRate),
        frames,
        tags);
  }

  private static void addTags(Map<String, String> tags, AVDictionary from) {
    AVDictionaryEntry entry = null;
    while (from != null
        && tags.size() < MOST_TAGS
        && (entry = avutil.av_dict_get(from, "", entry, avutil.AV_DICT_IGNORE_SUFFIX)) != null) {
      tags.putIfAbsent(
          FFmpeg.text(entry.key()).toLowerCase(Locale.ROOT), FFmpeg.text(entry.value()));
    }
  }

  @Override
  public void close() {
    if (frame != null) {
      avutil.av_frame_free(frame);
    }
    if (packet != null) {
      avcodec.av_packet_free(packet);
    }
    if (decoder != null) {
      avcodec.avcodec_free_context(decoder);
    }
    if (container != null) {
      avformat.avformat_close_input(container);
    }
    file.close();
  }
}
