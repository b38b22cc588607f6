package studio.reprise.storage.script;

import java.util.BitSet;

/**
 * The letters and digits of a text in their order, and what stands in front of each: blanks, a tag.
 * By it two readings of one file are compared.
 */
final class Letters {
  private final StringBuilder letters = new StringBuilder();
  private final BitSet blank = new BitSet();
  private final BitSet tag = new BitSet();
  private boolean blankBefore;
  private boolean tagBefore;

  /** More of the text. */
  void text(CharSequence more) {
    for (int i = 0; i < more.length(); ) {
      int point = Character.codePointAt(more, i);
      i += Character.charCount(point);
      if (Character.isLetterOrDigit(point)) {
        blank.set(letters.length(), blankBefore);
        tag.set(letters.length(), tagBefore);
        letters.appendCodePoint(point);
        blankBefore = false;
        tagBefore = false;
      } else {
        blankBefore |= isBlank(point);
      }
    }
  }

  /** A tag stands here. */
  void tag() {
    tagBefore = true;
  }

  static boolean isBlank(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  int length() {
    return letters.length();
  }

  char at(int index) {
    return letters.charAt(index);
  }

  /** Whether blanks stand between the letter and the one before it. */
  boolean isBlankBefore(int index) {
    return blank.get(index);
  }

  boolean isTagBefore(int index) {
    return tag.get(index);
  }

  /** The letters around a place, for people: words with blanks between them. */
  String around(int index) {
    StringBuilder words = new StringBuilder();
    for (int i = Math.max(0, index - 20); i < Math.min(letters.length(), index + 40); i++) {
      if ((blank.get(i) || tag.get(i)) && !words.isEmpty()) {
        words.append(' ');
      }
      words.append(letters.charAt(i));
    }
    return words.toString();
  }

  static Letters of(CharSequence text) {
    Letters letters = new Letters();
    letters.text(text);
    return letters;
  }
}
