package studio.reprise.storage;

import java.util.ArrayList;
import java.util.List;

/** The rows of a table of text. Cells may be quoted as RFC 4180 says. */
public final class TableRows {
  private static final int MOST_CELLS = 200;

  private TableRows() {}

  /** A row and where it begins. */
  public record Row(int lineNumber, List<String> cells) {}

  /**
   * The rows that hold anything.
   *
   * @param where names the text in an error
   * @throws StorageException with the line when quotation marks do not close
   */
  public static List<Row> of(String text, char separator, String where) {
    List<Row> rows = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    int lineNumber = 1;
    int start = 1;
    int at = 0;
    while (at <= text.length()) {
      int end = endOfCell(text, at, separator, where, lineNumber);
      String raw = text.substring(at, end);
      cells.add(isQuoted(raw) ? unquoted(raw.strip()) : raw.replace("\r", ""));
      if (cells.size() > MOST_CELLS) {
        throw new StorageException("{0}, line {1} has too many cells.", where, lineNumber);
      }
      lineNumber += (int) raw.chars().filter(c -> c == '\n').count();
      if (end == text.length() || text.charAt(end) == '\n') {
        lineNumber++;
        if (cells.stream().anyMatch(each -> !each.isBlank())) {
          rows.add(new Row(start, cells));
        }
        cells = new ArrayList<>();
        start = lineNumber;
      }
      at = end + 1;
    }
    return rows;
  }

  private static boolean isQuoted(String raw) {
    String cell = raw.strip();
    return cell.length() > 1 && cell.startsWith("\"") && closing(cell, 0) == cell.length() - 1;
  }

  private static String unquoted(String cell) {
    return cell.substring(1, cell.length() - 1).replace("\"\"", "\"").replace("\r", "");
  }

  /**
   * Where a cell ends: at the next separator or row, or behind its quotation marks. In tables
   * separated by tabs, which most programs write without quoting, a mark that does not enclose a
   * cell is one of the words.
   */
  private static int endOfCell(
      String text, int from, char separator, String where, int lineNumber) {
    int plain = from;
    while (plain < text.length() && text.charAt(plain) != separator && text.charAt(plain) != '\n') {
      plain++;
    }
    int open = from;
    while (open < plain && Character.isWhitespace(text.charAt(open))) {
      open++;
    }
    if (open == plain || text.charAt(open) != '"') {
      return plain;
    }
    int close = closing(text, open);
    int behind = close + 1;
    while (close > 0
        && behind < text.length()
        && text.charAt(behind) != separator
        && text.charAt(behind) != '\n'
        && Character.isWhitespace(text.charAt(behind))) {
      behind++;
    }
    boolean encloses =
        close > 0
            && (behind == text.length()
                || text.charAt(behind) == separator
                || text.charAt(behind) == '\n');
    if (separator == '\t') {
      boolean swallows =
          encloses
              && text.substring(open, close).indexOf('\n') >= 0
              && text.substring(open, close).indexOf('\t') >= 0;
      return encloses && !swallows ? behind : plain;
    }
    if (close < 0) {
      throw new StorageException(
          "{0}, line {1}: a quotation mark is opened and never closed.", where, lineNumber);
    }
    if (!encloses) {
      throw new StorageException(
          "{0}, line {1}: words stand behind a closing quotation mark. Write marks within a quoted cell twice.",
          where, lineNumber);
    }
    return behind;
  }

  /** The mark that closes the one at {@code open}, two together being one of the words; or -1. */
  private static int closing(String text, int open) {
    int at = open + 1;
    while (at < text.length()) {
      if (text.charAt(at) == '"') {
        if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
          at++;
        } else {
          return at;
        }
      }
      at++;
    }
    return -1;
  }
}
