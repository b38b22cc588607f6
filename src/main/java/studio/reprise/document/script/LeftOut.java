package studio.reprise.document.script;

import java.util.Objects;
import studio.reprise.sentence.Sentence;

/**
 * Text of a file that is in no line, and why.
 *
 * @param reason for the author: "a page number"
 * @param text as it stands in the file
 * @param position where
 */
public record LeftOut(Sentence reason, String text, Position position) {
  public LeftOut {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(position, "position");
  }
}
