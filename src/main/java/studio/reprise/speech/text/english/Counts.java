package studio.reprise.speech.text.english;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;

/** Fractions, percentages, ordinals, and every number that no other table took. */
final class Counts {
  private static final String NUMBER = EnglishNumbers.WRITTEN;
  private static final Map<Character, String> VULGAR =
      Map.ofEntries(
          Map.entry('\u00bd', "1/2"),
          Map.entry('\u00bc', "1/4"),
          Map.entry('\u00be', "3/4"),
          Map.entry('\u2150', "1/7"),
          Map.entry('\u2151', "1/9"),
          Map.entry('\u2152', "1/10"),
          Map.entry('\u2153', "1/3"),
          Map.entry('\u2154', "2/3"),
          Map.entry('\u2155', "1/5"),
          Map.entry('\u2156', "2/5"),
          Map.entry('\u2157', "3/5"),
          Map.entry('\u2158', "4/5"),
          Map.entry('\u2159', "1/6"),
          Map.entry('\u215a', "5/6"),
          Map.entry('\u215b', "1/8"),
          Map.entry('\u215c', "3/8"),
          Map.entry('\u215d', "5/8"),
          Map.entry('\u215e', "7/8"));
  private static final Map<String, String> SCALES =
      Map.of("k", "thousand", "K", "thousand", "bn", "billion", "tn", "trillion", "M", "million");
  private static final String SCORED =
      "(?i:\\b(?:rated|score[ds]?|scoring|rating(?: of)?|gets?|got|gave (?:it|him|her|them)|give (?:it|him|her|them)|an?|solid|perfect|hp:?) )";

  private final EnglishNumbers numbers;

  Counts(EnglishNumbers numbers) {
    this.numbers = numbers;
  }

  /** Fractions of one sign, written out so that the tables behind see one form. */
  RuleTable vulgar() {
    String any = "[\u00bc-\u00be\u2150-\u215e]";
    return new RuleTable(
        "fractions",
        c -> VULGAR.containsKey((char) c),
        List.of(
            Rewrite.of("(?<=\\d) ?(" + any + ")", m -> " " + VULGAR.get(m.group(1).charAt(0))),
            Rewrite.of(any, m -> VULGAR.get(m.group().charAt(0)))));
  }

  RuleTable fractions() {
    String alone = "(?<![\\w./])";
    return RuleTable.ofNumbers(
        "fractions",
        List.of(
            Rewrite.fixed(alone + "24/7(?![\\w/])", "twenty four seven"),
            Rewrite.fixed(alone + "9/11(?![\\w/])", "nine eleven"),
            Rewrite.fixed(alone + "20/20(?![\\w/])", "twenty twenty"),
            Rewrite.fixed(alone + "50/50(?![\\w/])", "fifty fifty"),
            Rewrite.of(
                alone + "(60/40|80/20|70/30|90/10)(?![\\w/])",
                m ->
                    numbers.cardinal(m.group(1).substring(0, 2))
                        + " "
                        + numbers.cardinal(m.group(1).substring(3))),
            Rewrite.of(
                alone
                    + "(\\d{1,2})/(2|4|8|16)(?= (?:time|signature|meter|metre|beat|rhythm|bar|groove|march|waltz)\\b)",
                m -> numbers.cardinal(m.group(1)) + " " + numbers.cardinal(m.group(2))),
            Rewrite.of(
                "(?<="
                    + SCORED
                    + ")(\\d{1,2}(?:\\.\\d)?)/(5|10|20|100)(?![\\w/])(?! (?:of|inch|cups?|mile|chance|share|stake|size|scale))",
                m -> numbers.decimal(m.group(1)) + " out of " + numbers.cardinal(m.group(2))),
            Rewrite.of(
                alone + "(\\d{1,2}(?:\\.\\d)?)/(5|10)(?= (?:stars?|points?|rating)\\b)",
                m -> numbers.decimal(m.group(1)) + " out of " + numbers.cardinal(m.group(2))),
            Rewrite.of(
                alone + "(\\d{1,3}) (\\d{1,2})/(\\d{1,3})(?![\\w/])",
                m -> mixed(m.group(1), m.group(2), m.group(3))),
            Rewrite.of(
                alone + "(\\d{1,3})/(\\d{1,4})(?:th|rd|nd|ths|rds)?(?![\\w/]|[.,]\\d)",
                m -> fraction(m.group(1), m.group(2)))));
  }

  RuleTable numbers() {
    return RuleTable.ofNumbers(
        "numbers",
        List.of(
            Rewrite.of(
                "(?<![\\d.,-])(\\d{1,3}(?: \\d{3}){2,4})(?![\\d-]|[.,]\\d| \\d)",
                m -> m.group(1).startsWith("0") ? null : m.group(1).replace(" ", "")),
            Rewrite.of(
                "(?<![\\d.,-])([1-9]\\d{0,2}) (\\d00)(?= [a-z])(?![\\d-])",
                m -> m.group(1) + m.group(2)),
            Rewrite.of(
                "((?<![\\w.)-])[-\u2212])?(" + NUMBER + "|\\.\\d{1,6}) ?(%|\u2030)",
                m ->
                    (m.group(1) == null ? "" : "minus ")
                        + numbers.decimal(m.group(2))
                        + (m.group(3).equals("%") ? " percent" : " per mille")),
            Rewrite.anyCase(
                "\\b(" + NUMBER + ")-?(st|nd|rd|th)\\b",
                m -> numbers.ordinal(m.group(1).replace(".", ""))),
            Rewrite.of(
                "(?<![\\w.,])(\\d{1,3})(?:ish|-ish)\\b",
                m -> numbers.cardinal(m.group(1)) + " ish"),
            Rewrite.fixed("#(?=\\d)", "number "),
            Rewrite.fixed("(?<![\\w.])~ ?(?=\\d)", "about "),
            Rewrite.fixed("(?<![\\w.)])[-\u2212](?=\\.?\\d)", "minus "),
            Rewrite.of(
                "\\b(\\d{1,3}(?:\\.\\d{1,3})?)(k|K|bn|tn|M)\\b(?!\\+\\+)",
                m -> thousands(m.group(1), m.group(2))),
            Rewrite.of(
                "(?<![\\d.])(" + NUMBER + ")'s\\b", m -> " " + numbers.decimal(m.group(1)) + "'s"),
            Rewrite.of("\\b(\\d)D\\b", m -> numbers.cardinal(m.group(1)) + " D"),
            Rewrite.of("(?<=\\d)([A-Z]{2,4})\\b", m -> " " + Letters.spelled(m.group(1))),
            Rewrite.of("(?<![A-Za-z'])A(?=\\d)", m -> EnglishNormalizer.LETTER_A + " "),
            Rewrite.of("(?<=\\d)A(?![A-Za-z'])", m -> " " + EnglishNormalizer.LETTER_A),
            Rewrite.of(
                "(?<![\\d.])(?:" + NUMBER + "|\\.\\d++)",
                m -> " " + numbers.decimal(m.group()) + " "),
            Rewrite.of("\\d++", m -> " " + numbers.digits(m.group()) + " ")));
  }

  /** 4K is a format, 100K is a number. */
  private String thousands(String amount, String scale) {
    boolean format = scale.equals("K") && List.of("2", "4", "5", "8").contains(amount);
    return numbers.decimal(amount) + " " + (format ? "K" : SCALES.get(scale));
  }

  private String fraction(String numerator, String denominator) {
    int n = Integer.parseInt(numerator);
    int d = Integer.parseInt(denominator);
    if (d == 0 || n == 0) {
      return numbers.cardinal(numerator) + " slash " + numbers.cardinal(denominator);
    }
    if (n > d) {
      return numbers.cardinal(numerator) + " over " + numbers.cardinal(denominator);
    }
    boolean said = d <= 20 || n <= 20 && (d % 10 == 0 || d == 25 || d == 32 || d == 64);
    if (n == d || d < 2 || !said) {
      return numbers.cardinal(numerator) + " out of " + numbers.cardinal(denominator);
    }
    return numbers.cardinal(numerator) + " " + numbers.denominator(d, numerator);
  }

  private @Nullable String mixed(String whole, String numerator, String denominator) {
    int n = Integer.parseInt(numerator);
    int d = Integer.parseInt(denominator);
    if (n < 1 || d < 2 || n >= d) {
      return null;
    }
    String part = n == 1 ? (d == 8 ? "an " : "a ") : numbers.cardinal(numerator) + " ";
    return numbers.cardinal(whole) + " and " + part + numbers.denominator(d, numerator);
  }
}
