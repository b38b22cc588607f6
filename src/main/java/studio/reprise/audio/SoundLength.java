package studio.reprise.audio;

import java.nio.file.Path;

/** How long a sound file may be, asked before memory is taken for it. */
public final class SoundLength {
  private SoundLength() {}

  /**
   * Compares what a file promises or has given so far with the most that is wanted of it.
   *
   * @param frames that the file has, or claims to have
   * @throws AudioFormatException when they last longer than {@code maxSeconds}
   */
  public static void check(Path path, long frames, int sampleRateHz, int maxSeconds)
      throws AudioFormatException {
    if (frames > (long) maxSeconds * sampleRateHz) {
      throw new AudioFormatException(
          "{0} is longer than {1}. Cut the stretch that is needed out of it.",
          path, spoken(maxSeconds));
    }
  }

  private static String spoken(int seconds) {
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
