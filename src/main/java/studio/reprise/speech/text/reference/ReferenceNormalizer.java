package studio.reprise.speech.text.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import studio.reprise.speech.text.chinese.ChineseNumbers;
import studio.reprise.speech.text.rewrite.Rewrite;

/**
 * The text rules that GLM-TTS was trained behind, step by step in the reference's order. Numbers
 * and the like are spelled out by two normalisers that are given; the rest is here.
 */
public final class ReferenceNormalizer {
  private static final String LINE_ENDS = ".!?;:\uff1a\u3002\uff01\uff1f\uff1b\uff0c";
  private static final String MARKS = "\uff0c\u3002\uff01\uff1f\uff1b\uff1a\u3001,.!?;:";
  private static final Pattern EMOJI =
      Pattern.compile(
          "[\\x{1F000}-\\x{1FAFF}\\x{2600}-\\x{27BF}\\x{2B50}\\x{2B55}\\x{FE0F}\\x{200D}\\x{20E3}\\x{E0020}-\\x{E007F}]");
  private static final Rewrite LIST_NUMBER =
      Rewrite.of("\\A(\\d{1,9})\\. ", m -> m.group(1) + "\u3002");
  private static final Rewrite LETTER_HYPHEN = Rewrite.fixed("(?<=[A-Za-z])-(?=[A-Za-z])", " ");
  private static final String CHINESE_OR_LETTER =
      "[A-Za-z()\uff08\uff09\u96f6\u4e00\u4e8c\u4e24\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343\u4e07\u4ebf]";

  private final UnaryOperator<String> chinese;
  private final UnaryOperator<String> english;
  private final Map<String, String> replaced;
  private final List<Rewrite> before;
  private final List<Rewrite> special;
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
    this.replaced = new LinkedHashMap<>(Map.of("\u5662", "\u54e6", "\u6b38", "\u8bf6"));
    this.replaced.putAll(replaced);
    this.before =
        List.of(
            Rewrite.of(
                "(\\d{1,15}(?:\\.\\d{1,15})?) ?\\* ?(\\d{1,15})\\^(-?)(\\d{1,9})",
                m ->
                    ChineseNumbers.number(m.group(1))
                        + "\u4e58"
                        + ChineseNumbers.whole(m.group(2))
                        + "\u7684"
                        + (m.group(3).isEmpty() ? "" : "\u8d1f")
                        + ChineseNumbers.whole(m.group(4))
                        + "\u6b21\u65b9"),
            Rewrite.fixed("(?<=\\d) {0,4}- {0,4}(?=\\d)", "\u51cf"),
            Rewrite.fixed("-", ""),
            Rewrite.fixed("\u54af(?=[" + MARKS + "\u2026])", "\u55bd"));
    this.special =
        List.of(
            Rewrite.fixed("\\\\", ""),
            Rewrite.fixed("(?<![\\w\u4e00-\u9fff])\u989d(?![\\w\u4e00-\u9fff])", "\u5443"),
            Rewrite.fixed("[~\uff5e]", "\u3002"),
            Rewrite.fixed(
                "(?<=" + CHINESE_OR_LETTER + ") {0,4}\\* {0,4}(?=" + CHINESE_OR_LETTER + ")",
                "\u4e58"),
            Rewrite.fixed("\\*", ""));
  }

  public static boolean hasChinese(String text) {
    return text.chars().anyMatch(c -> c >= 0x4e00 && c <= 0x9fff);
  }

  /** The whole of it. */
  public String normalize(String text) {
    String result = preprocess(text);
    if (hasChinese(result)) {
      // Spelling out goes first: the next step makes a minus of every hyphen in a date or a range.
      String said = chinese.apply(before.get(0).apply(result));
      result = postReplace(specialReplace(preReplace(said))).toLowerCase(Locale.ROOT);
      return ending(punctuation(result), "\u3002");
    }
    result = Rewrite.applyAll(englishRules, english.apply(result.replace('\'', '\u2019')));
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
        lines.add(ended ? stripped : stripped + (hasChinese(stripped) ? "\u3002" : ". "));
      }
    }
    String joined = String.join(hasChinese ? "" : " ", lines);
    return LETTER_HYPHEN.apply(EMOJI.matcher(joined).replaceAll(""));
  }

  public String preReplace(String text) {
    String result = Rewrite.applyAll(before, text);
    for (Map.Entry<String, String> entry : replaced.entrySet()) {
      result = result.replace(entry.getKey(), entry.getValue());
    }
    return result;
  }

  public String specialReplace(String text) {
    return Rewrite.applyAll(special, text).strip();
  }

  public String postReplace(String text) {
    return Rewrite.applyAll(after, text);
  }

  private static List<Rewrite> after() {
    List<Rewrite> rules = new ArrayList<>();
    rules.add(
        Rewrite.fixed(
            "[()\\[\\]{}<>\uff08\uff09\u3010\u3011\u300a\u300b\u3008\u3009\u300c\u300d\u300e\u300f]",
            ""));
    rules.add(Rewrite.fixed(" - |\u2014{2,}+", "\uff0c"));
    rules.add(Rewrite.fixed("[,\uff0c:\uff1a;\uff1b\u3001]++", "\uff0c"));
    rules.add(Rewrite.fixed("[.\u2026\u3002]++", "\u3002"));
    rules.add(Rewrite.fixed("[_\u00b7\"\u201c\u201d'\u2018\u2019|]", ""));
    rules.add(Rewrite.fixed("[~\uff5e]", "\u5230"));
    rules.add(Rewrite.fixed("/", "\u6bcf"));
    String pairs =
        "\u00b2\u5e73\u65b9 \u00b3\u7acb\u65b9 \u2460\u4e00 \u2461\u4e8c \u2462\u4e09 \u2463\u56db \u2464\u4e94 \u2465\u516d \u2466\u4e03"
            + " \u2467\u516b \u2468\u4e5d \u2469\u5341 \u03b1\u963f\u5c14\u6cd5 \u03b2\u8d1d\u5854 \u03b3\u4f3d\u9a6c \u03b4\u5fb7\u5c14\u5854"
            + " \u0394\u5fb7\u5c14\u5854 \u03b5\u827e\u666e\u897f\u9f99 \u03b8\u897f\u5854 \u03bb\u5170\u59c6\u8fbe \u03bc\u7f2a \u03c0\u6d3e"
            + " \u03c3\u897f\u683c\u739b \u03c6\u6590 \u03c9\u6b27\u7c73\u4f3d \u03a9\u6b27\u7c73\u4f3d +\u52a0 =\u7b49\u4e8e \u00d7\u4e58"
            + " \u00f7\u9664\u4ee5 \u00b1\u6b63\u8d1f \u2248\u7ea6\u7b49\u4e8e \u2260\u4e0d\u7b49\u4e8e \u2264\u5c0f\u4e8e\u7b49\u4e8e"
            + " \u2265\u5927\u4e8e\u7b49\u4e8e";
    for (String pair : pairs.split(" ")) {
      rules.add(Rewrite.fixed(Pattern.quote(pair.substring(0, 1)), pair.substring(1)));
    }
    return List.copyOf(rules);
  }

  private static List<Rewrite> englishRules() {
    return List.of(
        Rewrite.fixed("[()\\[\\]{}\uff08\uff09\u3010\u3011]", ""),
        Rewrite.fixed("(?<=\\w)\\s{0,4}\\*\\s{0,4}(?=\\w)", "multiply"),
        Rewrite.fixed("\\*", ""),
        Rewrite.fixed("\u2014", " "),
        Rewrite.fixed("\u2019", "'"),
        PlainCounting.DIGIT_RUNS,
        new Rewrite(Pattern.compile("[^\\w\\s.,!?':;]", Pattern.UNICODE_CHARACTER_CLASS), m -> ""),
        Rewrite.of("[A-Z]++", m -> m.group().toLowerCase(Locale.ROOT)),
        new Rewrite(Pattern.compile("\\s++", Pattern.UNICODE_CHARACTER_CLASS), m -> " "),
        Rewrite.of("([.,?!':;])\\1++", m -> m.group(1)),
        Rewrite.of(" *+([.,?!:;]) *+", m -> m.group(1) + " "),
        Rewrite.of("^ ++| ++$", m -> ""));
  }

  /** Blanks only where two words would run together, one mark where several stand in a row. */
  public String punctuation(String text) {
    String plain = text.strip().replaceAll(" ++", " ");
    StringBuilder spaced = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == ' ') {
        char left = plain.charAt(i - 1);
        char right = plain.charAt(i + 1);
        if (!isWord(right) || !(isWord(left) || ",.!?;:'".indexOf(left) >= 0)) {
          continue;
        }
      }
      if (c != '#') {
        spaced.append(c);
      }
    }
    StringBuilder out = new StringBuilder(spaced.length());
    for (int i = 0; i < spaced.length(); i++) {
      char c = spaced.charAt(i);
      boolean last = i + 1 == spaced.length() || MARKS.indexOf(spaced.charAt(i + 1)) < 0;
      if (MARKS.indexOf(c) < 0) {
        out.append(c);
      } else if (last) {
        out.append(c == '\uff01' ? '\u3002' : c == '!' ? '.' : c);
      }
    }
    return out.toString();
  }

  /** Letters and digits that need a blank between them; a phoneme span is a word. */
  private static boolean isWord(char c) {
    return (c < 0x4e00 || c > 0x9fff) && Character.isLetterOrDigit(c);
  }

  private static String ending(String text, String mark) {
    if (text.isEmpty()) {
      return mark;
    }
    char last = text.charAt(text.length() - 1);
    if (last == '?' || last == '\uff1f') {
      return text;
    }
    return (MARKS.indexOf(last) >= 0 ? text.substring(0, text.length() - 1) : text) + mark;
  }
}
