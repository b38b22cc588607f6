package studio.reprise.audio.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.ChannelSink;
import studio.reprise.audio.WavFile;

/**
 * Reads sound files of hours piece by piece, all their channels, in the memory of a piece. What a
 * file is, its content decides.
 */
public final class SoundReading {
  private static final int MAX_SECONDS = 48 * 3600;
  private static final int HEAD_BYTES = 4;

  private SoundReading() {}

  /**
   * Reads a whole file.
   *
   * @return what it is
   * @throws AudioFormatException when it is of no kind that is read, damaged or cut short
   * @throws IOException when the disk does not give it, or the sink refuses
   */
  public static SoundFacts read(Path path, ChannelSink sink) throws IOException {
    SoundFile.mustBeAFile(path);
    byte[] head;
    try (InputStream in = Files.newInputStream(path)) {
      head = in.readNBytes(HEAD_BYTES);
    }
    if (WavFile.isWav(head) && WavFile.isPlain(path)) {
      WavFile.Form form = WavFile.stream(path, sink);
      return new SoundFacts(
          form.codec(),
          form.sampleRateHz(),
          form.channels(),
          form.bits(),
          (long) form.sampleRateHz() * form.channels() * form.bits(),
          form.frames(),
          Map.of());
    }
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      return SoundDecoder.stream(
          channel, path, MAX_SECONDS, (block, rateHz) -> pass(path, block, rateHz, sink));
    }
  }

  private static void pass(Path path, SampleBlock block, int rateHz, ChannelSink sink)
      throws IOException {
    float[][] values = block.values();
    for (float[] channel : values) {
      for (float value : channel) {
        if (!Float.isFinite(value)) {
          throw new AudioFormatException(
              "{0} holds samples that are no numbers; export it again.", path);
        }
      }
    }
    sink.write(values, block.frames(), rateHz);
  }
}
