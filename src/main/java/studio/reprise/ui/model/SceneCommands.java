package studio.reprise.ui.model;

import java.util.List;
import java.util.Optional;
import studio.reprise.document.Line;
import studio.reprise.document.Scene;
import studio.reprise.document.SceneCopies;
import studio.reprise.document.SceneEdits;

/** What an author does to scenes from the window; each is one step of the undo stack. */
public final class SceneCommands {
  private final Manuscript manuscript;
  private final Selection selection;
  private final FreshIds ids;

  SceneCommands(Manuscript manuscript, Selection selection, FreshIds ids) {
    this.manuscript = manuscript;
    this.selection = selection;
    this.ids = ids;
  }

  /** The scene of the line that the author looks at. */
  public Optional<Scene> current() {
    return manuscript.project() == null
        ? Optional.empty()
        : manuscript.project().sceneOf(selection.current());
  }

  /** Moves a scene before (-1) the one above it or behind (1) the one below. */
  public void move(String sceneId, int direction) {
    int at = indexOf(sceneId) + direction;
    if (at >= 0 && at < manuscript.project().scenes().size()) {
      manuscript.edit(SceneEdits.move(sceneId, at));
    }
  }

  public boolean isFirst(String sceneId) {
    return indexOf(sceneId) == 0;
  }

  public boolean isLast(String sceneId) {
    return indexOf(sceneId) == manuscript.project().scenes().size() - 1;
  }

  private int indexOf(String sceneId) {
    List<Scene> scenes = manuscript.project().scenes();
    return manuscript.project().scene(sceneId).map(scenes::indexOf).orElse(-1);
  }

  /** Deletes a scene with its lines; what is next to it becomes current. */
  public void delete(String sceneId) {
    int at = indexOf(sceneId);
    manuscript.edit(SceneEdits.delete(sceneId));
    List<Scene> left = manuscript.project().scenes();
    if (manuscript.project().scene(sceneId).isEmpty()) {
      Scene next = left.get(Math.min(at, left.size() - 1));
      selection.select(next.lines().isEmpty() ? "" : next.lines().get(0).id());
    }
  }

  /** Puts a copy behind a scene; its first line becomes the current one. */
  public void duplicate(String sceneId) {
    int at = indexOf(sceneId);
    manuscript.edit(SceneCopies.duplicate(sceneId, ids::line));
    List<Line> copied = manuscript.project().scenes().get(at + 1).lines();
    if (!copied.isEmpty()) {
      selection.select(copied.get(0).id());
    }
  }

  /** Selects all lines of a scene. */
  public void selectLines(String sceneId) {
    manuscript
        .project()
        .scene(sceneId)
        .map(Scene::lines)
        .filter(lines -> !lines.isEmpty())
        .ifPresent(
            lines ->
                selection.select(
                    lines.stream().map(Line::id).toList(), lines.get(lines.size() - 1).id()));
  }
}
