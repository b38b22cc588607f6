package studio.reprise.render;

import studio.reprise.sentence.Sentence;

/**
 * One input of a receipt that is not what it was.
 *
 * @param input which
 * @param sentence what differs, with both values where they are short
 */
public record Difference(Input input, Sentence sentence) {

  /** The inputs that are compared. */
  public enum Input {
    /** The take's WAV is not what was rendered. */
    TAKE,
    /** The receipt's fields are not those it was written with. */
    RECEIPT,
    CLIP,
    TRANSCRIPT,
    DICTIONARY,
    PACK,
    ENGINE,
    DEVICE,
    MATH_MODE,
    TEXT_RULES,
    /** Not an input: what the kernels run on. */
    PROCESSOR;

    /** As machine output spells it. */
    public String key() {
      return Spelling.of(this);
    }
  }
}
