package studio.reprise.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.SampleBuffer;

/**
 * MPEG-1 and MPEG-2 audio of layers I to III, decoded to 16 bit by JLayer. Encoder delay and
 * padding stay at the ends as silence.
 */
final class Mp3File {
  private static final double FULL_SCALE = 32768;

  private Mp3File() {}

  /** An ID3 tag, or the eleven set bits that a frame begins with. */
  static boolean isMp3(byte[] head) {
    return head.length >= 3
        && ((head[0] == 'I' && head[1] == 'D' && head[2] == '3')
            || ((head[0] & 0xff) == 0xff
                && (head[1] & 0xe0) == 0xe0
                && (head[1] & 0x06) != 0
                && (head[2] & 0xf0) != 0xf0));
  }

  static Pcm read(FileBytes bytes, Path path) throws IOException {
    try {
      return decode(new BufferedInputStream(bytes), path);
    } catch (JavaLayerException | RuntimeException e) {
      bytes.rethrow();
      throw new AudioFormatException(path + " is a broken MP3 file and cannot be decoded.");
    }
  }

  private static Pcm decode(InputStream in, Path path) throws IOException, JavaLayerException {
    Bitstream stream = new Bitstream(in);
    Decoder decoder = new Decoder();
    MonoBuffer sound = new MonoBuffer(path, SoundFile.MAX_FRAMES);
    int rateHz = 0;
    Header header;
    while ((header = stream.readFrame()) != null) {
      SampleBuffer frame = (SampleBuffer) decoder.decodeFrame(header, stream);
      if (rateHz != 0 && frame.getSampleFrequency() != rateHz) {
        throw new AudioFormatException(
            path + " changes its sample rate on the way; convert it to WAV.");
      }
      rateHz = frame.getSampleFrequency();
      append(frame, sound);
      stream.closeFrame();
    }
    if (rateHz == 0) {
      throw new AudioFormatException(path + " looks like an MP3 file but holds no sound.");
    }
    return sound.pcm(rateHz);
  }

  private static void append(SampleBuffer frame, MonoBuffer sound) throws AudioFormatException {
    int channels = frame.getChannelCount();
    short[] interleaved = frame.getBuffer();
    for (int at = 0; at + channels <= frame.getBufferLength(); at += channels) {
      double sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += interleaved[at + c];
      }
      sound.add((float) (sum / channels / FULL_SCALE));
    }
  }
}
