package studio.reprise.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import studio.reprise.document.Project;

/**
 * Brings a project file of an older formatVersion to the current one, a version at a time. The step
 * at index v - 1 leads from version v to v + 1; a released step is never changed.
 */
final class Migrations {
  /** A version that only adds: a file of the one before is read as it is, line by line. */
  private static final UnaryOperator<ObjectNode> ONLY_ADDS = UnaryOperator.identity();

  /**
   * To version 2: scripts that were imported, what a delivery says and more, all of it optional. A
   * program that knows only version 1 would lose it, so the number grows.
   */
  private static final List<UnaryOperator<ObjectNode>> STEPS = List.of(ONLY_ADDS);

  private Migrations() {}

  static byte[] toCurrent(byte[] file, int version, String where) {
    return migrated(file, version, where, STEPS);
  }

  static byte[] migrated(
      byte[] file, int version, String where, List<UnaryOperator<ObjectNode>> steps) {
    boolean isRead =
        version > steps.size()
            || steps.subList(version - 1, steps.size()).stream().allMatch(s -> s == ONLY_ADDS);
    if (isRead) {
      return file;
    }
    try {
      JsonNode root = DocumentJson.MAPPER.readTree(file);
      if (!(root instanceof ObjectNode project)) {
        throw new StorageException("{0} is no project of Reprise.", where);
      }
      for (int v = version; v <= steps.size(); v++) {
        project = steps.get(v - 1).apply(project);
        project.put("formatVersion", v + 1);
      }
      return DocumentJson.MAPPER.writeValueAsString(project).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StorageException(e, "{0} cannot be read: {1}.", where, e);
    }
  }

  /** Newest version that this program writes. */
  static int current() {
    return Project.FORMAT_VERSION;
  }
}
