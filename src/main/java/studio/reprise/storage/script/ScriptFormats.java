package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.storage.StorageException;
import studio.reprise.storage.script.ScriptFormat.Likeness;

/**
 * The one table of script formats: the open dialog, {@code --help} and the pages are made of it.
 * What a file is, is found in this order: what the author says; the first row that is sure; the
 * first row that may be, with the file's ending; plain text, where it is text.
 */
public final class ScriptFormats {
  private static final List<ScriptFormat> ROWS = rows();

  private ScriptFormats() {}

  private static List<ScriptFormat> rows() {
    List<ScriptFormat> rows = new ArrayList<>();
    rows.addAll(BookFormats.rows());
    rows.addAll(GameFormats.rows());
    rows.add(
        new ScriptFormat(
            WorkbookScript.FORMAT,
            "Workbook (Excel)",
            List.of("xlsx", "xlsm"),
            file -> BookFormats.holds(file, "xl/workbook"),
            new WorkbookScript(),
            Set.of(ScriptFormat.Carries.values())));
    rows.addAll(ScriptTable.formats());
    return List.copyOf(rows);
  }

  /** All rows, in the order in which they are asked. */
  public static List<ScriptFormat> all() {
    return ROWS;
  }

  /** A row by its id. */
  public static Optional<ScriptFormat> byId(String id) {
    return ROWS.stream().filter(row -> row.id().equals(id)).findFirst();
  }

  /**
   * A row by its id.
   *
   * @throws StorageException when there is no such format
   */
  public static ScriptFormat named(String id) {
    return byId(id)
        .orElseThrow(
            () ->
                new StorageException(
                    "There is no script format \"{0}\". Known are {1}.",
                    id, ROWS.stream().map(ScriptFormat::id).collect(Collectors.joining(", "))));
  }

  /**
   * The format of a file.
   *
   * @param asked an id, or "" to find it out
   * @throws StorageException when there is no such format, or the file is of none
   */
  public static ScriptFormat of(ScriptFile file, String asked) {
    if (!asked.isEmpty()) {
      return named(asked);
    }
    RefusedFormats.require(file);
    return ROWS.stream()
        .filter(row -> row.sniff().of(file) == Likeness.SURE)
        .findFirst()
        .or(
            () ->
                ROWS.stream()
                    .filter(row -> row.endsLike(file.name()))
                    .filter(row -> row.sniff().of(file) == Likeness.MAYBE)
                    .findFirst())
        .or(() -> byId("text"))
        .orElseThrow(() -> new StorageException("{0} is no script that is known.", file.where()));
  }

  /**
   * Reads a script.
   *
   * @param asked the id of a format, or "" to find it out
   * @throws StorageException with a sentence when it cannot be used
   */
  public static ScriptDraft read(ScriptFile file, String asked, ReadingOptions options) {
    return DraftBounds.checked(of(file, asked).reader().read(file, options), file.where());
  }
}
