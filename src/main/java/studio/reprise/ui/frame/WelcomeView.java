package studio.reprise.ui.frame;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.sentence.Sentence;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Widgets;

/** The first page: the demo, a new project, an old one. */
final class WelcomeView extends StackPane {
  private final StudioModel model;
  private final VBox recent = new VBox();

  /**
   * @param create asks for a new project's name and place
   * @param open asks for a project's folder
   */
  WelcomeView(StudioModel model, Runnable create, Runnable open) {
    this.model = model;
    Messages messages = model.messages();
    getStyleClass().add("welcome");
    setId("welcome");
    Button demo =
        Widgets.button(
            Feather.PLAY_CIRCLE, messages.text("welcome.demo"), () -> model.projects().openDemo());
    demo.setId("open-demo");
    demo.setDefaultButton(true);
    demo.getStyleClass().addAll("accent", "large");
    Button fresh = Widgets.button(Feather.FILE_PLUS, messages.text("welcome.new"), create);
    fresh.setId("new-project");
    Button folder = Widgets.button(Feather.FOLDER, messages.text("welcome.open"), open);
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
    HBox page = new HBox(left, right);
    page.getStyleClass().add("welcome-page");
    page.setMaxSize(HBox.USE_PREF_SIZE, HBox.USE_PREF_SIZE);
    getChildren().setAll(page);
    model.choices().property().addListener((value, old, now) -> showRecent());
    showRecent();
  }

  private void showRecent() {
    recent.getChildren().clear();
    for (String folder : model.choices().get().recent()) {
      Path path = Path.of(folder);
      Hyperlink link =
          new Hyperlink(path.getFileName() == null ? folder : path.getFileName().toString());
      link.setOnAction(event -> openRecent(path));
      VBox entry =
          new VBox(
              link,
              Widgets.label(
                  path.getParent() == null ? "" : path.getParent().toString(),
                  "text-muted",
                  "text-small"));
      recent.getChildren().add(entry);
    }
    if (recent.getChildren().isEmpty()) {
      recent
          .getChildren()
          .add(Widgets.paragraph(model.messages().text("welcome.no_recent"), "text-muted"));
    }
  }

  private void openRecent(Path path) {
    if (!Files.isDirectory(path)) {
      model.choices().change(model.choices().get().withoutRecent(path.toString()));
      model
          .notices()
          .fail(
              new Failure(
                  Failure.Kind.OPEN,
                  Sentence.of("{0} is not there any more. It was taken off the list.", path)));
      return;
    }
    model.projects().open(path);
  }
}
