package studio.reprise.speech.text.rewrite;

import java.util.OptionalInt;
import java.util.Set;

/**
 * How a segment is said, as far as the marks and words of its sentence tell. What becomes of it in
 * the sound is the pack's to declare.
 *
 * @param moods what its sentence is; none of a statement
 * @param from where in its sentence it begins, 0 to 1 by words
 * @param to where it ends
 * @param accent the symbol (phone, blank or mark) of the segment's text that is lifted: the vowel
 *     of the question word, or of the first of two choices; none where it stands elsewhere
 * @param nucleus the symbol from which the end of the sentence rises or falls: its last stressed
 *     vowel; none where the sentence goes on, and in a language of tones
 */
public record Tune(
    Set<Mood> moods, double from, double to, OptionalInt accent, OptionalInt nucleus) {
  /** A statement. */
  public static final Tune PLAIN = of(Set.of(), 0, 1);

  /** What a sentence is. A question that is cried is both. */
  public enum Mood {
    /** A question that asks for yes or no, or repeats what was said: "Are you?", "You did what?" */
    QUESTION,
    /** A question that a word makes one: "Who is it?", and Chinese with 吗 or 谁. */
    WORD_QUESTION,
    /** "Tea or coffee?" */
    CHOICE_QUESTION,
    /** "Run!" */
    CRY
  }

  public Tune {
    moods = Set.copyOf(moods);
  }

  /** Of a segment without a symbol that stands out. */
  public static Tune of(Set<Mood> moods, double from, double to) {
    return new Tune(moods, from, to, OptionalInt.empty(), OptionalInt.empty());
  }
}
