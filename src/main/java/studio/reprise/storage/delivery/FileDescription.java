package studio.reprise.storage.delivery;

import java.util.List;
import java.util.Optional;
import studio.reprise.audio.tag.ChapterMark;
import studio.reprise.audio.wave.MeasuredLoudness;
import studio.reprise.document.Book;
import studio.reprise.storage.Cover;

/**
 * What a finished file says of itself. Every format writes what it has room for, escaped its own
 * way; no clock and no name of this computer goes in.
 *
 * @param book the whole; its fields may be ""
 * @param title of this file: the chapter's, the line's, or the book's
 * @param number of this file in the set, from 1
 * @param files in the set
 * @param sampleRateHz of the file, for marks and lines
 * @param marks chapters, in their order; empty where the file is one
 * @param lines what is heard when, in its order
 * @param cover if there is one
 * @param loudness of this file as it was measured before it was written
 * @param engine program, version and pack, as in "Reprise 0.2; starter; seed 42"
 */
public record FileDescription(
    Book book,
    String title,
    int number,
    int files,
    int sampleRateHz,
    List<ChapterMark> marks,
    List<SpokenLine> lines,
    Optional<Cover> cover,
    MeasuredLoudness loudness,
    String engine) {
  public FileDescription {
    marks = List.copyOf(marks);
    lines = List.copyOf(lines);
  }
}
