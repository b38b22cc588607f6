package studio.reprise.storage.delivery.format;

import java.nio.file.Path;
import java.util.List;
import studio.reprise.storage.delivery.SpokenLine;

/**
 * A chapter of a book that is read along.
 *
 * @param sound its finished file: MP3 or AAC in an {@code .m4a}, which every reader plays
 * @param sampleRateHz at which samples are counted
 * @param lengthSamples of the whole file
 */
public record ReadAlongChapter(
    String title, Path sound, int sampleRateHz, long lengthSamples, List<SpokenLine> lines) {
  public ReadAlongChapter {
    lines = List.copyOf(lines);
  }
}
