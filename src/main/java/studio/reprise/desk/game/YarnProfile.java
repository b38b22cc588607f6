package studio.reprise.desk.game;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.AtomicFile;
import studio.reprise.storage.OutputName;

/**
 * Yarn Spinner, in Unity and in Unreal: a line's asset is called like its key without {@code
 * line:}, and lies in the folder of its language. Unity takes, where there is none, any whose name
 * contains that. Beside them a string table a language.
 */
final class YarnProfile implements GameProfile {
  private static final String KEY_START = "line:";

  private final String engine;

  private YarnProfile(String engine) {
    this.engine = engine;
  }

  static YarnProfile unity() {
    return new YarnProfile("Unity");
  }

  static YarnProfile unreal() {
    return new YarnProfile("Unreal");
  }

  @Override
  public String id() {
    return "yarn-" + engine.toLowerCase(Locale.ROOT);
  }

  @Override
  public String title() {
    return "Yarn Spinner (" + engine + ")";
  }

  @Override
  public String names() {
    return "<language>/<key without line:>.wav, strings-<language>.csv";
  }

  @Override
  public Keys keys() {
    return Keys.OF_THE_SCRIPT;
  }

  @Override
  public Optional<String> file(GameRow row) {
    return Optional.of(row.language() + "/" + OutputName.ofKey(bare(row)));
  }

  private static String bare(GameRow row) {
    String key = row.key();
    return key.startsWith(KEY_START) ? key.substring(KEY_START.length()) : key;
  }

  @Override
  public List<Sentence> objections(List<GameFile> files, GameRows rows) {
    Map<String, Names> names = new HashMap<>();
    for (GameRow row : rows.all()) {
      if (row.hasKey()) {
        names
            .computeIfAbsent(row.language() + "/", language -> new Names())
            .add(OutputName.folded(bare(row)), row.key());
      }
    }
    List<Sentence> found = new ArrayList<>();
    for (GameFile file : files) {
      names
          .getOrDefault(file.folder(), new Names())
          .inside(OutputName.folded(file.name()))
          .forEach(
              key ->
                  found.add(
                      Sentence.of(
                          "Yarn Spinner may play {0}.wav for the line {1} too, because its name contains that key.",
                          file.name(), key)));
    }
    return found;
  }

  /** The names of one language, and the keys that they are of. */
  private static final class Names {
    private final Map<String, String> keys = new HashMap<>();
    private final Set<Integer> lengths = new TreeSet<>();

    void add(String name, String key) {
      keys.put(name, key);
      lengths.add(name.length());
    }

    /** The keys whose names stand in another name. */
    Set<String> inside(String name) {
      Set<String> found = new TreeSet<>();
      for (int length : lengths) {
        for (int from = 0; length < name.length() && from + length <= name.length(); from++) {
          String key = keys.get(name.substring(from, from + length));
          if (key != null) {
            found.add(key);
          }
        }
      }
      return found;
    }
  }

  @Override
  public Map<String, String> tables(GameTables tables) {
    Map<String, String> made = new LinkedHashMap<>();
    tables
        .byLanguage(GameRow::hasKey)
        .forEach((language, rows) -> made.put("strings-" + language + ".csv", table(rows)));
    return made;
  }

  private static String table(List<GameRow> rows) {
    TextTable table =
        TextTable.commas()
            .headings("language", "id", "text", "file", "node", "lineNumber", "lock", "comment");
    for (GameRow row : rows) {
      String text = row.written(YarnProfile::written);
      table.row(
          row.language(),
          row.key(),
          text,
          row.file(),
          row.node(),
          row.fileLine() > 0 ? Integer.toString(row.fileLine()) : "",
          lock(row, text),
          row.note());
    }
    return table.toString();
  }

  /**
   * Digits of the text's hash; of a translation they are those of the text that was translated, and
   * stay as they came.
   */
  private static String lock(GameRow row, String text) {
    String given = row.extra("lock");
    boolean isOfItself = given.isEmpty() || given.equals(digits(row.writtenBefore()));
    return isOfItself ? digits(text) : given;
  }

  private static String digits(String text) {
    return AtomicFile.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
  }

  /** As a writer would have typed it. */
  private static String written(String speaker, String text) {
    String words = text.replaceAll("([\\\\\\[\\]])", "\\\\$1");
    return speaker.isEmpty() ? words.replace(":", "\\:") : speaker + ": " + words;
  }
}
