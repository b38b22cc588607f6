package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.List;

/**
 * What is said aloud in a paragraph, and what is told. Marks of six kinds are known; which one a
 * paragraph uses, its first mark says. Quoted words that are no speech ("the 'great' man") are
 * told.
 */
final class Quotations {
  private static final String OPENING = "\u201c\u00ab\u201e\u300c\u300e\"\u2018'";
  private static final String CLOSING = "\u201d\u00bb\u201c\u300d\u300f\"\u2019'";
  private static final String ENDS_SPEECH =
      ".,!?;:\u2026\u2014\u2013-\u3002\uff0c\uff01\uff1f\uff1b\uff1a~";

  /**
   * A stretch of a paragraph; the stretches put together are the paragraph.
   *
   * @param from first character, never a blank
   * @param to behind the last character, which is no blank
   * @param isSpoken whether it is a quotation
   * @param isLeftOpen whether the quotation is not closed within the paragraph
   */
  record Span(int from, int to, boolean isSpoken, boolean isLeftOpen) {
    String of(String paragraph) {
      return paragraph.substring(from, to);
    }
  }

  /** A quotation with its marks; {@code to} is behind the closing one. */
  private record Quotation(int from, int to, boolean isLeftOpen) {}

  private Quotations() {}

  /** Whether the last quotation of a text goes on behind it. */
  static boolean isLeftOpen(String text) {
    List<Quotation> found = quotations(text);
    return !found.isEmpty() && found.get(found.size() - 1).isLeftOpen();
  }

  /** A paragraph in stretches that are spoken and told in turn. */
  static List<Span> of(String paragraph) {
    List<Span> spans = new ArrayList<>();
    int told = 0;
    for (Quotation quotation : quotations(paragraph)) {
      int from = quotation.from();
      int to = withMarksBehind(paragraph, quotation.to());
      if (!isSpeech(paragraph, quotation)
          || !Paragraphs.canBeCut(paragraph, from)
          || !Paragraphs.canBeCut(paragraph, to)) {
        continue;
      }
      add(spans, paragraph, told, from, false, false);
      add(spans, paragraph, from, to, true, quotation.isLeftOpen());
      told = to;
    }
    add(spans, paragraph, told, paragraph.length(), false, false);
    return spans;
  }

  /** A comma or full stop that follows a closing mark at once stays with the quotation. */
  private static int withMarksBehind(String text, int to) {
    int end = to;
    while (end < text.length()
        && ",.;:!?\uff0c\u3002\uff1b\uff1f\uff01".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private static void add(
      List<Span> spans, String text, int from, int to, boolean spoken, boolean open) {
    int first = from;
    int behind = to;
    while (first < behind && text.charAt(first) == ' ') {
      first++;
    }
    while (behind > first && text.charAt(behind - 1) == ' ') {
      behind--;
    }
    if (first < behind) {
      spans.add(new Span(first, behind, spoken, open));
    }
  }

  private static boolean isSpeech(String text, Quotation quotation) {
    if (quotation.isLeftOpen()) {
      return quotation.from() == 0 || text.charAt(quotation.from()) != '\'';
    }
    char last = text.charAt(quotation.to() - 2);
    String before = text.substring(0, quotation.from()).stripTrailing();
    String behind = text.substring(quotation.to()).stripLeading();
    boolean introduced =
        before.isEmpty() || ",:\uff0c\uff1a\u2014".indexOf(before.charAt(before.length() - 1)) >= 0;
    boolean whole = before.isEmpty() && behind.isEmpty();
    boolean continues = !behind.isEmpty() && ",\uff0c".indexOf(behind.charAt(0)) >= 0;
    return ENDS_SPEECH.indexOf(last) >= 0
        || whole
        || (introduced && (continues || !before.isEmpty()));
  }

  private static List<Quotation> quotations(String text) {
    List<Quotation> found = new ArrayList<>();
    int kind = kind(text);
    int from = -1;
    for (int i = 0; kind >= 0 && i < text.length(); i++) {
      if (from < 0) {
        from = opens(text, i, kind) ? i : -1;
      } else if (closes(text, i, kind)) {
        found.add(new Quotation(from, i + 1, false));
        from = -1;
      }
    }
    if (from >= 0) {
      found.add(new Quotation(from, text.length(), true));
    }
    return found;
  }

  /** The kind of marks that the paragraph uses: its first double one, else a single one; or -1. */
  private static int kind(String text) {
    int single = -1;
    for (int i = 0; i < text.length(); i++) {
      int kind = OPENING.indexOf(text.charAt(i));
      if (kind >= 0 && opens(text, i, kind)) {
        if (kind < OPENING.length() - 2) {
          return kind;
        }
        single = single < 0 ? kind : single;
      }
    }
    return single;
  }

  private static boolean opens(String text, int at, int kind) {
    char mark = text.charAt(at);
    if (mark != OPENING.charAt(kind)) {
      return false;
    }
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    char behind = at + 1 == text.length() ? ' ' : text.charAt(at + 1);
    boolean straight = mark == '"' || mark == '\'' || mark == '\u2018';
    return !straight || (!Character.isLetterOrDigit(before) && behind != ' ');
  }

  private static boolean closes(String text, int at, int kind) {
    char mark = text.charAt(at);
    if (mark != CLOSING.charAt(kind)) {
      return false;
    }
    char before = text.charAt(at - 1);
    char behind = at + 1 == text.length() ? ' ' : text.charAt(at + 1);
    if (mark == '\u2019' || mark == '\'') {
      // An apostrophe stands between letters, or behind a plural: "the boys' coats".
      boolean plural = Character.isLetter(before) && behind == ' ' && continuesSmall(text, at + 2);
      return !Character.isLetterOrDigit(behind) && !(plural && mark == '\'');
    }
    return before != ' ' || mark != '"' || behind == ' ';
  }

  private static boolean continuesSmall(String text, int at) {
    return at < text.length() && Character.isLowerCase(text.charAt(at));
  }
}
