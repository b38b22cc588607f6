package studio.reprise.storage;

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
import studio.reprise.storage.TableRows.Row;

/**
 * A script as a table with a row of headings: {@code text} and, where wanted, {@code speaker,
 * scene, id, direction, language, seed, note}. Cells may be quoted as RFC 4180 says.
 */
final class ScriptTable {
  private static final Set<String> HEADINGS =
      Set.of("text", "speaker", "scene", "id", "direction", "language", "seed", "note");

  private ScriptTable() {}

  static ImportedScript read(String text, char separator, String where, Project into) {
    List<Row> rows = TableRows.of(text, separator, where);
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
}
