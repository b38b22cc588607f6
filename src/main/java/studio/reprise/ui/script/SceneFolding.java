package studio.reprise.ui.script;

import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import studio.reprise.document.Project;

/** The lines of a scene are hidden and shown again; its title stays. */
final class SceneFolding {
  private final ListView<Row> list;
  private final ScriptRows rows;

  SceneFolding(ListView<Row> list, ScriptRows rows) {
    this.list = list;
    this.rows = rows;
  }

  /** The scene whose title is selected. */
  Optional<Row.OfScene> selected() {
    return list.getSelectionModel().getSelectedItem() instanceof Row.OfScene scene
        ? Optional.of(scene)
        : Optional.empty();
  }

  /** Hides the lines of a scene, its title being selected then, or shows them. */
  void toggle(String sceneId) {
    rows.toggle(sceneId);
    int head = rows.rows().indexOf(rows.head(sceneId));
    if (rows.isFolded(sceneId)) {
      list.getSelectionModel().clearAndSelect(head);
    }
    list.getFocusModel().focus(head);
  }

  /** Left folds the scene whose title is selected, right shows it again. */
  boolean isAskedForBy(KeyEvent event) {
    return selected()
        .filter(
            scene -> event.getCode() == (rows.isFolded(scene.id()) ? KeyCode.RIGHT : KeyCode.LEFT))
        .isPresent();
  }

  /** Where a line stands in the list; whoever goes to a line of a folded scene wants to see it. */
  int reveal(String lineId, Project project) {
    if (rows.indexOf(lineId) < 0 && project != null) {
      project
          .sceneOf(lineId)
          .filter(scene -> rows.isFolded(scene.id()))
          .ifPresent(scene -> rows.toggle(scene.id()));
    }
    return rows.indexOf(lineId);
  }
}
