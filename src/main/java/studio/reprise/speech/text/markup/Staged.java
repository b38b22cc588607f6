package studio.reprise.speech.text.markup;

import java.util.Optional;
import studio.reprise.speech.Manner;

/**
 * A direction of a text that is acted.
 *
 * @param words without their brackets
 * @param manner what it names; empty of all that cannot be done
 * @param reach which sentences it rules
 * @param since what is said between the direction before it and this one
 */
public record Staged(String words, Optional<Manner> manner, Reach reach, String since) {
  /** Which sentences a direction rules. */
  public enum Reach {
    /** Those behind it, until another one. */
    ONWARD,
    /** The one that it stands behind, at the end of the line. */
    BACK,
    /** None: it stands inside a sentence, which has one manner. */
    NONE
  }

  /** The same without a manner: it is silent. */
  Staged unheeded() {
    return new Staged(words, Optional.empty(), reach, since);
  }

  /** The same behind the last sentence. */
  Staged last() {
    return new Staged(words, manner, Reach.BACK, since);
  }

  /** Whether something is said otherwise for it. */
  public boolean isActed() {
    return manner.isPresent();
  }
}
