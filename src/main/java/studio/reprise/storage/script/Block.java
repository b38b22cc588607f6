package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.script.DraftLine.End;
import studio.reprise.document.script.Position;

/** A paragraph or heading of a book while it is read. */
final class Block {
  /** Letters that hold no words of their own and are for the eye: soft hyphens and the like. */
  private static final String FOR_THE_EYE = "\u00ad\u200b\u2060\ufeff";

  private int section;
  private final int level;
  private final String note;
  private final Position position;
  private final StringBuilder raw = new StringBuilder();
  private final List<String> marks = new ArrayList<>();
  private int dropCapEnd = -1;
  private End after = End.PARAGRAPH;
  private @Nullable Block joinedTo;
  private @Nullable String text;
  private String speaker = "";
  private String direction = "";
  private int asHeading;
  private boolean isDropCap;

  /**
   * @param section index of its section
   * @param level of a heading from 1, or 0
   * @param note the note that it is part of, or ""
   */
  Block(int section, int level, String note, Position position) {
    this.section = section;
    this.level = level;
    this.note = note;
    this.position = position;
  }

  int section() {
    return section;
  }

  void moveTo(int other) {
    section = other;
  }

  /** Level of a heading from 1; 0 of a paragraph. */
  int level() {
    return level > 0 ? level : asHeading;
  }

  /** The words turned out to be a heading, which nothing but they says. */
  void becomeHeading(int found) {
    asHeading = found;
  }

  String note() {
    return note;
  }

  Position position() {
    return position;
  }

  /** The notes that are marked in it. */
  List<String> marks() {
    return marks;
  }

  End after() {
    return after;
  }

  void goesOn() {
    after = End.LINE;
  }

  void pauseAfter() {
    after = End.PAUSE;
  }

  /** Who speaks it where the file says so, and how. */
  void saidBy(String name, String how) {
    speaker = name;
    direction = how;
  }

  String speaker() {
    return speaker;
  }

  String direction() {
    return direction;
  }

  void append(CharSequence more) {
    raw.append(more);
  }

  /** A large first letter ends here. */
  void dropCapEnds() {
    if (raw.toString().strip().codePointCount(0, raw.toString().strip().length()) == 1) {
      dropCapEnd = raw.length();
    }
  }

  /** The block is nothing but a large first letter. */
  void becomeDropCap() {
    isDropCap = true;
  }

  boolean isDropCap() {
    return isDropCap;
  }

  boolean hasLetters() {
    return raw.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  boolean isBlank() {
    return raw.codePoints().allMatch(Letters::isBlank);
  }

  /** The block that it was joined to, or itself. */
  Block whole() {
    Block whole = this;
    while (whole.joinedTo != null) {
      whole = whole.joinedTo;
    }
    return whole;
  }

  /** The words of another block go on behind this one's. */
  void join(Block next, String between) {
    String own = text();
    String more = next.text();
    text = own + between + more;
    marks.addAll(next.marks);
    after = next.after;
    next.joinedTo = this;
  }

  /** Whether a large first letter stood apart from its word and was put to it. */
  boolean closeDropCap(String language) {
    String before = text();
    if (dropCapEnd < 0) {
      return false;
    }
    String after = DropCaps.closed(before, language);
    text = after;
    return !after.equals(before);
  }

  /** The words with single blanks, without what is for the eye only. */
  String text() {
    if (text == null) {
      text = plain(raw);
    }
    return text;
  }

  static String plain(CharSequence written) {
    StringBuilder plain = new StringBuilder(written.length());
    boolean blank = false;
    for (int i = 0; i < written.length(); ) {
      int point = Character.codePointAt(written, i);
      i += Character.charCount(point);
      if (Letters.isBlank(point)) {
        blank = true;
      } else if (FOR_THE_EYE.indexOf(point) < 0
          && !Character.isISOControl(point)
          && point != 0xFFFD
          && (point < 0xD800 || point > 0xDFFF)) {
        if (blank && !plain.isEmpty()) {
          plain.append(' ');
        }
        blank = false;
        plain.appendCodePoint(point);
      }
    }
    return plain.toString();
  }
}
