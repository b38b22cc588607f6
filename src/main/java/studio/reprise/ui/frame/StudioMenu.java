package studio.reprise.ui.frame;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.ui.model.Choices;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.ViewChoices.Part;
import studio.reprise.ui.widget.Action;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Shortcuts;
import studio.reprise.ui.widget.Widgets;

/** The menus: every action, with its keys; undo and redo say what they take back. */
final class StudioMenu extends MenuBar {
  private static final List<Part> SWITCHED =
      List.of(Part.NUMBERS, Part.SEEDS, Part.WAVES, Part.LENGTHS, Part.FOLLOW, Part.WORDS);

  private static final double LEAST_WIDTH_WITH_WORDS = 900;
  private static final List<Action> SAID =
      List.of(Action.ADD_LINE, Action.PLAY, Action.STOP, Action.FIND);

  private final Manuscript manuscript;
  private final Choices choices;
  private final Messages messages;
  private final Map<Action, MenuItem> items = new EnumMap<>(Action.class);

  StudioMenu(Manuscript manuscript, Choices choices, Messages messages, Consumer<Action> run) {
    this.manuscript = manuscript;
    this.choices = choices;
    this.messages = messages;
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
      if (group == Action.Group.VIEW) {
        menu.getItems().add(new SeparatorMenuItem());
        for (Part part : SWITCHED) {
          menu.getItems().add(partItem(part));
        }
      }
      getMenus().add(menu);
    }
    manuscript.undoNameProperty().addListener((value, old, now) -> showSteps());
    manuscript.redoNameProperty().addListener((value, old, now) -> showSteps());
    choices.property().addListener((value, old, now) -> showKeys());
    manuscript.projectProperty().addListener((value, old, now) -> showPossible());
    showSteps();
    showKeys();
    showPossible();
  }

  /** What cannot be done to this project is grey. */
  private void showPossible() {
    boolean isOpen = manuscript.project() != null;
    boolean isReadOnly = manuscript.isReadOnly();
    items.forEach(
        (action, item) -> {
          if (action != Action.UNDO && action != Action.REDO) {
            item.setDisable(action.isChange() && (!isOpen || isReadOnly));
          }
        });
  }

  /** A part of the window that is shown or not. */
  private CheckMenuItem partItem(Part part) {
    CheckMenuItem item = new CheckMenuItem(messages.of("view", part));
    item.setId("view-" + part);
    item.setSelected(choices.get().view().shows(part));
    item.setOnAction(
        event -> choices.change(choices.get().withView(choices.get().view().toggled(part))));
    choices.property().addListener((value, old, now) -> item.setSelected(now.view().shows(part)));
    return item;
  }

  /** Buttons for what is done all day. */
  static HBox tools(Manuscript manuscript, Messages messages, Consumer<Action> run) {
    HBox tools = new HBox();
    List<Button> changing = new ArrayList<>();
    tools.getStyleClass().add("tool-bar-row");
    for (Action action :
        new Action[] {
          Action.UNDO, Action.REDO, Action.ADD_LINE, Action.PLAY, Action.STOP, Action.FIND
        }) {
      Button button =
          Widgets.iconButton(
              action.icon(), messages.of("action", action), () -> run.accept(action));
      if (SAID.contains(action)) {
        button.setText(messages.of("tools", action));
        button
            .contentDisplayProperty()
            .bind(
                Bindings.when(tools.widthProperty().greaterThan(LEAST_WIDTH_WITH_WORDS))
                    .then(ContentDisplay.LEFT)
                    .otherwise(ContentDisplay.GRAPHIC_ONLY));
      }
      tools.getChildren().add(button);
      if (action.isChange()) {
        changing.add(button);
      }
    }
    var render =
        Widgets.button(Feather.ZAP, messages.text("tools.render"), () -> run.accept(Action.RENDER));
    render.setId("render");
    var stale =
        Widgets.button(
            Feather.REFRESH_CW,
            messages.text("tools.render_stale"),
            () -> run.accept(Action.RENDER_STALE));
    stale.setId("render-stale");
    changing.addAll(List.of(render, stale));
    manuscript
        .projectProperty()
        .addListener(
            (value, old, now) ->
                changing.forEach(button -> button.setDisable(manuscript.isReadOnly())));
    tools.getChildren().addAll(Widgets.spring(), render, stale);
    return tools;
  }

  private void showSteps() {
    showStep(Action.UNDO, manuscript.undoNameProperty().get(), messages);
    showStep(Action.REDO, manuscript.redoNameProperty().get(), messages);
  }

  private void showStep(Action action, String name, Messages messages) {
    String verb = messages.of("action", action);
    Objects.requireNonNull(items.get(action))
        .setText(name.isEmpty() ? verb : verb + ": " + messages.edit(name));
    items.get(action).setDisable(name.isEmpty());
  }

  /** Shown only: the window itself listens for keys, so that none fires twice. */
  private void showKeys() {
    Shortcuts shortcuts = Shortcuts.with(choices.get().shortcuts());
    items.forEach(
        (action, item) -> {
          KeyCombination keys = shortcuts.of(action);
          boolean isTyped = Shortcuts.isPlain(keys);
          if (action != Action.UNDO && action != Action.REDO) {
            String typed = isTyped ? "   (" + keys.getDisplayText() + ")" : "";
            item.setText(messages.of("action", action) + typed);
          }
          // A menu would take a plain key away from whoever types it.
          item.setAccelerator(isTyped ? null : keys);
        });
  }
}
