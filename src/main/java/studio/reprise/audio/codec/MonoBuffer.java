package studio.reprise.audio.codec;

import java.nio.file.Path;
import java.util.Arrays;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.SoundLength;

/** One channel of sound that grows while a file is decoded, up to a bound. */
final class MonoBuffer {
  private static final int FIRST_FRAMES = 1 << 16;

  /** A compressed file of a few bytes can claim hours: half a gigabyte of floats is the end. */
  private static final int MOST_FRAMES = 1 << 27;

  private final Path path;
  private final int maxSeconds;
  private final int sampleRateHz;
  private float[] samples = new float[FIRST_FRAMES];
  private int length;

  /**
   * @param path for what is said when it gets too long
   * @param maxSeconds how long it may get
   */
  MonoBuffer(Path path, int sampleRateHz, int maxSeconds) {
    this.path = path;
    this.sampleRateHz = sampleRateHz;
    this.maxSeconds = Math.min(maxSeconds, MOST_FRAMES / sampleRateHz);
  }

  int sampleRateHz() {
    return sampleRateHz;
  }

  int length() {
    return length;
  }

  /**
   * Makes room for so many more samples.
   *
   * @throws AudioFormatException when there are too many
   */
  void expect(long more) throws AudioFormatException {
    SoundLength.check(path, length + more, sampleRateHz, maxSeconds);
    if (length + more > samples.length) {
      samples = Arrays.copyOf(samples, (int) Math.max(length + more, 2L * samples.length));
    }
  }

  /** Adds one sample, for which there has to be room. */
  void add(float value) {
    samples[length++] = value;
  }

  Pcm pcm() {
    return new Pcm(Arrays.copyOf(samples, length), sampleRateHz);
  }
}
