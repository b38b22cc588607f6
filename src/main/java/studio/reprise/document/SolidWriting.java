package studio.reprise.document;

/**
 * Where two pieces of a text meet without a blank: Chinese and Japanese put none between sentences.
 */
public final class SolidWriting {
  private SolidWriting() {}

  /** Two pieces as one text, with a blank between them where their writing has one. */
  public static String joined(String first, String second) {
    String left = first.stripTrailing();
    String right = second.stripLeading();
    if (left.isEmpty() || right.isEmpty()) {
      return (left + right).strip();
    }
    String blank = meets(left, left.length(), right.codePointAt(0)) ? "" : " ";
    return (left + blank + right).strip();
  }

  /**
   * Whether no blank is written at a place.
   *
   * @param text what stands before it
   * @param left the place in the text
   * @param after the character behind it
   */
  public static boolean meets(CharSequence text, int left, int after) {
    int last = Character.codePointBefore(text, left);
    int at = left;
    while (at > 0 && isNeutral(last)) {
      last = Character.codePointBefore(text, at);
      at -= Character.charCount(last);
    }
    return isSolid(last) && (isSolid(after) || isNeutral(after));
  }

  /** Marks that both ways of writing share. */
  private static boolean isNeutral(int mark) {
    return mark == 0x2026 || (mark >= 0x2018 && mark <= 0x201E);
  }

  private static boolean isSolid(int letter) {
    return Character.isIdeographic(letter)
        || (letter >= 0x3001 && letter <= 0x30FF)
        || (letter >= 0xFF01 && letter <= 0xFF65);
  }
}
