package studio.reprise.document;

import java.util.Objects;

/**
 * A take that the machine rendered for a line. It belongs to no version: every version in which the
 * line speaks just this take has it.
 *
 * @param lineId the line that it was rendered for
 * @param fingerprint names the take
 * @param speech tells in which versions the line speaks it
 */
public record FoundTake(String lineId, String fingerprint, Speech speech) {
  public FoundTake {
    Ids.require(lineId, "line");
    Ids.requireHash(fingerprint, "take");
    Objects.requireNonNull(speech, "speech");
  }

  /** Knows what lines would render; the document itself does not. */
  @FunctionalInterface
  public interface Speech {
    /** True when this line of this version would render this take. */
    boolean speaks(Project version, Line line, String fingerprint);
  }
}
