package studio.reprise.speech.text.english;

import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;

/** Where the law is written: "347 U.S. 483", "12(b)(6)", "401(k)". */
final class Citations {
  private static final String REPORTER =
      "(U\\. ?S\\.(?: ?C\\.)?|USC|S\\. ?Ct\\.|L\\. ?Ed\\.|F\\. ?Supp\\.|F\\.|So\\.|P\\.|A\\.|N\\. ?E\\.|N\\. ?W\\.|S\\. ?E\\.|S\\. ?W\\.)( ?[23]d)?";

  private static final String PARTS = "((?:\\((?:[a-z]|[A-Z]|\\d{1,2})\\)){1,5})";

  private final EnglishNumbers numbers;

  Citations(EnglishNumbers numbers) {
    this.numbers = numbers;
  }

  RuleTable table() {
    return RuleTable.ofNumbers(
        "citations",
        List.of(
            Rewrite.of(
                "(?<![\\w.,$-])(\\d{1,3}) "
                    + REPORTER
                    + " (\\d{2,4})"
                    + PARTS
                    + "?(?![\\w-]|[.,:]\\d)",
                this::reported),
            Rewrite.of("(?<![\\w.,$])(\\d{1,4})" + PARTS + "(?!\\w)", this::subsection)));
  }

  private @Nullable String reported(MatchResult match) {
    boolean statute = match.group(2).matches("U.*C\\.?");
    if (!statute
        && match.group(2).length() < 4
        && match.group(3) == null
        && !match.group(2).startsWith("U")) {
      return null;
    }
    String series =
        match.group(3) == null ? "" : match.group(3).contains("2") ? " second" : " third";
    String reporter =
        match
            .group(2)
            .replace("Supp.", " Supplement")
            .replace("Ct.", " Court")
            .replace("Ed.", " Edition");
    return number(match.group(1))
        + " "
        + said(reporter)
        + series
        + " "
        + number(match.group(4))
        + (match.group(5) == null ? "" : parts(match.group(5)));
  }

  private static String said(String reporter) {
    StringBuilder out = new StringBuilder();
    for (String part : reporter.replace("So.", "Southern ").split("[. ]+")) {
      out.append(out.isEmpty() ? "" : " ")
          .append(part.matches("[A-Z]+") ? Letters.spelled(part) : part);
    }
    return out.toString();
  }

  private @Nullable String subsection(MatchResult match) {
    return Character.isLetter(match.group(2).charAt(1))
        ? number(match.group(1)) + parts(match.group(2))
        : null;
  }

  private String parts(String written) {
    StringBuilder out = new StringBuilder();
    for (String part : written.substring(1).split("[()]+")) {
      out.append(' ')
          .append(
              Character.isDigit(part.charAt(0)) ? numbers.cardinal(part) : Letters.spelled(part));
    }
    return out.toString();
  }

  private String number(String digits) {
    return digits.length() > 2 ? numbers.paired(digits) : numbers.cardinal(digits);
  }
}
