package studio.reprise.desk.game;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.ScriptSource;
import studio.reprise.render.Receipt;
import studio.reprise.storage.OutputName;

/**
 * What tables are made of.
 *
 * @param rows all lines of the game
 * @param files paths of the WAVs that are handed over, with their ending, by the ids of lines
 * @param takes the take that a line has now, where it is whole
 */
public record GameTables(
    GameRows rows, Map<String, String> files, Function<Line, Optional<Receipt>> takes) {
  public GameTables {
    files = Map.copyOf(files);
  }

  public Project project() {
    return rows.project();
  }

  /** The WAV of a row, or "". */
  public String file(GameRow row) {
    return row.line().map(line -> files.getOrDefault(line.id(), "")).orElse("");
  }

  public Optional<Receipt> take(GameRow row) {
    return row.line().flatMap(takes);
  }

  /**
   * Rows by the table that they are of: the scripts' names without their endings, and the project's
   * name for the author's own lines; "-" and a number make a name unique.
   *
   * @param wanted which rows there are at all
   */
  Map<String, List<GameRow>> byScript(java.util.function.Predicate<GameRow> wanted) {
    Map<Optional<String>, List<GameRow>> bySource =
        rows.all().stream()
            .filter(wanted)
            .collect(
                Collectors.groupingBy(
                    row -> row.source().map(ScriptSource::id),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Map<String, List<GameRow>> named = new LinkedHashMap<>();
    bySource.forEach((source, some) -> named.put(free(named, some.get(0)), some));
    return named;
  }

  private String free(Map<String, List<GameRow>> named, GameRow first) {
    String whole = first.source().map(ScriptSource::name).orElse(project().name());
    int ending = first.source().isPresent() ? whole.lastIndexOf('.') : -1;
    String plain = OutputName.madeFrom(ending > 0 ? whole.substring(0, ending) : whole);
    String name = plain;
    for (int number = 2; isTaken(named, name); number++) {
      name = plain + "-" + number;
    }
    return name;
  }

  private static boolean isTaken(Map<String, List<GameRow>> named, String name) {
    return named.keySet().stream()
        .anyMatch(other -> OutputName.folded(other).equals(OutputName.folded(name)));
  }

  /** Rows by their language. */
  Map<String, List<GameRow>> byLanguage(java.util.function.Predicate<GameRow> wanted) {
    return rows.all().stream()
        .filter(wanted)
        .collect(Collectors.groupingBy(GameRow::language, LinkedHashMap::new, Collectors.toList()));
  }
}
