package studio.reprise.storage.script;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import studio.reprise.storage.TableRows.Row;

/**
 * The tags of lines that {@code ysc compile} writes beside their texts: {@code X-Metadata.csv}
 * beside {@code X-Lines.csv}, with {@code id,node,lineNumber,tags}.
 */
final class YarnMetadata {
  private static final String LINES = "-lines.csv";
  private static final String METADATA = "-metadata.csv";

  private YarnMetadata() {}

  /** Tags by the keys of lines, each behind "#"; empty where no such file lies there. */
  static Map<String, String> beside(ScriptFile file, ReadingOptions options) {
    return file.namesBeside().stream()
        .filter(other -> isOf(file.name(), other))
        .findFirst()
        .flatMap(file::beside)
        .map(beside -> tags(beside, options))
        .orElse(Map.of());
  }

  /** Whether a file beside a script holds its tags. */
  static boolean isOf(String script, String other) {
    String name = script.toLowerCase(Locale.ROOT);
    return name.endsWith(LINES)
        && other
            .toLowerCase(Locale.ROOT)
            .equals(name.substring(0, name.length() - LINES.length()) + METADATA);
  }

  private static Map<String, String> tags(ScriptFile file, ReadingOptions options) {
    List<Row> rows = SeparatedText.of(file.text(options), file.name(), file.where());
    Map<String, String> tags = new HashMap<>();
    List<String> headings =
        rows.isEmpty()
            ? List.of()
            : rows.get(0).cells().stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
    int id = headings.indexOf("id");
    int tag = headings.indexOf("tags");
    if (id >= 0 && tag >= 0) {
      for (Row row : rows.subList(1, rows.size())) {
        if (row.cells().size() > Math.max(id, tag)) {
          String written = row.cells().get(tag).strip().replaceAll("(^|\\s)(?=[^\\s#])", "$1#");
          tags.put(row.cells().get(id).strip(), written);
        }
      }
    }
    return tags;
  }
}
