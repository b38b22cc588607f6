package studio.reprise.speech.text.chinese;

import static studio.reprise.speech.text.chinese.ChineseNumbers.digits;
import static studio.reprise.speech.text.chinese.ChineseNumbers.whole;

import java.util.List;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;

/** Times of day, scores and ratios: what is written with a colon between two numbers. */
final class ChineseTimes {
  private static final String TO = ChineseDates.TO;
  private static final String CLOCK =
      "(?<![\\d:.])([01]?\\d|2[0-4]):([0-5]\\d)(?::([0-5]\\d))?(?![\\d:])";
  private static final String GAME =
      "(?:比分|总分|战绩|赛果|以|战胜|击败|大胜|险胜|完胜|力克|惜败|不敌|领先|落后|战平|打成|逼平|踢成|首局|次局|局分|半场|胜|负)";
  private static final String WON =
      "(?:战胜|击败|大胜|险胜|完胜|力克|横扫|淘汰|取胜|获胜|领先|落后|逆转|战平|不敌|惜败|大败|胜|负|告负|小胜|的比分|平)";

  private ChineseTimes() {}

  static RuleTable table() {
    return RuleTable.ofNumbers(
        "时间、比分和比例",
        List.of(
            Rewrite.of(
                "(" + GAME + "[^，。！？,.!?\\d]{0,6}?)(\\d{1,3}) ?[:\\-—] ?(\\d{1,3})(?![\\d:])",
                m -> m.group(1) + against(m.group(2), m.group(3))),
            Rewrite.of(
                "(?<![\\d:.\\-])(\\d{1,3}) ?[:\\-—] ?(\\d{1,3})(?= ?" + WON + ")",
                m -> against(m.group(1), m.group(2))),
            Rewrite.of(
                "((?:比例|配比|之比|比率|比值|缩放|按|按照)[^，。！？,.!?\\d]{0,4}?)(\\d{1,5}) ?: ?(\\d{1,5})(?:  ?:? ?(\\d{1,5}))?(?![\\d:])",
                m -> m.group(1) + against(m.group(2), m.group(3))),
            Rewrite.of(
                "(?<![\\d:.])(\\d{1,5}):(\\d{1,5})(?=的?(?:比例|配比|画面|屏幕|宽屏|模型|还原|复刻|配置))",
                m -> against(m.group(1), m.group(2))),
            Rewrite.of("(?<=\\d:\\d{2})" + TO + "(?=\\d{1,2}:\\d{2})", m -> "到"),
            Rewrite.of(
                "(\\d{1,2}[点时](?:\\d{1,2}分|半)?)" + TO + "(?=\\d{1,2}[点时])", m -> m.group(1) + "到"),
            Rewrite.of(CLOCK, m -> clock(m.group(1), m.group(2), m.group(3))),
            Rewrite.of(
                "(?<![\\d:.])(\\d{1,5}(?:\\.\\d{1,3})?):(\\d{1,5}(?:\\.\\d{1,3})?)(?::(\\d{1,5}))?(?![\\d:]|\\.\\d)",
                m ->
                    against(m.group(1), m.group(2))
                        + (m.group(3) == null ? "" : "比" + whole(m.group(3)))),
            // 9秒58
            Rewrite.of("(?<=\\d秒)(\\d{1,3})(?!\\d)", m -> digits(m.group(1))),
            Rewrite.of(
                "(?<![\\d.第])2(?=点(?:钟|半|整|多|一刻|三刻|\\d{1,2}分|\\d{2}(?!\\d)|左右|[，。！？]|$|[^\\d一二三四五六七八九零]))",
                m -> "两"),
            Rewrite.of("(?<=点)0([1-9])(?=分)", m -> "零" + whole(m.group(1)))));
  }

  private static String against(String one, String other) {
    return ChineseNumbers.number(one) + "比" + ChineseNumbers.number(other);
  }

  private static String clock(String hour, String minute, String second) {
    String said = (Integer.parseInt(hour) == 2 ? "两" : whole(hour)) + "点";
    if (!minute.equals("00") || second != null) {
      String zero = minute.charAt(0) == '0' && !minute.equals("00") ? "零" : "";
      said += zero + whole(minute) + "分";
    }
    return second == null ? said : said + whole(second) + "秒";
  }
}
