package studio.reprise.ui.speakers;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.Line;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpeakerEdits;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** What can be done with a speaker, where the card stands. */
final class SpeakerMenu {
  private SpeakerMenu() {}

  static ContextMenu of(StudioModel model, Speaker speaker, Runnable chooseFile) {
    Messages messages = model.messages();
    MenuItem hear =
        item(
            Feather.PLAY,
            messages.text("speakers.hear"),
            () -> model.listening().playClip(speaker.clipSha256()));
    hear.setDisable(!speaker.hasClip());
    List<String> lines =
        model
            .manuscript()
            .project()
            .lines()
            .filter(line -> line.speakerId().equals(speaker.id()))
            .map(Line::id)
            .toList();
    MenuItem select =
        item(
            Feather.LIST,
            messages.text("speakers.select_lines"),
            () -> model.selection().select(lines, lines.get(lines.size() - 1)));
    select.setDisable(lines.isEmpty());
    MenuItem give =
        item(
            Feather.USER,
            messages.text("speakers.give"),
            () -> model.lines().changeSpeaker(speaker.id()));
    give.setDisable(model.selection().lineIds().isEmpty());
    ContextMenu menu = new ContextMenu();
    menu.setId("speaker-menu");
    menu.getItems()
        .setAll(
            hear,
            item(Feather.UPLOAD, messages.text("speakers.choose"), chooseFile),
            item(
                Feather.MIC,
                messages.text("speakers.record"),
                () -> new RecordDialog(model, speaker.id()).show()),
            item(
                Feather.MORE_VERTICAL,
                messages.text("speakers.open"),
                () -> model.selection().speakerProperty().set(speaker.id())),
            new SeparatorMenuItem(),
            give,
            select,
            new SeparatorMenuItem(),
            item(
                Feather.TRASH_2,
                messages.text("speakers.delete"),
                () -> model.manuscript().edit(SpeakerEdits.delete(speaker.id()))));
    return menu;
  }

  private static MenuItem item(Feather icon, String text, Runnable action) {
    MenuItem item = new MenuItem(text, Widgets.icon(icon));
    item.setOnAction(event -> action.run());
    return item;
  }
}
