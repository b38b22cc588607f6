package studio.reprise.speech.text.english;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;

/**
 * Dates in the orders that people write them, decades, and years. Where both orders are possible
 * the month comes first: 3/4/2024 is March fourth; 13/4/2024 can only be the thirteenth of April.
 */
final class Dates {
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  private static final String MONTH =
      "(?:January|February|March|April|May|June|July|August|September|October|November|December"
          + "|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)";
  private static final String WEEKDAY = "(?:Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun)";
  private static final Map<String, String> WEEKDAYS =
      Map.of(
          "Mo",
          "Monday",
          "Tu",
          "Tuesday",
          "We",
          "Wednesday",
          "Th",
          "Thursday",
          "Fr",
          "Friday",
          "Sa",
          "Saturday",
          "Su",
          "Sunday");
  private static final String TH = "(?:st|nd|rd|th)?";
  private static final String DASH = " ?[-\u2013\u2014] ?";

  private final EnglishNumbers numbers;

  Dates(EnglishNumbers numbers) {
    this.numbers = numbers;
  }

  RuleTable spans() {
    String day = "(" + WEEKDAY + ")\\.?";
    return RuleTable.of(
        "dates",
        List.of(
            Rewrite.of(
                "(?<![\\w./-])(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2})(?::(\\d{2})(?:\\.\\d{1,6})?)?(Z|[+-]\\d{2}:?\\d{2})?(?![\\w:])",
                m ->
                    m.group(1)
                        + ", "
                        + m.group(2)
                        + (m.group(3) == null || m.group(3).equals("00") ? "" : ":" + m.group(3))),
            // From one whole date to another.
            Rewrite.of(
                "\\b("
                    + MONTH
                    + " \\d{1,2}"
                    + TH
                    + "(?:, ?\\d{4})?|"
                    + MONTH
                    + ",? \\d{4})"
                    + DASH
                    + "(?="
                    + MONTH
                    + ",? \\d)",
                m -> m.group(1) + " to "),
            Rewrite.of(
                "(?<![\\w./-])(\\d{1,2}"
                    + TH
                    + " (?:of )?"
                    + MONTH
                    + "(?:,? \\d{4})?)"
                    + DASH
                    + "(?=\\d{1,2}"
                    + TH
                    + " (?:of )?"
                    + MONTH
                    + "(?![a-z]))",
                m -> m.group(1) + " to "),
            Rewrite.of(
                "(?<![\\w./-])(\\d{1,2}/\\d{1,2}/\\d{2,4}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}|\\d{4}-\\d\\d-\\d\\d)(?: - | ?[\u2013\u2014] ?|(?<=/\\d{2,4})-)(?=\\d{1,2}/\\d{1,2}/\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}|\\d{4}-\\d\\d-\\d\\d)",
                m -> m.group(1) + " to "),
            Rewrite.of(
                "\\b" + day + DASH + "(" + WEEKDAY + ")\\b\\.?(?![a-z])",
                m -> weekday(m.group(1)) + " to " + weekday(m.group(2))),
            Rewrite.of(
                "\\b([A-Z][a-z]{2,5}day)[-\u2013](?=[A-Z][a-z]{2,5}day\\b)",
                m -> m.group(1) + " to "),
            Rewrite.of(
                "\\b(" + MONTH + ")" + DASH + "(" + MONTH + ")(?![A-Za-z])",
                m -> full(m.group(1)) + " to " + full(m.group(2))),
            Rewrite.of(
                "\\b" + day + ",? (?=(?:" + MONTH + ")\\b|\\d)",
                m ->
                    m.group(1).matches("Sun|Sat")
                            && !m.group().contains(",")
                            && !m.group().contains(".")
                        ? null
                        : weekday(m.group(1)) + ", ")));
  }

  RuleTable table() {
    String alone = "(?<![\\w./-])";
    String end = "(?![\\w/]|[.:-]\\d)";
    return RuleTable.ofNumbers(
        "dates",
        List.of(
            Rewrite.of(
                alone + "(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})" + end,
                m -> date(m.group(3), m.group(4), m.group(1))),
            Rewrite.of(
                alone + "(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})" + end,
                m ->
                    m.group(2).equals(".")
                        ? date(m.group(3), m.group(1), m.group(4))
                        : monthFirst(m.group(1), m.group(3), m.group(4))),
            Rewrite.of(
                alone + "(\\d{1,2})/(\\d{1,2})/'?(\\d{2})" + end,
                m -> monthFirst(m.group(1), m.group(2), century(m.group(3)) + m.group(3))),
            Rewrite.of(
                alone + "(\\d{1,2})[- ](" + MONTH + ")[- ,]{1,2}'?(\\d{2})(?![\\w:/-])",
                m ->
                    "the "
                        + day(m.group(1))
                        + " of "
                        + full(m.group(2))
                        + " "
                        + numbers.year(
                            m.group().contains("'")
                                ? past(m.group(3))
                                : century(m.group(3)) + m.group(3))),
            Rewrite.of(
                alone + "(\\d{1,2})-(" + MONTH + ")-(\\d{4})" + end,
                m ->
                    "the "
                        + day(m.group(1))
                        + " of "
                        + full(m.group(2))
                        + " "
                        + numbers.year(m.group(3))),
            Rewrite.of(
                "\\b("
                    + MONTH
                    + ") (\\d{1,2})"
                    + TH
                    + DASH
                    + "(\\d{1,2})"
                    + TH
                    + "(?![\\d:%/]|[.,]\\d|[ap]m)(?:(,? )(\\d{4})\\b)?",
                m ->
                    full(m.group(1))
                        + " "
                        + day(m.group(2))
                        + " to "
                        + day(m.group(3))
                        + (m.group(5) == null ? "" : ", " + numbers.year(m.group(5)))),
            Rewrite.of(
                "\\b("
                    + MONTH
                    + ") (\\d{1,2})"
                    + TH
                    + "(?:, (\\d{1,2})"
                    + TH
                    + ",?)? (to|and|or|through|until) (\\d{1,2})"
                    + TH
                    + "(?=[.;!?)]|\\s*$|,(?! ?\\d)| (?:in|at|we|was|were|is|are|and|for|he|she|they|I|it)\\b|,? (\\d{4})\\b)",
                m ->
                    full(m.group(1))
                        + " "
                        + day(m.group(2))
                        + (m.group(3) == null ? "" : ", " + day(m.group(3)))
                        + " "
                        + m.group(4)
                        + " "
                        + day(m.group(5))),
            Rewrite.within(
                alone
                    + "(\\d{1,2})"
                    + TH
                    + "(?:"
                    + DASH
                    + "| to | and )(\\d{1,2})"
                    + TH
                    + " (?:of )?("
                    + MONTH
                    + ")(?![a-z])(?:,? (\\d{4})\\b)?",
                (m, text) -> {
                  String to = m.group().contains(" and ") ? " and the " : " to the ";
                  return the(text, m.start())
                      + day(m.group(1))
                      + to
                      + day(m.group(2))
                      + " of "
                      + full(m.group(3))
                      + (m.group(4) == null ? "" : " " + numbers.year(m.group(4)));
                }),
            Rewrite.of(
                "\\b(" + MONTH + ") (\\d{1,2})" + TH + ",? (?:in )?'(\\d{2})(?![\\w'])",
                m ->
                    full(m.group(1))
                        + " "
                        + day(m.group(2))
                        + ", "
                        + numbers.year(past(m.group(3)))),
            Rewrite.of(
                "\\b(" + MONTH + ") (\\d{1,2})" + TH + "(,? )(\\d{4})\\b(?! ?(?:hours|hrs)\\b)",
                m -> full(m.group(1)) + " " + day(m.group(2)) + ", " + numbers.year(m.group(4))),
            Rewrite.within(
                "(?<![\\w./-])(\\d{1,2})" + TH + " (?:of )?(" + MONTH + ")[ ,]{1,2}(\\d{4})\\b",
                (m, text) ->
                    the(text, m.start())
                        + day(m.group(1))
                        + " of "
                        + full(m.group(2))
                        + " "
                        + numbers.year(m.group(3))),
            Rewrite.of(
                "\\b("
                    + MONTH
                    + ") (\\d{1,2})"
                    + TH
                    + "(?![\\d:%.,]*\\d)(?! ?(?:percent|[ap]\\.?m\\b))\\b",
                m ->
                    isMay(m.group(1), m.group(2))
                        ? null
                        : full(m.group(1)) + " " + day(m.group(2))),
            Rewrite.within(
                "(?<![\\w./:-])(\\d{1,2})" + TH + " (?:of )?(" + MONTH + ")(?![a-z])",
                (m, text) -> the(text, m.start()) + day(m.group(1)) + " of " + full(m.group(2))),
            Rewrite.of(
                "\\b(" + MONTH + "),? (\\d{4})\\b",
                m -> full(m.group(1)) + " " + numbers.year(m.group(2))),
            Rewrite.of(
                "\\b(" + MONTH + ") '(\\d{2})(?![\\w'])",
                m -> full(m.group(1)) + " " + numbers.year(past(m.group(2)))),
            Rewrite.of(
                "(?<=\\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Tt]ill|[Ss]ince|[Ff]rom|[Bb]efore|[Aa]fter|[Dd]ue|day,?|to|(?:week|weekend|night|morning|evening) of) )(\\d{1,2})/(\\d{1,2})(?![\\w/]|\\.\\d| (?:of|cups?|inch|the)\\b)",
                m -> isDate(m.group(1), m.group(2)) ? date(m.group(1), m.group(2), null) : null),
            Rewrite.of(
                "(?<![\\w-])((?:19|20)(\\d{2}))-(0[1-9]|1[0-2])(?![\\w-])",
                m ->
                    Integer.parseInt(m.group(3)) > Integer.parseInt(m.group(2))
                        ? null
                        : MONTHS.get(Integer.parseInt(m.group(3)) - 1)
                            + " "
                            + numbers.year(m.group(1)))));
  }

  private static boolean isMay(String month, String day) {
    return month.equals("May") && Integer.parseInt(day) > 31;
  }

  private static String the(String text, int at) {
    return text.substring(Math.max(0, at - 4), at).equalsIgnoreCase("the ") ? "" : "the ";
  }

  /** Years of two digits are of the last fifty years of one century or the first of the next. */
  private static String century(String year) {
    return Integer.parseInt(year) < 50 ? "20" : "19";
  }

  /** A year behind an apostrophe is looked back on: '44 is in the war. */
  private static String past(String year) {
    return (Integer.parseInt(year) < 30 ? "20" : "19") + year;
  }

  private @Nullable String monthFirst(String first, String second, String year) {
    return Integer.parseInt(first) > 12 ? date(second, first, year) : date(first, second, year);
  }

  private static boolean isDate(String month, String day) {
    int m = Integer.parseInt(month);
    int d = Integer.parseInt(day);
    return m >= 1 && m <= 12 && d >= 1 && d <= 31;
  }

  private @Nullable String date(String month, String day, @Nullable String year) {
    if (!isDate(month, day)) {
      return null;
    }
    return MONTHS.get(Integer.parseInt(month) - 1)
        + " "
        + day(day)
        + (year == null ? "" : ", " + numbers.year(year));
  }

  private String day(String day) {
    int d = Integer.parseInt(day);
    String plain = String.valueOf(d);
    return d < 1 || d > 31 ? numbers.cardinal(plain) : numbers.ordinal(plain);
  }

  private static String full(String month) {
    String start = month.substring(0, 3);
    return MONTHS.stream().filter(name -> name.startsWith(start)).findFirst().orElse(month);
  }

  private static @Nullable String weekday(String written) {
    return WEEKDAYS.get(written.substring(0, 2));
  }
}
