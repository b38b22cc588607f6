package studio.reprise.speech.text.english;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in English words, without hyphens and without "and": "two thousand three hundred twelve".
 * Independent of the machine's locale. Numbers are given as the digits that were written, so that
 * none is too long; what no one would say as one number is said digit by digit.
 */
final class EnglishNumbers {
  /** A number as written: groups of three by commas or plain digits, and perhaps a fraction. */
  static final String WRITTEN = "(?:\\d{1,3}(?:,\\d{3})++|\\d++)(?:\\.\\d++)?";

  /** The longest number that is said as one; longer ones are said digit by digit. */
  private static final int LONGEST = 15;

  private static final String[] DIGITS = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
  };

  /** Read when the first number is: it takes as long to open as a lexicon. */
  private @Nullable RuleBasedNumberFormat spellout;

  /**
   * A whole number.
   *
   * @param digits ASCII digits, with or without commas
   */
  String cardinal(String digits) {
    String plain = digits.replace(",", "");
    if (plain.length() > LONGEST || (plain.length() > 1 && plain.charAt(0) == '0')) {
      return digits(plain);
    }
    return said(Long.parseLong(plain), "%spellout-cardinal");
  }

  /** "threes", "sixes", "twenties". */
  String plural(String digits) {
    String one = digits.length() == 3 ? paired(digits) : cardinal(digits);
    return one.endsWith("y")
        ? one.substring(0, one.length() - 1) + "ies"
        : one + (one.endsWith("x") ? "es" : "s");
  }

  /** "seven forty seven", "one oh one", "twelve oh four", "two hundred". */
  String paired(String digits) {
    if (digits.length() < 3) {
      return cardinal(digits);
    }
    String plain = digits;
    if (plain.startsWith("0")) {
      return oh(digits);
    }
    int head = Integer.parseInt(plain.substring(0, plain.length() - 2));
    int tail = Integer.parseInt(plain.substring(plain.length() - 2));
    if (tail == 0) {
      return head % 10 == 0 ? cardinal(plain) : cardinal(String.valueOf(head)) + " hundred";
    }
    return cardinal(String.valueOf(head))
        + (tail < 10 ? " oh " : " ")
        + cardinal(String.valueOf(tail));
  }

  /** The same, with "oh" for zero. */
  String oh(String digits) {
    return digits(digits).replace("zero", "oh");
  }

  /** "first", "twenty second". */
  String ordinal(String digits) {
    String plain = digits.replace(",", "");
    return plain.length() > LONGEST
        ? digits(plain)
        : said(Long.parseLong(plain), "%spellout-ordinal");
  }

  /** The plural of an ordinal as a denominator: "thirds", "quarters", "halves". */
  String denominator(int n, String numerator) {
    boolean one = new BigInteger(numerator).equals(BigInteger.ONE);
    if (n == 2) {
      return one ? "half" : "halves";
    }
    String ordinal = said(n, "%spellout-ordinal").replaceFirst("^one (?=hundred)", "");
    String name = n == 4 ? "quarter" : ordinal;
    return one ? name : name + "s";
  }

  /** A year as it is said: "nineteen eighty four", "two thousand nine", "twenty ten". */
  String year(String digits) {
    int year = Integer.parseInt(digits);
    if (digits.length() != 4 || year < 1000 || (year % 1000 < 10)) {
      return cardinal(digits);
    }
    String century = said(year / 100, "%spellout-cardinal");
    int rest = year % 100;
    if (rest == 0) {
      return century + " hundred";
    }
    return century + (rest < 10 ? " oh " : " ") + said(rest, "%spellout-cardinal");
  }

  /**
   * A number that may have a fraction.
   *
   * @param number digits, commas, at most one point; "" before the point counts as zero
   */
  String decimal(String number) {
    int point = number.indexOf('.');
    if (point < 0) {
      return cardinal(number);
    }
    String whole = number.substring(0, point);
    return (whole.isEmpty() ? "zero" : cardinal(whole))
        + " point "
        + digits(number.substring(point + 1));
  }

  /** Digit by digit. */
  String digits(String digits) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c >= '0' && c <= '9') {
        out.append(out.isEmpty() ? "" : " ").append(DIGITS[c - '0']);
      }
    }
    return out.toString();
  }

  private String said(long number, String rules) {
    if (spellout == null) {
      spellout = new RuleBasedNumberFormat(ULocale.US, RuleBasedNumberFormat.SPELLOUT);
    }
    return spellout.format(number, rules).replace('-', ' ').replace("\u00ad", "");
  }
}
