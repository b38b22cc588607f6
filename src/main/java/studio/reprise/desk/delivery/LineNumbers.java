package studio.reprise.desk.delivery;

import java.util.HashMap;
import java.util.Map;
import studio.reprise.document.Project;

/** Lines as an author sees them numbered: through the whole script, from 1. */
final class LineNumbers {
  private final Map<String, Integer> numbers = new HashMap<>();

  LineNumbers(Project project) {
    project.lines().forEach(line -> numbers.put(line.id(), numbers.size() + 1));
  }

  /** The number of a line; 0 for one that is not in the script any more. */
  int of(String lineId) {
    return numbers.getOrDefault(lineId, 0);
  }
}
