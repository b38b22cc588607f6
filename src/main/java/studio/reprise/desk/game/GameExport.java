package studio.reprise.desk.game;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import studio.reprise.document.Line;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderException;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.OutputName;

/** What one profile makes of one version of a project. */
public final class GameExport {
  private static final int MOST_NAMED = 5;

  private final GameProfile profile;
  private final GameRows rows;

  public GameExport(GameProfile profile, GameRows rows) {
    this.profile = profile;
    this.rows = rows;
  }

  /** Whether the engine has a place for a line; lines without one are left out and counted. */
  public boolean hasPlace(Line line) {
    return profile.keys() == GameProfile.Keys.OR_IDS
        || rows.of(line).filter(GameRow::hasKey).isPresent();
  }

  /** Where a line's WAV goes; empty: as the pattern says. */
  public Optional<String> file(Line line) {
    return rows.of(line).flatMap(profile::file);
  }

  /**
   * Looks for what stands against the names, before anything is written.
   *
   * @param files paths without their ending, by the ids of lines
   * @throws RenderException when two lines would be one file, a name cannot be, or the engine would
   *     play another line
   */
  public void requireNames(Map<String, String> files) {
    List<GameFile> all = new ArrayList<>();
    for (GameRow row : rows.all()) {
      row.line()
          .map(line -> files.get(line.id()))
          .ifPresent(file -> all.add(new GameFile(row, file)));
    }
    List<Sentence> found = new ArrayList<>();
    Map<String, GameFile> seen = new LinkedHashMap<>();
    for (GameFile file : all) {
      GameFile other = seen.putIfAbsent(OutputName.folded(file.file()), file);
      if (other != null) {
        found.add(
            Sentence.of(
                "The lines {0} and {1} would both be {2}.wav.",
                other.row().key(), file.row().key(), file.file()));
      }
      OutputName.objection(file.name())
          .ifPresent(
              objection ->
                  found.add(
                      Sentence.of(
                          "The key {0} makes no file name: it {1}.", file.row().key(), objection)));
    }
    found.addAll(profile.objections(all, rows));
    if (!found.isEmpty()) {
      throw objected(found);
    }
  }

  private RenderException objected(List<Sentence> found) {
    Sentence all = Sentence.NONE;
    for (Sentence one : found.subList(0, Math.min(MOST_NAMED, found.size()))) {
      all = all.isEmpty() ? one : all.then(one);
    }
    return new RenderException(
        "Nothing was written for {0}: {1} Objections in all: {2}. Change the keys in the script and import it again.",
        profile.title(), all, found.size());
  }

  /**
   * The tables beside the WAVs, UTF-8, by their names below the folder.
   *
   * @param files paths with their ending, by the ids of lines
   * @param takes the takes that lines have
   */
  public Map<String, byte[]> tables(
      Map<String, String> files, Function<Line, Optional<Receipt>> takes) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    profile
        .tables(new GameTables(rows, files, takes))
        .forEach((file, text) -> all.put(file, text.getBytes(StandardCharsets.UTF_8)));
    Changes.of(rows)
        .ifPresent(text -> all.put(Changes.FILE, text.getBytes(StandardCharsets.UTF_8)));
    return all;
  }

  /**
   * What the author should know of it.
   *
   * @param lines that are wanted
   */
  public List<Sentence> remarks(List<Line> lines) {
    List<Sentence> remarks = new ArrayList<>();
    List<String> homeless =
        lines.stream().filter(line -> !line.isEmpty() && !hasPlace(line)).map(Line::id).toList();
    if (!homeless.isEmpty()) {
      remarks.add(
          Sentence.of(
              "Lines that no script of {0} names, and that were left out: {1}.",
              profile.title(), some(homeless)));
    }
    List<String> renamed =
        lines.stream()
            .filter(this::hasPlace)
            .flatMap(line -> rows.of(line).stream())
            .filter(row -> !row.key().isEmpty() && profile.file(row).isPresent())
            .filter(row -> !OutputName.ofKey(plain(row.key())).equals(plain(row.key())))
            .map(GameRow::key)
            .toList();
    if (!renamed.isEmpty()) {
      remarks.add(
          Sentence.of(
              "Keys that no file name can hold as they are, with \"_\" in their place: {0}.",
              some(renamed)));
    }
    long changed = rows.all().stream().filter(GameRow::isChanged).count();
    if (changed > 0) {
      remarks.add(
          Sentence.of(
              "Texts that were changed here: {0}. They stand in {1}, for the script.",
              changed, Changes.FILE));
    }
    return remarks;
  }

  /** Yarn Spinner's own start of a key is no part of a name. */
  private static String plain(String key) {
    return key.startsWith("line:") ? key.substring("line:".length()) : key;
  }

  private static String some(List<String> names) {
    String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return names.size() > MOST_NAMED ? first + ", … (" + names.size() + ")" : first;
  }
}
