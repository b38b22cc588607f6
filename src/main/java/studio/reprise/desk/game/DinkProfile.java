package studio.reprise.desk.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.OutputName;

/**
 * dink: a line is recorded where any file begins with its id, in any case, with any ending, in any
 * folder below. So no other file's name may begin with an id.
 */
final class DinkProfile implements GameProfile {
  /** Clips are named by hashes: an id of a few such digits may begin one of them. */
  private static final String SHORT_HEX = "[0-9a-f]{1,5}";

  /** Files of ours that lie in the same folder. */
  private static final List<String> OURS = List.of("metadata.json", "changes.csv");

  @Override
  public String id() {
    return "dink";
  }

  @Override
  public String title() {
    return "Ink and dink";
  }

  @Override
  public String names() {
    return "<LineID>.wav";
  }

  @Override
  public Keys keys() {
    return Keys.OF_THE_SCRIPT;
  }

  @Override
  public Optional<String> file(GameRow row) {
    return Optional.of(OutputName.ofKey(row.key()));
  }

  @Override
  public List<Sentence> objections(List<GameFile> files, GameRows rows) {
    TreeMap<String, String> names = new TreeMap<>();
    files.forEach(file -> names.put(OutputName.folded(file.name()), file.name()));
    List<Sentence> found = new ArrayList<>();
    for (GameRow row : rows.all()) {
      if (!row.hasKey()) {
        continue;
      }
      String id = OutputName.folded(row.key());
      Map.Entry<String, String> longer = names.higherEntry(id);
      if (longer != null && longer.getKey().startsWith(id)) {
        found.add(
            Sentence.of(
                "dink would play {0}.wav for the line {1} too, because its id begins the same.",
                longer.getValue(), row.key()));
      }
      boolean isOurs = OURS.stream().anyMatch(file -> file.startsWith(id)) || id.matches(SHORT_HEX);
      if (isOurs) {
        found.add(
            Sentence.of("The id {0} may begin the name of a file that is no line.", row.key()));
      }
    }
    return found;
  }
}
