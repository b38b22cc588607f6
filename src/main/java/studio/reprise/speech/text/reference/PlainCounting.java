package studio.reprise.speech.text.reference;

import java.util.ArrayList;
import java.util.List;
import studio.reprise.speech.text.rewrite.Rewrite;

/**
 * English cardinals as the reference's number speller writes them: "two thousand and twenty-four",
 * "one million, two hundred and thirty". Used for what a normaliser left as digits.
 */
public final class PlainCounting {
  private static final String[] SMALL =
      ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
              + " sixteen seventeen eighteen nineteen")
          .split(" ");
  private static final String[] TENS =
      ". . twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
  private static final String[] SCALES =
      ". thousand million billion trillion quadrillion quintillion".split(" ");

  private PlainCounting() {}

  /** Every run of ASCII digits in words; a run that is too long to name is said by digits. */
  public static final Rewrite DIGIT_RUNS = Rewrite.of("[0-9]++", match -> words(match.group()));

  public static String words(String digits) {
    String plain = digits.replaceFirst("^0+(?=\\d)", "");
    if (plain.length() > 3 * SCALES.length) {
      List<String> each = new ArrayList<>();
      plain.chars().forEach(c -> each.add(SMALL[c - '0']));
      return String.join(" ", each);
    }
    List<String> parts = new ArrayList<>();
    int groups = (plain.length() + 2) / 3;
    String last = "";
    for (int g = groups - 1; g >= 0; g--) {
      int end = plain.length() - 3 * g;
      int value = Integer.parseInt(plain.substring(Math.max(0, end - 3), end));
      if (value == 0) {
        continue;
      }
      if (g == 0 && value < 100 && !parts.isEmpty()) {
        last = " and " + group(value);
      } else {
        parts.add(group(value) + (g == 0 ? "" : " " + SCALES[g]));
      }
    }
    return parts.isEmpty() ? SMALL[0] : String.join(", ", parts) + last;
  }

  private static String group(int value) {
    String hundreds = value < 100 ? "" : SMALL[value / 100] + " hundred";
    int rest = value % 100;
    if (rest == 0) {
      return hundreds;
    }
    String small =
        rest < 20 ? SMALL[rest] : TENS[rest / 10] + (rest % 10 == 0 ? "" : "-" + SMALL[rest % 10]);
    return hundreds.isEmpty() ? small : hundreds + " and " + small;
  }
}
