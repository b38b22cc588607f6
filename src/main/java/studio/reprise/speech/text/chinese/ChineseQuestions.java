package studio.reprise.speech.text.chinese;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import studio.reprise.speech.text.rewrite.Tune.Mood;

/**
 * What a Chinese sentence with its marks is. Where a word already asks (a particle at the end, a
 * question word, "is or is not", a choice) the voice has less to do: it rises less than in a
 * question that only its mark tells from a statement (Yuan, Perception of intonation in Mandarin
 * Chinese, 2011).
 */
final class ChineseQuestions {
  private static final Pattern ASKING =
      Pattern.compile(
          "[\u5417\u55ce\u5462\u5427\u4e48\u9ebc\u561b][^\\p{IsHan}]*$"
              + "|\u8c01|\u8ab0|\u4ec0\u4e48|\u4ec0\u9ebc|\u751a\u9ebc|\u54ea|\u600e|\u5565|\u548b"
              + "|\u51e0|\u5e7e|\u591a\u5c11|\u591a[\u5927\u4e45\u8fdc\u9060\u957f\u9577\u9ad8\u91cd]"
              + "|\u4e3a\u4f55|\u70ba\u4f55|\u4f55\u65f6|\u4f55\u6642|\u5982\u4f55|\u8fd8\u662f|\u9084\u662f"
              + "|(\\p{IsHan})[\u4e0d\u6ca1\u6c92]\\1");

  private ChineseQuestions() {}

  /**
   * @param sentence in characters
   * @param marks all marks at its end, as {@code , . ? !}
   */
  static Set<Mood> moods(String sentence, String marks) {
    Set<Mood> moods = EnumSet.noneOf(Mood.class);
    if (marks.contains("?")) {
      moods.add(ASKING.matcher(sentence).find() ? Mood.WORD_QUESTION : Mood.QUESTION);
    }
    if (marks.contains("!")) {
      moods.add(Mood.CRY);
    }
    return moods;
  }
}
