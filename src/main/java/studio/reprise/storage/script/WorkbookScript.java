package studio.reprise.storage.script;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.StorageException;
import studio.reprise.storage.TableRows.Row;

/**
 * A script as a workbook: every sheet that has a column of words is a table, in whatever dialect.
 * Where several have one, a sheet's name is the scene of the rows that name none.
 */
final class WorkbookScript implements ScriptReader {
  static final String FORMAT = "xlsx";

  /** Rows in which a sign of a dialect is looked for. */
  private static final int HEAD_ROWS = 20;

  /** A sheet and the dialect of its table. */
  private record Table(Workbook.Sheet sheet, TableDialect dialect) {}

  @Override
  public ScriptDraft read(ScriptFile file, ReadingOptions options) {
    List<Workbook.Sheet> sheets = Workbook.sheets(file);
    List<Table> tables =
        sheets.stream()
            .filter(sheet -> sheet.visibility() == Workbook.Visibility.SHOWN)
            .flatMap(sheet -> table(sheet).stream())
            .toList();
    if (tables.isEmpty()) {
      throw new StorageException(
          "{0} has no sheet with a column that is called \"text\".", file.where());
    }
    // Texts of a workbook have the markup of one engine: that of the first table.
    GameScript script = new GameScript(file, FORMAT, tables.get(0).dialect().markup(), options);
    for (Workbook.Sheet sheet : sheets) {
      Optional<Table> table = tables.stream().filter(each -> each.sheet() == sheet).findFirst();
      if (table.isEmpty()) {
        script.remark(Sentence.of("The sheet \"{0}\" was passed over.", sheet.name()));
      } else {
        new ScriptTable(table.get().dialect())
            .add(file, sheet.rows(), script, options, tables.size() == 1 ? "" : sheet.name());
      }
    }
    return script.draft();
  }

  private static Optional<Table> table(Workbook.Sheet sheet) {
    List<Row> rows = sheet.rows();
    for (int i = 0; i < Math.min(rows.size(), ScriptTable.HEADINGS_WITHIN); i++) {
      List<String> headings =
          rows.get(i).cells().stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
      String head =
          rows.subList(i, Math.min(rows.size(), i + HEAD_ROWS)).stream()
              .map(row -> String.join(",", row.cells()))
              .collect(Collectors.joining("\n"));
      Optional<TableDialect> dialect =
          TableDialect.all().stream()
              .filter(each -> each != TableDialect.OURS && each.isOf(headings, head))
              .findFirst()
              .or(() -> Optional.of(TableDialect.OURS).filter(ours -> ours.hasWords(headings)));
      if (dialect.isPresent()) {
        return Optional.of(new Table(sheet, dialect.get()));
      }
    }
    return Optional.empty();
  }
}
