package studio.reprise.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import studio.reprise.document.EditException;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Seed;
import studio.reprise.sentence.Sentence;

/**
 * A script as a table with a row of headings: {@code text} and, where wanted, {@code speaker,
 * scene, id, direction, language, seed, note}. Cells may be quoted as RFC 4180 says.
 */
final class ScriptTable {
  private static final Set<String> HEADINGS =
      Set.of("text", "speaker", "scene", "id", "direction", "language", "seed", "note");
  private static final int MOST_CELLS = 200;

  /** A row and where it begins. */
  private record Row(int lineNumber, List<String> cells) {}

  private ScriptTable() {}

  static ImportedScript read(String text, char separator, String where, Project into) {
    List<Row> rows = rows(text, separator, where);
    if (rows.isEmpty()) {
      throw new StorageException("{0} is empty.", where);
    }
    ScriptBuilder script = new ScriptBuilder(into);
    Map<String, Integer> columns = columns(rows.get(0), where, script);
    for (Row row : rows.subList(1, rows.size())) {
      requireNoMore(row, rows.get(0).cells().size(), where);
      try {
        add(row, columns, script);
      } catch (EditException e) {
        throw new StorageException(e, "{0}, line {1}: {2}", where, row.lineNumber(), e);
      }
    }
    return script.script();
  }

  /** A comma within words that are not quoted cuts them in two: none may be lost. */
  private static void requireNoMore(Row row, int columns, String where) {
    List<String> cells = row.cells();
    if (cells.size() > columns
        && cells.subList(columns, cells.size()).stream().anyMatch(cell -> !cell.isBlank())) {
      throw new StorageException(
          "{0}, line {1} has more cells than there are columns, from \"{2}\" on. Put words that hold the separator into quotation marks.",
          where, row.lineNumber(), cells.get(columns).strip());
    }
  }

  private static Map<String, Integer> columns(Row headings, String where, ScriptBuilder script) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < headings.cells().size(); i++) {
      String heading = headings.cells().get(i).strip().toLowerCase(Locale.ROOT);
      if (HEADINGS.contains(heading)) {
        if (columns.put(heading, i) != null) {
          throw new StorageException("{0}, line 1: two columns are called {1}.", where, heading);
        }
      } else {
        script.remark(Sentence.of("The column \"{0}\" was passed over.", heading));
      }
    }
    if (!columns.containsKey("text")) {
      throw new StorageException(
          "{0}, line 1: no column is called \"text\". Known are text, speaker, scene, id, direction, language, seed, note.",
          where);
    }
    return columns;
  }

  private static void add(Row row, Map<String, Integer> columns, ScriptBuilder script) {
    String text = cell(row, columns, "text");
    if (text.isEmpty()) {
      return;
    }
    String seed = cell(row, columns, "seed");
    script.line(
        new ScriptBuilder.Heading(cell(row, columns, "scene"), 0),
        cell(row, columns, "id"),
        text,
        script.speaker(cell(row, columns, "speaker")),
        line -> {
          Line told =
              line.withDirection(cell(row, columns, "direction"))
                  .withLanguage(cell(row, columns, "language"))
                  .withNote(cell(row, columns, "note"));
          return seed.isEmpty() ? told : told.withSeed(Seed.pinned(number(seed)));
        });
  }

  private static long number(String seed) {
    try {
      return Long.parseLong(seed);
    } catch (NumberFormatException e) {
      throw new EditException("the seed \"{0}\" is no whole number of 64 bits.", seed);
    }
  }

  private static String cell(Row row, Map<String, Integer> columns, String heading) {
    Integer at = columns.get(heading);
    return at == null || at >= row.cells().size() ? "" : row.cells().get(at).strip();
  }

  private static List<Row> rows(String text, char separator, String where) {
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
