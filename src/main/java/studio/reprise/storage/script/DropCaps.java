package studio.reprise.storage.script;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Large first letters that a book's markup tears from their words. */
final class DropCaps {
  /** Letters that are words; what may follow them within one word. */
  private static final Map<Character, Set<String>> RESTS =
      Map.of(
          'A',
          Set.of(
              "fter",
              "fterwards",
              "gain",
              "gainst",
              "ll",
              "lmost",
              "lone",
              "long",
              "lready",
              "lso",
              "lthough",
              "lways",
              "m",
              "mid",
              "mong",
              "n",
              "nd",
              "nother",
              "ny",
              "nyone",
              "nything",
              "part",
              "re",
              "round",
              "s",
              "side",
              "t",
              "bout",
              "bove",
              "cross",
              "way"),
          'I',
          Set.of(
              "f",
              "magine",
              "n",
              "ndeed",
              "nside",
              "nstead",
              "nto",
              "s",
              "t",
              "ts",
              "t\u2019s",
              "t's"),
          'O',
          Set.of(
              "f", "ff", "ften", "h", "ld", "n", "nce", "ne", "nly", "nto", "r", "ther", "thers",
              "ur", "ut", "utside", "ver"));

  /** Letters that are words in other languages. */
  private static final String WORDS_ELSEWHERE =
      "AEIOUYWZ\u00c0\u00c8\u00c9\u00cd\u00d2\u00d3\u0410\u0412\u0418\u041a\u041e\u0421\u0423\u042f";

  private DropCaps() {}

  /** Whether a block is one large letter. */
  static boolean isOne(String text) {
    return text.length() == 1 && Character.isUpperCase(text.charAt(0));
  }

  /** What stands between a letter in a block of its own and the next block: nothing or a blank. */
  static String between(String letter, String next, String language) {
    return belongs(letter.charAt(0), next, language) ? "" : " ";
  }

  /** {@code T he storm} becomes {@code The storm}. */
  static String closed(String text, String language) {
    boolean apart =
        text.length() > 2
            && Character.isUpperCase(text.charAt(0))
            && text.charAt(1) == ' '
            && Character.isLowerCase(text.charAt(2));
    return apart && belongs(text.charAt(0), text.substring(2), language)
        ? text.charAt(0) + text.substring(2)
        : text;
  }

  private static boolean belongs(char letter, String next, String language) {
    boolean english = language.isEmpty() || language.startsWith("en");
    if (!english) {
      return WORDS_ELSEWHERE.indexOf(letter) < 0;
    }
    Set<String> rests = RESTS.get(letter);
    return rests == null
        || rests.contains(next.split("[\\s.,;:!?]", 2)[0].toLowerCase(Locale.ROOT));
  }
}
