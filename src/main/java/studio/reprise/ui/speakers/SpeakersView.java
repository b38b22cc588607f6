package studio.reprise.ui.speakers;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.desk.SampleVoice;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** The voices of the project, one card each; a WAV that is dropped becomes a speaker. */
public final class SpeakersView extends BorderPane {
  private final StudioModel model;
  private final VBox cards = new VBox();
  private final Map<String, SpeakerCard> byId = new LinkedHashMap<>();
  private final VBox hint = new VBox();
  private HBox bar;

  public SpeakersView(StudioModel model) {
    this.model = model;
    layOut();
    bind();
  }

  private void layOut() {
    Messages messages = model.messages();
    getStyleClass().add("speakers");
    setId("speakers");
    bar =
        Widgets.row(
            Widgets.label(messages.text("speakers.title"), "region-title"),
            Widgets.spring(),
            Widgets.iconButton(Feather.USER_PLUS, messages.text("speakers.add"), this::add));
    bar.getChildren().get(2).setId("add-speaker");
    if (!model.places().voices().isEmpty()) {
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
    if (!model.places().voices().isEmpty()) {
      hint.getChildren().add(samples(messages.text("speakers.sample")));
    }
    cards.getStyleClass().add("cards");
    ScrollPane scroll = new ScrollPane(new VBox(hint, cards));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setTop(bar);
    setCenter(scroll);
  }

  private void bind() {
    model.manuscript().projectProperty().addListener((value, old, now) -> show(now));
    model.selection().speakerProperty().addListener((value, old, now) -> showOpen());
    setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    setOnDragDropped(
        event -> {
          event.getDragboard().getFiles().stream().map(File::toPath).forEach(this::dropped);
          event.setDropCompleted(true);
          event.consume();
        });
    show(model.manuscript().project());
  }

  /** The voices that come with the program. */
  private MenuButton samples(String text) {
    MenuButton button = new MenuButton(text, Widgets.icon(Feather.USERS));
    Widgets.named(button, model.messages().text("speakers.sample"));
    if (text.isEmpty()) {
      button.getStyleClass().addAll("button-icon", "flat");
      button.setId("sample-voices");
    }
    for (SampleVoice voice :
        SampleVoice.first(model.messages().language(), model.places().voices())) {
      MenuItem item = new MenuItem(voice.shownName() + " (" + voice.language() + ")");
      item.setMnemonicParsing(false);
      item.setOnAction(
          event -> {
            if (model.manuscript().project() != null) {
              model.speakers().add(voice);
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
    List<Speaker> speakers = project == null ? List.of() : project.speakers();
    Widgets.shown(hint).set(speakers.isEmpty());
    List<String> wanted = speakers.stream().map(Speaker::id).toList();
    if (!List.copyOf(byId.keySet()).equals(wanted)) {
      byId.keySet().retainAll(wanted);
      Map<String, SpeakerCard> ordered = new LinkedHashMap<>();
      for (Speaker speaker : speakers) {
        SpeakerCard card = byId.get(speaker.id());
        ordered.put(speaker.id(), card == null ? new SpeakerCard(model, speaker) : card);
      }
      byId.clear();
      byId.putAll(ordered);
      cards.getChildren().setAll(byId.values());
      showOpen();
    }
    speakers.forEach(speaker -> byId.get(speaker.id()).show(speaker));
  }

  private void showOpen() {
    String open = model.selection().speakerProperty().get();
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
    if (model.manuscript().project() != null) {
      model.speakers().add(model.messages().text("speakers.new"));
    }
  }

  private void dropped(Path file) {
    if (model.manuscript().project() == null) {
      return;
    }
    model
        .speakers()
        .read(
            file,
            recording -> {
              String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
              String id = model.speakers().add(name);
              new ClipDialog(model, id, recording).show();
            });
  }
}
