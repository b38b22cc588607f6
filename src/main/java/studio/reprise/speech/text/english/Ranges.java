package studio.reprise.speech.text.english;

import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;

/**
 * Two numbers with a dash, a colon or an x between them: spans, scores, ratios, measures of area.
 */
final class Ranges {
  private static final String N = "(?:\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,6})(?:\\.\\d{1,3})?";
  private static final String RATIO =
      "(?:ratios?|odds|scale|aspect|chances?|mix|dilution|gear|favou?rites?|majority|underdogs?|shot)";

  private final EnglishNumbers numbers;

  Ranges(EnglishNumbers numbers) {
    this.numbers = numbers;
  }

  RuleTable table() {
    String degree =
        "(?: ?(%|\u00b0 ?[CF]?|km|kg|cm|mm|m|g|lbs?|ft|hrs?|mins?|years?|days?)(?![A-Za-z]))?";
    return RuleTable.ofNumbers(
        "ranges",
        List.of(
            Rewrite.of(
                    "(?<![\\w./-])(\\d{1,2})-(1/[23468]|3/[48]|2/3|[57]/8)(?![\\d/]| ?[-\u2013] ?\\d)",
                    m -> m.group(1) + " " + m.group(2))
                .when("/"),
            Rewrite.of(
                    "(?<![\\w./])((?:\\d{1,3} )?(\\d{1,2})/(\\d{1,2})|(\\d{1,3})(?= [-\u2013] \\d/))( ?)[-\u2013] ?(?=(\\d{1,3} )?(\\d{1,2})(?:/(\\d{1,2}))?(?![\\w/-]))",
                    Ranges::fractions)
                .when("/"),
            Rewrite.of(
                "(?<![\\w.,:/-])(1|2|10|20|50|60|70|80|90|24|7|9)[-\u2013](4|20|50|40|30|10|7|5)(?![\\w%]|[.,:]\\d|[-\u2013]\\d)",
                Ranges::fixed),
            Rewrite.of(
                "(?<![\\w.,:/-])(\\d{1,3}(?:st|nd|rd|th)) ?[-\u2013] ?(?=\\d{1,3}(?:st|nd|rd|th)\\b)",
                m -> m.group(1) + " to "),
            Rewrite.of(
                "(?<![\\w.,:/-])([-\u2212]?)("
                    + N
                    + ")"
                    + degree
                    + " ?(?:[-\u2013\u2014~]|\\.{2,3}) ?([-\u2212]?)(?="
                    + N
                    + "(?![\\d:]|[-\u2013/]\\d))",
                this::span),
            Rewrite.of(
                "(?<![\\w.,:/-])("
                    + N
                    + ") ?: ?("
                    + N
                    + ")(?= "
                    + RATIO
                    + "\\b| against\\b| on\\b)",
                m -> ratio(m.group(1), m.group(2))),
            Rewrite.anyCase(
                "(?<=\\b"
                    + RATIO
                    + "(?: of| is| was| at| were)? )("
                    + N
                    + ") ?: ?("
                    + N
                    + ")(?: ?: ?("
                    + N
                    + "))?",
                m ->
                    ratio(m.group(1), m.group(2))
                        + (m.group(3) == null ? "" : " to " + numbers.decimal(m.group(3)))),
            Rewrite.of(
                "(?<![\\w.,:/-])(" + N + "):(" + N + "):(" + N + ")(?![\\w:])",
                m -> ratio(m.group(1), m.group(2)) + " to " + numbers.decimal(m.group(3))),
            Rewrite.of(
                "(?<![\\w.,:/-])(" + N + ") ?: ?(" + N + ")(?![\\w:]|[.,]\\d)",
                m -> ratio(m.group(1), m.group(2))),
            Rewrite.of(
                "(?<![\\w.,/-])(\\d{1,5}(?:\\.\\d{1,3})?)((?: ?(?:mm|cm|m|km|in|ft|yd|\u2033|\u2032)\\.?)?) ?[x\u00d7] ?(?=\\d)",
                m ->
                    (m.group(2).isEmpty() && m.group(1).matches("(?:1[1-9]|2[0-9])\\d\\d")
                            ? paired(m.group(1))
                            : m.group(1) + m.group(2))
                        + " by "),
            Rewrite.of(
                "(?<= by )(10[1-9]\\d|1[1-9]\\d\\d|2[0-9]\\d\\d)(?!\\w|[.,]\\d)(?! ?(?:mm|cm|m|ft|in)\\b)",
                m -> paired(m.group(1))),
            Rewrite.of("(?<![\\w.,])\\(([2-9]) ?[x\u00d7]\\)", m -> "(" + m.group(1) + " times)")));
  }

  /** "1/2-3/4 inch" is a span; "1 - 1/2" takes away. */
  private static String fractions(MatchResult match) {
    double first =
        match.group(4) != null
            ? Integer.parseInt(match.group(4))
            : share(match.group(2), match.group(3));
    double second =
        (match.group(6) == null ? 0 : Integer.parseInt(match.group(6).strip()))
            + share(match.group(7), match.group(8) == null ? "1" : match.group(8));
    boolean less = !match.group(5).isEmpty() && second < first;
    return match.group(1) + (less ? " minus " : " to ");
  }

  private static double share(String part, String whole) {
    return Double.parseDouble(part) / Math.max(1, Integer.parseInt(whole));
  }

  /** Pairs that are said without "to": ten four, fifty fifty, twenty four seven. */
  private static @Nullable String fixed(MatchResult match) {
    String pair = match.group(1) + "-" + match.group(2);
    return List.of("10-4", "20-20", "50-50", "60-40", "70-30", "80-20", "90-10", "24-7")
            .contains(pair)
        ? match.group(1) + " " + match.group(2)
        : null;
  }

  /** A unit that stands at both ends is said once, behind the second. */
  private String span(MatchResult match) {
    String unit = match.group(3);
    String kept =
        unit == null || unit.matches("%|\u00b0 ?[CF]?|km|kg|cm|mm|m|g|lbs?|ft") ? "" : " " + unit;
    return (match.group(1).isEmpty() ? "" : "minus ")
        + match.group(2)
        + kept
        + " to "
        + (match.group(4).isEmpty() ? "" : "minus ");
  }

  private String ratio(String first, String second) {
    return numbers.decimal(first) + " to " + numbers.decimal(second);
  }

  private String paired(String digits) {
    return numbers.year(digits);
  }
}
