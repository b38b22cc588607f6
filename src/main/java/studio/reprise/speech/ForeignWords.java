package studio.reprise.speech;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.reprise.sentence.Sentence;

/**
 * Words of a text that a pack cannot say because it speaks no language that is written so. Decided
 * by script alone, so that it can be told before anything is opened or rendered.
 */
public final class ForeignWords {
  private static final int SHOWN = 6;
  private static final Map<String, Set<UnicodeScript>> SCRIPTS =
      Map.of(
          "zh", EnumSet.of(UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
          "yue", EnumSet.of(UnicodeScript.HAN),
          "ja", EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
          "ko", EnumSet.of(UnicodeScript.HANGUL, UnicodeScript.HAN),
          "ru", EnumSet.of(UnicodeScript.CYRILLIC),
          "uk", EnumSet.of(UnicodeScript.CYRILLIC),
          "el", EnumSet.of(UnicodeScript.GREEK),
          "ar", EnumSet.of(UnicodeScript.ARABIC),
          "he", EnumSet.of(UnicodeScript.HEBREW),
          "hi", EnumSet.of(UnicodeScript.DEVANAGARI));

  /** Chinese characters stand side by side without blanks; other words end where letters do. */
  private static final Pattern WORD =
      Pattern.compile(
          "\\p{IsHan}{1,12}|[\\p{L}&&[^\\p{IsHan}]][\\p{L}\\p{M}'\u2019&&[^\\p{IsHan}]]*+");

  /** Phonemes, tags, entities, and directions in square brackets: no words of the line. */
  private static final Pattern UNSPOKEN =
      Pattern.compile("<[^<>]{1,200}>|&[a-zA-Z]{2,8};|\\[[^\\[\\]]{1,60}\\]");

  /** Abbreviations that a speaker of any language spells. */
  private static final Pattern SPELLED = Pattern.compile("[A-Z]{1,6}");

  private ForeignWords() {}

  /**
   * What keeps a text from being spoken by a pack, with the words; empty when every word is in a
   * script of the pack's languages.
   *
   * @param language BCP 47 of the author's, or "": found from the text
   * @param spoken the pack's languages; none: nothing is known of it
   * @param pronunciations words that are said otherwise than they are written
   */
  public static Optional<Sentence> objection(
      String text, String language, List<String> spoken, List<Pronunciation> pronunciations) {
    if (spoken.isEmpty()) {
      return Optional.empty();
    }
    List<String> words = in(text, spoken, pronunciations);
    if (!words.isEmpty()) {
      return Optional.of(
          Sentence.of(
              "This voice pack speaks {0} and cannot say {1}. Write it otherwise, or choose a pack"
                  + " that speaks the language.",
              names(spoken), shown(words)));
    }
    String asked = language.replaceFirst("[-_].*", "");
    if (!asked.isEmpty() && !spoken.contains(asked)) {
      return Optional.of(
          Sentence.of(
              "This voice pack speaks {0}, not {1}. Choose a pack that speaks it, or another"
                  + " language for the line.",
              names(spoken), name(asked)));
    }
    return Optional.empty();
  }

  /** The words that none of the languages writes so, each once, in order. */
  public static List<String> in(
      String text, List<String> spoken, List<Pronunciation> pronunciations) {
    List<String> foreign = new ArrayList<>();
    Matcher words = WORD.matcher(UNSPOKEN.matcher(said(text, pronunciations)).replaceAll(" "));
    while (words.find()) {
      String word = words.group();
      if (!foreign.contains(word) && !isSpoken(word, spoken)) {
        foreign.add(word);
      }
    }
    return foreign;
  }

  /** The text without the words that are said otherwise. */
  private static String said(String text, List<Pronunciation> pronunciations) {
    StringBuilder out = new StringBuilder(text);
    for (Pronunciation pronunciation : pronunciations) {
      int at = pronunciation.nextIn(text, 0);
      while (at >= 0) {
        int end = at + pronunciation.word().length();
        out.replace(at, end, " ".repeat(end - at));
        at = pronunciation.nextIn(text, end);
      }
    }
    return out.toString();
  }

  private static boolean isSpoken(String word, List<String> spoken) {
    UnicodeScript script = UnicodeScript.of(word.codePointAt(0));
    if (script == UnicodeScript.COMMON
        || script == UnicodeScript.INHERITED
        || script == UnicodeScript.UNKNOWN
        || script == UnicodeScript.GREEK && word.codePointCount(0, word.length()) == 1) {
      return true;
    }
    if (script == UnicodeScript.LATIN && SPELLED.matcher(word).matches()) {
      return true;
    }
    return spoken.stream()
        .map(language -> language.replaceFirst("[-_].*", ""))
        .anyMatch(
            language ->
                SCRIPTS.getOrDefault(language, Set.of(UnicodeScript.LATIN)).contains(script));
  }

  private static String shown(List<String> words) {
    return "\""
        + String.join("\", \"", words.subList(0, Math.min(words.size(), SHOWN)))
        + (words.size() > SHOWN ? "\", ..." : "\"");
  }

  static String names(List<String> languages) {
    return String.join(" and ", languages.stream().map(ForeignWords::name).toList());
  }

  private static String name(String language) {
    String name = Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
    return name.isEmpty() ? language : name;
  }
}
