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
      throw new StorageException(where + " is empty.");
    }
    ScriptBuilder script = new ScriptBuilder(into);
    Map<String, Integer> columns = columns(rows.get(0), where, script);
    for (Row row : rows.subList(1, rows.size())) {
      try {
        add(row, columns, script);
      } catch (EditException e) {
        throw new StorageException(where + ", line " + row.lineNumber() + ": " + e.getMessage(), e);
      }
    }
    return script.script();
  }

  private static Map<String, Integer> columns(Row headings, String where, ScriptBuilder script) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < headings.cells().size(); i++) {
      String heading = headings.cells().get(i).strip().toLowerCase(Locale.ROOT);
      if (HEADINGS.contains(heading)) {
        if (columns.put(heading, i) != null) {
          throw new StorageException(where + ", line 1: two columns are called " + heading + ".");
        }
      } else {
        script.remark("The column \"" + heading + "\" was passed over.");
      }
    }
    if (!columns.containsKey("text")) {
      throw new StorageException(
          where
              + ", line 1: no column is called \"text\". Known are text, speaker, scene, id,"
              + " direction, language, seed, note.");
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
        cell(row, columns, "scene"),
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
      throw new EditException("the seed \"" + seed + "\" is no whole number of 64 bits.");
    }
  }

  private static String cell(Row row, Map<String, Integer> columns, String heading) {
    Integer at = columns.get(heading);
    return at == null || at >= row.cells().size() ? "" : row.cells().get(at).strip();
  }

  private static List<Row> rows(String text, char separator, String where) {
    List<Row> rows = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    int lineNumber = 1;
    int start = 1;
    int length = text.length();
    for (int i = 0; i <= length; i++) {
      char c = i < length ? text.charAt(i) : '\n';
      if (quoted) {
        if (i == length) {
          throw new StorageException(
              where + ", line " + start + ": a quotation mark is opened and never closed.");
        }
        if (c == '"' && i + 1 < length && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          cell.append(c);
        }
      } else if (c == '"' && cell.length() < 100 && cell.toString().isBlank()) {
        cell.setLength(0);
        quoted = true;
      } else if (c == separator || c == '\n') {
        cells.add(cell.toString());
        cell.setLength(0);
        if (cells.size() > MOST_CELLS) {
          throw new StorageException(where + ", line " + lineNumber + " has too many cells.");
        }
      } else if (c != '\r') {
        cell.append(c);
      }
      if (c == '\n') {
        lineNumber++;
        if (!quoted) {
          if (cells.stream().anyMatch(each -> !each.isBlank())) {
            rows.add(new Row(start, cells));
          }
          cells = new ArrayList<>();
          start = lineNumber;
        }
      }
    }
    return rows;
  }
}
