package studio.reprise.speech.text.chinese;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.support.tone.PinyinTones;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tables that say how words and characters are read: {@code words.tsv} and {@code
 * characters.tsv} beside this class, then the pinyin library's dictionary of words, then its first
 * reading of the character.
 */
final class Readings {
  /** No word of any table is longer. */
  static final int LONGEST_WORD = 12;

  private static final String NOT_AS_A_WORD = "-";
  private static final Readings TABLES = new Readings();

  private final Map<String, List<String>> words = new HashMap<>();
  private final Map<Character, List<Rule>> characters = new HashMap<>();
  private final Set<String> library = PinyinTones.defaults().phraseSet();

  /**
   * One row of {@code characters.tsv}.
   *
   * @param tag parts of speech of the word that the character stands in
   * @param place the character with what must stand before and behind it
   */
  private record Rule(Pattern tag, Pattern place, String reading) {}

  private Readings() {
    for (String[] row : rows("words.tsv", 2)) {
      List<String> syllables =
          row[1].equals(NOT_AS_A_WORD) ? List.of() : List.of(row[1].split(" "));
      boolean whole = syllables.isEmpty() || row[0].length() == syllables.size();
      if (!whole || row[0].length() > LONGEST_WORD) {
        throw new IllegalStateException(
            "words.tsv: " + row[0] + " has another number of syllables");
      }
      if (words.put(row[0], syllables) != null) {
        throw new IllegalStateException("words.tsv has " + row[0] + " twice");
      }
    }
    for (String[] row : rows("characters.tsv", 5)) {
      String before = row[2].isEmpty() ? "" : "(?<=" + row[2] + ")";
      String behind = row[3].isEmpty() ? "" : "(?=" + row[3] + ")";
      for (char c : row[0].toCharArray()) {
        characters
            .computeIfAbsent(c, key -> new ArrayList<>())
            .add(
                new Rule(
                    Pattern.compile(row[1].isEmpty() ? ".*" : row[1]),
                    Pattern.compile(before + c + behind),
                    row[4]));
      }
    }
  }

  static Readings tables() {
    return TABLES;
  }

  /** The syllables of a word that a table has as a whole, or null. */
  @Nullable List<String> ofWord(String word) {
    List<String> own = words.get(word);
    if (own != null) {
      return own.isEmpty() ? null : own;
    }
    if (word.length() < 2 || !library.contains(word)) {
      return null;
    }
    List<String> syllables = syllables(word);
    return syllables.size() == word.length() ? overlaid(word, syllables) : null;
  }

  /** Words of this room's table within a longer one of the library. */
  private List<String> overlaid(String word, List<String> syllables) {
    List<String> read = new ArrayList<>(syllables);
    for (int at = 0; at < word.length(); at++) {
      for (int end = word.length(); end > at + 1; end--) {
        List<String> own = words.getOrDefault(word.substring(at, end), List.of());
        if (!own.isEmpty()) {
          for (int i = 0; i < own.size(); i++) {
            read.set(at + i, own.get(i));
          }
          at = end - 1;
          break;
        }
      }
    }
    return read;
  }

  /** The reading of the character at a place of a text, or null when it has none. */
  @Nullable String ofCharacter(String text, int at, String tag) {
    for (Rule rule : characters.getOrDefault(text.charAt(at), List.of())) {
      Matcher place =
          rule.place().matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
      if (rule.tag().matcher(tag).matches() && place.region(at, text.length()).lookingAt()) {
        return rule.reading();
      }
    }
    String first = PinyinHelper.toPinyin(text.substring(at, at + 1), PinyinStyleEnum.NUM_LAST);
    return isSyllable(first) ? first.replace('\u00fc', 'v') : null;
  }

  private static List<String> syllables(String word) {
    List<String> syllables = new ArrayList<>();
    for (String syllable : PinyinHelper.toPinyin(word, PinyinStyleEnum.NUM_LAST, " ").split(" ")) {
      if (!isSyllable(syllable)) {
        return List.of();
      }
      syllables.add(syllable.replace('\u00fc', 'v'));
    }
    return syllables;
  }

  private static boolean isSyllable(String written) {
    return !PinyinSyllable.phonemes(written).isEmpty();
  }

  /** The rows of a table beside this class: tab between columns, lines with # are remarks. */
  static List<String[]> rows(String name, int columns) {
    List<String[]> rows = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Readings.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] row = line.split("\t", -1);
        if (row.length != columns) {
          throw new IllegalStateException(name + ": " + line + " has not " + columns + " columns");
        }
        rows.add(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
