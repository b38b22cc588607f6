package studio.reprise.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an author does to scenes. */
public final class SceneEdits {
  private SceneEdits() {}

  /** Puts an empty scene before the one at {@code index}; an index at the end appends. */
  public static Edit add(String sceneId, String title, int index) {
    return new Edit(
        "Add scene",
        "",
        project -> {
          List<Scene> scenes = new ArrayList<>(project.scenes());
          scenes.add(
              Math.max(0, Math.min(index, scenes.size())), new Scene(sceneId, title, List.of()));
          return project.withScenes(scenes);
        });
  }

  /** Puts a scene with its lines before the one at {@code index}; an index at the end appends. */
  public static Edit insert(Scene scene, int index) {
    return new Edit(
        "Add scene",
        "",
        project -> {
          List<Scene> scenes = new ArrayList<>(project.scenes());
          scenes.add(Math.max(0, Math.min(index, scenes.size())), scene);
          return project.withScenes(scenes);
        });
  }

  /** Makes a scene of its own of a line and those that follow it; takes stay. */
  public static Edit splitBefore(String lineId, String newSceneId, String newTitle) {
    return new Edit(
        "Split scene",
        "",
        project -> {
          List<Scene> scenes = new ArrayList<>();
          for (Scene scene : project.scenes()) {
            List<String> ids = scene.lines().stream().map(Line::id).toList();
            int at = ids.indexOf(lineId);
            if (at <= 0) {
              scenes.add(scene);
            } else {
              scenes.add(scene.withLines(scene.lines().subList(0, at)));
              List<Line> rest = scene.lines().subList(at, scene.lines().size());
              scenes.add(new Scene(newSceneId, newTitle, rest, scene.role()));
            }
          }
          return scenes.size() == project.scenes().size() ? project : project.withScenes(scenes);
        });
  }

  /**
   * Puts a script at a place, in one step: its first lines into a scene, its scenes behind that
   * one, its new speakers behind the others.
   *
   * @param index of the line in the scene before which the first lines go
   */
  public static Edit paste(
      List<Speaker> speakers, String sceneId, int index, List<Line> first, List<Scene> scenes) {
    List<Speaker> newSpeakers = List.copyOf(speakers);
    List<Scene> newScenes = List.copyOf(scenes);
    Edit lines = LineEdits.add(sceneId, index, first);
    return new Edit(
        newScenes.isEmpty() ? lines.name() : "Import script",
        "",
        project -> {
          List<Speaker> allSpeakers = new ArrayList<>(project.speakers());
          allSpeakers.addAll(newSpeakers);
          Project filled = lines.change().apply(project.withSpeakers(allSpeakers));
          List<Scene> allScenes = new ArrayList<>(filled.scenes());
          allScenes.addAll(filled.scenes().indexOf(require(filled, sceneId)) + 1, newScenes);
          return filled.withScenes(allScenes);
        });
  }

  public static Edit rename(String sceneId, String title) {
    return new Edit(
        "Rename scene",
        "Rename scene " + sceneId,
        project -> {
          require(project, sceneId);
          return project.withScenes(
              project.scenes().stream()
                  .map(scene -> scene.id().equals(sceneId) ? scene.withTitle(title) : scene)
                  .toList());
        });
  }

  /** What a scene is in a delivery. */
  public static Edit changeRole(String sceneId, Scene.Role role) {
    return new Edit(
        "Change role of scene",
        "",
        project -> {
          require(project, sceneId);
          return project.withScenes(
              project.scenes().stream()
                  .map(scene -> scene.id().equals(sceneId) ? scene.withRole(role) : scene)
                  .toList());
        });
  }

  /** Moves a scene with all its lines to another place. */
  public static Edit move(String sceneId, int index) {
    return new Edit(
        "Move scene",
        "",
        project -> {
          Scene moved = require(project, sceneId);
          List<Scene> scenes = new ArrayList<>(project.scenes());
          scenes.remove(moved);
          scenes.add(Math.max(0, Math.min(index, scenes.size())), moved);
          return project.withScenes(scenes);
        });
  }

  /** Deletes a scene and its lines; a project keeps at least one scene. */
  public static Edit delete(String sceneId) {
    return new Edit(
        "Delete scene",
        "",
        project -> {
          Scene gone = require(project, sceneId);
          if (project.scenes().size() == 1) {
            throw new EditException(
                "A project keeps at least one scene; delete its lines instead.");
          }
          Set<String> lineIds = gone.lines().stream().map(Line::id).collect(Collectors.toSet());
          return project
              .withScenes(project.scenes().stream().filter(scene -> scene != gone).toList())
              .withDictionary(LinePronunciations.without(project.dictionary(), lineIds));
        });
  }

  private static Scene require(Project project, String sceneId) {
    return project
        .scene(sceneId)
        .orElseThrow(() -> new EditException("There is no scene {0} in the project.", sceneId));
  }
}
