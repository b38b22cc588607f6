package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.reprise.storage.StorageException;

/**
 * The rows of a table in a text. Cells may be quoted as RFC 4180 says; what separates them is said
 * by the first row ({@code sep=;}, as spreadsheets write it), by the ending, or is what the row of
 * headings has most of.
 */
final class TableRows {
  /** A row and where it begins. */
  record Row(int lineNumber, List<String> cells) {}

  private static final int MOST_CELLS = 200;
  private static final Pattern SAID = Pattern.compile("(?i)sep=(.)\\r?(?:\\n|$)");
  private static final String SEPARATORS = ",;\t|";

  private final String text;
  private final char separator;
  private final String where;

  private TableRows(String text, char separator, String where) {
    this.text = text;
    this.separator = separator;
    this.where = where;
  }

  /**
   * All rows in which something stands; row 0 has the headings.
   *
   * @param name of the file; {@code .tsv} is separated by tabs
   * @param where names the file in an error
   */
  static List<Row> of(String written, String name, String where) {
    boolean isOfOldMacs = written.indexOf('\n') < 0;
    String text = isOfOldMacs ? written.replace('\r', '\n') : written;
    Matcher said = SAID.matcher(text);
    if (said.lookingAt()) {
      String rest = "\n" + text.substring(said.end());
      return new TableRows(rest, said.group(1).charAt(0), where).rows();
    }
    return new TableRows(text, separator(text, name), where).rows();
  }

  /**
   * The headings of a table, in small letters, as far as they can be seen in its first bytes; empty
   * when it has none.
   */
  static List<String> headings(String head, String name) {
    Matcher said = SAID.matcher(head);
    boolean isSaid = said.lookingAt();
    String from = isSaid ? head.substring(said.end()) : head.stripLeading();
    int end = from.indexOf('\n');
    String row = end < 0 ? from : from.substring(0, end);
    char separator = isSaid ? said.group(1).charAt(0) : separator(row, name);
    if (row.chars().filter(c -> c == '"').count() % 2 == 1) {
      return List.of();
    }
    List<Row> rows = new TableRows(row, separator, name).rows();
    return rows.isEmpty()
        ? List.of()
        : rows.get(0).cells().stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
  }

  private static char separator(String text, String name) {
    if (name.toLowerCase(Locale.ROOT).endsWith(".tsv")) {
      return '\t';
    }
    int[] counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    boolean words = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      words |= !Character.isWhitespace(c);
      if (c == '\n' && !quoted && words) {
        break;
      }
      int known = quoted ? -1 : SEPARATORS.indexOf(c);
      if (known >= 0) {
        counts[known]++;
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return SEPARATORS.charAt(best);
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    int lineNumber = 1;
    int start = 1;
    int at = 0;
    while (at <= text.length()) {
      int end = endOfCell(at, lineNumber);
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
  private int endOfCell(int from, int lineNumber) {
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
    while (close > 0 && behind < text.length() && isBlankInRow(text.charAt(behind))) {
      behind++;
    }
    boolean encloses = close > 0 && isEnd(behind);
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

  private boolean isBlankInRow(char c) {
    return c != separator && c != '\n' && Character.isWhitespace(c);
  }

  private boolean isEnd(int at) {
    return at == text.length() || text.charAt(at) == separator || text.charAt(at) == '\n';
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
