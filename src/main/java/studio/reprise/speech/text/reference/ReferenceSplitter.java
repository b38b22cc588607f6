package studio.reprise.speech.text.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a normalised text into the pieces that GLM-TTS speaks one by one: sentences of at least
 * {@code least} units, none of more than {@code most}. A unit is a Chinese character, a run of
 * letters or any other character, with the blanks behind it.
 */
public final class ReferenceSplitter {
  static final int LEAST = 30;
  static final int MOST = 60;
  private static final String MARKS = "。？！；：、.?!;:，,";
  private static final double WORDS_PER_SYLLABLE = 0.7;
  private static final String LETTER = "\\p{L}&&[^\\p{IsHan}\\ua000-\\ua3e7]";
  private static final Pattern UNIT =
      Pattern.compile(
          "(?:[" + LETTER + "](?:[" + LETTER + "]|['-])*+|[\\s\\S])\\s*+",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern VOWELS = Pattern.compile("[aeiouy]++");

  private ReferenceSplitter() {}

  public static List<String> split(String text) {
    List<String> pieces = new ArrayList<>();
    List<String> piece = new ArrayList<>();
    double count = 0;
    for (String unit : units(text)) {
      piece.add(unit);
      count += count(unit);
      if (count >= LEAST && MARKS.contains(unit.strip())) {
        cut(piece, pieces);
        piece = new ArrayList<>();
        count = 0;
      }
    }
    if (!piece.isEmpty()) {
      cut(piece, pieces);
    }
    return pieces;
  }

  /** The reference cuts by unit, though it counts syllables; a short list must not overrun. */
  private static void cut(List<String> piece, List<String> pieces) {
    List<String> rest = piece;
    while (isTooLong(rest) && rest.size() > 1) {
      int at = Math.min(MOST, rest.size() - 1);
      if (at == MOST && MARKS.contains(rest.get(at).strip())) {
        at++;
      }
      if (at >= rest.size()) {
        break;
      }
      pieces.add(String.join("", rest.subList(0, at)));
      rest = rest.subList(at, rest.size());
    }
    String last = String.join("", rest);
    if (!last.isBlank()) {
      pieces.add(last);
    }
  }

  public static List<String> units(String text) {
    List<String> units = new ArrayList<>();
    Matcher matcher = UNIT.matcher(text.strip());
    while (matcher.find()) {
      units.add(matcher.group());
    }
    return units;
  }

  private static boolean isTooLong(List<String> units) {
    double count = 0;
    for (String unit : units) {
      count += count(unit);
      if (count > MOST) {
        return true;
      }
    }
    return false;
  }

  public static double count(List<String> units) {
    double count = 0;
    for (String unit : units) {
      count += count(unit);
    }
    return count;
  }

  private static double count(String unit) {
    String word = unit.strip();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
        return 1;
      }
    }
    return word.isEmpty() ? 1 : syllables(word) * WORDS_PER_SYLLABLE;
  }

  private static int syllables(String word) {
    String lower = word.toLowerCase(java.util.Locale.ROOT);
    String plain = lower.endsWith("e") ? lower.substring(0, lower.length() - 1) : lower;
    return Math.max(1, (int) VOWELS.matcher(plain).results().count());
  }
}
