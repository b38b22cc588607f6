package studio.reprise.storage.delivery.format;

import java.util.List;
import studio.reprise.storage.delivery.SpokenLine;

/**
 * Words that are shown while they are heard.
 *
 * @param id of the line
 * @param speaker may be empty
 * @param startSample first sample
 * @param endSample first sample after it
 */
public record Cue(String id, String speaker, String text, long startSample, long endSample) {
  /** The lines of a file. */
  public static List<Cue> of(List<SpokenLine> lines) {
    return lines.stream()
        .map(
            line ->
                new Cue(
                    line.lineId(),
                    line.speaker(),
                    line.text(),
                    line.startSample(),
                    line.endSample()))
        .toList();
  }
}
