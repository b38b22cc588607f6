package studio.reprise.speech.text.markup;

import java.util.List;
import studio.reprise.speech.Directions;

/**
 * An author's text without what is not language.
 *
 * @param text words and marks, for a language's rules
 * @param directions what the speaker is asked to do and what is not in the text, in order
 * @param staged the same where directions are acted, with what becomes of each; else empty
 */
public record Manuscript(String text, List<String> directions, List<Staged> staged) {
  /** The tables of words beside this class, for whoever names the rules that read a text. */
  public static final List<String> TABLES = List.of("directions.tsv", "entities.tsv");

  public Manuscript {
    directions = List.copyOf(directions);
    staged = List.copyOf(staged);
  }

  /** Directions that were to be acted and are silent. */
  public List<String> unheeded() {
    return staged.stream().filter(each -> !each.isActed()).map(Staged::words).toList();
  }

  /**
   * Reads a text.
   *
   * @param written as the author wrote it
   * @param use whether directions stay in the text
   */
  public static Manuscript of(String written, Directions use) {
    return StageDirections.in(Markup.plain(written), use);
  }

  /** Whether there is nothing to say: marks, ornaments or blanks. */
  public boolean isPause() {
    return !holdsWord(text);
  }

  static boolean holdsWord(String text) {
    return text.codePoints().anyMatch(Manuscript::isSaid);
  }

  /** Letters, digits, numerals, and fractions of one sign. */
  private static boolean isSaid(int c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.OTHER_NUMBER
        || Character.getType(c) == Character.LETTER_NUMBER;
  }
}
