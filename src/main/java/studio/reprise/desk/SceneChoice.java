package studio.reprise.desk;

import java.util.List;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.render.RenderException;

/** Scenes as authors name them: by title or id. */
public final class SceneChoice {
  private SceneChoice() {}

  /**
   * The scenes of these names, in the project's order; all where nothing is named.
   *
   * @throws RenderException when one is unknown
   */
  public static List<Scene> of(Project project, List<String> names) {
    for (String name : names) {
      if (project.scenes().stream().noneMatch(scene -> isCalled(scene, name))) {
        throw new RenderException("The project has no scene \"{0}\".", name);
      }
    }
    return project.scenes().stream()
        .filter(scene -> names.isEmpty() || names.stream().anyMatch(name -> isCalled(scene, name)))
        .toList();
  }

  private static boolean isCalled(Scene scene, String name) {
    return scene.id().equals(name) || scene.title().equalsIgnoreCase(name);
  }

  /** What a scene is called where it needs a name. */
  public static String title(Scene scene) {
    return scene.title().isBlank() ? scene.id() : scene.title();
  }
}
