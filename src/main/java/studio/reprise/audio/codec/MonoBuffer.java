package studio.reprise.audio.codec;

import java.nio.file.Path;
import java.util.Arrays;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.Mixdown;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.SoundLength;

/** One channel of sound that grows while a file is decoded, up to a bound. */
final class MonoBuffer implements SoundDecoder.BlockSink {
  private static final int FIRST_FRAMES = 1 << 16;

  /** A compressed file of a few bytes can claim hours: half a gigabyte of floats is the end. */
  private static final int MOST_FRAMES = 1 << 27;

  private final Path path;
  private final int maxSeconds;
  private final Mixdown mixdown;
  private int sampleRateHz;
  private float[] samples = new float[FIRST_FRAMES];
  private int length;

  /**
   * @param path for what is said when it gets too long
   * @param maxSeconds how long it may get
   */
  MonoBuffer(Path path, int maxSeconds, Mixdown mixdown) {
    this.path = path;
    this.maxSeconds = maxSeconds;
    this.mixdown = mixdown;
  }

  @Override
  public void take(SampleBlock block, int rateHz) throws AudioFormatException {
    expect(block.frames(), rateHz);
    for (int i = 0; i < block.frames(); i++) {
      int frame = i;
      float value = mixdown.sample(block.channels(), c -> block.value(frame, c));
      if (!Float.isFinite(value)) {
        throw new AudioFormatException(
            "{0} holds a sample that is no number (at {1}); export it again.", path, length);
      }
      samples[length++] = value;
    }
  }

  /**
   * Makes room for so many more samples.
   *
   * @throws AudioFormatException when there are too many
   */
  void expect(long more, int rateHz) throws AudioFormatException {
    sampleRateHz = rateHz;
    SoundLength.check(
        path, length + more, sampleRateHz, Math.min(maxSeconds, MOST_FRAMES / sampleRateHz));
    if (length + more > samples.length) {
      samples = Arrays.copyOf(samples, (int) Math.max(length + more, 2L * samples.length));
    }
  }

  Pcm pcm() {
    return new Pcm(Arrays.copyOf(samples, length), sampleRateHz);
  }
}
