package studio.reprise.document;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A run of lines: a chapter, a quest.
 *
 * @param id stable name
 * @param title what the author calls it
 * @param lines in their order
 * @param role what it is in a delivery
 */
public record Scene(String id, String title, List<Line> lines, Role role) {
  /** What a scene is in a delivery. */
  public enum Role {
    /** A file of its own. */
    CHAPTER,
    /** The opening credits. */
    OPENING,
    /** The closing credits. */
    CLOSING,
    /** The sample for shops. */
    SAMPLE,
    /** Not delivered. */
    SKIP;

    /** As files and options write it. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws EditException when there is no such role
     */
    public static Role of(String key) {
      for (Role role : values()) {
        if (role.key().equals(key)) {
          return role;
        }
      }
      throw new EditException(
          "A scene is delivered as \"chapter\", \"opening\", \"closing\", \"sample\" or \"skip\", not"
              + " \"{0}\".",
          key);
    }
  }

  public Scene {
    Ids.require(id, "scene");
    Ids.requireText(title, 500, "title of a scene");
    lines = List.copyOf(lines);
    Objects.requireNonNull(role, "role");
  }

  /** A chapter. */
  public Scene(String id, String title, List<Line> lines) {
    this(id, title, lines, Role.CHAPTER);
  }

  public Scene withTitle(String changed) {
    return new Scene(id, changed, lines, role);
  }

  public Scene withLines(List<Line> changed) {
    return new Scene(id, title, changed, role);
  }

  public Scene withRole(Role changed) {
    return new Scene(id, title, lines, changed);
  }
}
