package studio.reprise.speech.text.english;

import java.util.List;
import java.util.Map;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;

/**
 * Signs of arithmetic. A sign is mathematics only beside a number, a power or a letter that stands
 * alone as a variable; between words it is ink (see {@link Signs}).
 */
final class Maths {
  private static final String NUMBER = EnglishNumbers.WRITTEN;

  /** Ends a number, a variable, a power or a bracket. */
  private static final String LEFT =
      "(?<=[\\d%)\u00b2\u00b3!\u00b0]|(?<![A-Za-z'])[A-Za-z]|\\d[A-Za-z]|(?<![A-Za-z])pi)";

  private static final String RIGHT =
      "(?=[-\u2212+]?\\d|[-\u2212+]?\\.\\d|[-\u2212(\u221a]|[A-Za-z](?![A-Za-z'])|[A-Za-z]{1,3}[\\^(\u00b2\u00b3]|pi(?![A-Za-z]))";

  private static final Map<String, String> FUNCTIONS =
      Map.of("sin", "sine", "cos", "cosine", "tan", "tangent", "ln", "natural log");

  /** Between numbers of a text that holds nothing else; elsewhere it may be a measure of area. */
  private static final String TIMES = "(?<=[\\d)]) ?\u00d7 ?(?=[\\d(])";

  private final EnglishNumbers numbers;

  Maths(EnglishNumbers numbers) {
    this.numbers = numbers;
  }

  RuleTable powers() {
    return RuleTable.ofNumbers(
        "maths",
        List.of(
            Rewrite.of(
                "("
                    + NUMBER
                    + ") ?[x\u00d7*\u22c5\u00b7] ?10 ?(?:\\^ ?|\\*\\*)[({]?([-\u2212+]?)(\\d{1,4})[)}]?",
                m ->
                    numbers.decimal(m.group(1))
                        + " times ten to the power of "
                        + sign(m.group(2))
                        + numbers.cardinal(m.group(3))),
            Rewrite.of(
                "(?<![\\w.])(\\d{1,3}(?:\\.\\d{1,15})?)[eE]([-\u2212+]?)(\\d{1,3})\\b",
                m ->
                    numbers.decimal(m.group(1))
                        + " times ten to the power of "
                        + sign(m.group(2))
                        + numbers.cardinal(m.group(3).replaceFirst("^0+(?=\\d)", "")))));
  }

  RuleTable signs() {
    return new RuleTable(
        "maths",
        c ->
            "+-*/=<>^\u00d7\u00f7\u00b1\u221a\u2248\u2260\u2264\u2265\u221e\u22c5\u00b7\u221b(\u2212"
                    .indexOf(c)
                >= 0,
        List.of(
            Rewrite.of(
                    "(?<![\\w.])(\\d{1,6})([a-z])(?=\\^|\\*\\*)",
                    m -> m.group(1) + " " + m.group(2))
                .when("^", "**"),
            Rewrite.of(
                    "(?<![\\w/])(\\d{1,4})/([xyzntr])(?![\\w/'])",
                    m -> m.group(1) + " over " + m.group(2))
                .when("/"),
            Rewrite.of(
                "(?<=[\\w)])(?:\\^|\\*\\*)[({]?([-\u2212]?)(\\d{1,4})[)}]?",
                m -> power(m.group(1), m.group(2))),
            Rewrite.of(
                "(?<=[\\w)])\\^[({]?([-\u2212]?)([A-Za-z])(?![A-Za-z])[)}]?",
                m -> " to the " + sign(m.group(1)) + m.group(2) + " "),
            Rewrite.of(
                "(?<=[-+*/=(^] {0,1})(\\d{1,6})([a-z])(?=\\^|[-+*/=) ]|$)(?=[^A-Za-z]*(?:[-+=^*/)]|$))"
                    + "|(?<![\\w.])(\\d{1,6})([a-z])(?= ?[-+=^*/] ?[\\w(])",
                m ->
                    m.group(1) == null
                        ? m.group(3) + " " + m.group(4)
                        : m.group(1) + " " + m.group(2)),
            Rewrite.fixed("(?<=(?<![A-Za-z])[a-z\\d])!(?= ?[=/*\u00d7\u00f7])", " factorial")
                .when("!"),
            Rewrite.of(
                    "\\b([fgh]|sin|cos|tan|log|ln|exp)\\(([a-z]|\\d{0,3}[a-z]|[-\u2212]?\\d{1,4}(?:\\.\\d{1,3})?)\\)",
                    m -> FUNCTIONS.getOrDefault(m.group(1), m.group(1)) + " of " + m.group(2))
                .when("("),
            Rewrite.fixed(
                    "(?<=(?<![\\w.])\\d)\\((?=\\d{1,4} ?[-+*/\u00d7\u00f7\u2212] ?\\d)", " times (")
                .when("("),
            Rewrite.of("\\A[^\\p{L}]*\\z", m -> m.group().replaceAll(TIMES, " times "))
                .when("\u00d7"),
            Rewrite.fixed(
                    "(?<=[\\d)]) ?\u00d7 ?(?=[-\u2212(])|(?<=\\d) ?\u00b7 ?(?=\\d)", " times ")
                .when("\u00d7", "\u00b7"),
            Rewrite.fixed(" ?\u221b ?(?=[\\w(])", " the cube root of ").when("\u221b"),
            Rewrite.fixed(" ?\u221a ?(?=[\\w(])", " the square root of ").when("\u221a"),
            Rewrite.fixed(LEFT + " ?\u00b1 ?" + RIGHT, " plus or minus ").when("\u00b1"),
            Rewrite.fixed("\u00b1 ?(?=[\\d.])", "plus or minus ").when("\u00b1"),
            Rewrite.fixed("\u221e", " infinity ").when("\u221e"),
            Rewrite.fixed("(?<=\\d) ?[x\u00d7] ?(?=\\d{1,6}(?:\\.\\d{1,4})? ?=)", " times ")
                .when("="),
            Rewrite.fixed("(?<=\\d) ?[-\u2013\u2212] ?(?=\\d[\\d., +*]{0,20}=)", " minus ")
                .when("="),
            Rewrite.fixed(
                    "(?<=\\d) / (?=\\d)|(?<=(?<![\\d+\u2212-])(?<![+\u2212-] )\\d{1,6})/(?=\\d{1,6} ?= ?\\d{1,6}(?![\\d/]))",
                    " divided by ")
                .when("/"),
            Rewrite.fixed(LEFT + " ?(?:!=|\u2260|<>) ?" + RIGHT, " does not equal ")
                .when("=", "\u2260", "<>"),
            Rewrite.fixed(" ?\u2260 ?", " does not equal ").when("\u2260"),
            Rewrite.fixed(LEFT + " ?(?:<=|\u2264) ?" + RIGHT, " is at most ").when("<=", "\u2264"),
            Rewrite.fixed(LEFT + " ?(?:>=|\u2265) ?" + RIGHT, " is at least ").when(">=", "\u2265"),
            Rewrite.fixed("(?<![\\w<])(?:<=|\u2264) ?(?=\\.?\\d)", "at most ").when("<=", "\u2264"),
            Rewrite.fixed("(?<![\\w>])(?:>=|\u2265) ?(?=\\.?\\d)", "at least ")
                .when(">=", "\u2265"),
            Rewrite.fixed(LEFT + " ?\u2248 ?" + RIGHT, " is about ").when("\u2248"),
            Rewrite.fixed("\u2248 ?(?=\\d)", "about ").when("\u2248"),
            Rewrite.fixed(
                    "(?<=\\w {0,2})(?<![<>=-])={1,3} {0,2}(?="
                        + RIGHT.substring(3, RIGHT.length() - 1)
                        + ")(?![=<>])",
                    " equals ")
                .when("="),
            Rewrite.fixed(LEFT + " ?={1,3} ?(?=[A-Za-z?])", " equals ").when("="),
            Rewrite.fixed(LEFT + " ?< ?" + RIGHT, " is less than ").when("<"),
            Rewrite.fixed(LEFT + " ?(?<![-=])> ?" + RIGHT, " is greater than ").when(">"),
            Rewrite.fixed("(?<![\\w<])< ?(?=[-\u2212$]?\\.?\\d)", "less than ").when("<"),
            Rewrite.fixed("(?<![\\w>=-])> ?(?=[-\u2212$]?\\.?\\d)", "more than ").when(">"),
            Rewrite.fixed(LEFT + " ?[\u00d7\u22c5] ?(?=[A-Za-z(])(?![a-z]{2})", " times ")
                .when("\u00d7", "\u22c5"),
            Rewrite.fixed(
                    "(?<=[\\d)]) ?\\* ?(?=[\\d(a-z])(?![a-z]{2})|(?<=(?<![A-Za-z'])[a-z]) ?\\* ?(?=\\d|[a-z](?![a-z']))",
                    " times ")
                .when("*"),
            Rewrite.fixed(LEFT + " ?\u00f7 ?" + RIGHT, " divided by ").when("\u00f7"),
            Rewrite.fixed(
                    "(?<=(?<![A-Za-z'])[a-z]|\\d) [-\u2013\u2212] (?=[a-z](?![a-z'])|[\\d]{1,6} (?:=|equals))(?=[^.!?]{0,20}(?:=|equals|\\)))",
                    " minus ")
                .when("=", "equals"),
            Rewrite.fixed(
                    "(?<=(?:=|equals)[^.!?]{0,30}[\\w)]) ?[-\u2013\u2212] ?(?=\\d|[a-z](?![a-z']))",
                    " minus ")
                .when("=", "equals"),
            Rewrite.fixed("(?<=(?:squared|cubed) ?) ?[-\u2212] (?=[a-z0-9](?![a-z']))", " minus ")
                .when("squared", "cubed"),
            Rewrite.fixed(LEFT + " ?\\+ ?" + RIGHT, " plus ").when("+"),
            Rewrite.fixed("(?<=(?:squared|cubed) ?)\\+ ?(?=[\\w])", " plus ").when("+"),
            Rewrite.fixed("(?<=\\d)\\+(?![\\w+])", " plus").when("+"),
            Rewrite.fixed("(?<![\\w+])\\+(?=\\.?\\d)", "plus ").when("+")));
  }

  private static String sign(String written) {
    return written.matches("[-\u2212]") ? "minus " : "";
  }

  private String power(String sign, String digits) {
    if (sign.isEmpty() && digits.equals("2")) {
      return " squared ";
    }
    if (sign.isEmpty() && digits.equals("3")) {
      return " cubed ";
    }
    return " to the power of " + sign(sign) + numbers.cardinal(digits) + " ";
  }
}
