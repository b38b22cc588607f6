package studio.reprise.speech.text.reference;

import com.ibm.icu.text.UnicodeSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.reprise.speech.text.chinese.ChineseNumbers;
import studio.reprise.speech.text.rewrite.PhonemeSpans;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.WordTable;

/**
 * The text rules that GLM-TTS was trained behind, step by step in the reference's order. Numbers
 * and the like are spelled out by two normalisers that are given; the rest is here.
 */
public final class ReferenceNormalizer {
  /** The tables that decide how signs are read, for receipts. */
  public static final List<String> TABLES = List.of("signs.tsv");

  private static final String LINE_ENDS = ".!?;:：。！？；，";
  private static final String MARKS = "。？！；：、.?!;:，,";
  private static final String NUMERALS = "[一二三四五六七八九十百千万亿A-Za-z]";
  private static final Pattern EMOJI =
      Pattern.compile(
          new UnicodeSet("[[:Emoji:]-[0-9#*]]")
              .add(0x200d)
              .add(0xfe0f)
              .add(0x20e3)
              .add(0xe0020, 0xe007f)
              .toPattern(false));
  private static final Rewrite LIST_NUMBER = Rewrite.of("\\A(\\d{1,9})\\. ", m -> m.group(1) + "。");
  private static final Rewrite LETTER_HYPHEN = Rewrite.fixed("(?<=[A-Za-z])-(?=[A-Za-z])", " ");

  /** The first power of ten of a text, "2.5x10^-3". */
  private static final Pattern SCIENTIFIC =
      Pattern.compile(
          "(-?(?<!\\d)\\d++(?:\\.\\d++)?)[*x×](\\d++(?:\\.\\d++)?)\\^(-?\\d++(?:\\.\\d++)?)");

  private final UnaryOperator<String> chinese;
  private final UnaryOperator<String> english;
  private final Map<String, String> replaced;
  private final List<Rewrite> before =
      List.of(
          Rewrite.fixed("(?<=\\d)\\s*+-\\s*+(?=\\d)", "减"),
          Rewrite.fixed("-", ""),
          Rewrite.fixed("咯(?=[" + MARKS + "])", "喽"));
  private final List<Rewrite> special =
      List.of(
          Rewrite.fixed("\\\\", ""),
          Rewrite.fixed("(?<![\\p{L}\\p{N}_])额(?![\\p{L}\\p{N}_])", "呃"),
          Rewrite.fixed("[~～]++", "。"),
          times(NUMERALS, "乘"),
          Rewrite.fixed("\\*", ""));
  private final List<Rewrite> after = after();
  private final List<Rewrite> englishRules = englishRules();

  /**
   * @param chinese spells out numbers in Chinese text
   * @param english spells out numbers in English text
   * @param replaced characters with a spelling of their own, from {@code custom_replace.jsonl}
   */
  public ReferenceNormalizer(
      UnaryOperator<String> chinese, UnaryOperator<String> english, Map<String, String> replaced) {
    this.chinese = chinese;
    this.english = english;
    this.replaced = new LinkedHashMap<>();
    this.replaced.put("噢", "哦");
    this.replaced.put("欸", "诶");
    this.replaced.putAll(replaced);
  }

  public static boolean hasChinese(String text) {
    return text.chars().anyMatch(c -> c >= 0x4e00 && c <= 0x9fff);
  }

  /** The whole of it. */
  public String normalize(String text) {
    String result = preprocess(text);
    if (hasChinese(result)) {
      // Spelling out goes first: the next step makes a minus of every hyphen in a date or a range.
      result =
          postReplace(specialReplace(preReplace(chinese.apply(result)))).toLowerCase(Locale.ROOT);
      return ending(punctuation(result), "。");
    }
    result =
        Rewrite.applyAll(englishRules, english.apply(result.replace('\'', '’')))
            .toLowerCase(Locale.ROOT);
    return ending(punctuation(result), ".");
  }

  /** One line, every line ended; no emoji; no hyphen between letters. */
  public String preprocess(String text) {
    String plain = LIST_NUMBER.apply(text).replace("\\n", "\n");
    boolean hasChinese = hasChinese(plain);
    List<String> lines = new ArrayList<>();
    for (String line : plain.split("[\\r\\n]+")) {
      String stripped = line.strip();
      if (!stripped.isEmpty()) {
        boolean ended = LINE_ENDS.indexOf(stripped.charAt(stripped.length() - 1)) >= 0;
        lines.add(ended ? stripped : stripped + (hasChinese(stripped) ? "。" : ". "));
      }
    }
    String joined = String.join(hasChinese ? "" : " ", lines);
    return LETTER_HYPHEN.apply(EMOJI.matcher(joined).replaceAll(""));
  }

  public String preReplace(String text) {
    String result = Rewrite.applyAll(before, scientific(text));
    for (Map.Entry<String, String> entry : replaced.entrySet()) {
      result = result.replace(entry.getKey(), entry.getValue());
    }
    return result;
  }

  /** As in the reference only the first of a text, which is one line by then. */
  private static String scientific(String text) {
    Matcher first = SCIENTIFIC.matcher(text);
    if (text.indexOf('\n') >= 0 || !first.find()) {
      return text;
    }
    return text.substring(0, first.start())
        + ChineseNumbers.scientific(first.group(1), first.group(2), first.group(3))
        + text.substring(first.end());
  }

  /** An asterisk between numbers or letters, which may stand in brackets. */
  private static Rewrite times(String operand, String word) {
    return new Rewrite(
        Pattern.compile(
            "(?<=" + operand + "|" + operand + "\\))\\s*+\\*\\s*+(?=\\(?" + operand + ")",
            Pattern.UNICODE_CHARACTER_CLASS),
        m -> word);
  }

  public String specialReplace(String text) {
    return Rewrite.applyAll(special, text).strip();
  }

  public String postReplace(String text) {
    return Rewrite.applyAll(after, text);
  }

  private static List<Rewrite> after() {
    List<Rewrite> rules = new ArrayList<>();
    rules.add(Rewrite.fixed("[()（）【】「」`《》『』{}\\[\\]‘’]", ""));
    rules.add(Rewrite.fixed(" - ", "，"));
    rules.add(Rewrite.fixed("——", "，"));
    rules.add(Rewrite.fixed("[,:：;；、]++", "，"));
    rules.add(Rewrite.fixed("[.…]++", "。"));
    rules.add(Rewrite.fixed("[_·]++", ""));
    rules.add(Rewrite.fixed("['\"‘’“”|]++", ""));
    rules.add(Rewrite.fixed("†", "，"));
    Map<String, String> signs = new LinkedHashMap<>();
    WordTable.open(ReferenceNormalizer.class, TABLES.get(0))
        .rows()
        .forEach(row -> signs.put(row.get(0), row.get(1)));
    String any = String.join("", signs.keySet());
    rules.add(Rewrite.of("[" + any + "]", m -> signs.get(m.group())));
    return List.copyOf(rules);
  }

  private static List<Rewrite> englishRules() {
    return List.of(
        Rewrite.fixed("[()（）【】「」`《》『』{}\\[\\]]", ""),
        times("[0-9A-Za-z]", "multiply"),
        Rewrite.fixed("\\*", ""),
        Rewrite.fixed("—", " "),
        Rewrite.fixed("’", "'"),
        PlainCounting.DIGIT_RUNS,
        new Rewrite(
            Pattern.compile("[^\\p{L}\\p{N}_\\s.,!?':;]", Pattern.UNICODE_CHARACTER_CLASS),
            m -> ""),
        new Rewrite(Pattern.compile("\\s++", Pattern.UNICODE_CHARACTER_CLASS), m -> " "),
        Rewrite.of("([.,?!':;])\\1++", m -> m.group(1)),
        Rewrite.of(" *+([.,?!:;]) *+", m -> m.group(1) + " "),
        Rewrite.of("^ ++| ++$", m -> ""));
  }

  /** Blanks only where two words would run together, one mark where several stand in a row. */
  public String punctuation(String text) {
    String plain = text.replaceAll(" ++", " ");
    StringBuilder spaced = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      char left = i > 0 ? plain.charAt(i - 1) : ' ';
      char right = i + 1 < plain.length() ? plain.charAt(i + 1) : ' ';
      boolean kept = isWord(right) && (isWord(left) || ".,!?;:".indexOf(left) >= 0);
      if (c != ' ' || kept) {
        spaced.append(c);
      }
    }
    StringBuilder out = new StringBuilder(spaced.length());
    for (int i = 0; i < spaced.length(); i++) {
      char c = spaced.charAt(i);
      boolean last = i + 1 == spaced.length() || MARKS.indexOf(spaced.charAt(i + 1)) < 0;
      if (c != '#' && (last || MARKS.indexOf(c) < 0)) {
        out.append(c == '！' ? '。' : c == '!' ? '.' : c);
      }
    }
    return out.toString();
  }

  /** Letters and digits that need a blank between them; a phoneme span is a word. */
  private static boolean isWord(char c) {
    return c >= '0' && c <= '9'
        || c >= 'A' && c <= 'Z'
        || c >= 'a' && c <= 'z'
        || PhonemeSpans.isMask(c);
  }

  private static String ending(String text, String mark) {
    if (text.isEmpty()) {
      return mark;
    }
    char last = text.charAt(text.length() - 1);
    if (last == '?' || last == '？') {
      return text;
    }
    return (MARKS.indexOf(last) >= 0 ? text.substring(0, text.length() - 1) : text) + mark;
  }
}
