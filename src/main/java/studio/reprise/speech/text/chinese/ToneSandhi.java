package studio.reprise.speech.text.chinese;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tones of 一 and 不 by what follows: 一 is yi2 before a fourth tone and yi4 before any other, but
 * stays yi1 where it counts (第一, a digit among digits, the end); 不 is bu2 before a fourth tone;
 * both are neutral between a word and its repetition (看一看, 好不好).
 */
final class ToneSandhi {
  /** Places at which 一 keeps its own tone; each pattern is tried at the character. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?<=第|初|十|百零|千零|万零|〇|零)一|(?<=统|唯|专|之|逐|归)一"
              + "|(?<=星期|礼拜|周)一(?![次节个天趟篇封本期场回遍顿])|(?<=[〇零一二三四五六七八九十百千]点)一(?![刻点起定直])"
              + "|一(?=[〇零一二三四五六七八九十幺])|(?<=[一二三四五六七八九])一(?![百千万亿])"
              + "|(?<=月)一(?=日)|一(?=月(?![饼色光])|号|楼(?!的人)|年级|等奖|等功|把手|线城|级|流的|战中|审)|(?<=数)一(?=数二)");

  private ToneSandhi() {}

  /**
   * @param syllables one a character of the text, changed in place
   */
  static void apply(String text, String[] syllables) {
    Matcher counted = COUNTED.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    for (int i = 0; i < syllables.length; i++) {
      if (isRead(syllables, i, '一', "yi", text)) {
        syllables[i] =
            counted.region(i, text.length()).lookingAt() ? "yi1" : one(text, syllables, i);
      } else if (isRead(syllables, i, '不', "bu", text) && !syllables[i].endsWith("5")) {
        syllables[i] = not(text, syllables, i);
      }
    }
  }

  private static boolean isRead(String[] syllables, int at, char c, String plain, String text) {
    return syllables[at] != null && text.charAt(at) == c && syllables[at].startsWith(plain);
  }

  private static String one(String text, String[] syllables, int at) {
    char tone = toneBehind(text, syllables, at);
    if (tone == ' ') {
      return "yi1";
    }
    boolean series = at > 1 && text.charAt(at - 2) == '一';
    if (isBetweenEqual(text, at) && !series) {
      return "yi5";
    }
    return tone == '4' ? "yi2" : "yi4";
  }

  private static String not(String text, String[] syllables, int at) {
    if (isBetweenEqual(text, at)) {
      return "bu5";
    }
    return toneBehind(text, syllables, at) == '4' ? "bu2" : "bu4";
  }

  private static boolean isBetweenEqual(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && text.charAt(at - 1) == text.charAt(at + 1)
        && Mandarin.isHan(text.charAt(at - 1));
  }

  /** The next syllable's own tone; a blank where no syllable follows. */
  private static char toneBehind(String text, String[] syllables, int at) {
    int next = at + 1;
    if (next >= syllables.length || syllables[next] == null) {
      return ' ';
    }
    return switch (text.charAt(next)) {
      case '一' -> '1';
      case '个', '不' -> '4';
      default -> syllables[next].charAt(syllables[next].length() - 1);
    };
  }
}
