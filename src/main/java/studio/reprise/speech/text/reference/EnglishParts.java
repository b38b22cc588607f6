package studio.reprise.speech.text.reference;

import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * English within a Chinese text: "He paid $5 in 1990." beside characters is read by the rules of
 * English, and the characters around it by theirs. Names and codes that Chinese sentences hold
 * ("iPhone 15", "USB 3.0") stay Chinese: their numbers are said so.
 */
final class EnglishParts {
  /** What stands between characters, Chinese marks and the ends of lines. */
  private static final Pattern BETWEEN =
      Pattern.compile("[^\\p{IsHan}\\u3000-\\u303f\\uff00-\\uffef\\u201c\\u201d\\n]++");

  private static final Pattern WORD =
      Pattern.compile("(?<![\\w./@:-])[A-Za-z][A-Za-z'\u2019]*+(?![\\w/@]|[.:-]\\w)");

  /** A number that counts the character behind it, or belongs to the one before it. */
  private static final Pattern LAST_NUMBER =
      Pattern.compile("(?:^|(?<=\\s))[$\u20ac\u00a3\u00a5]?+\\d[\\d.,:/-]*+ ?$");

  private static final Pattern FIRST_NUMBER = Pattern.compile("^\\d[\\d.,:/%-]*+");

  private static final String COUNTED =
      "年月日号点时分秒个块元美人次天岁名条只家本台部张件位层楼度万亿千百十米公厘毫倍种代路届期周站级页章节回遍趟支间杯瓶双句篇";

  private static final String SENTENCE_ENDS = "。！？：；\u201c\u201d\n.!?:;\"";

  /** Words that names and codes do not hold. */
  private static final Set<String> SMALL =
      Set.of(
          ("the an of to in on at by for with from and or but is are was were be been am it its it's he"
                  + " she we they you me my your his her our their this that these those have has"
                  + " had do does did not will would can could should may must as if so what who when"
                  + " where why how there here all some any more than then let's don't i'm i've i'll"
                  + " you're he's she's that's there's today's them us him about after before into"
                  + " over under only just very please see call mr mrs ms dr prof")
              .split(" "));

  private EnglishParts() {}

  /** The text with its English parts read. */
  static String read(String text, UnaryOperator<String> english) {
    Matcher between = BETWEEN.matcher(text);
    StringBuilder out = new StringBuilder(text.length() + 32);
    int at = 0;
    while (between.find()) {
      int start = start(text, between.start(), between.end());
      int end = end(text, start, between.end());
      if (start < end && isEnglish(text, start, end)) {
        out.append(text, at, start).append(english.apply(text.substring(start, end)));
        at = end;
      }
    }
    return at == 0 ? text : out.append(text, at, text.length()).toString();
  }

  private static int start(String text, int from, int to) {
    int start = from;
    Matcher number = FIRST_NUMBER.matcher(text.substring(from, to));
    if (from > 0 && isHan(text.codePointBefore(from)) && number.find()) {
      start += number.end();
    }
    while (start < to && !begins(text.charAt(start))) {
      start++;
    }
    return start;
  }

  private static boolean begins(char c) {
    return Character.isLetterOrDigit(c) || "$\u20ac\u00a3#".indexOf(c) >= 0;
  }

  private static int end(String text, int start, int to) {
    int end = to;
    if (to < text.length() && COUNTED.indexOf(text.charAt(to)) >= 0) {
      Matcher number = LAST_NUMBER.matcher(text.substring(start, to));
      end = number.find() ? start + number.start() : to;
    }
    while (end > start && !ends(text.charAt(end - 1))) {
      end--;
    }
    // The point of "p.m." belongs to it.
    boolean isShort = end < to && text.charAt(end) == '.' && end - start > 2;
    return isShort && text.charAt(end - 2) == '.' ? end + 1 : end;
  }

  private static boolean ends(char c) {
    return Character.isLetterOrDigit(c) || "%\u00b0+".indexOf(c) >= 0;
  }

  /** Two words with a small one among them, or a sentence of its own that begins with a word. */
  private static boolean isEnglish(String text, int start, int end) {
    Matcher words = WORD.matcher(text.substring(start, end));
    int count = 0;
    int small = 0;
    while (words.find()) {
      count++;
      small += SMALL.contains(lower(words.group())) ? 1 : 0;
    }
    return count >= 2 && small >= 1 || isSentence(text, start, end);
  }

  private static String lower(String word) {
    return word.replace('\u2019', '\'').toLowerCase(Locale.ROOT);
  }

  private static boolean isSentence(String text, int start, int end) {
    boolean isWordFirst = text.substring(start, end).matches("(?s)[A-Z][a-z]{2,}(?!\\w).*");
    return isWordFirst && isBorder(text, start, -1) && isBorder(text, end, 1);
  }

  /** Whether a sentence begins or ends at a place. */
  private static boolean isBorder(String text, int place, int step) {
    int at = step < 0 ? place - 1 : place;
    while (at >= 0 && at < text.length() && text.charAt(at) == ' ') {
      at += step;
    }
    return at < 0 || at >= text.length() || SENTENCE_ENDS.indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isHan(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }
}
