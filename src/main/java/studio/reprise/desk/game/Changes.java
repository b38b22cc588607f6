package studio.reprise.desk.game;

import java.util.List;
import java.util.Optional;

/** Words that were changed here, for those who keep the script: {@code changes.csv}. */
public final class Changes {
  public static final String FILE = "changes.csv";

  private Changes() {}

  /** The table; empty when every line says what its script says. */
  public static Optional<String> of(GameRows rows) {
    List<GameRow> changed = rows.all().stream().filter(GameRow::isChanged).toList();
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    TextTable table = TextTable.commas().headings("key", "file", "line", "before", "after");
    for (GameRow row : changed) {
      table.row(
          row.hasKey() ? row.key() : "",
          row.file(),
          row.fileLine() > 0 ? Integer.toString(row.fileLine()) : "",
          TextTable.harmless(row.importedText()),
          TextTable.harmless(row.text()));
    }
    return Optional.of("\uFEFF" + table);
  }
}
