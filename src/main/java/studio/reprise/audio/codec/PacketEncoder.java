package studio.reprise.audio.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.SampleDepth;

/**
 * One of FFmpeg's encoders at work: samples go in, packets come out. One thread, no code of a
 * particular processor, nothing of the version in the output: the same samples give the same bytes.
 */
final class PacketEncoder implements AutoCloseable {
  /**
   * LAME's own default. 2 searches twice as long and gains nothing that was measured in speech
   * (docs/delivery.md).
   */
  static final int LAME_QUALITY = 3;

  /** What LAME's V0 to V9 come to in stereo, kbit/s. */
  private static final int[] LAME_VARIABLE_KBPS = {245, 225, 190, 175, 165, 130, 115, 100, 85, 65};

  /** One channel takes about so much of two. */
  private static final double MONO_SHARE = 0.55;

  private final Encoding encoding;
  private final AVCodecContext context;
  private final AVFrame frame;
  private final AVPacket packet;
  private final float[] pending;
  private int pendingCount;
  private long done;

  /** Where packets go. */
  @FunctionalInterface
  interface Packets {
    void take(AVPacket packet) throws IOException;
  }

  /**
   * @throws IOException when FFmpeg does not take these figures
   */
  PacketEncoder(Encoding encoding) throws IOException {
    this.encoding = encoding;
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(name(encoding.codec()));
    if (codec == null) {
      throw new IOException("FFmpeg has no encoder " + name(encoding.codec()));
    }
    context = avcodec.avcodec_alloc_context3(codec);
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_BITEXACT);
    context.thread_count(1);
    context.sample_rate(encoding.sampleRateHz());
    context.sample_fmt(sampleFormat(encoding));
    context.time_base(avutil.av_make_q(1, encoding.sampleRateHz()));
    avutil.av_channel_layout_default(context.ch_layout(), encoding.channels());
    context.bit_rate(1000L * encoding.kilobitsPerSecond());
    AVDictionary options = options(encoding);
    int opened = avcodec.avcodec_open2(context, codec, options);
    avutil.av_dict_free(options);
    if (opened < 0) {
      String reason = FFmpeg.reason(opened);
      avcodec.avcodec_free_context(context);
      throw new IOException("FFmpeg cannot write " + encoding + ": " + reason);
    }
    pending = new float[context.frame_size()];
    frame = avutil.av_frame_alloc();
    packet = avcodec.av_packet_alloc();
  }

  private static String name(Codec codec) {
    return switch (codec) {
      case FLAC -> "flac";
      case MP3 -> "libmp3lame";
      case AAC -> "aac";
      case OPUS -> "libopus";
      case WAV -> throw new IllegalArgumentException("WAV files need no encoder");
    };
  }

  private static int sampleFormat(Encoding encoding) {
    return switch (encoding.codec()) {
      case FLAC -> encoding.bits() == 16 ? avutil.AV_SAMPLE_FMT_S16 : avutil.AV_SAMPLE_FMT_S32;
      case OPUS -> avutil.AV_SAMPLE_FMT_FLT;
      default -> avutil.AV_SAMPLE_FMT_FLTP;
    };
  }

  private AVDictionary options(Encoding encoding) {
    AVDictionary options = new AVDictionary(null);
    boolean isVariable = encoding.bitRate() == Encoding.BitRate.VARIABLE;
    switch (encoding.codec()) {
      case FLAC -> context.bits_per_raw_sample(encoding.bits());
      case MP3 -> {
        avutil.av_dict_set(options, "compression_level", Integer.toString(LAME_QUALITY), 0);
        // Shops of audiobooks refuse joint stereo.
        avutil.av_dict_set(options, "joint_stereo", "0", 0);
        if (isVariable) {
          context.flags(context.flags() | avcodec.AV_CODEC_FLAG_QSCALE);
          context.global_quality(variableQuality(encoding) * avutil.FF_QP2LAMBDA);
        }
      }
      case AAC -> context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
      case OPUS -> {
        context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
        avutil.av_dict_set(options, "vbr", isVariable ? "on" : "off", 0);
      }
      case WAV -> throw new IllegalArgumentException("WAV files need no encoder");
    }
    return options;
  }

  private static int variableQuality(Encoding encoding) {
    double share = encoding.channels() == 1 ? MONO_SHARE : 1;
    int best = 0;
    for (int v = 1; v < LAME_VARIABLE_KBPS.length; v++) {
      double away = Math.abs(share * LAME_VARIABLE_KBPS[v] - encoding.kilobitsPerSecond());
      if (away < Math.abs(share * LAME_VARIABLE_KBPS[best] - encoding.kilobitsPerSecond())) {
        best = v;
      }
    }
    return best;
  }

  /** What the container needs to know of the stream. */
  AVCodecContext context() {
    return context;
  }

  /** How many samples went in, of one channel. */
  long samples() {
    return done + pendingCount;
  }

  /** Takes samples, and gives packets whenever one is full. */
  void write(float[] samples, int from, int count, Packets packets) throws IOException {
    int at = from;
    while (at < from + count) {
      int part = Math.min(pending.length - pendingCount, from + count - at);
      System.arraycopy(samples, at, pending, pendingCount, part);
      pendingCount += part;
      at += part;
      if (pendingCount == pending.length) {
        encodePending(packets);
      }
    }
  }

  /** Everything was written: gives the packets that were held back. */
  void finish(Packets packets) throws IOException {
    if (pendingCount > 0) {
      encodePending(packets);
    }
    send(null, packets);
  }

  private void encodePending(Packets packets) throws IOException {
    frame.nb_samples(pendingCount);
    frame.format(context.sample_fmt());
    frame.sample_rate(encoding.sampleRateHz());
    avutil.av_channel_layout_copy(frame.ch_layout(), context.ch_layout());
    check(avutil.av_frame_get_buffer(frame, 0));
    fill();
    frame.pts(done);
    done += pendingCount;
    pendingCount = 0;
    send(frame, packets);
    avutil.av_frame_unref(frame);
  }

  private void fill() {
    boolean isPlanar = avutil.av_sample_fmt_is_planar(context.sample_fmt()) != 0;
    int width = avutil.av_get_bytes_per_sample(context.sample_fmt());
    int channels = encoding.channels();
    int planes = isPlanar ? channels : 1;
    int together = isPlanar ? 1 : channels;
    for (int p = 0; p < planes; p++) {
      ByteBuffer plane =
          frame
              .data(p)
              .capacity((long) pendingCount * together * width)
              .asByteBuffer()
              .order(ByteOrder.nativeOrder());
      for (int i = 0; i < pendingCount; i++) {
        for (int c = 0; c < together; c++) {
          put(plane, pending[i]);
        }
      }
    }
  }

  private void put(ByteBuffer plane, float sample) {
    int format = context.sample_fmt();
    if (format == avutil.AV_SAMPLE_FMT_S16) {
      plane.putShort((short) SampleDepth.BITS_16.quantised(sample));
    } else if (format == avutil.AV_SAMPLE_FMT_S32) {
      plane.putInt(SampleDepth.BITS_24.quantised(sample) << 8);
    } else {
      plane.putFloat(sample);
    }
  }

  private void send(@Nullable AVFrame some, Packets packets) throws IOException {
    check(avcodec.avcodec_send_frame(context, some));
    int received;
    while ((received = avcodec.avcodec_receive_packet(context, packet)) >= 0) {
      packets.take(packet);
      avcodec.av_packet_unref(packet);
    }
    if (received != avutil.AVERROR_EOF && received != avutil.AVERROR_EAGAIN()) {
      check(received);
    }
  }

  private static void check(int code) throws IOException {
    if (code < 0) {
      throw new IOException("FFmpeg's encoder: " + FFmpeg.reason(code));
    }
  }

  @Override
  public void close() {
    avutil.av_frame_free(frame);
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(context);
  }
}
