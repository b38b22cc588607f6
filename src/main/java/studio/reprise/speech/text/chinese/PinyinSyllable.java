package studio.reprise.speech.text.chinese;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A pinyin syllable as the phonemes that the model has: the initial, and the full final with its
 * tone. "xian2" is X and IAN2, "cui1" is C and UEI1, "wo3" is UO3 alone; the vowel behind zh, ch,
 * sh, r is III and behind z, c, s it is II.
 */
final class PinyinSyllable {
  private static final String INITIALS = "bpmfdtnlgkhjqxrzcs";

  private static final Set<String> FINALS =
      Set.of(
          ("a ai an ang ao e ei en eng er i ia ian iang iao ie ii iii in ing io iong iou o ong ou u ua uai"
                  + " uan uang uei uen ueng uo v van ve vn")
              .split(" "));

  private PinyinSyllable() {}

  /**
   * @param written lower-case pinyin with the tone's digit at the end, u-umlaut as itself or "v"
   * @return one or two phonemes without brackets; none when it is no syllable
   */
  static List<String> phonemes(String written) {
    if (!written.matches("[a-z\u00fc\u00ea]{1,6}[1-5]")) {
      return List.of();
    }
    String tone = written.substring(written.length() - 1);
    String plain = written.substring(0, written.length() - 1).replace('\u00fc', 'v');
    String initial = "";
    if (plain.length() > 1 && plain.charAt(1) == 'h' && "zcs".indexOf(plain.charAt(0)) >= 0) {
      initial = plain.substring(0, 2);
    } else if (INITIALS.indexOf(plain.charAt(0)) >= 0) {
      initial = plain.substring(0, 1);
    }
    String rest = plain.substring(initial.length());
    if (rest.isEmpty()) {
      return List.of();
    }
    String plainFinal = initial.isEmpty() ? alone(rest) : behind(initial, rest);
    if (!FINALS.contains(plainFinal)) {
      return List.of();
    }
    String last = (plainFinal + tone).toUpperCase(Locale.ROOT);
    return initial.isEmpty() ? List.of(last) : List.of(initial.toUpperCase(Locale.ROOT), last);
  }

  /** A final without an initial: y and w are spellings of i, u and v. */
  private static String alone(String rest) {
    if (rest.startsWith("yu")) {
      return "v" + rest.substring(2);
    }
    if (rest.startsWith("yi") || rest.startsWith("wu")) {
      return rest.substring(1);
    }
    return switch (rest.charAt(0)) {
      case 'y' -> "i" + rest.substring(1);
      case 'w' -> "u" + rest.substring(1);
      default -> rest;
    };
  }

  private static String behind(String initial, String rest) {
    if ("jqx".contains(initial) && rest.startsWith("u")) {
      return "v" + rest.substring(1);
    }
    return switch (rest) {
      case "iu" -> "iou";
      case "ui" -> "uei";
      case "un" -> "uen";
      case "i" ->
          switch (initial) {
            case "zh", "ch", "sh", "r" -> "iii";
            case "z", "c", "s" -> "ii";
            default -> "i";
          };
      default -> rest;
    };
  }
}
