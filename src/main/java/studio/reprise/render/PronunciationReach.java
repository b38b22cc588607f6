package studio.reprise.render;

import java.util.List;
import studio.reprise.document.Line;
import studio.reprise.document.Project;

/** Which lines another dictionary says otherwise. */
public final class PronunciationReach {
  private PronunciationReach() {}

  /** The lines of {@code after} whose pronunciations are not what they were before. */
  public static List<Line> lines(Project before, Project after) {
    if (before.dictionary().equals(after.dictionary())) {
      return List.of();
    }
    DictionaryIndex then = new DictionaryIndex(before.dictionary());
    DictionaryIndex now = new DictionaryIndex(after.dictionary());
    return after
        .lines()
        .filter(line -> !then.relevantTo(line).equals(now.relevantTo(line)))
        .toList();
  }

  /** Those of them whose take goes stale by it: it is there, and the line is not locked. */
  public static List<Line> goingStale(Project before, Project after) {
    return lines(before, after).stream()
        .filter(line -> !line.locked() && !line.takeFingerprint().isEmpty())
        .toList();
  }
}
