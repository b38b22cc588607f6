package studio.reprise.ui.script;

import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.ExploreEdits;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;
import studio.reprise.ui.model.LineCommands;
import studio.reprise.ui.model.RenderCommands;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/**
 * What can be done with several lines at once; shown while several are selected. It lies over the
 * lower right corner of the list, or the upper one where the mouse was just pressed in the lower:
 * rows stay under the mouse, and the words of all of them in reach. In a narrow window icons stand
 * for words, and what is rarer is behind <em>More</em>.
 */
final class BulkBar extends HBox {
  private static final double LEAST_WIDTH_WITH_WORDS = 800;
  private static final double MARGIN = 8;

  private final Supplier<Project> project;
  private final LineCommands lines;
  private final Messages messages;
  private final Label count = Widgets.label("");
  private final MenuButton speaker;

  /**
   * @param settings asks for settings of the selected lines
   */
  BulkBar(
      Supplier<Project> project,
      LineCommands lines,
      RenderCommands rendering,
      Selection selection,
      Messages messages,
      Runnable settings) {
    this.project = project;
    this.lines = lines;
    this.messages = messages;
    getStyleClass().add("bulk-bar");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.BOTTOM_RIGHT);
    count.setMinWidth(USE_PREF_SIZE);
    speaker = menu("bulk.speaker", Feather.USER);
    speaker.setOnShowing(event -> fillSpeakers());
    MenuButton seed = menu("bulk.seed", Feather.HASH);
    seed.getItems()
        .addAll(
            item("bulk.seed.draw", lines::drawSeeds),
            item("bulk.seed.default", lines::useDefaultSeed),
            item("explore.lines", () -> lines.onSelected(ExploreEdits::explore)),
            item("explore.pin", () -> lines.onSelected(ExploreEdits::pin)));
    MenuButton more = menu("bulk.more", Feather.MORE_HORIZONTAL);
    more.getItems()
        .addAll(
            item("bulk.settings", settings),
            item("action.LOCK", lines::toggleLock),
            new SeparatorMenuItem(),
            item("bulk.paragraph.ends", () -> paragraph(Line.Paragraph.ENDS)),
            item("bulk.paragraph.goes_on", () -> paragraph(Line.Paragraph.GOES_ON)),
            new SeparatorMenuItem(),
            item("action.DELETE", lines::deleteSelected));
    var render =
        Widgets.button(
            Feather.ZAP, messages.text("bulk.render"), () -> rendering.render(lines.selected()));
    render.setMinWidth(USE_PREF_SIZE);
    getChildren().setAll(count, speaker, seed, more, render);
    selection.lineIdsProperty().addListener((value, old, now) -> show(now.size()));
    show(selection.lineIds().size());
  }

  private MenuButton menu(String key, Feather icon) {
    MenuButton button = new MenuButton(messages.text(key), Widgets.icon(icon));
    button.setMinWidth(USE_PREF_SIZE);
    Widgets.named(button, messages.text(key));
    return button;
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(messages.text(key));
    item.setOnAction(event -> action.run());
    return item;
  }

  /** Lies over a list from now on. */
  void lieOver(ListView<?> list) {
    list.widthProperty().addListener((value, old, now) -> showWords(now.doubleValue()));
    showWords(list.getWidth());
    list.addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        press -> {
          double room = prefHeight(-1) + 2 * MARGIN;
          boolean isLow = press.getY() > list.getHeight() - room;
          StackPane.setAlignment(this, isLow ? Pos.TOP_RIGHT : Pos.BOTTOM_RIGHT);
        });
    // Beside the list's scroll bar.
    StackPane.setMargin(this, new Insets(MARGIN, 2.5 * MARGIN, MARGIN, MARGIN));
  }

  private void showWords(double room) {
    ContentDisplay display =
        room < Look.scaled(LEAST_WIDTH_WITH_WORDS)
            ? ContentDisplay.GRAPHIC_ONLY
            : ContentDisplay.LEFT;
    for (Node node : getChildren()) {
      if (node instanceof MenuButton && node instanceof Labeled labeled) {
        labeled.setContentDisplay(display);
      }
    }
  }

  private void paragraph(Line.Paragraph paragraph) {
    lines.onSelected(ids -> LineEdits.changeParagraph(ids, paragraph));
  }

  private void show(int selected) {
    Widgets.shown(this).set(selected > 1);
    count.setText(messages.text("bulk.count", selected));
  }

  private void fillSpeakers() {
    speaker.getItems().clear();
    for (Speaker each : project.get().speakers()) {
      Circle dot = new Circle(5, Color.web(each.colour()));
      MenuItem item = new MenuItem(each.name(), dot);
      item.setOnAction(event -> lines.changeSpeaker(each.id()));
      speaker.getItems().add(item);
    }
  }
}
