package studio.reprise.speech.text.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;

/**
 * "W-w-what" and "B-but": a speaker stumbles over the first sound of a word. The fragments are said
 * as that sound, not as names of letters.
 */
final class Stutters {
  /** Where one letter and a word that begins with it are no stumbling: C-clamp, D-Day, T-test. */
  private static final Set<String> WORDS =
      Set.of(
          "d-day",
          "h-hour",
          "b-boy",
          "b-boys",
          "b-ball",
          "c-clamp",
          "c-clamps",
          "c-clef",
          "c-class",
          "c-cup",
          "s-shaped",
          "t-test",
          "t-tests",
          "t-tube",
          "t-top",
          "t-tops",
          "e-edition",
          "e-editions",
          "x-xylophone",
          "re-read",
          "re-reading",
          "re-reads",
          "re-record",
          "re-release",
          "re-released",
          "re-register",
          "co-conspirator",
          "co-conspirators",
          "co-coordinator",
          "de-demonize",
          "pre-preparation",
          "v-victory",
          "u-us",
          "p-p",
          "do-done",
          "to-together",
          "no-nonsense",
          "no-no",
          "go-go",
          "so-so",
          "bi-bit",
          "in-in",
          "co-counsel",
          "co-compose",
          "co-composed",
          "ex-executive",
          "ex-explorer",
          "be-best");

  /** Words whose th is voiced. */
  private static final String VOICED =
      "(?:the|this|that|these|those|they|them|their|theirs|there|then|than|though|thus|thy|thou)(?:'.*)?|thems.*|there.*";

  private static final Set<String> PREFIXES =
      Set.of(
          "re", "co", "de", "un", "in", "ex", "bi", "non", "pre", "sub", "tri", "mid", "out", "pro",
          "bio", "geo", "neo", "eco", "two", "one", "all", "any", "can", "sun", "man", "day", "mis",
          "dis", "for", "fore", "sea", "tea", "wet", "hot", "big", "old", "new", "off", "up", "her",
          "his", "car", "bar", "war", "cat", "dog", "the");

  private Stutters() {}

  static RuleTable table() {
    return new RuleTable(
        "stutters",
        c -> c == '-' || c == '\u2014' || c == '\u2013',
        List.of(
            Rewrite.of(
                "(?<![\\w'-])((?:[A-Za-z]{1,3}[-\u2013\u2014] ?){1,5})([A-Za-z][A-Za-z']*+)(?!-\\w)",
                Stutters::said)));
  }

  private static @Nullable String said(MatchResult match) {
    String word = match.group(2).toLowerCase(Locale.ROOT);
    String[] fragments = match.group(1).toLowerCase(Locale.ROOT).split("[-\u2013\u2014] ?");
    if (match.group(2).length() > 1 && match.group(2).matches("[A-Z]+")) {
      return null;
    }
    if (fragments.length == 1
        && (WORDS.contains(fragments[0] + "-" + word) || PREFIXES.contains(fragments[0]))) {
      return null;
    }
    List<String> sounds = new ArrayList<>();
    for (String fragment : fragments) {
      if (!word.startsWith(fragment) || (fragment.equals(word) && word.length() > 1)) {
        return null;
      }
      sounds.add(sound(fragment, word));
    }
    if (word.length() == 1 && !word.equals("i")) {
      // "F-f-f": the word never comes; with one letter before it, it is a code or a grade.
      boolean stumbles =
          sounds.size() > 1 && match.group(2).equals(word) && !word.matches("[aeiou]");
      return stumbles ? String.join(" ", sounds) + " " + sound(word, word) : null;
    }
    return String.join(" ", sounds) + " " + match.group(2);
  }

  /**
   * The first sound of a word, as far as it was said, as letters that are read so: consonants and
   * "uh", which every pronouncer knows for what it is.
   */
  private static String sound(String fragment, String word) {
    if (word.equals("i") || word.startsWith("i'")) {
      return "I";
    }
    return switch (fragment.charAt(0)) {
      case 'a' -> word.length() > 2 && !word.startsWith("al") ? "ah" : "uh";
      case 'e' -> "eh";
      case 'i' -> "ih";
      case 'o' -> "oh";
      case 'u' -> "uh";
      default -> onset(fragment.replaceFirst("(?<=[^q])[aeiouy].*", ""), word) + "uh";
    };
  }

  private static String onset(String fragment, String word) {
    if (word.matches(VOICED)) {
      return "dh";
    }
    for (String pair : List.of("th", "sh", "ch")) {
      if (word.startsWith(pair)) {
        return pair;
      }
    }
    if (word.startsWith("wh")) {
      return word.startsWith("who") ? "h" : "w";
    }
    if (word.startsWith("ph")) {
      return "f";
    }
    if (word.startsWith("kn")) {
      return "n";
    }
    if (word.startsWith("wr")) {
      return "r";
    }
    char second = word.length() > 1 ? word.charAt(1) : ' ';
    String first =
        switch (fragment.charAt(0)) {
          case 'c' -> "eiy".indexOf(second) >= 0 ? "s" : "k";
          case 'g' ->
              word.startsWith("gen") || word.startsWith("gi") && !word.matches("gi[vfr].*")
                  ? "j"
                  : "g";
          case 'q' -> "k";
          case 'x' -> "z";
          default -> fragment.substring(0, 1);
        };
    return first + (fragment.equals("qu") ? "w" : fragment.substring(1));
  }
}
