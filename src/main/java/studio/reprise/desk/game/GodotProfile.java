package studio.reprise.desk.game;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import studio.reprise.storage.OutputName;

/**
 * Godot: a WAV a key in the folder of its locale, and the CSV of translations, whose columns that
 * begin with {@code _} are comments. Locales that are not spoken here go back as they came.
 */
final class GodotProfile implements GameProfile {
  private static final List<String> OURS = List.of("_character", "_notes", "_direction", "_file");

  @Override
  public String id() {
    return "godot";
  }

  @Override
  public String title() {
    return "Godot";
  }

  @Override
  public String names() {
    return "<locale>/<key>.wav, <table>.csv";
  }

  @Override
  public Keys keys() {
    return Keys.OR_IDS;
  }

  @Override
  public Optional<String> file(GameRow row) {
    return Optional.of(locale(row) + "/" + OutputName.ofKey(row.key()));
  }

  /** Godot writes {@code en_GB}. */
  private static String locale(GameRow row) {
    return row.language().replace('-', '_');
  }

  @Override
  public Map<String, String> tables(GameTables tables) {
    Map<String, String> made = new LinkedHashMap<>();
    tables
        .byScript(row -> true)
        .forEach((name, rows) -> made.put(name + ".csv", table(rows, tables)));
    return made;
  }

  private static String table(List<GameRow> rows, GameTables tables) {
    Set<String> locales =
        rows.stream()
            .map(GodotProfile::locale)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<String> theirs = new TreeSet<>();
    rows.forEach(row -> row.base().ifPresent(base -> theirs.addAll(base.extra().keySet())));
    theirs.removeIf(name -> OURS.contains(name) || locales.contains(name) || name.equals("msgid"));
    List<String> headings = new ArrayList<>(List.of("keys"));
    headings.addAll(locales);
    headings.addAll(theirs);
    headings.addAll(OURS);
    TextTable table = TextTable.commas().row(headings);
    for (GameRow row : rows) {
      List<String> cells = new ArrayList<>(List.of(row.key()));
      String text = row.written();
      locales.forEach(locale -> cells.add(locale.equals(locale(row)) ? text : ""));
      theirs.forEach(name -> cells.add(row.extra(name)));
      cells.addAll(List.of(row.speaker(), row.note(), row.direction(), tables.file(row)));
      table.row(cells);
    }
    return table.toString();
  }
}
