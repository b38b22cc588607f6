package studio.reprise.audio.codec;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.audio.AudioFormatException;

/**
 * FFmpeg's libraries in this process: loaded once, when first needed, and held to what is needed.
 */
final class FFmpeg {
  /** Demuxers that may open a stranger's file: containers of sound, no playlists. */
  static final String FORMATS =
      "wav,w64,mp3,flac,ogg,mov,mp4,m4a,3gp,3g2,mj2,aiff,caf,asf,matroska,webm,aac,au,wv";

  /** Decoders that may run, at opening too: sound alone, no pictures. */
  static final String CODECS =
      "mp3float,mp3,mp2float,mp2,mp1float,mp1,aac,alac,flac,vorbis,opus,libopus,wmav1,wmav2,wavpack,"
          + "pcm_s8,pcm_u8,pcm_s16le,pcm_s16be,pcm_u16le,pcm_u16be,pcm_s24le,pcm_s24be,pcm_u24le,"
          + "pcm_u24be,pcm_s32le,pcm_s32be,pcm_u32le,pcm_u32be,pcm_s64le,pcm_s64be,pcm_f32le,"
          + "pcm_f32be,pcm_f64le,pcm_f64be,pcm_alaw,pcm_mulaw,adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,"
          + "adpcm_yamaha,adpcm_g726,gsm_ms,gsm";

  /** Demuxers that may open a video to be seen. */
  static final String PICTURE_FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm";

  /** Decoders that may run for a video to be seen: its picture alone. */
  static final String PICTURE_CODECS = "h264,hevc,mpeg4,vp8,vp9,mjpeg,prores,dnxhd";

  /** The greatest single piece of memory that a file may make the libraries take. */
  private static final long MOST_BYTES = 1L << 28;

  private static final Logger LOG = LoggerFactory.getLogger(FFmpeg.class);

  // Held here as long as the libraries call it; made when they are there.
  private static @Nullable Log said;

  /** Why the libraries are not there, or null. */
  private static final @Nullable String TROUBLE = load();

  private FFmpeg() {}

  /**
   * Makes sure that the libraries are there.
   *
   * @param wanted the file for which they are needed
   * @throws AudioFormatException when this machine has none
   */
  static void require(Path wanted) throws AudioFormatException {
    if (TROUBLE != null) {
      throw new AudioFormatException(
          "{0} is no plain WAV file, and the decoders for other kinds cannot be used on this computer ({1}). Convert it to 16-bit WAV.",
          wanted, TROUBLE);
    }
  }

  /**
   * Makes sure that the encoders are there.
   *
   * @throws AudioFormatException when this machine has none
   */
  static void requireToWrite(Path wanted) throws AudioFormatException {
    if (TROUBLE != null) {
      throw new AudioFormatException(
          "{0} cannot be written, because the encoders cannot be used on this computer ({1}). WAV files can be.",
          wanted, TROUBLE);
    }
  }

  /**
   * Makes sure that a video can be seen.
   *
   * @throws AudioFormatException when this machine has no decoders
   */
  static void requireToSee(Path wanted) throws AudioFormatException {
    String trouble = TROUBLE == null ? Scaling.TROUBLE : TROUBLE;
    if (trouble != null) {
      throw new AudioFormatException(
          "{0} cannot be shown, because the decoders cannot be used on this computer ({1}).",
          wanted, trouble);
    }
  }

  /** What only pictures need is loaded with the first of them. */
  private static final class Scaling {
    static final @Nullable String TROUBLE = tryTo(() -> Loader.load(swscale.class));
  }

  /** Why the libraries are not there. */
  static Optional<String> trouble() {
    return Optional.ofNullable(TROUBLE);
  }

  /** The libraries' version, or empty words when they are not there. */
  static String version() {
    return TROUBLE == null ? avutil.av_version_info().getString() : "";
  }

  /** What the libraries say goes to our log, never to the terminal. */
  private static final class Log extends LogCallback {
    @Override
    public void call(int level, BytePointer message) {
      LOG.debug("{}", message.getString(StandardCharsets.UTF_8).strip());
    }
  }

  private static @Nullable String load() {
    // By default JavaCPP bounds the memory of the whole process by the heap's size: a voice pack
    // of 10 GB beside a small heap would end in an error at the next MP3.
    setIfAbsent("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    setIfAbsent("org.bytedeco.javacpp.maxBytes", "0");
    String cache = System.getenv("DJL_CACHE_DIR");
    if (cache != null && !cache.isBlank()) {
      setIfAbsent("org.bytedeco.javacpp.cachedir", Path.of(cache, "javacpp").toString());
    }
    return tryTo(
        () -> {
          Loader.load(avutil.class);
          Loader.load(avcodec.class);
          Loader.load(avformat.class);
          avutil.av_log_set_level(avutil.AV_LOG_ERROR);
          said = new Log();
          avutil.setLogCallback(said);
          avutil.av_force_cpu_flags(0);
          avutil.av_max_alloc(MOST_BYTES);
        });
  }

  /** What came in the way of loading, or null. */
  private static @Nullable String tryTo(Runnable loading) {
    try {
      loading.run();
      return null;
    } catch (LinkageError | RuntimeException e) {
      return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** A text of FFmpeg's; what is no UTF-8 in it becomes a mark of that. */
  static String text(BytePointer text) {
    return text == null ? "" : text.getString(StandardCharsets.UTF_8);
  }

  /** FFmpeg's own words for one of its error codes. */
  static String reason(int code) {
    byte[] text = new byte[128];
    avutil.av_strerror(code, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }
}
