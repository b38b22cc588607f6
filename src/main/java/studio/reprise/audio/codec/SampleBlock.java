package studio.reprise.audio.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * The samples of one decoded frame, whatever form a decoder gives them: interleaved or a plane a
 * channel, unsigned bytes, integers of 16 or 32 bits, floats or doubles.
 */
final class SampleBlock {
  private final Form form;
  private final int channels;
  private final int frames;
  private final boolean isPlanar;
  private final int sampleBytes;
  private final ByteBuffer[] planes;

  SampleBlock(AVFrame frame) {
    int format = frame.format();
    form = form(format);
    channels = frame.ch_layout().nb_channels();
    frames = frame.nb_samples();
    isPlanar = avutil.av_sample_fmt_is_planar(format) != 0;
    sampleBytes = avutil.av_get_bytes_per_sample(format);
    planes = new ByteBuffer[isPlanar ? channels : 1];
    long planeBytes = (long) frames * sampleBytes * (isPlanar ? 1 : channels);
    for (int i = 0; i < planes.length; i++) {
      planes[i] =
          frame.extended_data(i).capacity(planeBytes).asByteBuffer().order(ByteOrder.nativeOrder());
    }
  }

  int channels() {
    return channels;
  }

  int frames() {
    return frames;
  }

  /** The value at a frame and channel, -1 to 1 of full scale. */
  double value(int frame, int channel) {
    ByteBuffer plane = planes[isPlanar ? channel : 0];
    int at = sampleBytes * (isPlanar ? frame : frame * channels + channel);
    return switch (form) {
      case U8 -> ((plane.get(at) & 0xff) - 128) / 128.0;
      case S16 -> plane.getShort(at) / 32768.0;
      case S32 -> plane.getInt(at) / 2147483648.0;
      case FLOAT -> plane.getFloat(at);
      case DOUBLE -> plane.getDouble(at);
    };
  }

  /** All values, {@code [channels][frames]}. */
  float[][] values() {
    float[][] all = new float[channels][frames];
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < frames; i++) {
        all[c][i] = (float) value(i, c);
      }
    }
    return all;
  }

  /** Bits of the integers of {@link #integers}, or 0 when these are no integers. */
  int integerBits() {
    return switch (form) {
      case S16 -> 16;
      case S32 -> 32;
      default -> 0;
    };
  }

  /** All integers of a frame of 16 or 32 bits, interleaved. */
  int[] integers() {
    int[] all = new int[frames * channels];
    for (int i = 0; i < frames; i++) {
      for (int c = 0; c < channels; c++) {
        ByteBuffer plane = planes[isPlanar ? c : 0];
        int at = sampleBytes * (isPlanar ? i : i * channels + c);
        all[i * channels + c] = sampleBytes == 2 ? plane.getShort(at) : plane.getInt(at);
      }
    }
    return all;
  }

  private enum Form {
    U8,
    S16,
    S32,
    FLOAT,
    DOUBLE
  }

  private static Form form(int format) {
    int plain = avutil.av_get_packed_sample_fmt(format);
    if (plain == avutil.AV_SAMPLE_FMT_U8) {
      return Form.U8;
    } else if (plain == avutil.AV_SAMPLE_FMT_S16) {
      return Form.S16;
    } else if (plain == avutil.AV_SAMPLE_FMT_S32) {
      return Form.S32;
    } else if (plain == avutil.AV_SAMPLE_FMT_FLT) {
      return Form.FLOAT;
    } else if (plain == avutil.AV_SAMPLE_FMT_DBL) {
      return Form.DOUBLE;
    }
    throw new IllegalArgumentException("Sample format " + format + " is not read");
  }
}
