package studio.reprise.desk.game;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Unity's Localization package: a WAV a key in the folder of its locale, for an asset table; and
 * the CSV that its string tables import, a column a locale.
 */
final class UnityProfile implements GameProfile {
  private static final String COMMENTS = "Shared Comments";

  @Override
  public String id() {
    return "unity";
  }

  @Override
  public String title() {
    return "Unity Localization";
  }

  @Override
  public String names() {
    return "<locale>/<Key>.wav, <Table>.csv";
  }

  @Override
  public Keys keys() {
    return Keys.OR_IDS;
  }

  @Override
  public Map<String, String> tables(GameTables tables) {
    Map<String, String> made = new LinkedHashMap<>();
    tables.byScript(row -> true).forEach((name, rows) -> made.put(name + ".csv", table(rows)));
    return made;
  }

  private static String table(List<GameRow> rows) {
    Set<String> languages = new LinkedHashSet<>();
    rows.forEach(row -> languages.add(row.language()));
    List<String> headings = new ArrayList<>(List.of("Key", "Id"));
    languages.forEach(tag -> headings.add(column(tag)));
    headings.add(COMMENTS);
    TextTable table = TextTable.commas().row(headings);
    for (GameRow row : rows) {
      List<String> cells = new ArrayList<>(List.of(row.key(), row.extra("Id")));
      String text = row.written();
      languages.forEach(tag -> cells.add(tag.equals(row.language()) ? text : ""));
      cells.add(comment(row));
      table.row(cells);
    }
    return table.toString();
  }

  private static String comment(GameRow row) {
    boolean isSaid = row.note().isEmpty() && row.base().isEmpty() && !row.speaker().isEmpty();
    return isSaid ? row.speaker() : row.note();
  }

  private static String column(String tag) {
    return Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH) + "(" + tag + ")";
  }
}
