package studio.reprise.speech.text.chinese;

/** Numbers in Chinese words. */
public final class ChineseNumbers {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String[] PLACES = {"", "十", "百", "千"};
  private static final String[] GROUPS = {"", "万", "亿", "万亿"};
  private static final int LONGEST = 16;

  private ChineseNumbers() {}

  /**
   * A number with or without a fraction.
   *
   * @param number ASCII digits, commas, at most one point
   */
  public static String number(String number) {
    String plain = number.replace(",", "");
    int point = plain.indexOf('.');
    if (point < 0) {
      return whole(plain);
    }
    String whole = plain.substring(0, point);
    return whole(whole.isEmpty() ? "0" : whole) + "点" + digits(plain.substring(point + 1));
  }

  /**
   * A power, as in scientific notation: 2.5, 10, -3 is 二点五乘十的负三次方.
   *
   * @param factor may have a sign and a fraction
   */
  public static String scientific(String factor, String base, String exponent) {
    return signed(factor) + "乘" + signed(base) + "的" + signed(exponent) + "次方";
  }

  /** A number that may have a minus; zeros at the end of its fraction are not said. */
  private static String signed(String number) {
    String plain = number.startsWith("-") ? number.substring(1) : number;
    String shortest = plain.contains(".") ? plain.replaceFirst("\\.?0++$", "") : plain;
    return (number.startsWith("-") ? "负" : "") + number(shortest);
  }

  /** A whole number: 12 is "ten two", 10010 is "one ten-thousand zero one ten". */
  public static String whole(String digits) {
    String plain = digits.replaceFirst("^0+(?=\\d)", "");
    if (plain.length() > LONGEST) {
      return digits(digits);
    }
    if (plain.equals("0")) {
      return DIGITS.substring(0, 1);
    }
    StringBuilder out = new StringBuilder();
    boolean gap = false;
    int groups = (plain.length() + 3) / 4;
    for (int g = groups - 1; g >= 0; g--) {
      int end = plain.length() - 4 * g;
      int value = Integer.parseInt(plain.substring(Math.max(0, end - 4), end));
      if (value == 0) {
        gap = true;
        continue;
      }
      if (!out.isEmpty() && (gap || value < 1000)) {
        out.append(DIGITS.charAt(0));
      }
      out.append(group(value)).append(GROUPS[g]);
      gap = false;
    }
    String said = out.toString();
    return said.startsWith("一十") ? said.substring(1) : said;
  }

  /** As {@link #number}, but two thousand, ten thousand and more of them begin with 两. */
  public static String counted(String number) {
    String said = number(number);
    return said.matches("二[千万亿].*") ? "两" + said.substring(1) : said;
  }

  private static String group(int value) {
    StringBuilder out = new StringBuilder();
    boolean gap = false;
    for (int place = 3, unit = 1000; place >= 0; place--, unit /= 10) {
      int digit = value / unit % 10;
      if (digit == 0) {
        gap = !out.isEmpty();
        continue;
      }
      if (gap) {
        out.append(DIGITS.charAt(0));
        gap = false;
      }
      out.append(DIGITS.charAt(digit)).append(PLACES[place]);
    }
    return out.toString();
  }

  /** Digit by digit, as years and telephone numbers are said. */
  public static String digits(String digits) {
    StringBuilder out = new StringBuilder();
    for (char c : digits.toCharArray()) {
      if (c >= '0' && c <= '9') {
        out.append(DIGITS.charAt(c - '0'));
      }
    }
    return out.toString();
  }
}
