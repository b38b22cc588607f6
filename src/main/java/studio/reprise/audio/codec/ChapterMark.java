package studio.reprise.audio.codec;

import java.util.Objects;

/**
 * A place to jump to in a finished file.
 *
 * @param title shown by players
 * @param startSample first sample, at the file's rate
 * @param endSample first sample after it
 */
public record ChapterMark(String title, long startSample, long endSample) {
  public ChapterMark {
    Objects.requireNonNull(title, "title");
    if (startSample < 0 || endSample < startSample) {
      throw new IllegalArgumentException(startSample + " to " + endSample);
    }
  }
}
