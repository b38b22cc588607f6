package studio.reprise.ui.frame;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.sentence.Sentence;
import studio.reprise.ui.model.Choices;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Notices;
import studio.reprise.ui.model.Projects;
import studio.reprise.ui.widget.Action;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** The first page: the demo, a new project, an old one. */
final class WelcomeView extends StackPane {
  private static final String GUIDE_SEEN = "guide.seen";

  private final Projects projects;
  private final Choices choices;
  private final Notices notices;
  private final Messages messages;
  private final Manuscript manuscript;
  private final Supplier<PackDialog> packs;
  private final VBox recent = new VBox();

  /**
   * @param run does what a button asks for
   */
  WelcomeView(
      Projects projects,
      Choices choices,
      Notices notices,
      Messages messages,
      Manuscript manuscript,
      Supplier<PackDialog> packs,
      Consumer<Action> run) {
    this.projects = projects;
    this.choices = choices;
    this.notices = notices;
    this.messages = messages;
    this.packs = packs;
    this.manuscript = manuscript;
    getStyleClass().add("welcome");
    setId("welcome");
    Button demo =
        Widgets.button(
            Feather.PLAY_CIRCLE, messages.text("welcome.demo"), () -> projects.openDemo());
    demo.setId("open-demo");
    demo.setDefaultButton(true);
    demo.getStyleClass().addAll("accent", "large");
    Button fresh =
        Widgets.button(
            Feather.FILE_PLUS, messages.text("welcome.new"), () -> run.accept(Action.NEW));
    fresh.setId("new-project");
    Button folder =
        Widgets.button(
            Feather.FOLDER, messages.text("welcome.open"), () -> run.accept(Action.OPEN));
    VBox left =
        new VBox(
            Widgets.label(messages.text("product"), "title-1"),
            Widgets.paragraph(messages.text("welcome.promise"), "welcome-promise"),
            demo,
            Widgets.paragraph(messages.text("welcome.demo.help"), "text-muted"),
            new HBox(fresh, folder));
    left.getStyleClass().add("welcome-start");
    ((HBox) left.getChildren().get(4)).getStyleClass().add("row");
    VBox right = new VBox(Widgets.label(messages.text("welcome.recent"), "title-4"), recent);
    right.getStyleClass().add("welcome-recent");
    HBox start = new HBox(left, right);
    start.getStyleClass().add("welcome-columns");
    VBox page = new VBox(start);
    page.getStyleClass().add("welcome-page");
    page.setMaxSize(HBox.USE_PREF_SIZE, HBox.USE_PREF_SIZE);
    if (choices.get().view().value(GUIDE_SEEN).isEmpty()) {
      page.getChildren().add(firstTime(page, run));
    }
    StackPane room = new StackPane(page);
    room.getStyleClass().add("welcome-room");
    ScrollPane scroll = new ScrollPane(room);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    getChildren().setAll(scroll);
    choices.property().addListener((value, old, now) -> showRecent());
    showRecent();
  }

  /** Once: when it was read, or when a project was opened, it is in the help menu. */
  private VBox firstTime(VBox page, Consumer<Action> run) {
    VoiceGuide guide =
        new VoiceGuide(
            messages, folder -> packs.get().showWith(folder), () -> run.accept(Action.PACK));
    VBox all = new VBox(guide);
    all.getStyleClass().add("first-time");
    Runnable seen =
        () -> {
          page.getChildren().remove(all);
          choices.change(choices.get().withView(choices.get().view().with(GUIDE_SEEN, "true")));
        };
    Button read = Widgets.button(Feather.CHECK, messages.text("guide.seen"), seen);
    read.setId("guide-seen");
    guide.endsWith(read);
    manuscript
        .projectProperty()
        .addListener(
            (value, old, now) -> {
              if (now != null && page.getChildren().contains(all)) {
                seen.run();
              }
            });
    return all;
  }

  private void showRecent() {
    recent.getChildren().clear();
    for (String folder : choices.get().recent()) {
      Path path = Path.of(folder);
      Hyperlink link =
          new Hyperlink(path.getFileName() == null ? folder : path.getFileName().toString());
      link.setOnAction(event -> openRecent(path));
      String in = path.getParent() == null ? "" : path.getParent().toString();
      Label place = Widgets.label(in, "text-muted", "text-small", "text-cut");
      place.setTooltip(new Tooltip(in));
      recent.getChildren().add(new VBox(link, place));
    }
    if (recent.getChildren().isEmpty()) {
      recent.getChildren().add(Widgets.paragraph(messages.text("welcome.no_recent"), "text-muted"));
    }
  }

  private void openRecent(Path path) {
    if (!Files.isDirectory(path)) {
      choices.change(choices.get().withoutRecent(path.toString()));
      notices.fail(
          new Failure(
              Failure.Kind.OPEN,
              Sentence.of("{0} is not there any more. It was taken off the list.", path)));
      return;
    }
    projects.open(path);
  }
}
