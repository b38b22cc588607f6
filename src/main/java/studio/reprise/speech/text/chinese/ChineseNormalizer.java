package studio.reprise.speech.text.chinese;

import java.util.List;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;
import studio.reprise.speech.text.rewrite.RuleUse;

/**
 * Spells out what Chinese text writes in digits and signs: dates, times, money, shares, fractions,
 * ranges, units, telephone numbers, addresses, numbers. Everything else stays as it is.
 *
 * <p>The tables are tried in the order of {@link #TABLES}; each sees what the ones before it left.
 * {@code docs/reading.zh.md} shows examples of each.
 */
public final class ChineseNormalizer {
  /**
   * Digits in such a row are no number that anyone says. They are spelled out before any rule looks
   * for numbers, because a rule that tries each of their digits as a start takes long.
   */
  private static final String LONG_NUMBER = "\\d[\\d,.]{38,}+";

  private static final List<RuleTable> TABLES =
      List.of(
          RuleTable.ofNumbers(
              "数字", List.of(Rewrite.of(LONG_NUMBER, m -> ChineseNumbers.digits(m.group())))),
          ChineseCodes.net(),
          ChineseMaths.powers(),
          ChineseDates.table(),
          ChineseDates.weekdays(),
          ChineseCodes.telephones(),
          ChineseTimes.table(),
          ChineseCodes.names(),
          ChineseAmounts.ranges(),
          ChineseAmounts.money(),
          ChineseAmounts.shares(),
          ChineseAmounts.vulgar(),
          ChineseAmounts.units(),
          ChineseMaths.signs(),
          ChineseAmounts.chapters(),
          ChineseAmounts.counts(),
          ChineseMarks.table());

  public String normalize(String text) {
    return normalize(text, new RuleUse());
  }

  /**
   * @param use counts which tables changed something
   */
  public String normalize(String text, RuleUse use) {
    String result = ChineseFolding.of(text);
    for (RuleTable table : TABLES) {
      result = table.apply(result, use);
    }
    return result;
  }
}
