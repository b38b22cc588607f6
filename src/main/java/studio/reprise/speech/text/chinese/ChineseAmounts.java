package studio.reprise.speech.text.chinese;

import static studio.reprise.speech.text.chinese.ChineseNumbers.counted;
import static studio.reprise.speech.text.chinese.ChineseNumbers.digits;
import static studio.reprise.speech.text.chinese.ChineseNumbers.number;
import static studio.reprise.speech.text.chinese.ChineseNumbers.whole;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;
import studio.reprise.speech.text.rewrite.WordTable;

/** Money, shares, temperatures, units, fractions, counts, and from-to of all of them. */
final class ChineseAmounts {
  /** Digits with or without commas between the thousands, and a fraction. */
  static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3})++|\\d++)(?:\\.\\d++)?";

  private static final String RULERS =
      "亨利|路易|伊丽莎白|查理|乔治|爱德华|威廉|詹姆斯|保罗|约翰|查尔斯|理查|腓力|菲利普|腓特烈|拿破仑|尼古拉|亚历山大|彼得|卡尔|古斯塔夫|凯瑟琳"
          + "|叶卡捷琳娜|拉美西斯|图特摩斯|庇护|本笃|利奥|格里高利|克莱门特|若望|阿尔方斯|费尔南多|弗朗茨|利奥波德|维克多";

  private static final String MINUS = "((?<![\\w.)\u4e00-\u9fff-])-|(?<=[\u4e00-\u9fff])-(?=\\d))?";
  private static final String SCALE = "([千万亿]{0,2}|百万|千万|万亿)";
  private static final WordTable CURRENCIES =
      WordTable.open(ChineseAmounts.class, "currencies.tsv");
  private static final WordTable UNITS = WordTable.open(ChineseAmounts.class, "units.tsv");
  private static final String MEASURE =
      WordTable.open(ChineseAmounts.class, "measures.tsv").anyOf(0);
  private static final Map<String, String> MONEY = names(CURRENCIES);
  private static final Map<String, String> UNIT = names(UNITS);
  private static final Map<String, String> VULGAR =
      Map.ofEntries(
          Map.entry("½", "二分之一"),
          Map.entry("⅓", "三分之一"),
          Map.entry("⅔", "三分之二"),
          Map.entry("¼", "四分之一"),
          Map.entry("¾", "四分之三"),
          Map.entry("⅕", "五分之一"),
          Map.entry("⅛", "八分之一"));

  private ChineseAmounts() {}

  private static Map<String, String> names(WordTable table) {
    Map<String, String> names = new HashMap<>();
    table.rows().forEach(row -> names.put(row.get(0), row.get(1)));
    return names;
  }

  /** From a number to another: the sign between becomes a word, what stands around it stays. */
  static RuleTable ranges() {
    String unit = " ?(?:[%‰]|" + UNITS.anyOf(0) + "(?![A-Za-z])|[\u4e00-\u9fff]{1,2})";
    return RuleTable.ofNumbers(
        "范围",
        List.of(
            // 1米75
            Rewrite.of(
                "(?<![\\d.])([12])米(\\d{2})(?![\\d.]|[个的多])",
                m -> whole(m.group(1)) + "米" + digits(m.group(2))),
            Rewrite.of(
                "(?<![\\w.])(-?"
                    + NUMBER
                    + ")("
                    + unit
                    + ")? ?(?:--?|~|—) ?"
                    + "(?=[$¥￥€£]?"
                    + NUMBER
                    + "|-\\d++(?:\\.\\d++)?[℃°度]|第\\d)"
                    + "(?! ?\\d++(?:\\.\\d++)? ?(?:=|等于))",
                m -> m.group(1) + (m.group(2) == null ? "" : m.group(2)) + "到"),
            Rewrite.of("(?<=[零一二三四五六七八九十百千万亿点年月日分秒度]) ?(?:--?|~|—) ?(?=\\d)", m -> "到")));
  }

  static RuleTable money() {
    String sign = CURRENCIES.anyOf(0);
    return RuleTable.ofNumbers(
        "货币",
        List.of(
            Rewrite.of(
                "(" + sign + ") ?(" + NUMBER + ")到(?:\\1)? ?(" + NUMBER + ")" + SCALE + "元?",
                m ->
                    number(m.group(2))
                        + "到"
                        + amount(m.group(3))
                        + m.group(4)
                        + MONEY.get(m.group(1))),
            Rewrite.of(
                MINUS
                    + "(?<![A-Za-z])("
                    + sign
                    + ") ?"
                    + "-?("
                    + NUMBER
                    + ")"
                    + SCALE
                    + "([KkMB]?)(?![A-Za-z])(?:元|美元)?",
                m ->
                    minus(m.group(1))
                        + amount(times(m.group(3), m.group(5)))
                        + m.group(4)
                        + MONEY.get(m.group(2))),
            Rewrite.of(
                MINUS + "(" + NUMBER + ")" + SCALE + " ?(" + sign + ")(?![A-Za-z\\d])",
                m -> minus(m.group(1)) + amount(m.group(2)) + m.group(3) + MONEY.get(m.group(4)))));
  }

  static RuleTable shares() {
    return RuleTable.ofNumbers(
        "百分比和分数",
        List.of(
            Rewrite.of(
                "(" + NUMBER + ")到(" + NUMBER + ") ?([%‰])",
                m -> share(m.group(3)) + number(m.group(1)) + "到" + number(m.group(2))),
            Rewrite.of(
                "([+±]|" + MINUS + ")(" + NUMBER + ") ?([%‰])",
                m ->
                    signed(m.group(1))
                        + share(m.group(4))
                        + (m.group(3).equals("100") ? "百" : number(m.group(3)))),
            Rewrite.fixed("24/7", "二十四七"),
            Rewrite.of(
                "((?:血压|高压)[^\\d，。]{0,4})(\\d{2,3})/(\\d{2,3})",
                m -> m.group(1) + whole(m.group(2)) + "，" + m.group(3)),
            Rewrite.of(
                "(?<![\\d/])(\\d{1,2})/(\\d{1,2})/(\\d{1,2})(?=号线|班|组|楼|路|年级|期|档)",
                m -> whole(m.group(1)) + "、" + whole(m.group(2)) + "、" + whole(m.group(3))),
            Rewrite.of(
                "(?<![\\d/])(\\d{1,2})/(\\d{1,2})(?=号线|班|年级|路公交)",
                m -> whole(m.group(1)) + "、" + whole(m.group(2))),
            Rewrite.of(
                "(?<![\\d/.])(\\d{1,3}) (\\d{1,3})/(\\d{1,3})(?![\\d/])",
                m -> whole(m.group(1)) + "又" + whole(m.group(3)) + "分之" + whole(m.group(2))),
            Rewrite.of(
                MINUS + "(?<![\\d/.])(\\d{1,5})/(\\d{1,5})(?![\\d/])",
                m -> minus(m.group(1)) + whole(m.group(3)) + "分之" + whole(m.group(2))),
            Rewrite.of(
                "(\\d{1,3})([½⅓⅔¼¾⅕⅛])", m -> whole(m.group(1)) + "又" + VULGAR.get(m.group(2)))));
  }

  static RuleTable vulgar() {
    return RuleTable.of("分数", List.of(Rewrite.of("[½⅓⅔¼¾⅕⅛]", m -> VULGAR.get(m.group()))));
  }

  static RuleTable units() {
    String unit = UNITS.anyOf(0);
    return RuleTable.ofNumbers(
        "温度和单位",
        List.of(
            Rewrite.of("°C", m -> "℃"),
            Rewrite.of("°F", m -> "℉"),
            Rewrite.of(
                "(?<=\\d ?)([ckmd]?m)([23])(?![\\d.])",
                m -> m.group(1) + (m.group(2).equals("2") ? "²" : "³")),
            Rewrite.of(
                "(?<![\\d.])(\\d{1,2})['′](\\d{1,2})[\"″]",
                m -> whole(m.group(1)) + "分" + whole(m.group(2)) + "秒"),
            Rewrite.of(
                MINUS + "(" + NUMBER + ")到(?=-?" + NUMBER + " ?(?:℃|℉|度))",
                m -> m.group(1) == null ? null : "负" + number(m.group(2)) + "到"),
            Rewrite.of(
                MINUS + "(" + NUMBER + ") ?(℃|℉)(?=/|)",
                m -> (m.group(1) == null ? "" : "负") + number(m.group(2)) + UNIT.get(m.group(3))),
            Rewrite.of(
                "(?<=气温|温度|低温|高温|最低|最高|室温|达到|降至|降到|跌至)(是|为|达|约)?-("
                    + NUMBER
                    + ")(?:度|°(?![CF\\d]))",
                m -> (m.group(1) == null ? "" : m.group(1)) + "负" + number(m.group(2)) + "度"),
            Rewrite.of("(?<![\\d.])(" + NUMBER + ")°(?![CF\\d])", m -> number(m.group(1)) + "度"),
            Rewrite.of(
                "(\\d{1,3})°(\\d{1,2})[′'](?:(\\d{1,2}(?:\\.\\d++)?)[″\"])?",
                m ->
                    whole(m.group(1))
                        + "度"
                        + whole(m.group(2))
                        + "分"
                        + (m.group(3) == null ? "" : number(m.group(3)) + "秒")),
            // 10×20cm, 3*4米
            Rewrite.of(
                "(?<=\\d)(" + unit + "|[\u4e00-\u9fff]?米)? ?[×xX*] ?(?=\\d)",
                m -> (m.group(1) == null ? "" : UNIT.getOrDefault(m.group(1), m.group(1))) + "乘"),
            Rewrite.of(
                "([±+]|"
                    + MINUS
                    + ")("
                    + NUMBER
                    + ") ?("
                    + unit
                    + ")(?:/("
                    + unit
                    + "))?(?![A-Za-z])",
                m ->
                    signed(m.group(1))
                        + (Objects.requireNonNull(UNIT.get(m.group(4))).equals("度")
                            ? number(m.group(3))
                            : amount(m.group(3)))
                        + UNIT.get(m.group(4))
                        + (m.group(5) == null ? "" : "每" + UNIT.get(m.group(5))))));
  }

  static RuleTable counts() {
    return RuleTable.ofNumbers(
        "数量",
        List.of(
            Rewrite.of("第 ?(\\d{1,9})(?![\\d.])", m -> "第" + whole(m.group(1))),
            Rewrite.of("(?<![\\d.第])2(?=到\\d{1,3} ?" + MEASURE + ")", m -> "两"),
            Rewrite.of(
                "(?<![\\d.第\\-/零一二三四五六七八九十])2(?!次元|手[房车]|维|班|等奖|路|号|年级|月|日|线|环)(?=[多来几]? ?(?:"
                    + MEASURE
                    + "))",
                m -> "两"),
            Rewrite.of("(?<=[国号楼室码]) ?(0\\d++)", m -> ChineseNumbers.digits(m.group(1))),
            Rewrite.of(
                MINUS + "(" + NUMBER + ")(?![\\d^])",
                m -> {
                  String written = m.group(2);
                  boolean code =
                      written.length() > 1 && written.charAt(0) == '0' && written.charAt(1) != '.';
                  return minus(m.group(1))
                      + (code ? ChineseNumbers.digits(written) : counted(written));
                }),
            Rewrite.of("(?<![\\d零一二三四五六七八九])\\.(?=[零一二三四五六七八九]{1,4})", m -> "零点")));
  }

  /** Two of something that is measured is 两. */
  private static String amount(String number) {
    return number.equals("2") ? "两" : counted(number);
  }

  private static String value(String letters) {
    int value = 0;
    for (int i = 0; i < letters.length(); i++) {
      int here = letters.charAt(i) == 'X' ? 10 : letters.charAt(i) == 'V' ? 5 : 1;
      char next = i + 1 < letters.length() ? letters.charAt(i + 1) : 'I';
      int behind = next == 'X' ? 10 : next == 'V' ? 5 : 1;
      value += here < behind ? -here : here;
    }
    return whole(String.valueOf(value));
  }

  /** Chapters in Roman numerals. */
  static RuleTable chapters() {
    return RuleTable.of(
        "罗马数字",
        List.of(
            Rewrite.of("第 ?([IVX]{1,6})(?=[章节回卷部集届季篇幕课单元页世])", m -> "第" + value(m.group(1))),
            Rewrite.of(
                "(" + RULERS + ") ?([IVX]{1,5})(?![A-Za-z])世?",
                m -> ruler(m.group(1), m.group(2)))));
  }

  /** 亨利八世, but 路易十四. */
  private static String ruler(String name, String numeral) {
    String number = value(numeral);
    return name + number + (name.equals("路易") && number.length() > 1 ? "" : "世");
  }

  private static String share(String sign) {
    return sign.equals("%") ? "百分之" : "千分之";
  }

  /** An amount in thousands, millions or billions of English. */
  private static String times(String number, String letter) {
    int zeros = letter.isEmpty() ? 0 : "KMB".indexOf(letter.toUpperCase(Locale.ROOT)) * 3 + 3;
    return zeros == 0
        ? number
        : new BigDecimal(number.replace(",", ""))
            .scaleByPowerOfTen(zeros)
            .stripTrailingZeros()
            .toPlainString();
  }

  private static String minus(String sign) {
    return sign == null ? "" : "负";
  }

  private static String signed(String sign) {
    return switch (sign == null ? "" : sign) {
      case "+" -> "正";
      case "±" -> "正负";
      case "-" -> "负";
      default -> "";
    };
  }
}
