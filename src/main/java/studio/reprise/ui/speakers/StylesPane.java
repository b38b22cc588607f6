package studio.reprise.ui.speakers;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.document.Speaker;
import studio.reprise.document.Style;
import studio.reprise.document.StyleEdits;
import studio.reprise.ui.model.Listening;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** The styles of one speaker: whispering, angry and whatever else has a clip of its own. */
final class StylesPane extends VBox {
  private final Manuscript manuscript;
  private final Listening listening;
  private final ClipDialogs clips;
  private final Messages messages;
  private final String speakerId;
  private final VBox rows = new VBox();
  private List<String> shown = List.of();
  private final List<StyleRow> rowOf = new ArrayList<>();

  StylesPane(
      Manuscript manuscript,
      Listening listening,
      ClipDialogs clips,
      Messages messages,
      String speakerId) {
    this.manuscript = manuscript;
    this.listening = listening;
    this.clips = clips;
    this.messages = messages;
    this.speakerId = speakerId;
    getStyleClass().add("styles-pane");
    rows.getStyleClass().add("styles-pane");
    var add = Widgets.button(Feather.PLUS, messages.text("style.add"), this::add);
    add.getStyleClass().add("small");
    add.setId("add-style");
    getChildren()
        .setAll(
            Widgets.row(
                Widgets.label(messages.text("style.plural"), "field-label"), Widgets.spring(), add),
            rows);
  }

  void show(Speaker speaker) {
    List<String> names = speaker.styles().stream().map(Style::name).toList();
    if (names.size() != shown.size()) {
      rowOf.clear();
      names.forEach(
          name -> rowOf.add(new StyleRow(manuscript, listening, clips, messages, speakerId)));
      rows.getChildren().setAll(rowOf);
    }
    shown = names;
    for (int i = 0; i < names.size(); i++) {
      rowOf.get(i).show(speaker, speaker.styles().get(i));
    }
  }

  private void add() {
    manuscript
        .project()
        .speaker(speakerId)
        .ifPresent(
            speaker -> {
              String first = messages.text("style.new");
              String name = first;
              for (int number = 2; speaker.style(name).isPresent(); number++) {
                name = first + " " + number;
              }
              manuscript.edit(StyleEdits.add(speakerId, Style.named(name)));
            });
  }
}
