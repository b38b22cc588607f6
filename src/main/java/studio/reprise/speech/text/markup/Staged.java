package studio.reprise.speech.text.markup;

import java.util.Optional;
import studio.reprise.speech.Manner;

/**
 * A direction of a text that is acted.
 *
 * @param words without their brackets
 * @param manner what it names; empty of all that cannot be done
 * @param reach which sentences it rules
 * @param before the text in front of it, without directions
 */
public record Staged(String words, Optional<Manner> manner, Reach reach, String before) {
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
    return new Staged(words, Optional.empty(), reach, before);
  }

  /** Whether something is said otherwise for it. */
  public boolean isActed() {
    return manner.isPresent();
  }
}
