package studio.reprise.speech.text.chinese;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes phonemes for Chinese characters that the model could misread: first the words of the
 * pack's table, then every character that is not in its list of safe ones. Which reading a
 * character has in its word comes from another dictionary than the reference's, so the choice
 * between readings is not always the same as there.
 */
public final class PinyinPhonemes {
  private static final Pattern CHINESE =
      Pattern.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]++");

  private final PhonemeTables tables;
  private final List<String> phrases;

  /**
   * A part of a text.
   *
   * @param text what is written
   * @param done whether it is as it has to be: phonemes, or in {@link #runs} Chinese
   */
  public record Fragment(String text, boolean done) {}

  public PinyinPhonemes(PhonemeTables tables) {
    this.tables = tables;
    this.phrases = longestFirst(tables.phrases());
  }

  /** The text with phonemes where the tables want them. */
  public String apply(String text) {
    StringBuilder out = new StringBuilder(text.length() * 2);
    for (Fragment fragment : fragments(text, phrases, tables.phrases())) {
      if (fragment.done()) {
        out.append(fragment.text());
        continue;
      }
      for (Fragment run : runs(fragment.text())) {
        out.append(run.done() ? spoken(run.text()) : run.text());
      }
    }
    return out.toString();
  }

  public static List<String> longestFirst(Map<String, String> words) {
    List<String> sorted = new ArrayList<>(words.keySet());
    sorted.sort(Comparator.comparingInt(String::length).reversed().thenComparing(w -> w));
    return sorted;
  }

  /** The text cut at words of a table, the longest word first; done are those words' values. */
  public static List<Fragment> fragments(
      String text, List<String> words, Map<String, String> values) {
    List<Fragment> fragments = new ArrayList<>(List.of(new Fragment(text, false)));
    for (String word : words) {
      if (!text.contains(word)) {
        continue;
      }
      List<Fragment> cut = new ArrayList<>();
      for (Fragment fragment : fragments) {
        int at = 0;
        int found = fragment.done() ? -1 : fragment.text().indexOf(word);
        while (found >= 0) {
          if (found > at) {
            cut.add(new Fragment(fragment.text().substring(at, found), false));
          }
          cut.add(new Fragment(Objects.requireNonNull(values.get(word)), true));
          at = found + word.length();
          found = fragment.text().indexOf(word, at);
        }
        if (at < fragment.text().length()) {
          cut.add(new Fragment(fragment.text().substring(at), fragment.done()));
        }
      }
      fragments = cut;
    }
    return fragments;
  }

  /** The text cut into Chinese (done) and other runs. */
  public static List<Fragment> runs(String text) {
    List<Fragment> runs = new ArrayList<>();
    Matcher chinese = CHINESE.matcher(text);
    int at = 0;
    while (chinese.find()) {
      if (chinese.start() > at) {
        runs.add(new Fragment(text.substring(at, chinese.start()), false));
      }
      runs.add(new Fragment(chinese.group(), true));
      at = chinese.end();
    }
    if (at < text.length()) {
      runs.add(new Fragment(text.substring(at), false));
    }
    return runs;
  }

  private String spoken(String chinese) {
    List<List<String>> syllables = new ArrayList<>();
    for (String syllable : Mandarin.citation(chinese)) {
      List<String> phonemes = syllable == null ? List.of() : PinyinSyllable.phonemes(syllable);
      boolean had = tables.phonemes().isEmpty() || tables.phonemes().containsAll(phonemes);
      syllables.add(had ? phonemes : List.of());
    }
    return aligned(chinese, syllables, tables.safe()::contains);
  }

  /**
   * Characters that are safe stay, others become their phonemes; so does nothing else.
   *
   * @param syllables the phonemes of each Chinese character of the text in order
   */
  public static String aligned(
      String text, List<List<String>> syllables, Predicate<Character> safe) {
    StringBuilder out = new StringBuilder();
    int next = 0;
    for (char c : text.toCharArray()) {
      boolean chinese = CHINESE.matcher(String.valueOf(c)).matches();
      List<String> phonemes = chinese ? syllables.get(next++) : List.of();
      if (phonemes.isEmpty() || safe.test(c)) {
        out.append(c);
        continue;
      }
      for (String phoneme : phonemes) {
        out.append("<|").append(phoneme).append("|>");
      }
    }
    return out.toString();
  }
}
