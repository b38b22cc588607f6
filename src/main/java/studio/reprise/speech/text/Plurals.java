package studio.reprise.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Plurals, possessives and third persons of known words: the ending follows the sound that it joins
 * (cats, dogs, wishes). Other endings and beginnings are left to the letters: on held-out words of
 * the lexicon they guess "-ing", "-ed", "un-" and compounds better than rules of this kind do.
 */
final class Plurals {
  private static final String HISSES = " S Z SH ZH CH JH ";
  private static final String VOICELESS = " P T K F TH ";

  private Plurals() {}

  /**
   * The phones of a word in -s, -es or -ies whose base is known, or null.
   *
   * @param known the phones of a known word, or null
   */
  static List<String> phones(String word, Function<String, List<String>> known) {
    if (word.length() < 4 || !word.endsWith("s") || word.endsWith("ss")) {
      return null;
    }
    List<String> stem = known.apply(word.substring(0, word.length() - 1));
    if (stem == null && word.endsWith("ies")) {
      stem = known.apply(word.substring(0, word.length() - 3) + "y");
    } else if (stem == null && word.endsWith("es")) {
      stem = known.apply(word.substring(0, word.length() - 2));
    }
    return stem == null ? null : of(stem);
  }

  /** The plural or possessive of a word's phones. */
  static List<String> of(List<String> stem) {
    String last = " " + stem.get(stem.size() - 1) + " ";
    if (HISSES.contains(last)) {
      return joined(stem, List.of("AX0", "Z"));
    }
    return joined(stem, List.of(VOICELESS.contains(last) ? "S" : "Z"));
  }

  static List<String> joined(List<String> first, List<String> second) {
    List<String> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }
}
