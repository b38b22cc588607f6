package studio.reprise.ui.frame;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.widget.Action;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Shortcuts;
import studio.reprise.ui.widget.Widgets;

/** The menus: every action, with its keys; undo and redo say what they take back. */
final class StudioMenu extends MenuBar {
  private final StudioModel model;
  private final Map<Action, MenuItem> items = new EnumMap<>(Action.class);

  StudioMenu(StudioModel model, Consumer<Action> run) {
    this.model = model;
    Messages messages = model.messages();
    for (Action.Group group : Action.Group.values()) {
      Menu menu = new Menu(messages.of("menu", group));
      for (Action action : Action.values()) {
        if (action.group() == group) {
          MenuItem item = new MenuItem(messages.of("action", action), Widgets.icon(action.icon()));
          item.setId("menu-" + action.name());
          item.setOnAction(event -> run.accept(action));
          items.put(action, item);
          menu.getItems().add(item);
        }
      }
      getMenus().add(menu);
    }
    model.manuscript().undoNameProperty().addListener((value, old, now) -> showSteps());
    model.manuscript().redoNameProperty().addListener((value, old, now) -> showSteps());
    model.choices().property().addListener((value, old, now) -> showKeys());
    showSteps();
    showKeys();
  }

  /** Buttons for what is done all day. */
  static HBox tools(StudioModel model, Consumer<Action> run) {
    Messages messages = model.messages();
    HBox tools = new HBox();
    tools.getStyleClass().add("tool-bar-row");
    for (Action action :
        new Action[] {
          Action.UNDO, Action.REDO, Action.ADD_LINE, Action.PLAY, Action.STOP, Action.FIND
        }) {
      tools
          .getChildren()
          .add(
              Widgets.iconButton(
                  action.icon(), messages.of("action", action), () -> run.accept(action)));
    }
    var render =
        Widgets.button(Feather.MIC, messages.text("tools.render"), () -> run.accept(Action.RENDER));
    render.setId("render");
    var stale =
        Widgets.button(
            Feather.REFRESH_CW,
            messages.text("tools.render_stale"),
            () -> run.accept(Action.RENDER_STALE));
    stale.setId("render-stale");
    tools.getChildren().addAll(Widgets.spring(), render, stale);
    return tools;
  }

  private void showSteps() {
    Messages messages = model.messages();
    showStep(Action.UNDO, model.manuscript().undoNameProperty().get(), messages);
    showStep(Action.REDO, model.manuscript().redoNameProperty().get(), messages);
  }

  private void showStep(Action action, String name, Messages messages) {
    String verb = messages.of("action", action);
    items.get(action).setText(name.isEmpty() ? verb : verb + ": " + messages.edit(name));
    items.get(action).setDisable(name.isEmpty());
  }

  /** Shown only: the window itself listens for keys, so that none fires twice. */
  private void showKeys() {
    Shortcuts shortcuts = Shortcuts.with(model.choices().get().shortcuts());
    Messages messages = model.messages();
    items.forEach(
        (action, item) -> {
          if (action != Action.UNDO && action != Action.REDO) {
            item.setText(messages.of("action", action));
          }
          item.setAccelerator(shortcuts.of(action));
        });
  }
}
