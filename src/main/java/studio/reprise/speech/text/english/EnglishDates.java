package studio.reprise.speech.text.english;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import studio.reprise.speech.text.rewrite.Rewrite;

/** Dates, years and times of day in English words. */
final class EnglishDates {
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

  private final EnglishNumbers numbers;
  private final List<Rewrite> rules;

  EnglishDates(EnglishNumbers numbers) {
    this.numbers = numbers;
    String alone = "(?<![\\w./-])";
    String end = "(?![\\w/]|[.:-]\\d)";
    this.rules =
        List.of(
            Rewrite.of(
                alone + "(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})" + end,
                m -> date(m.group(3), m.group(4), m.group(1))),
            Rewrite.of(
                alone + "(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})" + end,
                m ->
                    m.group(2).equals("/")
                        ? monthFirst(m.group(1), m.group(3), m.group(4))
                        : date(m.group(3), m.group(1), m.group(4))),
            Rewrite.of(
                alone + "(\\d{1,2})/(\\d{1,2})/(\\d{2})" + end,
                m -> monthFirst(m.group(1), m.group(2), century(m.group(3)) + m.group(3))),
            Rewrite.of(
                "\\b(" + MONTH + ") (\\d{1,2})(?:st|nd|rd|th)?(,? )(\\d{4})\\b",
                m ->
                    full(m.group(1))
                        + " "
                        + day(m.group(2), m.group())
                        + ", "
                        + numbers.year(m.group(4))),
            Rewrite.of(
                "\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(" + MONTH + "),? (\\d{4})\\b",
                m ->
                    "the "
                        + day(m.group(1), m.group())
                        + " of "
                        + full(m.group(2))
                        + " "
                        + numbers.year(m.group(3))),
            Rewrite.of(
                "\\b(" + MONTH + ") (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:%.]*\\d)\\b",
                m -> full(m.group(1)) + " " + day(m.group(2), m.group())),
            Rewrite.of(
                "(?<!the )\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(" + MONTH + ")(?![a-z])",
                m -> "the " + day(m.group(1), m.group()) + " of " + full(m.group(2))),
            Rewrite.of(
                "\\b(" + MONTH + ") (\\d{4})\\b",
                m -> full(m.group(1)) + " " + numbers.year(m.group(2))),
            Rewrite.of(
                "\\b(1[1-9]|20)(\\d)0(?:'|\u2019)?s\\b", m -> decade(m.group(1), m.group(2))),
            Rewrite.of("(?<!\\w)['\u2019]?([2-9])0s\\b", m -> DECADES.get(m.group(1))),
            Rewrite.anyCase(
                "\\b(\\d{1,4}) ?(b\\.?c\\.?e?|a\\.?d|c\\.?e)\\b\\.?",
                m ->
                    numbers.year(m.group(1))
                        + " "
                        + m.group(2).replace(".", "").toUpperCase(Locale.ROOT)),
            Rewrite.anyCase(
                "(?<![\\d:.])([01]?\\d|2[0-4]):([0-5]\\d)(?::([0-5]\\d))?(?: ?([ap])\\.?m\\b)?(?![\\d:])",
                m -> time(m.group(1), m.group(2), m.group(3), m.group(4))),
            Rewrite.anyCase(
                "(?<![\\d:.$])(1[0-2]|[1-9]) ?([ap])\\.?m\\b",
                m -> numbers.cardinal(m.group(1)) + " " + halfOfDay(m.group(2))));
  }

  String apply(String text) {
    return Rewrite.applyAll(rules, text);
  }

  /** Years of two digits are of the last fifty years of one century or the first of the next. */
  private static String century(String year) {
    return Integer.parseInt(year) < 50 ? "20" : "19";
  }

  private String monthFirst(String first, String second, String year) {
    return Integer.parseInt(first) > 12 ? date(second, first, year) : date(first, second, year);
  }

  private String date(String month, String day, String year) {
    int m = Integer.parseInt(month);
    int d = Integer.parseInt(day);
    if (m < 1 || m > 12 || d < 1 || d > 31) {
      return null;
    }
    return MONTHS.get(m - 1)
        + " "
        + numbers.ordinal(day.replaceFirst("^0", ""))
        + ", "
        + numbers.year(year);
  }

  private String day(String day, String written) {
    int d = Integer.parseInt(day);
    return d < 1 || d > 31 ? numbers.cardinal(day) : numbers.ordinal(String.valueOf(d));
  }

  private static String full(String month) {
    String start = month.substring(0, 3);
    return MONTHS.stream().filter(name -> name.startsWith(start)).findFirst().orElse(month);
  }

  private String decade(String century, String ten) {
    if (century.equals("20") && ten.equals("0")) {
      return "two thousands";
    }
    return numbers.cardinal(century) + " " + DECADES.get(ten);
  }

  private String time(String hour, String minute, String second, String half) {
    String h = String.valueOf(Integer.parseInt(hour));
    StringBuilder out = new StringBuilder(numbers.cardinal(h));
    if (minute.equals("00")) {
      if (second == null && half == null) {
        out.append(Integer.parseInt(hour) > 12 || h.equals("0") ? " hundred" : " o'clock");
      }
    } else if (minute.charAt(0) == '0') {
      out.append(" oh ").append(numbers.cardinal(minute.substring(1)));
    } else {
      out.append(' ').append(numbers.cardinal(minute));
    }
    if (second != null) {
      int s = Integer.parseInt(second);
      out.append(" and ")
          .append(numbers.cardinal(String.valueOf(s)))
          .append(s == 1 ? " second" : " seconds");
    }
    return out + (half == null ? "" : " " + halfOfDay(half));
  }

  private static String halfOfDay(String letter) {
    return letter.toUpperCase(Locale.ROOT) + "M";
  }
}
