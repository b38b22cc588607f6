package studio.reprise.document;

/** Numbers of books, with the digit that guards them. */
final class Isbn {
  private Isbn() {}

  /**
   * Whether these are 10 or 13 digits, with hyphens or spaces or without, and the last one fits.
   */
  static boolean isOne(String text) {
    String digits = text.replaceAll("[ -]", "");
    if (digits.matches("[0-9]{13}")) {
      int sum = 0;
      for (int i = 0; i < 13; i++) {
        sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
      }
      return sum % 10 == 0;
    }
    if (digits.matches("[0-9]{9}[0-9Xx]")) {
      int sum = 0;
      for (int i = 0; i < 10; i++) {
        char digit = digits.charAt(i);
        sum += (10 - i) * (Character.isDigit(digit) ? digit - '0' : 10);
      }
      return sum % 11 == 0;
    }
    return false;
  }
}
