package studio.reprise.storage.delivery;

import java.util.List;
import studio.reprise.audio.codec.Encoding;
import studio.reprise.audio.tag.ChapterMark;

/**
 * A file that is to be made.
 *
 * @param file below the folder, with "/" and its ending
 * @param part what it is in the set
 * @param sceneId of its scene; "" for the whole book
 * @param title for listeners
 * @param number of this file in the set, from 1
 * @param files in the set
 * @param encoding how it is written
 * @param takes where everything sounds, at the takes' rate
 * @param marks chapters, at the file's rate
 * @param lines what is heard when, at the file's rate
 */
public record PlannedFile(
    String file,
    Part part,
    String sceneId,
    String title,
    int number,
    int files,
    Encoding encoding,
    PlacedTakes takes,
    List<ChapterMark> marks,
    List<SpokenLine> lines) {
  /** What a file is in the set. */
  public enum Part {
    OPENING,
    CHAPTER,
    CLOSING,
    SAMPLE,
    BOOK,
    LINE;

    /** As reports write it. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether it is one of the files that a listener hears one after another. */
    public boolean isOfTheRow() {
      return this == OPENING || this == CHAPTER || this == CLOSING;
    }
  }

  public PlannedFile {
    marks = List.copyOf(marks);
    lines = List.copyOf(lines);
  }

  /** A place in the takes' samples as one of the file's. */
  public static long atRate(long sample, int fromHz, int toHz) {
    return sample * toHz / fromHz;
  }

  /** The line that is heard at a sample of the file, or the last one before it; "" before all. */
  public String lineAt(long sample) {
    String found = "";
    for (SpokenLine line : lines) {
      if (line.startSample() > sample) {
        break;
      }
      found = line.lineId();
    }
    return found;
  }

  /** How long it sounds. */
  public double seconds() {
    return (double) takes.samples() / takes.sampleRateHz();
  }
}
