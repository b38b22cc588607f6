package studio.reprise.audio.codec;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.AudioFormatException;

/**
 * The picture of a video file: which frame is seen at a time. It holds two decoded frames and no
 * more. Used by one thread at a time; a damaged frame is passed over, as every player does.
 */
public final class MovingPicture implements AutoCloseable {
  /** Larger pictures are no picture of a cutscene, but a way to take memory. */
  private static final int MOST_SIDE_PIXELS = 8192;

  private static final int MOST_DECODING_THREADS = 2;

  /** So far ahead it is quicker to decode on than to begin again at a key frame. */
  private static final double REACH_SECONDS = 2;

  /** So long before the wanted frame, frames that no other needs are not decoded. */
  private static final double SKIPPED_BEFORE_SECONDS = 0.5;

  /**
   * What is seen from a time on.
   *
   * @param startSeconds since the beginning of the picture
   * @param argb rows from the top, {@code width * height} values of 0xAARRGGBB
   */
  public record Frame(double startSeconds, int width, int height, int[] argb) {}

  private final Path path;
  private final SeekableByteChannel channel;
  private final FileBytes file;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame scaled = avutil.av_frame_alloc();
  private AVFrame current = avutil.av_frame_alloc();
  private AVFrame next = avutil.av_frame_alloc();
  private boolean hasCurrent;
  private boolean hasNext;
  private boolean isDrained;
  private @Nullable AVFormatContext container;
  private @Nullable AVCodecContext decoder;
  private @Nullable SwsContext scaler;
  private int stream;
  private double tickSeconds;
  private long firstTick;
  private FrameRate rate = FrameRate.USUAL;
  private double lengthSeconds;
  private @Nullable Frame shown;

  private MovingPicture(Path path, SeekableByteChannel channel) {
    this.path = path;
    this.channel = channel;
    this.file = FileBytes.toRead(channel);
  }

  /**
   * Opens a video.
   *
   * @param mostWidth of the frames in pixels; larger ones are made smaller, smaller ones stay
   * @param mostHeight of the frames in pixels
   * @throws AudioFormatException when it is of no kind that is read, or holds no picture
   * @throws IOException what the disk said
   */
  public static MovingPicture open(Path path, int mostWidth, int mostHeight) throws IOException {
    SoundFile.mustBeAFile(path);
    FFmpeg.requireToSee(path);
    MovingPicture picture = new MovingPicture(path, Files.newByteChannel(path));
    try {
      picture.open();
      picture.fit(mostWidth, mostHeight);
      return picture;
    } catch (IOException | RuntimeException e) {
      picture.close();
      throw e;
    }
  }

  public FrameRate rate() {
    return rate;
  }

  /** How long it is, as the file says; 0 where it does not. */
  public double lengthSeconds() {
    return lengthSeconds;
  }

  /**
   * The frame that is seen at a time: the latest that begins by then, the first before it begins
   * and the last beyond the end. The same frame again is the same object.
   *
   * @return empty when no frame can be decoded there
   * @throws IOException when the disk does not give it
   */
  public Optional<Frame> at(double seconds) throws IOException {
    // Half a millisecond: a frame that begins at this very time is not missed by its rounding.
    long wanted = firstTick + Math.round((Math.max(0, seconds) + 0.0005) / tickSeconds);
    if (!hasCurrent || !isNear(wanted - current.best_effort_timestamp())) {
      seek(wanted);
    }
    while (hasNext && next.best_effort_timestamp() <= wanted) {
      advance(wanted);
    }
    return hasCurrent ? Optional.of(shown()) : Optional.empty();
  }

  /** So far ahead that decoding on leads there; beyond the last frame there is nothing else. */
  private boolean isNear(long ticksAhead) {
    boolean isLast = isDrained && !hasNext;
    return ticksAhead >= 0 && (isLast || ticksAhead * tickSeconds < REACH_SECONDS);
  }

  private void open() throws IOException {
    container = avformat.avformat_alloc_context();
    container.pb(file.context());
    container.flags(container.flags() | AVFormatContext.AVFMT_FLAG_CUSTOM_IO);
    AVDictionary options = new AVDictionary(null);
    avutil.av_dict_set(options, "format_whitelist", FFmpeg.PICTURE_FORMATS, 0);
    avutil.av_dict_set(options, "codec_whitelist", FFmpeg.PICTURE_CODECS, 0);
    avutil.av_dict_set(options, "protocol_whitelist", "none", 0);
    avutil.av_dict_set(options, "max_streams", "16", 0);
    int opened = avformat.avformat_open_input(container, (String) null, null, options);
    avutil.av_dict_free(options);
    file.rethrow();
    if (opened < 0) {
      // It is freed already when it cannot be opened.
      container = null;
      throw new AudioFormatException(
          "{0} is no video of a kind that is read: MP4, MOV, MKV and WebM are.", path);
    }
    for (int i = 0; i < container.nb_streams(); i++) {
      AVStream each = container.streams(i);
      boolean isPicture = each.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO;
      each.discard(isPicture ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
    }
    avformat.avformat_find_stream_info(container, (PointerPointer<?>) null);
    file.rethrow();
    stream =
        avformat.av_find_best_stream(
            container, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0);
    if (stream < 0) {
      throw new AudioFormatException("{0} holds no picture that can be decoded.", path);
    }
    AVStream seen = container.streams(stream);
    tickSeconds = (double) seen.time_base().num() / seen.time_base().den();
    firstTick = seen.start_time() == avutil.AV_NOPTS_VALUE ? 0 : seen.start_time();
    AVRational frames = avformat.av_guess_frame_rate(container, seen, null);
    rate = FrameRate.of(frames.num(), frames.den());
    lengthSeconds =
        seen.duration() > 0
            ? seen.duration() * tickSeconds
            : Math.max(0, container.duration()) / (double) avutil.AV_TIME_BASE;
    openDecoder(seen);
  }

  private void openDecoder(AVStream seen) throws AudioFormatException {
    AVCodecParameters parameters = seen.codecpar();
    boolean isBounded =
        parameters.width() > 0
            && parameters.height() > 0
            && parameters.width() <= MOST_SIDE_PIXELS
            && parameters.height() <= MOST_SIDE_PIXELS;
    AVCodec codec = avcodec.avcodec_find_decoder(parameters.codec_id());
    if (!isBounded || codec == null || !(tickSeconds > 0)) {
      throw new AudioFormatException("{0} holds no picture that can be decoded.", path);
    }
    decoder = avcodec.avcodec_alloc_context3(codec);
    avcodec.avcodec_parameters_to_context(decoder, parameters);
    decoder.pkt_timebase(seen.time_base());
    decoder.max_pixels((long) MOST_SIDE_PIXELS * MOST_SIDE_PIXELS / 2);
    decoder.thread_count(
        Math.min(MOST_DECODING_THREADS, Runtime.getRuntime().availableProcessors()));
    AVDictionary options = new AVDictionary(null);
    avutil.av_dict_set(options, "codec_whitelist", FFmpeg.PICTURE_CODECS, 0);
    int opened = avcodec.avcodec_open2(decoder, codec, options);
    avutil.av_dict_free(options);
    if (opened < 0) {
      throw new AudioFormatException("{0} holds no picture that can be decoded.", path);
    }
  }

  /** The size of the frames that are handed out; pixels that are not square are made so. */
  private void fit(int mostWidth, int mostHeight) {
    AVFormatContext read = Objects.requireNonNull(container);
    AVCodecParameters parameters = read.streams(stream).codecpar();
    AVRational pixel = avformat.av_guess_sample_aspect_ratio(read, read.streams(stream), null);
    double aspect = pixel.num() > 0 && pixel.den() > 0 ? (double) pixel.num() / pixel.den() : 1;
    double width = parameters.width() * Math.max(0.1, Math.min(10, aspect));
    double height = parameters.height();
    double scale = Math.min(1, Math.min(mostWidth / width, mostHeight / height));
    scaled.format(avutil.AV_PIX_FMT_BGRA);
    scaled.width((int) Math.max(1, Math.round(width * scale)));
    scaled.height((int) Math.max(1, Math.round(height * scale)));
    if (avutil.av_frame_get_buffer(scaled, 0) < 0) {
      throw new OutOfMemoryError("No room for one frame of " + path);
    }
    scaler = swscale.sws_alloc_context();
    scaler.flags(swscale.SWS_BILINEAR | swscale.SWS_ACCURATE_RND);
  }

  private void seek(long wanted) throws IOException {
    hasCurrent = false;
    hasNext = false;
    isDrained = false;
    int found =
        avformat.av_seek_frame(
            container, stream, Math.max(firstTick, wanted), avformat.AVSEEK_FLAG_BACKWARD);
    if (found < 0) {
      avformat.av_seek_frame(container, stream, firstTick, avformat.AVSEEK_FLAG_BACKWARD);
    }
    avcodec.avcodec_flush_buffers(decoder);
    hasCurrent = decode(current, wanted);
    hasNext = hasCurrent && decode(next, wanted);
  }

  private void advance(long wanted) throws IOException {
    AVFrame past = current;
    current = next;
    next = past;
    hasNext = decode(next, wanted);
  }

  /** The next frame that can be decoded; false at the end. */
  private boolean decode(AVFrame into, long wanted) throws IOException {
    AVCodecContext decoding = Objects.requireNonNull(decoder);
    avutil.av_frame_unref(into);
    while (true) {
      int received = avcodec.avcodec_receive_frame(decoding, into);
      if (received >= 0 && into.best_effort_timestamp() != avutil.AV_NOPTS_VALUE) {
        return true;
      }
      if (received == avutil.AVERROR_EOF || isDrained && received < 0) {
        return false;
      }
      if (received == avutil.AVERROR_EAGAIN()) {
        feed(decoding, wanted);
      }
    }
  }

  private void feed(AVCodecContext decoding, long wanted) throws IOException {
    int read;
    while ((read = avformat.av_read_frame(container, packet)) >= 0) {
      if (packet.stream_index() == stream) {
        boolean isFar =
            packet.pts() != avutil.AV_NOPTS_VALUE
                && packet.pts() < wanted - SKIPPED_BEFORE_SECONDS / tickSeconds;
        decoding.skip_frame(isFar ? avcodec.AVDISCARD_NONREF : avcodec.AVDISCARD_DEFAULT);
        avcodec.avcodec_send_packet(decoding, packet); // what it refuses is passed over
        avcodec.av_packet_unref(packet);
        return;
      }
      avcodec.av_packet_unref(packet);
    }
    file.rethrow();
    isDrained = true;
    avcodec.avcodec_send_packet(decoding, null);
  }

  private Frame shown() {
    double start = (current.best_effort_timestamp() - firstTick) * tickSeconds;
    Frame before = shown;
    if (before != null && before.startSeconds() == start) {
      return before;
    }
    int width = scaled.width();
    int height = scaled.height();
    int[] argb = new int[width * height];
    if (avutil.av_frame_make_writable(scaled) >= 0
        && swscale.sws_scale_frame(scaler, scaled, current) >= 0) {
      int rowInts = scaled.linesize(0) / Integer.BYTES;
      IntBuffer pixels =
          scaled
              .data(0)
              .capacity((long) scaled.linesize(0) * height)
              .asByteBuffer()
              .order(ByteOrder.LITTLE_ENDIAN)
              .asIntBuffer();
      for (int row = 0; row < height; row++) {
        pixels.position(row * rowInts);
        pixels.get(argb, row * width, width);
      }
    }
    Frame now = new Frame(start, width, height, argb);
    shown = now;
    return now;
  }

  @Override
  public void close() throws IOException {
    if (scaler != null) {
      swscale.sws_free_context(scaler);
    }
    avutil.av_frame_free(current);
    avutil.av_frame_free(next);
    avutil.av_frame_free(scaled);
    avcodec.av_packet_free(packet);
    if (decoder != null) {
      avcodec.avcodec_free_context(decoder);
    }
    if (container != null) {
      avformat.avformat_close_input(container);
    }
    file.close();
    channel.close();
  }
}
