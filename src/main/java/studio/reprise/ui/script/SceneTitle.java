package studio.reprise.ui.script;

import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.SceneEdits;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.widget.Messages;

/** The row above a scene: its title, which can be typed over. */
final class SceneTitle extends HBox {
  private final Manuscript manuscript;
  private final TextField title = new TextField();
  private @Nullable Scene shown;

  SceneTitle(Manuscript manuscript, Messages messages) {
    this.manuscript = manuscript;
    getStyleClass().add("scene-row");
    title.getStyleClass().add("scene-title");
    title.setPromptText(messages.text("script.scene.prompt"));
    title.setAccessibleText(messages.text("script.scene.prompt"));
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setOnAction(event -> rename());
    title
        .focusedProperty()
        .addListener(
            (value, old, now) -> {
              if (!now) {
                rename();
              }
            });
    getChildren().setAll(title);
  }

  void show(Scene scene) {
    shown = scene;
    if (!title.isFocused()) {
      title.setText(scene.title());
    }
  }

  private void rename() {
    Project project = manuscript.project();
    boolean isThere = shown != null && project != null && project.scene(shown.id()).isPresent();
    if (isThere && !shown.title().equals(title.getText())) {
      manuscript.edit(SceneEdits.rename(shown.id(), title.getText()));
      manuscript.settle();
    }
  }
}
