package studio.reprise.speech.text.english;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;

/** Years, spans of years, decades and eras; a number before what is counted is no year. */
final class Years {
  private static final Map<String, String> DECADES =
      Map.of(
          "1",
          "tens",
          "2",
          "twenties",
          "3",
          "thirties",
          "4",
          "forties",
          "5",
          "fifties",
          "6",
          "sixties",
          "7",
          "seventies",
          "8",
          "eighties",
          "9",
          "nineties",
          "0",
          "hundreds");
  private static final String ERA =
      "(B\\.?C\\.?E\\.?|B\\.?C\\.?|C\\.?E\\.?|A\\.?D\\.?|b\\.c\\.e?\\.?|a\\.d\\.)(?!\\w)";
  private static final String DASH = " ?[-\u2013\u2014] ?";

  private final EnglishNumbers numbers;

  Years(EnglishNumbers numbers) {
    this.numbers = numbers;
  }

  RuleTable table() {
    return RuleTable.ofNumbers(
        "years",
        List.of(
            Rewrite.of(
                    "(?<=\\d ?)(B\\.?C\\.?E?\\.?|C\\.?E\\.?|A\\.?D\\.?)"
                        + DASH
                        + "(?=(?:A\\.?D\\.? ?)?\\d)",
                    m -> m.group(1) + " to ")
                .when("BC", "B.C", "AD", "A.D", "CE", "C.E"),
            Rewrite.of(
                "\\b(1[1-9]|20)(\\d)0s?" + DASH + "(?:(?:1[1-9]|20)?(\\d)0'?s)\\b",
                m ->
                    decade(m.group(1), m.group(2))
                        + " to "
                        + (m.group().matches(".*[-\u2013\u2014] ?\\d{4}.*")
                            ? decade(m.group(1), m.group(3))
                            : DECADES.get(m.group(3)))),
            Rewrite.of("\\b(1[1-9]|20)(\\d)0'?s\\b", m -> decade(m.group(1), m.group(2))),
            Rewrite.of("(?<!\\w)'?00'?s\\b", m -> "two thousands"),
            Rewrite.of("(?<![\\w.,$])'?([2-9])0'?s\\b", m -> DECADES.get(m.group(1))),
            Rewrite.of(
                "(?<![\\w.,])(\\d{1,4})" + DASH + "(\\d{1,4}) ?" + ERA,
                m ->
                    numbers.year(m.group(1))
                        + " to "
                        + numbers.year(m.group(2))
                        + " "
                        + era(m.group(3))),
            Rewrite.of(
                "(?<![\\w.,])(\\d{1,4}|\\d{1,3},\\d{3}) ?"
                    + ERA
                    + "(?=(\\s*$|\\s+[\"'(]?"
                    + Letters.STARTERS
                    + "\\b)?)",
                m ->
                    (m.group(1).contains(",")
                            ? numbers.cardinal(m.group(1))
                            : numbers.year(m.group(1)))
                        + " "
                        + era(m.group(2))
                        + (m.group(2).endsWith(".") && m.group(3) != null ? "." : "")),
            Rewrite.of(
                "\\bA\\.?D\\.? (\\d{1,4})\\b",
                m -> Letters.spelled("AD") + " " + numbers.year(m.group(1))),
            Rewrite.of(
                "(?<![\\w.,/-])((?:1[0-9]|20)(\\d\\d))" + DASH + "(\\d\\d)(?![\\w/-]|[.,:]\\d)",
                m ->
                    Integer.parseInt(m.group(3)) > Integer.parseInt(m.group(2))
                        ? numbers.year(m.group(1)) + " to " + shortYear(m.group(3))
                        : null),
            Rewrite.of(
                "(?<![\\w.,/-])((?:19|20)(\\d\\d))/((?:19|20)?)(\\d\\d)(?![\\w/-])",
                m ->
                    (Integer.parseInt(m.group(2)) + 1) % 100 == Integer.parseInt(m.group(4))
                        ? numbers.year(m.group(1))
                            + " to "
                            + (m.group(3).isEmpty()
                                ? shortYear(m.group(4))
                                : numbers.year(m.group(3) + m.group(4)))
                        : null),
            Rewrite.of(
                "(?<![\\w.,/-])((?:1[0-9]|20)\\d\\d)"
                    + DASH
                    + "((?:1[0-9]|20)\\d\\d)(?![\\w/-]|[.,:]\\d)",
                m -> numbers.year(m.group(1)) + " to " + numbers.year(m.group(2))),
            Rewrite.anyCase(
                "(?<=\\b(?:class|summer|spring|winter|fall|autumn|back|in|of|since|the|from|by|war|season|model|and|or|to|through|&|born|died|circa|year|before|after|until|till|during|around|about|late|early|mid|by|was|is|a) )'(\\d\\d)(?![\\w'])",
                m -> shortYear(m.group(1))),
            Rewrite.of(
                "(?<=[A-Za-z] )'(\\d\\d)(?=[,.;!?)]|\\s*$| [a-z])(?![^']{0,60}'(?!\\w))",
                m -> shortYear(m.group(1))),
            Rewrite.of(
                "(?<=^|\\n)'(\\d\\d)(?=\\s*$|[.,!?]| (?:was|is|were|had)\\b)",
                m -> shortYear(m.group(1))),
            Rewrite.of(
                "\\bFY ?'?(\\d{2}|\\d{4})\\b",
                m ->
                    "F Y "
                        + (m.group(1).length() == 2
                            ? shortYear(m.group(1))
                            : numbers.year(m.group(1)))),
            Rewrite.anyCase(
                "(?<=\\b(?:pre|post)-)((?:1[0-9]|20)\\d\\d)(?![\\w%]|[.,:]\\d)",
                m -> numbers.year(m.group(1))),
            Rewrite.anyCase(
                "(?<=\\b(?:in|since|by|until|till|from|before|after|circa|around|year|born|died|to|during|between|late|early|mid|about)[ -])((?:1[0-9]|2[0-9])\\d\\d)(?![\\w%]|[.,:]\\d|[- ](?:"
                    + COUNTABLE
                    + "))",
                m -> numbers.year(m.group(1))),
            Rewrite.of(
                "(?<![\\w.,$#/-])(10[1-9]\\d|1[1-9]\\d\\d|20\\d\\d)(?![\\w%]|[.,:]\\d|-\\d)(?= ("
                    + COUNTABLE
                    + ")?)?",
                this::bareYear)));
  }

  /** What is counted: people, and most words that end with a plural's s. */
  private static final String COUNTABLE =
      "(?:people|men|women|children|sheep|feet|percent|of them|of these|of those|of us"
          + "|(?!(?:was|is|has|as|its|his|this|us|yes|plus|minus|versus|does|olympics|always|perhaps|elections|across|census|crisis|less|series|species|ends|begins|brings|marks|saw|sees)\\b)[a-z]{2,20}[^s\\W]s)\\b";

  private @Nullable String bareYear(MatchResult match) {
    return match.group(2) == null ? numbers.year(match.group(1)) : null;
  }

  private String shortYear(String digits) {
    int year = Integer.parseInt(digits);
    return year == 0
        ? "two thousand"
        : (year < 10 ? "oh " : "") + numbers.cardinal(String.valueOf(year));
  }

  private static String era(String written) {
    return Letters.spelled(written.toUpperCase(Locale.ROOT));
  }

  private String decade(String century, String ten) {
    if (century.equals("20") && ten.equals("0")) {
      return "two thousands";
    }
    return numbers.cardinal(century) + " " + DECADES.get(ten);
  }
}
