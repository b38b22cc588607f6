package studio.reprise.ui.script;

import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Speaker;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.take.SettingsDialog;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** What can be done with several lines at once; shown while several are selected. */
final class BulkBar extends HBox {
  private final StudioModel model;
  private final Label count = Widgets.label("");
  private final MenuButton speaker;

  BulkBar(StudioModel model) {
    this.model = model;
    Messages messages = model.messages();
    getStyleClass().add("bulk-bar");
    speaker = new MenuButton(messages.text("bulk.speaker"), Widgets.icon(Feather.USER));
    speaker.setOnShowing(event -> fillSpeakers());
    MenuButton seed = new MenuButton(messages.text("bulk.seed"), Widgets.icon(Feather.HASH));
    seed.getItems()
        .addAll(
            item("bulk.seed.draw", () -> model.lines().drawSeeds()),
            item("bulk.seed.default", () -> model.lines().useDefaultSeed()));
    MenuButton paragraph =
        new MenuButton(messages.text("bulk.paragraph"), Widgets.icon(Feather.ALIGN_LEFT));
    paragraph
        .getItems()
        .addAll(
            item("bulk.paragraph.ends", () -> paragraph(Line.Paragraph.ENDS)),
            item("bulk.paragraph.goes_on", () -> paragraph(Line.Paragraph.GOES_ON)));
    getChildren()
        .setAll(
            count,
            Widgets.spring(),
            speaker,
            seed,
            paragraph,
            Widgets.button(
                Feather.SLIDERS,
                messages.text("bulk.settings"),
                () -> new SettingsDialog(model).showAndWait()),
            Widgets.button(
                Feather.MIC,
                messages.text("bulk.render"),
                () -> model.rendering().render(model.lines().selected())));
    model.selection().lineIdsProperty().addListener((value, old, now) -> showCount());
    showCount();
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(model.messages().text(key));
    item.setOnAction(event -> action.run());
    return item;
  }

  private void paragraph(Line.Paragraph paragraph) {
    model.lines().onSelected(ids -> LineEdits.changeParagraph(ids, paragraph));
  }

  private void showCount() {
    int selected = model.selection().lineIds().size();
    Widgets.shown(this).set(selected > 1);
    count.setText(model.messages().text("bulk.count", selected));
  }

  private void fillSpeakers() {
    speaker.getItems().clear();
    for (Speaker each : model.manuscript().project().speakers()) {
      Circle dot = new Circle(5, Color.web(each.colour()));
      MenuItem item = new MenuItem(each.name(), dot);
      item.setOnAction(event -> model.lines().changeSpeaker(each.id()));
      speaker.getItems().add(item);
    }
  }
}
