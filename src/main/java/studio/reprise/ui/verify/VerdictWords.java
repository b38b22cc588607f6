package studio.reprise.ui.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.storage.VerificationSource.Exhibit;

/** Which line a verdict is about, and what stands in its row. */
final class VerdictWords {
  private final boolean namesFiles;
  private final Map<String, Line> lines = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * @param project whose lines they may be
   * @param isFolder true where files are named: the project may be another one than theirs
   */
  VerdictWords(@Nullable Project project, boolean isFolder) {
    namesFiles = isFolder;
    if (project != null) {
      project
          .lines()
          .forEach(
              line -> {
                lines.put(line.id(), line);
                numbers.put(line.id(), numbers.size() + 1);
              });
    }
  }

  /** The line's number, or the file; of a delivery the line that is the cause, where one is. */
  String place(Judged judged) {
    Exhibit exhibit = judged.exhibit();
    if (namesFiles && exhibit != null) {
      return exhibit.name();
    }
    if (namesFiles && !numbers.containsKey(judged.verdict().lineId())) {
      return judged.verdict().lineId();
    }
    return String.valueOf(numbers.getOrDefault(judged.verdict().lineId(), 0));
  }

  String words(Judged judged) {
    Exhibit exhibit = judged.exhibit();
    if (exhibit != null) {
      return exhibit.words();
    }
    Line line = lines.get(judged.verdict().lineId());
    return line == null ? "" : line.text();
  }

  /** The open project's line whose take it is. */
  Optional<String> line(Judged judged) {
    Line line = lines.get(judged.verdict().lineId());
    if (line == null) {
      return Optional.empty();
    }
    boolean isIt =
        !namesFiles
            || judged.exhibit() == null
            || line.takeFingerprint().equals(judged.verdict().fingerprint());
    return isIt ? Optional.of(line.id()) : Optional.empty();
  }
}
