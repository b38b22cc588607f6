package studio.reprise.ui.script;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.SceneEdits;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** The row above a scene: its title, which can be typed over. */
final class SceneTitle extends HBox {
  private final Manuscript manuscript;
  private final Messages messages;
  private final FontIcon icon = Widgets.icon(Feather.CHEVRON_DOWN);
  private final Button button;
  private final TextField title = new TextField();
  private final Label count = Widgets.label("", "text-muted", "text-small");
  private @Nullable Scene shown;

  /**
   * @param fold hides the lines of a scene, or shows them
   */
  SceneTitle(Manuscript manuscript, Consumer<String> fold, Messages messages) {
    this.manuscript = manuscript;
    this.messages = messages;
    this.button = new Button("", icon);
    button.getStyleClass().addAll("button-icon", "flat");
    button.setFocusTraversable(false);
    Widgets.named(button, messages.text("scene.fold"));
    button.setOnAction(
        event -> {
          if (shown != null) {
            fold.accept(shown.id());
          }
        });
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
    getChildren().setAll(button, title, count);
  }

  /** Gives the title the keys. */
  void edit() {
    title.requestFocus();
    title.selectAll();
  }

  void show(Scene scene, Row.OfScene row) {
    shown = scene;
    boolean folded = row.folded().get();
    Feather now = folded ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN;
    if (icon.getIconCode() != now) {
      icon.setIconCode(now);
      icon.applyCss();
    }
    count.setText(folded ? messages.count("scene.lines", scene.lines().size()) : "");
    if (!title.isFocused()) {
      title.setText(scene.title());
    }
  }

  private void rename() {
    Project project = manuscript.project();
    if (shown == null || project == null || project.scene(shown.id()).isEmpty()) {
      return;
    }
    if (!shown.title().equals(title.getText())) {
      manuscript.edit(SceneEdits.rename(shown.id(), title.getText()));
      manuscript.settle();
    }
  }
}
