package studio.reprise.ui.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import studio.reprise.document.ExploreEdits;
import studio.reprise.document.Line;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.document.Style;
import studio.reprise.document.StyleEdits;
import studio.reprise.ui.model.Choices;
import studio.reprise.ui.model.LineCommands;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.RenderCommands;
import studio.reprise.ui.model.SceneCommands;
import studio.reprise.ui.model.render.Guesses;
import studio.reprise.ui.widget.Action;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Shortcuts;
import studio.reprise.ui.widget.Widgets;

/** What can be done with lines and scenes, where they stand. */
final class ScriptMenus {
  private final Manuscript manuscript;
  private final LineCommands lines;
  private final SceneCommands scenes;
  private final RenderCommands rendering;
  private final Guesses guesses;
  private final Choices choices;
  private final Messages messages;
  private final Consumer<Action> run;
  private final Consumer<String> sayOtherwise;

  /**
   * @param run does what an action says with the selection
   * @param sayOtherwise opens the dictionary at a word
   */
  ScriptMenus(
      Manuscript manuscript,
      LineCommands lines,
      SceneCommands scenes,
      RenderCommands rendering,
      Guesses guesses,
      Choices choices,
      Messages messages,
      Consumer<Action> run,
      Consumer<String> sayOtherwise) {
    this.manuscript = manuscript;
    this.lines = lines;
    this.scenes = scenes;
    this.rendering = rendering;
    this.guesses = guesses;
    this.choices = choices;
    this.messages = messages;
    this.run = run;
    this.sayOtherwise = sayOtherwise;
  }

  /** For the selected lines, of which one was pointed at. */
  ContextMenu ofLine(Line line) {
    ContextMenu menu = new ContextMenu();
    menu.setId("line-menu");
    List<MenuItem> otherwise = sayOtherwise(line);
    menu.getItems().addAll(otherwise);
    if (!otherwise.isEmpty()) {
      menu.getItems().add(new SeparatorMenuItem());
    }
    menu.getItems().addAll(actions(Action.PLAY, Action.PLAY_FROM_HERE, Action.RENDER));
    menu.getItems().addAll(actions(Action.AUDITION, Action.LOCK));
    menu.getItems().add(new SeparatorMenuItem());
    menu.getItems().addAll(actions(Action.CUT, Action.COPY, Action.PASTE, Action.DUPLICATE));
    menu.getItems().addAll(actions(Action.DELETE));
    menu.getItems().add(new SeparatorMenuItem());
    menu.getItems().addAll(speakers(), styles(line), seeds());
    menu.getItems().add(new SeparatorMenuItem());
    menu.getItems().addAll(actions(Action.EDIT_TEXT, Action.MERGE, Action.ADD_LINE));
    menu.getItems().addAll(actions(Action.ADD_SCENE));
    return menu;
  }

  private List<MenuItem> actions(Action... wanted) {
    Shortcuts shortcuts = Shortcuts.with(choices.get().shortcuts());
    List<MenuItem> items = new ArrayList<>();
    for (Action action : wanted) {
      MenuItem item = new MenuItem(messages.of("action", action), Widgets.icon(action.icon()));
      item.setId("context-" + action.name());
      item.setAccelerator(Shortcuts.isPlain(shortcuts.of(action)) ? null : shortcuts.of(action));
      item.setOnAction(event -> run.accept(action));
      items.add(item);
    }
    return items;
  }

  private MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }

  private List<MenuItem> sayOtherwise(Line line) {
    List<MenuItem> items = new ArrayList<>();
    for (String word : guesses.of(line, manuscript.project())) {
      items.add(item(messages.text("script.otherwise", word), () -> sayOtherwise.accept(word)));
    }
    if (items.isEmpty()) {
      items.add(item(messages.text("script.otherwise.any"), () -> sayOtherwise.accept("")));
    }
    return items;
  }

  private Menu speakers() {
    Menu menu = new Menu(messages.text("bulk.speaker"));
    for (Speaker speaker : manuscript.project().speakers()) {
      MenuItem item = item(speaker.name(), () -> lines.changeSpeaker(speaker.id()));
      item.setGraphic(new Circle(5, Color.web(speaker.colour())));
      menu.getItems().add(item);
    }
    menu.setDisable(menu.getItems().isEmpty());
    return menu;
  }

  private Menu styles(Line line) {
    Menu menu = new Menu(messages.text("style.title"));
    menu.setId("context-styles");
    menu.getItems()
        .add(
            item(
                messages.text("style.usual"),
                () -> lines.onSelected(ids -> StyleEdits.choose(ids, ""))));
    List<Style> styles =
        manuscript.project().speaker(line.speakerId()).map(Speaker::styles).orElse(List.of());
    for (Style style : styles) {
      menu.getItems().add(item(style.name(), () -> choose(style, line.speakerId())));
    }
    menu.getItems()
        .addAll(
            new SeparatorMenuItem(),
            item(
                messages.text("style.by_direction"),
                () -> lines.onSelected(StyleEdits::chooseByDirection)));
    menu.setDisable(styles.isEmpty());
    return menu;
  }

  /** Lines of other speakers in the selection have other styles. */
  private void choose(Style style, String speakerId) {
    List<String> theirs =
        lines.selected().stream()
            .filter(line -> line.speakerId().equals(speakerId))
            .map(Line::id)
            .collect(Collectors.toList());
    manuscript.edit(StyleEdits.choose(theirs, style.name()));
  }

  private Menu seeds() {
    Menu menu = new Menu(messages.text("bulk.seed"));
    menu.getItems()
        .addAll(
            item(messages.text("bulk.seed.default"), () -> lines.useDefaultSeed()),
            item(messages.text("bulk.seed.draw"), () -> lines.drawSeeds()),
            item(messages.text("explore.lines"), () -> lines.onSelected(ExploreEdits::explore)),
            item(messages.text("explore.pin"), () -> lines.onSelected(ExploreEdits::pin)));
    return menu;
  }

  /**
   * For a scene.
   *
   * @param rename gives its title the keys
   * @param fold hides its lines, or shows them
   */
  ContextMenu ofScene(Scene scene, Runnable rename, Runnable fold) {
    ContextMenu menu = new ContextMenu();
    menu.setId("scene-menu");
    MenuItem up = item(messages.text("scene.up"), () -> scenes.move(scene.id(), -1));
    MenuItem down = item(messages.text("scene.down"), () -> scenes.move(scene.id(), 1));
    MenuItem delete = item(messages.text("scene.delete"), () -> scenes.delete(scene.id()));
    up.setDisable(scenes.isFirst(scene.id()));
    down.setDisable(scenes.isLast(scene.id()));
    delete.setDisable(manuscript.project().scenes().size() == 1);
    menu.getItems()
        .setAll(
            item(messages.text("scene.rename"), rename),
            item(messages.text("scene.fold"), fold),
            item(messages.text("scene.select"), () -> scenes.selectLines(scene.id())),
            item(messages.text("scene.render"), () -> rendering.render(scene.lines())),
            new SeparatorMenuItem(),
            up,
            down,
            item(messages.text("scene.duplicate"), () -> scenes.duplicate(scene.id())),
            delete);
    return menu;
  }
}
