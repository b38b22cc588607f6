package studio.reprise.document;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** What an author decides when a voice pack or the engine changed under the project. */
public final class UpgradeEdits {
  private UpgradeEdits() {}

  /**
   * The lines keep the takes they have: they stay fresh until something else changes.
   *
   * @param declined by line, the take that it would render now
   */
  public static Edit keepAsItWas(Map<String, String> declined) {
    return new Edit("Keep as it was", "", each(declined, Line::declining));
  }

  /**
   * The lines go over to new takes, and the project to the pack that made them, in one step.
   *
   * @param takes by line, its new take
   */
  public static Edit moveOver(Map<String, String> takes, PackRef pack) {
    UnaryOperator<Project> change = each(takes, Line::choosing);
    return new Edit("Move over", "", project -> change.apply(project).withPack(pack));
  }

  private static UnaryOperator<Project> each(
      Map<String, String> byLine, BiFunction<Line, String, Line> change) {
    Map<String, String> values = Map.copyOf(byLine);
    return project -> {
      List<Scene> scenes =
          project.scenes().stream()
              .map(
                  scene ->
                      scene.lines().stream().noneMatch(line -> values.containsKey(line.id()))
                          ? scene
                          : scene.withLines(
                              scene.lines().stream()
                                  .map(
                                      line ->
                                          values.containsKey(line.id())
                                              ? change.apply(line, values.get(line.id()))
                                              : line)
                                  .toList()))
              .toList();
      return project.withScenes(scenes);
    };
  }
}
