package studio.reprise.desk.game;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Unreal: a WAV a key in the folder of its culture, and string tables. An import replaces a table,
 * so it is whole; what Unreal has no column for is meta data of the entry.
 */
final class UnrealProfile implements GameProfile {
  /** Its keys are names of files already, and its table is made by Unreal alone. */
  private static final String DIALOGUE_SCRIPT = "unreal-dialogue";

  /** What a catalogue of gettext translates; no column of Unreal's. */
  private static final String ORIGINAL = "msgid";

  /** What a column of ours holds. */
  private interface Cell {
    String of(GameRow row, GameTables tables);
  }

  private static final Map<String, Cell> OURS = columns();

  private static Map<String, Cell> columns() {
    Map<String, Cell> columns = new LinkedHashMap<>();
    columns.put("Speaker", (row, tables) -> row.speaker());
    columns.put("Direction", (row, tables) -> row.direction());
    columns.put("Scene", (row, tables) -> row.node());
    columns.put("Comment", (row, tables) -> row.note());
    columns.put("File", (row, tables) -> tables.file(row));
    columns.put(
        "Seed",
        (row, tables) ->
            tables.take(row).map(take -> Long.toString(take.said().seed())).orElse(""));
    return columns;
  }

  @Override
  public String id() {
    return "unreal";
  }

  @Override
  public String title() {
    return "Unreal Engine";
  }

  @Override
  public String names() {
    return "<culture>/<AudioFileName or Key>.wav, <Table>.csv";
  }

  @Override
  public Keys keys() {
    return Keys.OR_IDS;
  }

  private static boolean isOfATable(GameRow row) {
    return row.source().filter(source -> source.format().equals(DIALOGUE_SCRIPT)).isEmpty();
  }

  @Override
  public Map<String, String> tables(GameTables tables) {
    Map<String, String> made = new LinkedHashMap<>();
    tables
        .byScript(UnrealProfile::isOfATable)
        .forEach((name, rows) -> made.put(name + ".csv", table(rows, tables)));
    return made;
  }

  private static String table(List<GameRow> rows, GameTables tables) {
    Set<String> theirs = new TreeSet<>();
    rows.forEach(row -> row.base().ifPresent(base -> theirs.addAll(base.extra().keySet())));
    OURS.keySet().forEach(theirs::remove);
    theirs.remove(ORIGINAL);
    Map<String, Cell> ours = new LinkedHashMap<>(OURS);
    ours.values().removeIf(cell -> rows.stream().allMatch(row -> cell.of(row, tables).isEmpty()));
    List<String> headings = new ArrayList<>(List.of("Key", "SourceString"));
    headings.addAll(ours.keySet());
    headings.addAll(theirs);
    TextTable table = TextTable.quotedCommas().headings(headings);
    for (GameRow row : rows) {
      List<String> cells = new ArrayList<>(List.of(row.key(), row.written()));
      ours.values().forEach(cell -> cells.add(cell.of(row, tables)));
      theirs.forEach(name -> cells.add(row.extra(name)));
      table.row(cells.stream().map(UnrealProfile::escaped).toList());
    }
    return table.toString();
  }

  /** As Unreal's own export writes it. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t")
        .replace("'", "\\'")
        .replace("\"", "\\\"");
  }
}
