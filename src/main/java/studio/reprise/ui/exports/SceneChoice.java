package studio.reprise.ui.exports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import studio.reprise.document.Scene;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** All scenes, or some of them. */
final class SceneChoice extends VBox {
  private static final double MOST_HEIGHT = 104;

  private final CheckBox all;
  private final List<CheckBox> each = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();

  /**
   * @param changed called when another choice was made
   */
  SceneChoice(List<Scene> scenes, Messages messages, Runnable changed) {
    getStyleClass().add("scene-choice");
    all = new CheckBox(messages.text("export.scene.all"));
    all.setId("export-all-scenes");
    all.setSelected(true);
    VBox some = new VBox();
    some.getStyleClass().add("scene-choice");
    for (Scene scene : scenes) {
      CheckBox box = new CheckBox(scene.title().isBlank() ? scene.id() : scene.title());
      box.setMnemonicParsing(false);
      box.setId("export-scene-" + scene.id());
      box.setSelected(true);
      box.selectedProperty().addListener((value, old, now) -> changed.run());
      each.add(box);
      ids.add(scene.id());
      some.getChildren().add(box);
    }
    ScrollPane pane = new ScrollPane(some);
    pane.setFitToWidth(true);
    pane.setMaxHeight(MOST_HEIGHT);
    Widgets.shown(pane).bind(all.selectedProperty().not());
    all.selectedProperty()
        .addListener(
            (value, old, now) -> {
              changed.run();
              if (getScene() != null) {
                getScene().getWindow().sizeToScene();
              }
            });
    getChildren().setAll(all);
    if (scenes.size() > 1) {
      getChildren().add(pane);
    } else {
      all.setDisable(true);
    }
  }

  CheckBox first() {
    return all;
  }

  /** Some scenes by id; none means all. */
  void choose(Collection<String> wanted) {
    all.setSelected(wanted.isEmpty());
    for (int i = 0; i < ids.size(); i++) {
      each.get(i).setSelected(wanted.isEmpty() || wanted.contains(ids.get(i)));
    }
  }

  /** True when not all are wanted and none was chosen. */
  boolean isNothing() {
    return !all.isSelected() && chosen().isEmpty();
  }

  /** Ids of the wanted scenes; empty: all. */
  List<String> chosen() {
    if (all.isSelected()) {
      return List.of();
    }
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      if (each.get(i).isSelected()) {
        chosen.add(ids.get(i));
      }
    }
    return chosen;
  }
}
