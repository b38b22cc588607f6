package studio.reprise.ui.speakers;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.desk.SampleVoice;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Selection;
import studio.reprise.ui.model.SpeakerCommands;
import studio.reprise.ui.widget.Drop;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** The voices of the project, one card each; a WAV that is dropped becomes a speaker. */
public final class SpeakersView extends BorderPane {
  private final Manuscript manuscript;
  private final Selection selection;
  private final SpeakerCommands speakers;
  private final ClipDialogs clips;
  private final Messages messages;
  private final VBox cards = new VBox();
  private final Map<String, SpeakerCard> byId = new LinkedHashMap<>();
  private final VBox hint = new VBox();
  private final List<SampleVoice> samples;
  private final Function<Speaker, SpeakerCard> cardOf;
  private final HBox bar;

  SpeakersView(
      Manuscript manuscript,
      Selection selection,
      SpeakerCommands speakers,
      ClipDialogs clips,
      Messages messages,
      List<SampleVoice> samples,
      Function<Speaker, SpeakerCard> cards) {
    this.manuscript = manuscript;
    this.selection = selection;
    this.speakers = speakers;
    this.clips = clips;
    this.messages = messages;
    this.samples = samples;
    this.cardOf = cards;
    this.bar =
        Widgets.row(
            Widgets.label(messages.text("speakers.title"), "region-title"),
            Widgets.spring(),
            Widgets.iconButton(Feather.USER_PLUS, messages.text("speakers.add"), this::add));
    layOut();
    bind();
  }

  private void layOut() {
    getStyleClass().add("speakers");
    setId("speakers");
    bar.getChildren().get(2).setId("add-speaker");
    if (!samples.isEmpty()) {
      bar.getChildren().add(2, samples(""));
    }
    bar.getStyleClass().add("region-bar");
    hint.getStyleClass().add("empty-state");
    hint.getChildren()
        .setAll(
            Widgets.icon(Feather.USERS),
            Widgets.label(messages.text("speakers.hint.title"), "title-4"),
            Widgets.paragraph(messages.text("speakers.hint"), "text-muted"),
            Widgets.button(Feather.USER_PLUS, messages.text("speakers.add"), this::add));
    if (!samples.isEmpty()) {
      hint.getChildren().add(samples(messages.text("speakers.sample")));
    }
    cards.getStyleClass().add("cards");
    ScrollPane scroll = new ScrollPane(new VBox(hint, cards));
    scroll.setId("speakers-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setTop(bar);
    setCenter(scroll);
  }

  private void bind() {
    manuscript.projectProperty().addListener((value, old, now) -> show(now));
    selection.speakerProperty().addListener((value, old, now) -> showOpen());
    Drop.ofFiles(
        this,
        files -> manuscript.project() != null,
        files -> files.stream().map(File::toPath).forEach(this::dropped));
    show(manuscript.project());
  }

  /** The voices that come with the program. */
  private MenuButton samples(String text) {
    MenuButton button = new MenuButton(text, Widgets.icon(Feather.USERS));
    Widgets.named(button, messages.text("speakers.sample"));
    if (text.isEmpty()) {
      button.getStyleClass().addAll("button-icon", "flat");
      button.setId("sample-voices");
    }
    for (SampleVoice voice : SampleVoice.first(messages.language(), samples)) {
      MenuItem item = new MenuItem(voice.shownName() + " (" + voice.language() + ")");
      item.setMnemonicParsing(false);
      item.setOnAction(
          event -> {
            if (manuscript.project() != null) {
              speakers.add(voice);
            }
          });
      button.getItems().add(item);
    }
    return button;
  }

  /** The bar on top of it. */
  public HBox bar() {
    return bar;
  }

  private void show(Project project) {
    List<Speaker> wantedSpeakers = project == null ? List.of() : project.speakers();
    Widgets.shown(hint).set(wantedSpeakers.isEmpty());
    List<String> wanted = wantedSpeakers.stream().map(Speaker::id).toList();
    if (!List.copyOf(byId.keySet()).equals(wanted)) {
      byId.keySet().retainAll(wanted);
      Map<String, SpeakerCard> ordered = new LinkedHashMap<>();
      for (Speaker speaker : wantedSpeakers) {
        SpeakerCard card = byId.get(speaker.id());
        ordered.put(speaker.id(), card == null ? cardOf.apply(speaker) : card);
      }
      byId.clear();
      byId.putAll(ordered);
      cards.getChildren().setAll(byId.values());
      showOpen();
    }
    wantedSpeakers.forEach(speaker -> Objects.requireNonNull(byId.get(speaker.id())).show(speaker));
  }

  private void showOpen() {
    String open = selection.speakerProperty().get();
    byId.forEach(
        (id, card) -> {
          if (id.equals(open)) {
            card.open();
          } else {
            card.close();
          }
        });
  }

  private void add() {
    if (manuscript.project() != null) {
      speakers.add(messages.text("speakers.new"));
    }
  }

  private void dropped(Path file) {
    if (manuscript.project() == null) {
      return;
    }
    speakers.read(
        file,
        recording -> {
          String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
          String id = speakers.add(name);
          clips.trim(id, "", recording);
        });
  }
}
