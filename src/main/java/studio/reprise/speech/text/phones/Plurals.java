package studio.reprise.speech.text.phones;

import java.util.ArrayList;
import java.util.List;

/**
 * Possessives, and plurals of initialisms: the ending follows the sound that it joins (cat's,
 * dog's, boss's, CPUs). Other endings, beginnings and compounds are left to the letters: on
 * held-out words of the lexicon they are guessed with fewer wrong phones than by rules that join
 * known words.
 */
final class Plurals {
  private static final String HISSES = " S Z SH ZH CH JH ";
  private static final String VOICELESS = " P T K F TH ";

  private Plurals() {}

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
