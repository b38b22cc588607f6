package studio.reprise.audio.codec;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import studio.reprise.audio.tag.ChapterMark;
import studio.reprise.audio.tag.Words;

/** One of FFmpeg's containers around the packets of one stream. */
final class Muxer implements AutoCloseable {
  private static final int POINTER_BYTES = 8;

  /** Nero's list of chapters counts them, and the bytes of a title, in one byte. */
  private static final int NERO_MOST = 255;

  private final FileBytes file;
  private final AVFormatContext container;
  private final AVStream stream;
  private final AVCodecContext encoder;

  /**
   * @param channel from its position on
   * @param format FFmpeg's name of the container
   */
  Muxer(SeekableByteChannel channel, String format, AVCodecContext encoder) throws IOException {
    this.encoder = encoder;
    file = FileBytes.toWrite(channel);
    container = new AVFormatContext(null);
    int made = avformat.avformat_alloc_output_context2(container, null, format, (String) null);
    if (made < 0) {
      file.close();
      throw new IOException("FFmpeg's " + format + ": " + FFmpeg.reason(made));
    }
    container.pb(file.context());
    container.flags(
        container.flags()
            | AVFormatContext.AVFMT_FLAG_CUSTOM_IO
            | AVFormatContext.AVFMT_FLAG_BITEXACT);
    stream = avformat.avformat_new_stream(container, null);
    stream.time_base(encoder.time_base());
    avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder);
  }

  /** Comments of an Ogg stream, in their order; a name may come several times. */
  void comments(List<Map.Entry<String, String>> comments) {
    AVDictionary all = new AVDictionary(null);
    for (Map.Entry<String, String> each : comments) {
      try (BytePointer key = utf8(each.getKey());
          BytePointer value = utf8(each.getValue())) {
        avutil.av_dict_set(all, key, value, avutil.AV_DICT_MULTIKEY);
      }
    }
    stream.metadata(all);
  }

  /**
   * Chapters of an MPEG-4 file, told when all of it was written: each ends where the next one
   * begins, the last one with the sound.
   */
  void chapters(List<ChapterMark> marks, int sampleRateHz, long lengthSamples) {
    if (marks.isEmpty()) {
      return;
    }
    // The container frees what lies in it by FFmpeg's own means, so that is how it is made.
    Pointer array = avutil.av_calloc(marks.size(), POINTER_BYTES);
    PointerPointer<AVChapter> chapters = new PointerPointer<>(array);
    for (int i = 0; i < marks.size(); i++) {
      ChapterMark mark = marks.get(i);
      AVChapter chapter = new AVChapter(avutil.av_mallocz(Pointer.sizeof(AVChapter.class)));
      chapter.id(i);
      chapter.time_base(avutil.av_make_q(1, sampleRateHz));
      chapter.start(mark.startSample());
      chapter.end(i + 1 < marks.size() ? marks.get(i + 1).startSample() : lengthSamples);
      AVDictionary words = new AVDictionary(null);
      try (BytePointer key = utf8("title");
          BytePointer title = utf8(Words.line(mark.title(), NERO_MOST))) {
        avutil.av_dict_set(words, key, title, 0);
      }
      chapter.metadata(words);
      chapters.put(i, chapter);
    }
    container.chapters(chapters);
    container.nb_chapters(marks.size());
  }

  /**
   * Begins the file.
   *
   * @param settings of the container, names and values
   */
  void begin(Map<String, String> settings) throws IOException {
    AVDictionary options = new AVDictionary(null);
    settings.forEach((name, value) -> avutil.av_dict_set(options, name, value, 0));
    int written = avformat.avformat_write_header(container, options);
    avutil.av_dict_free(options);
    check(written);
  }

  void write(AVPacket packet) throws IOException {
    packet.stream_index(stream.index());
    avcodec.av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
    check(avformat.av_interleaved_write_frame(container, packet));
  }

  /** Ends the file: indexes and lengths are written. */
  void end() throws IOException {
    check(avformat.av_write_trailer(container));
    avformat.avio_flush(file.context());
    file.rethrow();
  }

  private void check(int code) throws IOException {
    file.rethrow();
    if (code < 0) {
      throw new IOException("FFmpeg's container: " + FFmpeg.reason(code));
    }
  }

  private static BytePointer utf8(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] ended = java.util.Arrays.copyOf(bytes, bytes.length + 1);
    return new BytePointer(ended);
  }

  @Override
  public void close() {
    container.pb(null);
    avformat.avformat_free_context(container);
    file.close();
  }
}
