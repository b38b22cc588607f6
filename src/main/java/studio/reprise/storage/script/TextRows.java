package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of a plain text become units: paragraphs where rows are wrapped at a width, else rows.
 */
final class TextRows {
  /** Rows of a wrapped text are at least this wide, in columns, in the middle. */
  private static final int WIDTH = 45;

  private static final int WIDEST = 120;
  private static final int HEADING_ROWS = 3;
  private static final int MANY_ROWS = 8;
  private static final String ENDS =
      ".!?:;\"\u201d'\u2019\u2026\u2014)\u3002\uff01\uff1f\uff1a\uff1b\u300d";
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:-[\\p{L}\\p{M}]+)*");
  private static final Pattern BROKEN = Pattern.compile("([\\p{L}\\p{M}]+)-$");

  /**
   * What becomes a line.
   *
   * @param text without blanks at its ends
   * @param line in the file, from 1
   * @param endsParagraph whether an empty row follows
   * @param isHeading whether it reads like the heading of a chapter
   */
  record Unit(String text, int line, boolean endsParagraph, boolean isHeading) {}

  /** A row and where it stands. */
  private record Row(String written, int line) {
    String words() {
      return written.strip();
    }

    int indent() {
      int at = 0;
      while (at < written.length() && Character.isWhitespace(written.charAt(at))) {
        at++;
      }
      return at;
    }
  }

  private final Set<String> known = new HashSet<>();
  private final List<Unit> units = new ArrayList<>();

  private TextRows() {}

  static List<Unit> of(String text) {
    List<List<Row>> blocks = blocks(text);
    boolean wrapped = isWrapped(blocks);
    TextRows rows = new TextRows();
    if (wrapped) {
      Matcher words = WORD.matcher(text);
      while (words.find()) {
        rows.known.add(words.group().toLowerCase(Locale.ROOT));
      }
    }
    for (List<Row> block : blocks) {
      if (wrapped) {
        rows.paragraphs(block);
      } else {
        rows.rows(block);
      }
    }
    return rows.units;
  }

  /** Rows between empty ones. */
  private static List<List<Row>> blocks(String text) {
    List<List<Row>> blocks = new ArrayList<>();
    List<Row> block = new ArrayList<>();
    int line = 0;
    for (String written : text.split("\\R", -1)) {
      line++;
      Row row = new Row(written, line);
      if (row.words().isEmpty()) {
        if (!block.isEmpty()) {
          blocks.add(block);
          block = new ArrayList<>();
        }
      } else {
        block.add(row);
      }
    }
    if (!block.isEmpty()) {
      blocks.add(block);
    }
    return blocks;
  }

  /** Whether rows end where a width is full, in the middle of sentences. */
  private static boolean isWrapped(List<List<Row>> blocks) {
    int rows = 0;
    int open = 0;
    List<Integer> widths = new ArrayList<>();
    for (List<Row> block : blocks) {
      for (Row row : block.subList(0, block.size() - 1)) {
        String words = row.words();
        rows++;
        widths.add(columns(words));
        open += ENDS.indexOf(words.charAt(words.length() - 1)) < 0 ? 1 : 0;
      }
    }
    if (rows == 0) {
      return false;
    }
    widths.sort(null);
    return open * 2 >= rows
        && widths.get(rows / 2) >= WIDTH
        && widths.get(rows * 95 / 100) <= WIDEST;
  }

  private static int columns(String words) {
    return words.codePoints().map(point -> Character.isIdeographic(point) ? 2 : 1).sum();
  }

  // --- every row a line ---

  private void rows(List<Row> block) {
    for (int i = 0; i < block.size(); i++) {
      Row row = block.get(i);
      boolean last = i == block.size() - 1;
      boolean inList =
          (i > 0 && ChapterWords.isHeading(block.get(i - 1).words()))
              || (!last && ChapterWords.isHeading(block.get(i + 1).words()));
      boolean heading = !inList && ChapterWords.isHeading(row.words());
      units.add(new Unit(row.words(), row.line(), last || heading, heading));
    }
  }

  // --- paragraphs ---

  private void paragraphs(List<Row> block) {
    if (isHeading(block)) {
      units.add(new Unit(joined(block), block.get(0).line(), true, true));
      return;
    }
    int from = 0;
    for (int i = 1; i < block.size(); i++) {
      if (beginsParagraph(block, i)) {
        units.add(new Unit(joined(block.subList(from, i)), block.get(from).line(), true, false));
        from = i;
      }
    }
    List<Row> rest = block.subList(from, block.size());
    units.add(new Unit(joined(rest), rest.get(0).line(), true, false));
  }

  private static boolean isHeading(List<Row> block) {
    long headings = block.stream().filter(row -> ChapterWords.isHeading(row.words())).count();
    boolean first = ChapterWords.isHeading(block.get(0).words());
    int length = block.stream().mapToInt(row -> row.words().length()).sum();
    return first && headings == 1 && block.size() <= HEADING_ROWS && length <= 160;
  }

  /** In a long block without empty rows, paragraphs begin at rows that are indented. */
  private static boolean beginsParagraph(List<Row> block, int at) {
    long indented = block.stream().filter(row -> row.indent() > 0).count();
    boolean fewAre = indented > 1 && indented * 2 <= block.size();
    return block.size() >= MANY_ROWS && fewAre && block.get(at).indent() > 0;
  }

  /** Rows put together: with a blank, and without one where a word or a dash goes on. */
  private String joined(List<Row> rows) {
    StringBuilder all = new StringBuilder();
    for (Row row : rows) {
      String words = row.words();
      if (!all.isEmpty()) {
        put(all, words);
      }
      all.append(words);
    }
    return all.toString();
  }

  private void put(StringBuilder all, String next) {
    String tail = all.substring(Math.max(0, all.length() - 60));
    Matcher broken = BROKEN.matcher(tail);
    Matcher goesOn = WORD.matcher(next);
    boolean dash = tail.endsWith("--") || tail.endsWith("\u2014") || next.startsWith("--");
    boolean solid =
        Character.isIdeographic(all.codePointBefore(all.length()))
            || Character.isIdeographic(next.codePointAt(0)) && tail.endsWith("\uff0c");
    if (broken.find() && goesOn.lookingAt() && Character.isLowerCase(next.codePointAt(0))) {
      String whole = (broken.group(1) + goesOn.group()).toLowerCase(Locale.ROOT);
      if (known.contains(whole)) {
        all.setLength(all.length() - 1);
      }
    } else if (!dash && !solid) {
      all.append(' ');
    }
  }
}
