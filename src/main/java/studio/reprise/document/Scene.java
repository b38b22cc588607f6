package studio.reprise.document;

import java.util.List;

/**
 * A run of lines: a chapter, a quest.
 *
 * @param id stable name
 * @param title what the author calls it
 * @param lines in their order
 */
public record Scene(String id, String title, List<Line> lines) {
  public Scene {
    Ids.require(id, "scene");
    Ids.requireText(title, 500, "title of a scene");
    lines = List.copyOf(lines);
  }

  public Scene withTitle(String changed) {
    return new Scene(id, changed, lines);
  }

  public Scene withLines(List<Line> changed) {
    return new Scene(id, title, changed);
  }
}
