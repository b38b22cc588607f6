package studio.reprise.ui.speakers;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.desk.SampleVoice;
import studio.reprise.document.Line;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpeakerEdits;
import studio.reprise.ui.model.LineCommands;
import studio.reprise.ui.model.Listening;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.model.SpeakerCommands;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** What can be done with a speaker, where the card stands. */
final class SpeakerMenu {
  private final Manuscript manuscript;
  private final Selection selection;
  private final LineCommands lines;
  private final Listening listening;
  private final ClipDialogs clips;
  private final SpeakerCommands speakers;
  private final List<SampleVoice> voices;
  private final Messages messages;

  SpeakerMenu(
      Manuscript manuscript,
      Selection selection,
      LineCommands lines,
      Listening listening,
      SpeakerCommands speakers,
      ClipDialogs clips,
      List<SampleVoice> voices,
      Messages messages) {
    this.manuscript = manuscript;
    this.selection = selection;
    this.lines = lines;
    this.listening = listening;
    this.speakers = speakers;
    this.clips = clips;
    this.voices = voices;
    this.messages = messages;
  }

  ContextMenu of(Speaker speaker, Runnable chooseFile) {
    MenuItem hear =
        item(
            Feather.PLAY,
            messages.text("speakers.hear"),
            () -> listening.playClip(speaker.clipSha256()));
    hear.setDisable(!speaker.hasClip());
    List<String> theirs =
        manuscript
            .project()
            .lines()
            .filter(line -> line.speakerId().equals(speaker.id()))
            .map(Line::id)
            .toList();
    MenuItem select =
        item(
            Feather.LIST,
            messages.text("speakers.select_lines"),
            () -> selection.select(theirs, theirs.get(theirs.size() - 1)));
    select.setDisable(theirs.isEmpty());
    MenuItem give =
        item(Feather.USER, messages.text("speakers.give"), () -> lines.changeSpeaker(speaker.id()));
    give.setDisable(selection.lineIds().isEmpty());
    ContextMenu menu = new ContextMenu();
    menu.setId("speaker-menu");
    menu.getItems()
        .setAll(
            hear,
            item(Feather.UPLOAD, messages.text("speakers.choose"), chooseFile),
            item(
                Feather.MIC,
                messages.text("speakers.record"),
                () -> clips.record(speaker.id(), "")),
            voices(speaker),
            item(
                Feather.MORE_VERTICAL,
                messages.text("speakers.open"),
                () -> selection.speakerProperty().set(speaker.id())),
            new SeparatorMenuItem(),
            give,
            select,
            new SeparatorMenuItem(),
            item(
                Feather.TRASH_2,
                messages.text("speakers.delete"),
                () -> manuscript.edit(SpeakerEdits.delete(speaker.id()))));
    return menu;
  }

  /** The voices that come with the program, for this speaker. */
  private Menu voices(Speaker speaker) {
    Menu menu = new Menu(messages.text("speakers.sample"), Widgets.icon(Feather.USERS));
    menu.setId("speaker-voices");
    for (SampleVoice voice : SampleVoice.first(messages.language(), voices)) {
      MenuItem item = new MenuItem(voice.shownName() + " (" + voice.language() + ")");
      item.setMnemonicParsing(false);
      item.setOnAction(event -> speakers.takeVoice(speaker.id(), voice));
      menu.getItems().add(item);
    }
    menu.setVisible(!voices.isEmpty());
    return menu;
  }

  private static MenuItem item(Feather icon, String text, Runnable action) {
    MenuItem item = new MenuItem(text, Widgets.icon(icon));
    item.setOnAction(event -> action.run());
    return item;
  }
}
