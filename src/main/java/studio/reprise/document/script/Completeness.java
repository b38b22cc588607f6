package studio.reprise.document.script;

import java.util.Objects;
import studio.reprise.sentence.Sentence;

/**
 * Whether every word of a file is in its draft, as a second parser that knows none of the reader's
 * rules found it.
 *
 * @param wordsInFile counted by the second parser
 * @param wordsKept in lines and titles
 * @param wordsLeftOut with a reason
 * @param difference the first place at which file and draft differ; {@link Sentence#NONE} when
 *     nothing is missing
 */
public record Completeness(
    long wordsInFile, long wordsKept, long wordsLeftOut, Sentence difference) {
  /** The format has no such check. */
  public static final Completeness UNCHECKED = new Completeness(0, 0, 0, Sentence.NONE);

  public Completeness {
    Objects.requireNonNull(difference, "difference");
  }

  public boolean isChecked() {
    return wordsInFile + wordsKept + wordsLeftOut > 0 || !difference.isEmpty();
  }

  public boolean isComplete() {
    return difference.isEmpty();
  }
}
