package studio.reprise.speech.text.chinese;

import static studio.reprise.speech.text.chinese.ChineseNumbers.digits;
import static studio.reprise.speech.text.chinese.ChineseNumbers.whole;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;

/** Years, dates and their ranges; years are said digit by digit, spans of years as numbers. */
final class ChineseDates {
  /** Signs that say "to" between two numbers or days. */
  static final String TO = " ?(?:--?|~|—|至|到) ?";

  private ChineseDates() {}

  static RuleTable table() {
    return RuleTable.ofNumbers(
        "日期和年份",
        List.of(
            // 2024-03-15, 2024/3/15, 2024.3.15, with another of the kind behind "to"
            Rewrite.of(
                "(?<![\\d.])((?:1\\d|20|21)\\d{2})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d|[-/.]\\d)"
                    + "(?:"
                    + TO
                    + "(?=(?:1\\d|20|21)\\d{2}[-/.]\\d))?",
                m -> {
                  String date = date(m.group(1), m.group(3), m.group(4));
                  return date == null
                      ? null
                      : date + (m.group().length() > m.end(4) - m.start() ? "到" : "");
                }),
            // 2024/25赛季
            Rewrite.of(
                "(?<!\\d)((?:19|20)\\d{2})[-/](\\d{2}|(?:19|20)\\d{2})(?= ?(?:赛季|学年|年度|财年|财政年度|跨年))",
                m -> digits(m.group(1)) + "到" + digits(m.group(2))),
            // 2020.5-2021.3
            Rewrite.of(
                "(?<![\\d.])((?:19|20)\\d{2})\\.(0?[1-9]|1[0-2])"
                    + TO
                    + "((?:19|20)\\d{2})\\.(0?[1-9]|1[0-2])(?![\\d.])",
                m ->
                    digits(m.group(1))
                        + "年"
                        + whole(m.group(2))
                        + "月到"
                        + digits(m.group(3))
                        + "年"
                        + whole(m.group(4))
                        + "月"),
            // 2020年5月-2021年3月
            Rewrite.of("(?<=\\d月|\\d[日号])" + TO.replace("|至|到", "") + "(?=\\d{4}年)", m -> "到"),
            // 2019-2024年, （1881-1936）
            Rewrite.of(
                "(?<![\\d.¥￥$€£])([12]\\d{3})年?" + TO + "([12]\\d{3})(?=年|[）)，。；,;]|$)",
                m ->
                    Integer.parseInt(m.group(1)) < Integer.parseInt(m.group(2))
                        ? digits(m.group(1))
                            + (m.group().contains("年") ? "年" : "")
                            + "到"
                            + digits(m.group(2))
                        : null),
            Rewrite.of(
                "(?<![\\d.])(\\d{1,4})年" + TO + "(?=\\d{1,4}年)", m -> year(m.group(1)) + "年到"),
            // 90年代, 20世纪90年代, 1990年代
            Rewrite.of("(?<!\\d)(\\d0)(?= ?年代)", m -> whole(m.group(1))),
            Rewrite.of("(?<!\\d)(\\d{4})(?= ?年代)", m -> digits(m.group(1))),
            // 80后
            Rewrite.of("(?<![\\d.])([0-9][05])(?=后(?![天年月日来面续]))", m -> digits(m.group(1))),
            // 9·11, 3·15
            Rewrite.of(
                "(?<![\\d.])(\\d{1,2})[·•](\\d{1,2})(?!\\d)", m -> digits(m.group(1) + m.group(2))),
            Rewrite.of(
                "(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})(?=事件|惨案|运动|起义|大?地震|晚会|协议|讲话|事变|恐袭|反恐|洪水|惨剧)",
                m -> digits(m.group(1) + m.group(2))),
            Rewrite.of("(?<![\\d.])(\\d{3})(?=事件|惨案|恐袭|反恐|事变|大地震)", m -> digits(m.group(1))),
            Rewrite.of("双(1[12])(?!\\d)", m -> "双" + whole(m.group(1))),
            Rewrite.of(
                "(?<!\\d)(618|11\\.11|12\\.12|6\\.18)(?=大促|购物节|年中|活动|促销)", m -> digits(m.group(1))),
            Rewrite.of("['’](\\d{2})(?=年|级|届)", m -> digits(m.group(1))),
            // 公元前221年, 公元618年
            Rewrite.of("(公元前?) ?(\\d{1,4})(?= ?年)", m -> m.group(1) + digits(m.group(2))),
            Rewrite.of(
                "(?<![\\d.,])(\\d{1,4})(?= ?年)(?= ?年(?!级|前|后|以|内|间|来|多|之|的?历史|的?文明|里|期|岁|为期))",
                m -> isYear(m.group(1)) ? digits(m.group(1)) : null),
            Rewrite.of(
                "(?<!\\d)(\\d{2}|\\d{4})(?=[级届](?:的|学|毕业|校友|新生|本科|同学|研究生|博士))",
                m -> digits(m.group(1))),
            Rewrite.of("(?<!\\d)((?:19|20)\\d{2})(?=[级届](?!台阶|石阶|楼梯|阶))", m -> digits(m.group(1))),
            // 5月1日-3日, 5月1-3日, 5月1日-6月3日
            Rewrite.of("(\\d{1,2}月)" + TO + "(?=\\d{1,2}月)", m -> m.group(1) + "到"),
            Rewrite.of(
                "(\\d{1,2})([日号]?)" + TO + "(?=\\d{1,2}(?:[日号]|月\\d{1,2}[日号]))",
                m -> whole(m.group(1)) + m.group(2) + "到"),
            Rewrite.of(
                "([一二三四五六七八九十]月|[周一二三四五六日天]|星期[一二三四五六日天])"
                    + " ?(?:--?|~|—) ?"
                    + "(?=周[一二三四五六日天]|星期[一二三四五六日天]|[一二三四五六七八九十]{1,2}月)",
                m -> m.group(1) + "到")));
  }

  /** Ranges of weekdays and months in characters, which hold no digit. */
  static RuleTable weekdays() {
    return RuleTable.of(
        "星期和月份",
        List.of(
            Rewrite.of(
                "((?:周|星期|礼拜)[一二三四五六日天]|[一二三四五六七八九十]月|[一二三四五六七八九十]日)"
                    + " ?(?:--?|~|—) ?(?=周|星期|礼拜|[一二三四五六七八九十]{1,3}[月日])",
                m -> m.group(1) + "到")));
  }

  /** A number in front of 年 that names a year and does not count years. */
  private static boolean isYear(String number) {
    int value = Integer.parseInt(number);
    return switch (number.length()) {
      case 4 -> value < 2200 && (value % 1000 != 0 || value == 2000);
      case 2 -> number.charAt(0) == '0' || value > 50 && value % 10 != 0;
      default -> false;
    };
  }

  private static String year(String number) {
    boolean named = number.length() == 4 || number.length() == 2 && !number.endsWith("0");
    return named ? digits(number) : whole(number);
  }

  private static @Nullable String date(String year, String month, String day) {
    int m = Integer.parseInt(month);
    int d = Integer.parseInt(day);
    if (m < 1 || m > 12 || d < 1 || d > 31) {
      return null;
    }
    return digits(year) + "年" + whole(month) + "月" + whole(day) + "日";
  }
}
