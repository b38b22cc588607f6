package studio.reprise.speech;

import java.util.Objects;

/**
 * How a word is to be said in one request.
 *
 * @param word the word as written, matched without regard to case and whole, but in Chinese, where
 *     no blanks part words
 * @param spoken a respelling ("reh-preez") or phonemes ({@code <|R|><|AH0|>...})
 */
public record Pronunciation(String word, String spoken) {
  public Pronunciation {
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(spoken, "spoken");
  }

  /**
   * Whether the word occurs in a text, whole and without regard to case: only then does this
   * pronunciation decide anything about the text's sound.
   */
  public boolean occursIn(String text) {
    return nextIn(text, 0) >= 0;
  }

  /** Where the word next occurs in a text, whole and without regard to case, or -1. */
  public int nextIn(String text, int from) {
    if (word.isEmpty()) {
      return -1;
    }
    for (int at = from; at + word.length() <= text.length(); at++) {
      if (text.regionMatches(true, at, word, 0, word.length())
          && (standsAlone(0, word) || !continuesBefore(text, at))
          && (standsAlone(word.length() - 1, word) || !continuesAfter(text, at + word.length()))) {
        return at;
      }
    }
    return -1;
  }

  private static boolean continuesBefore(String text, int at) {
    return at > 0
        && (text.charAt(at - 1) == '\''
            || isLetter(text.codePointBefore(at)) && !standsAlone(at - 1, text));
  }

  private static boolean continuesAfter(String text, int end) {
    return end < text.length() && isLetter(text.codePointAt(end)) && !standsAlone(end, text);
  }

  /** Chinese characters are written without blanks between words: no edge can be seen there. */
  private static boolean standsAlone(int at, String text) {
    return Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.HAN;
  }

  private static boolean isLetter(int codePoint) {
    return Character.isLetterOrDigit(codePoint);
  }
}
