package studio.reprise.ui;

import java.util.random.RandomGenerator;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The studio's window. The voice pack is loaded behind it, after it is shown. */
public final class StudioApplication extends Application {
  private static final Logger LOG = LoggerFactory.getLogger(StudioApplication.class);

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
    stage.setOnHiding(event -> model.change(withPlace(model.preferences(), stage)));
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
    stage.setScene(new Scene(window));
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
    model.preferences().window().show(stage);
    return window;
  }

  private static Preferences withPlace(Preferences preferences, Stage stage) {
    return preferences.withWindow(WindowPlace.of(stage, preferences.window()));
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
