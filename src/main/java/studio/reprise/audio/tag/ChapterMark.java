package studio.reprise.audio.tag;

import java.util.Objects;

/**
 * Where a part of a sound begins.
 *
 * @param startSample counted from the first sample of the file, at the file's rate
 */
public record ChapterMark(long startSample, String title) {
  public ChapterMark {
    Objects.requireNonNull(title, "title");
    if (startSample < 0) {
      throw new IllegalArgumentException("A mark at sample " + startSample);
    }
  }
}
