package studio.reprise.speech.text.chinese;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import studio.reprise.speech.text.english.EnglishNormalizer;
import studio.reprise.speech.text.rewrite.Rewrite;

/**
 * Spells out what Chinese text writes in digits and signs: dates, times, money, percentages,
 * fractions, ranges, units, telephone numbers and numbers. Everything else stays as it is.
 */
public final class ChineseNormalizer {
  private static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3})++|\\d++)(?:\\.\\d++)?";
  private static final String MINUS = "((?<![\\w.)-])[-\u2212])?";
  private static final Map<String, String> CURRENCIES =
      Map.of(
          "\u00a5",
          "\u5143",
          "\uffe5",
          "\u5143",
          "$",
          "\u7f8e\u5143",
          "US$",
          "\u7f8e\u5143",
          "\u20ac",
          "\u6b27\u5143",
          "\u00a3",
          "\u82f1\u9551");
  private static final Map<String, String> UNITS = units();
  private static final String MEASURE_WORDS =
      "[\u4e2a\u53ea\u6761\u672c\u5f20\u4f4d\u4ef6\u6b21\u5929\u5e74\u4eba\u53e5\u9897\u5757\u676f\u74f6\u5bb6\u53f0\u8f86\u5934\u5339\u9635\u79cd\u7ec4\u904d\u573a\u5c81\u5468]";

  private final List<Rewrite> rules =
      List.of(
          Rewrite.of(
              "[\uff10-\uff19]",
              m -> String.valueOf((char) (m.group().charAt(0) - '\uff10' + '0'))),
          Rewrite.of(EnglishNormalizer.LONG_NUMBER, m -> ChineseNumbers.digits(m.group())),
          Rewrite.of(
              "(?<!\\d)(\\d{4}) ?[-~\uff5e\u2013] ?(?=\\d{4} ?\u5e74)",
              m -> ChineseNumbers.digits(m.group(1)) + "\u5230"),
          Rewrite.of(
              "(?<=\\d[:\uff1a]\\d{2}) ?[-~\uff5e\u2013] ?(?=\\d{1,2}[:\uff1a]\\d)", m -> "\u5230"),
          Rewrite.of(
              "(?<!\\d)(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d|[-/.]\\d)",
              m -> date(m.group(1), m.group(2), m.group(3))),
          Rewrite.of(
              "(?<!\\d)(\\d{4}|\\d{2})(?= ?\u5e74(?!\u524d|\u540e|\u5185|\u95f4|\u6765))",
              m -> ChineseNumbers.digits(m.group(1))),
          Rewrite.of(
              "(?<![\\d:])([01]?\\d|2[0-4])[:\uff1a]([0-5]\\d)(?:[:\uff1a]([0-5]\\d))?(?![\\d:])",
              m -> time(m.group(1), m.group(2), m.group(3))),
          Rewrite.of(
              "(?<![\\d:.])(\\d{1,3})[:\uff1a](\\d{1,3})(?![\\d:.])",
              m -> ChineseNumbers.whole(m.group(1)) + "\u6bd4" + ChineseNumbers.whole(m.group(2))),
          Rewrite.of(
              "(?<![\\d+])(?:\\+?86[- ]?)?(1[3-9]\\d)[- ]?(\\d{4})[- ]?(\\d{4})(?!\\d)",
              m -> telephone(m.group(1) + m.group(2) + m.group(3))),
          Rewrite.of(
              "(?<!\\d)(0\\d{2,3})-(\\d{7,8})(?!\\d)", m -> telephone(m.group(1) + m.group(2))),
          Rewrite.of(
              MINUS + "(US\\$|[$\u00a5\uffe5\u20ac\u00a3]) ?(" + NUMBER + ")([\u4e07\u4ebf]?)",
              m ->
                  minus(m.group(1))
                      + ChineseNumbers.number(m.group(3))
                      + m.group(4)
                      + CURRENCIES.get(m.group(2))),
          Rewrite.of(
              "(?<![\\d/])(\\d{1,4})/(\\d{1,4})(?![\\d/])",
              m ->
                  ChineseNumbers.whole(m.group(2))
                      + "\u5206\u4e4b"
                      + ChineseNumbers.whole(m.group(1))),
          Rewrite.of(
              "(?<=\\d[%\u2103\u00b0]?) ?(?:-(?! )|[~\uff5e\u2013]) ?(?=\\d)", m -> "\u5230"),
          Rewrite.of(
              MINUS + "(" + NUMBER + ") ?([%\u2030])",
              m ->
                  minus(m.group(1))
                      + (m.group(3).equals("%") ? "\u767e\u5206\u4e4b" : "\u5343\u5206\u4e4b")
                      + ChineseNumbers.number(m.group(2))),
          Rewrite.of(
              MINUS + "(" + NUMBER + ") ?(" + unitPattern() + ")(?![A-Za-z])",
              m -> minus(m.group(1)) + ChineseNumbers.number(m.group(2)) + UNITS.get(m.group(3))),
          Rewrite.of(
              "(?<![\\d.])2(?= ?(?:" + MEASURE_WORDS + "|\u5c0f\u65f6|\u5206\u949f))",
              m -> "\u4e24"),
          Rewrite.of(
              "(?<=[\u56fd\u53f7\u697c\u5ba4\u7801]) ?(0\\d++)",
              m -> ChineseNumbers.digits(m.group(1))),
          Rewrite.of("(?<=\\d) ?[\u00d7x] ?(?=\\d)", m -> "\u4e58"),
          Rewrite.of(
              MINUS + "(" + NUMBER + ")(?!\\*|\\^)", m -> minus(m.group(1)) + number(m.group(2))));

  public String normalize(String text) {
    return Rewrite.applyAll(rules, text);
  }

  private static String minus(String sign) {
    return sign == null ? "" : "\u8d1f";
  }

  /** A number that starts with a zero is a code and said digit by digit. */
  private static String number(String written) {
    boolean code = written.length() > 1 && written.charAt(0) == '0' && written.charAt(1) != '.';
    return code ? ChineseNumbers.digits(written) : ChineseNumbers.number(written);
  }

  private static String date(String year, String month, String day) {
    int m = Integer.parseInt(month);
    int d = Integer.parseInt(day);
    if (m < 1 || m > 12 || d < 1 || d > 31) {
      return null;
    }
    return ChineseNumbers.digits(year)
        + "\u5e74"
        + ChineseNumbers.whole(month)
        + "\u6708"
        + ChineseNumbers.whole(day)
        + "\u65e5";
  }

  private static String time(String hour, String minute, String second) {
    String said = (Integer.parseInt(hour) == 2 ? "\u4e24" : ChineseNumbers.whole(hour)) + "\u70b9";
    if (!minute.equals("00") || second != null) {
      String zero = minute.charAt(0) == '0' && !minute.equals("00") ? "\u96f6" : "";
      said += zero + ChineseNumbers.whole(minute) + "\u5206";
    }
    return second == null ? said : said + ChineseNumbers.whole(second) + "\u79d2";
  }

  /** In telephone numbers one is said "yao". */
  private static String telephone(String digits) {
    return ChineseNumbers.digits(digits).replace('\u4e00', '\u5e7a');
  }

  private static String unitPattern() {
    return String.join(
        "|",
        UNITS.keySet().stream()
            .sorted((a, b) -> a.length() != b.length() ? b.length() - a.length() : a.compareTo(b))
            .map(Pattern::quote)
            .toList());
  }

  private static Map<String, String> units() {
    Map<String, String> units = new TreeMap<>();
    String table =
        "km/h \u516c\u91cc\u6bcf\u5c0f\u65f6;m/s \u7c73\u6bcf\u79d2;km\u00b2 \u5e73\u65b9\u516c\u91cc;m\u00b2 \u5e73\u65b9\u7c73;m\u00b3 \u7acb\u65b9\u7c73;km \u5343\u7c73;cm \u5398\u7c73;mm \u6beb\u7c73;m \u7c73;"
            + "kg \u5343\u514b;mg \u6beb\u514b;g \u514b;ml \u6beb\u5347;mL \u6beb\u5347;L \u5347;\u2103 \u6444\u6c0f\u5ea6;\u00b0C \u6444\u6c0f\u5ea6;\u00b0F \u534e\u6c0f\u5ea6;\u2109 \u534e\u6c0f\u5ea6;"
            + "\u00b0 \u5ea6;Hz \u8d6b\u5179;kHz \u5343\u8d6b\u5179;MHz \u5146\u8d6b\u5179;GHz \u5409\u8d6b\u5179;kW \u5343\u74e6;kWh \u5343\u74e6\u65f6;W \u74e6;V \u4f0f;dB \u5206\u8d1d;"
            + "min \u5206\u949f;h \u5c0f\u65f6;s \u79d2;ms \u6beb\u79d2";
    for (String row : table.split(";")) {
      int blank = row.indexOf(' ');
      units.put(row.substring(0, blank), row.substring(blank + 1));
    }
    return units;
  }
}
