package studio.reprise.ui;

import java.util.random.RandomGenerator;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The studio's window. The voice pack is loaded behind it, after it is shown. */
public final class StudioApplication extends Application {
  private static final Logger LOG = LoggerFactory.getLogger(StudioApplication.class);

  private static final double USUAL_WIDTH = 1440;
  private static final double USUAL_HEIGHT = 900;

  private StudioModel model;

  @Override
  public void start(Stage stage) {
    Places places = Places.ofThisComputer();
    PreferencesFile file = PreferencesFile.ofThisUser();
    Preferences preferences = file.read();
    Messages messages = Messages.of(preferences.language());
    Look.apply(
        preferences.theme() == Preferences.Theme.DARK
            ? Preferences.Theme.DARK
            : Preferences.Theme.LIGHT);
    RandomGenerator chance = RandomGenerator.getDefault();
    model =
        new StudioModel(
            messages,
            places,
            new InstalledVoices(places.application()),
            file,
            new FreshIds(chance::nextLong));
    show(stage, model);
    followTheme(stage);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, problem) -> {
          LOG.error("Uncaught on thread {}", thread.getName(), problem);
          Platform.runLater(
              () -> model.fail(new Failure(Failure.Kind.UNEXPECTED, Sentence.of(problem))));
        });
    model.loadPack();
  }

  /** Builds the window over a model. */
  static StudioWindow show(Stage stage, StudioModel model) {
    StudioWindow window = new StudioWindow(model);
    stage.setTitle(model.messages().text("product"));
    var screen = Screen.getPrimary().getVisualBounds();
    stage.setScene(
        new Scene(
            window,
            Math.min(USUAL_WIDTH, screen.getWidth()),
            Math.min(USUAL_HEIGHT, screen.getHeight())));
    stage.setMinWidth(Math.min(980, screen.getWidth()));
    stage.setMinHeight(Math.min(600, screen.getHeight()));
    stage
        .getIcons()
        .add(new Image(StudioApplication.class.getResource("icon.png").toExternalForm()));
    model
        .manuscript()
        .projectProperty()
        .addListener(
            (value, old, now) ->
                stage.setTitle(
                    now == null
                        ? model.messages().text("product")
                        : now.name() + " – " + model.messages().text("product")));
    model.onFailure(failure -> new FailureDialog(model, failure).show());
    stage.show();
    return window;
  }

  private void followTheme(Stage stage) {
    if (model.preferences().theme() == Preferences.Theme.SYSTEM) {
      askSystem(stage);
    }
    model
        .preferencesProperty()
        .addListener(
            (value, old, now) -> {
              if (old.theme() == now.theme()) {
                return;
              }
              if (now.theme() == Preferences.Theme.SYSTEM) {
                askSystem(stage);
              } else {
                apply(stage, now.theme());
              }
            });
  }

  private void askSystem(Stage stage) {
    model
        .background()
        .execute(
            () -> {
              Preferences.Theme system = Look.ofSystem();
              Platform.runLater(() -> apply(stage, system));
            });
  }

  private static void apply(Stage stage, Preferences.Theme theme) {
    Look.apply(theme);
    Look.dressAgain(stage.getScene().getRoot());
  }

  @Override
  public void stop() {
    model.close();
  }
}
