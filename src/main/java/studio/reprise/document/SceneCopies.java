package studio.reprise.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Copies of lines and scenes: the same words, settings and chosen takes under other ids. */
public final class SceneCopies {
  private SceneCopies() {}

  /** A line that nobody imported, locked or noted takes of yet; the chosen take is its own, too. */
  public static Line copy(Line line, String id) {
    return line.withId(id)
        .unlocked()
        .withTakeNotes(List.of())
        .remembering()
        .withOrigin(Origin.NONE);
  }

  /**
   * Puts a copy of a scene behind it; what its lines alone say in a way of their own they say in
   * the copy too.
   *
   * @param ids a fresh id for the scene, then one for each of its lines
   */
  public static Edit duplicate(String sceneId, Supplier<String> ids) {
    return new Edit(
        "Duplicate scene",
        "",
        project -> {
          Scene scene =
              project
                  .scene(sceneId)
                  .orElseThrow(
                      () -> new EditException("There is no scene {0} in the project.", sceneId));
          List<DictionaryEntry> dictionary = project.dictionary();
          List<Line> lines = new ArrayList<>();
          for (Line line : scene.lines()) {
            Line copy = copy(line, ids.get());
            lines.add(copy);
            dictionary = LinePronunciations.copied(dictionary, line.id(), copy.id());
          }
          List<Scene> scenes = new ArrayList<>(project.scenes());
          scenes.add(
              scenes.indexOf(scene) + 1, new Scene(ids.get(), scene.title(), lines, scene.role()));
          return project.withScenes(scenes).withDictionary(dictionary);
        });
  }
}
