package studio.reprise.document.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words of a text, for comparing: marks and capitals do not count. */
final class Words {
  private static final long MOST_COMPARED = 1_000_000;

  private Words() {}

  /** Words in small letters; of writing without blanks, every character. */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String small = text.toLowerCase(Locale.ROOT);
    int at = 0;
    while (at < small.length()) {
      int c = small.codePointAt(at);
      at += Character.charCount(c);
      if (Character.isIdeographic(c) || isKana(c)) {
        end(word, words);
        words.add(Character.toString(c));
      } else if (Character.isLetterOrDigit(c)
          || Character.getType(c) == Character.NON_SPACING_MARK) {
        word.appendCodePoint(c);
      } else if (c != '\'' && c != '\u2019' && c != '\u00AD') {
        end(word, words);
      }
    }
    end(word, words);
    return words;
  }

  private static boolean isKana(int c) {
    return c >= 0x3040 && c <= 0x30FF;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (word.length() > 0) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /** The words as one text; a text without a word is itself. */
  static String folded(String text) {
    List<String> words = of(text);
    return words.isEmpty() ? text.strip() : String.join(" ", words);
  }

  /** Words and pairs of neighbouring words, each with its count. */
  static Map<String, Integer> counted(String text) {
    Map<String, Integer> counts = new HashMap<>();
    String before = null;
    for (String word : of(text)) {
      counts.merge(word, 1, Integer::sum);
      if (before != null) {
        counts.merge(before + " " + word, 1, Integer::sum);
      }
      before = word;
    }
    return counts;
  }

  /** How much of two texts is the same words in the same order: 0 nothing, 1 all. */
  static double inOrder(String one, String other) {
    List<String> a = of(one);
    List<String> b = of(other);
    if (a.isEmpty() || b.isEmpty() || (long) a.size() * b.size() > MOST_COMPARED) {
      return 0;
    }
    int[] before = new int[b.size() + 1];
    for (String word : a) {
      int[] now = new int[b.size() + 1];
      for (int j = 0; j < b.size(); j++) {
        now[j + 1] = word.equals(b.get(j)) ? before[j] + 1 : Math.max(before[j + 1], now[j]);
      }
      before = now;
    }
    return 2.0 * before[b.size()] / (a.size() + b.size());
  }

  /** Dice's coefficient of two counts: 0 nothing in common, 1 the same. */
  static double dice(Map<String, Integer> one, Map<String, Integer> other) {
    Map<String, Integer> smaller = one.size() <= other.size() ? one : other;
    Map<String, Integer> larger = smaller == one ? other : one;
    long common = 0;
    for (Map.Entry<String, Integer> entry : smaller.entrySet()) {
      common += Math.min(entry.getValue(), larger.getOrDefault(entry.getKey(), 0));
    }
    long all = sum(one) + sum(other);
    return all == 0 ? 0 : 2.0 * common / all;
  }

  private static long sum(Map<String, Integer> counts) {
    long sum = 0;
    for (int count : counts.values()) {
      sum += count;
    }
    return sum;
  }
}
