package studio.reprise.speech.text.chinese;

import java.util.List;
import java.util.Objects;

/**
 * How Chinese characters are read: a pinyin syllable with its tone for each. The text is cut into
 * words first; words that a table has are read whole, the longest first and never across the edge
 * of a word; other characters by the rules of {@link Readings}. At last the tones of "one" and
 * "not" follow the next syllable's ({@link ToneSandhi}); third tones are left to who speaks.
 */
public final class Mandarin {

  /** The tables beside this class that decide readings. */
  public static final List<String> TABLES =
      List.of(
          "characters.tsv",
          "currencies.tsv",
          "folding.tsv",
          "letters.tsv",
          "maths.tsv",
          "measures.tsv",
          "units.tsv",
          "words.tsv");

  private Mandarin() {}

  /** Whether a character is one that this class reads. */
  public static boolean isHan(int c) {
    return c == 0x3007
        || c >= 0x3400 && c <= 0x4dbf
        || c >= 0x4e00 && c <= 0x9fff
        || c >= 0xf900 && c <= 0xfaff;
  }

  /**
   * The readings of a text's characters, as they are said behind one another.
   *
   * @return one entry a character: a syllable such as "hang2", the neutral tone as 5, u-umlaut as
   *     "v"; null for a character that is not Chinese or that no table has
   */
  public static String[] read(String text) {
    String[] syllables = citation(text);
    ToneSandhi.apply(text, syllables);
    return syllables;
  }

  /** Where the words of a text start, one entry a character. */
  static boolean[] wordStarts(String text) {
    boolean[] starts = new boolean[text.length()];
    for (ChineseWords.Word word : ChineseWords.of(ChineseWords.simplified(text))) {
      starts[word.start()] = true;
    }
    return starts;
  }

  /** The readings without the change of tones between syllables. */
  static String[] citation(String text) {
    String plain = ChineseWords.simplified(text);
    List<ChineseWords.Word> words = ChineseWords.of(plain);
    String[] syllables = new String[plain.length()];
    int next = 0;
    while (next < words.size()) {
      int joined = longestJoined(plain, words, next);
      if (joined > 0) {
        int start = words.get(next).start();
        set(syllables, start, plain.substring(start, words.get(next + joined - 1).end()));
        next += joined;
      } else {
        inside(plain, words.get(next++), syllables);
      }
    }
    return syllables;
  }

  /** How many words from one on are a word of a table together; 0 when not even the first is. */
  private static int longestJoined(String text, List<ChineseWords.Word> words, int from) {
    int start = words.get(from).start();
    int joined = 0;
    for (int to = from; to < words.size(); to++) {
      int end = words.get(to).end();
      if (end - start > Readings.LONGEST_WORD) {
        break;
      }
      if (Readings.tables().ofWord(text.substring(start, end)) != null) {
        joined = to - from + 1;
      }
    }
    return joined;
  }

  /** A word that no table has: the longest part that one has, then the rest by characters. */
  private static void inside(String text, ChineseWords.Word word, String[] syllables) {
    int at = word.start();
    while (at < word.end()) {
      int end = word.end();
      while (end > at + 1 && Readings.tables().ofWord(text.substring(at, end)) == null) {
        end--;
      }
      if (end > at + 1) {
        set(syllables, at, text.substring(at, end));
      } else if (isHan(text.charAt(at))) {
        syllables[at] = Readings.tables().ofCharacter(text, at, word.tag());
      }
      at = end;
    }
  }

  private static void set(String[] syllables, int start, String word) {
    List<String> read = Objects.requireNonNullElse(Readings.tables().ofWord(word), List.of());
    for (int i = 0; i < read.size(); i++) {
      syllables[start + i] = read.get(i);
    }
  }
}
