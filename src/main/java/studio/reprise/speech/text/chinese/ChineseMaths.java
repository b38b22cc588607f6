package studio.reprise.speech.text.chinese;

import static studio.reprise.speech.text.chinese.ChineseNumbers.number;
import static studio.reprise.speech.text.chinese.ChineseNumbers.scientific;
import static studio.reprise.speech.text.chinese.ChineseNumbers.whole;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;
import studio.reprise.speech.text.rewrite.WordTable;

/** Powers, sums, comparisons; a sign without a number or letter beside it is no mathematics. */
final class ChineseMaths {
  private static final String OPERAND_BEFORE = "(?<=[\\dA-Za-z)）零一二三四五六七八九十百千万亿方根π])";
  private static final String OPERAND_BEHIND = "(?=[\\dA-Za-z(（√π零一二三四五六七八九十百根-])";
  private static final Map<String, String> SIGNS = readSigns();
  private static final Map<String, String> COMPARED =
      Map.of("<=", "小于等于", ">=", "大于等于", "!=", "不等于", "==", "等于");

  private ChineseMaths() {}

  static RuleTable powers() {
    return RuleTable.of(
        "科学记数法和乘方",
        List.of(
            Rewrite.of(
                "(-?(?<![\\w.])\\d++(?:\\.\\d++)?) ?[*xX×·] ?(\\d++)\\^\\(?([-+]?\\d++)\\)?",
                m -> scientific(m.group(1), m.group(2), m.group(3).replace("+", ""))),
            Rewrite.of(
                "(-?(?<![\\w.])\\d++(?:\\.\\d++)?)[eE]([-+]?\\d{1,3})(?![\\w.])",
                m ->
                    scientific(
                        m.group(1), "10", m.group(2).replaceFirst("^\\+?(-?)0*(?=\\d)", "$1"))),
            Rewrite.of(
                "(?<![\\w.])(\\d++(?:\\.\\d++)?)\\^\\(?(-?\\d++)\\)?",
                m -> number(m.group(1)) + power(m.group(2))),
            Rewrite.of("(?<=[A-Za-z)）])\\^\\(?(-?\\d++|[a-z])\\)?", m -> power(m.group(1))),
            Rewrite.of(
                "(?<![A-Za-z\\d ])([A-Za-z]{1,3})([²³])",
                m -> m.group(1) + power(m.group(2).equals("²") ? "2" : "3")),
            Rewrite.of("√ ?(\\d++(?:\\.\\d++)?)", m -> "根号" + number(m.group(1))),
            Rewrite.of(
                "(?<=\\d) ?-  ?(?=\\d)|(?<=\\d)-(?=\\d++(?:\\.\\d++)? ?(?:=|等于))", m -> "减")));
  }

  /** Signs between two operands. */
  static RuleTable signs() {
    String sign = "[" + String.join("", SIGNS.keySet()) + "]";
    return RuleTable.of(
        "数学符号",
        List.of(
            Rewrite.of(
                OPERAND_BEFORE + " ?(" + sign + "|<=|>=|!=|==) ?" + OPERAND_BEHIND,
                m -> SIGNS.getOrDefault(m.group(1), COMPARED.get(m.group(1)))),
            Rewrite.of("(?<=[A-Za-z])\\+\\+", m -> "加加"),
            Rewrite.of("(?<=[\\d零一二三四五六七八九十百千万亿])\\+", m -> "加"),
            Rewrite.of("([≈≠≤≥±]) ?" + OPERAND_BEHIND, m -> SIGNS.get(m.group(1)))));
  }

  private static String power(String exponent) {
    return switch (exponent) {
      case "2" -> "的平方";
      case "3" -> "的立方";
      default ->
          "的"
              + (exponent.startsWith("-") ? "负" : "")
              + (Character.isDigit(exponent.charAt(exponent.length() - 1))
                  ? whole(exponent.replace("-", ""))
                  : exponent)
              + "次方";
    };
  }

  private static Map<String, String> readSigns() {
    Map<String, String> signs = new LinkedHashMap<>();
    WordTable.open(ChineseMaths.class, "maths.tsv")
        .rows()
        .forEach(row -> signs.put(row.get(0), row.get(1)));
    return signs;
  }
}
