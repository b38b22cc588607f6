package studio.reprise.audio;

import java.nio.file.Path;
import java.util.Arrays;

/** One channel of sound that grows while a file is decoded, up to a bound. */
final class MonoBuffer {
  private static final int FIRST_FRAMES = 1 << 16;

  private final Path path;
  private final int maxFrames;
  private float[] samples = new float[FIRST_FRAMES];
  private int length;

  /**
   * @param path for what is said when it gets too long
   * @param maxFrames how long it may get
   */
  MonoBuffer(Path path, int maxFrames) {
    this.path = path;
    this.maxFrames = maxFrames;
  }

  /**
   * Adds one sample.
   *
   * @throws AudioFormatException when there are too many
   */
  void add(float value) throws AudioFormatException {
    if (length == maxFrames) {
      throw new AudioFormatException(
          path
              + " is longer than "
              + maxFrames
              + " samples. Cut the stretch that is needed out of it.");
    }
    if (length == samples.length) {
      samples = Arrays.copyOf(samples, Math.min(maxFrames, 2 * length));
    }
    samples[length++] = value;
  }

  int length() {
    return length;
  }

  Pcm pcm(int sampleRateHz) {
    return new Pcm(Arrays.copyOf(samples, length), sampleRateHz);
  }
}
