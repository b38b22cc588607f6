package studio.reprise.desk.game;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.reprise.storage.OutputName;

/**
 * Wwise: a WAV a key in the folder of its language; a table a language for the import of voices,
 * paths relative to it, objects relative to wherever they are imported to; and a list of external
 * sources for those who play by file.
 */
final class WwiseProfile implements GameProfile {
  @Override
  public String id() {
    return "wwise";
  }

  @Override
  public String title() {
    return "Wwise";
  }

  @Override
  public String names() {
    return "<language>/<key>.wav, import-<language>.txt, lines.wsources";
  }

  @Override
  public Keys keys() {
    return Keys.OR_IDS;
  }

  @Override
  public WaveForm waveForm() {
    return WaveForm.BROADCAST;
  }

  @Override
  public Map<String, String> tables(GameTables tables) {
    Map<String, String> made = new LinkedHashMap<>();
    tables
        .byLanguage(row -> !tables.file(row).isEmpty())
        .forEach((language, rows) -> made.put("import-" + language + ".txt", table(rows, tables)));
    made.put("lines.wsources", sources(tables));
    return made;
  }

  private static String table(List<GameRow> rows, GameTables tables) {
    TextTable table =
        TextTable.tabs().headings("Audio File", "Object Path", "Object Type", "Notes");
    for (GameRow row : rows) {
      table.row(
          backslashed(tables.file(row)),
          "<Sound Voice>" + objectName(row.key()),
          "Sound Voice",
          notes(row));
    }
    return table.toString();
  }

  private static String backslashed(String file) {
    return file.replace('/', '\\');
  }

  /** A name of Wwise holds neither dots nor percent signs. */
  private static String objectName(String key) {
    return OutputName.ofKey(key).replaceAll("[.%]", "_");
  }

  private static String notes(GameRow row) {
    String direction = row.direction().isBlank() ? "" : " (" + row.direction().strip() + ")";
    return (row.speaker() + direction).strip();
  }

  private static String sources(GameTables tables) {
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
            .append("<ExternalSourcesList SchemaVersion=\"1\" Root=\".\">\n");
    for (GameRow row : tables.rows().all()) {
      String file = tables.file(row);
      if (!file.isEmpty()) {
        xml.append("  <Source Path=\"")
            .append(
                backslashed(file)
                    .replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace("\"", "&quot;"))
            .append("\"/>\n");
      }
    }
    return xml.append("</ExternalSourcesList>\n").toString();
  }
}
