package studio.reprise.render;

import java.util.List;
import java.util.Optional;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.Stage;

/**
 * What rendering a take again showed.
 *
 * @param lineId the take's line
 * @param fingerprint the take
 * @param outcome the short answer
 * @param differences inputs that are not what they were, and the processor if it is another kind;
 *     when it is empty and a take drifted or cannot be verified, the sentence says why
 * @param firstStage the first stage whose result differs; empty when none does or none was run
 * @param said the answer for an author
 */
public record Verdict(
    String lineId,
    String fingerprint,
    Outcome outcome,
    List<Difference> differences,
    Optional<Stage> firstStage,
    Sentence said) {
  public Verdict {
    differences = List.copyOf(differences);
  }

  /** The answer in English. */
  public String sentence() {
    return said.toString();
  }

  /** The five answers. */
  public enum Outcome {
    /** The same bytes. */
    IDENTICAL,
    /** The same tokens, and mels closer than the bound. */
    EQUAL,
    /** Another sound, or inputs that are no longer the receipt's. */
    DRIFTED,
    /** Something that is needed is missing. */
    UNVERIFIABLE,
    /**
     * Nothing was changed, and another sound came out: fast mode computes otherwise on another kind
     * of processor. Only one of the receipt's kind can say more.
     */
    OTHER_ARITHMETIC;

    /** True when the take was rendered again and is the same. */
    public boolean isProof() {
      return this == IDENTICAL || this == EQUAL;
    }

    /** As machine output spells it. */
    public String key() {
      return Spelling.of(this);
    }
  }
}
