package studio.reprise.ui;

import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.desk.ClusterOpener;
import studio.reprise.desk.ConfigFolder;
import studio.reprise.desk.Packs;
import studio.reprise.sentence.Problem;
import studio.reprise.speech.pack.TextReader;
import studio.reprise.speech.pack.VoicePack;
import studio.reprise.ui.frame.FailureDialog;
import studio.reprise.ui.frame.StudioWindow;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.model.FreshIds;
import studio.reprise.ui.model.Places;
import studio.reprise.ui.model.Preferences;
import studio.reprise.ui.model.PreferencesFile;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.model.WindowPlace;
import studio.reprise.ui.model.render.LoadedPack;
import studio.reprise.ui.widget.Choosers;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Theme;

/** The studio's window. The voice pack is loaded behind it, after it is shown. */
public final class StudioApplication extends Application {
  private static final Logger LOG = LoggerFactory.getLogger(StudioApplication.class);

  private @Nullable StudioModel model;

  @Override
  public void start(Stage stage) {
    Places places = Places.ofThisComputer();
    ConfigFolder config = ConfigFolder.ofThisUser();
    PreferencesFile file = PreferencesFile.in(config);
    Preferences preferences = file.read();
    Messages messages = Messages.of(preferences.language());
    Look.apply(preferences.theme() == Theme.DARK ? Theme.DARK : Theme.LIGHT);
    RandomGenerator chance = RandomGenerator.getDefault();
    StudioModel made =
        new StudioModel(
            messages,
            places,
            new LoadedPack.Source(
                Packs.of(Optional.of(places.application()), Path.of(""), config),
                VoicePack::open,
                ClusterOpener.ofHome(Optional.of(places.application())),
                pack -> TextReader.open(pack)::guessed),
            file,
            new FreshIds(chance::nextLong));
    model = made;
    show(stage, made);
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          made.projects().close(stage::hide);
        });
    stage.setOnHiding(event -> made.choices().change(withPlace(made.choices().get(), stage)));
    followTheme(stage, made);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, problem) -> {
          LOG.error("Uncaught on thread {}", thread.getName(), problem);
          Platform.runLater(
              () ->
                  made.notices().fail(new Failure(Failure.Kind.UNEXPECTED, Problem.told(problem))));
        });
    made.loadPack();
  }

  /** Builds the window over a model. */
  static StudioWindow show(Stage stage, StudioModel model) {
    Look.size(model.choices().get().view().textPercent());
    Choosers.keepBy(
        name -> model.choices().get().view().value(name),
        (name, folder) ->
            model
                .choices()
                .change(
                    model
                        .choices()
                        .get()
                        .withView(model.choices().get().view().with(name, folder))));
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
    model
        .choices()
        .property()
        .addListener(
            (value, old, now) -> {
              if (old.view().textPercent() != now.view().textPercent()) {
                Look.size(now.view().textPercent());
                Window.getWindows().forEach(each -> Look.refresh(each.getScene().getRoot()));
              }
            });
    model.notices().onFailure(failure -> new FailureDialog(model.messages(), failure).show());
    model.choices().get().window().show(stage);
    return window;
  }

  private static Preferences withPlace(Preferences preferences, Stage stage) {
    return preferences.withWindow(WindowPlace.of(stage, preferences.window()));
  }

  private static void followTheme(Stage stage, StudioModel model) {
    if (model.choices().get().theme() == Theme.SYSTEM) {
      askSystem(stage, model);
    }
    model
        .choices()
        .property()
        .addListener(
            (value, old, now) -> {
              if (old.theme() == now.theme()) {
                return;
              }
              if (now.theme() == Theme.SYSTEM) {
                askSystem(stage, model);
              } else {
                apply(stage, now.theme());
              }
            });
  }

  private static void askSystem(Stage stage, StudioModel model) {
    model
        .background()
        .execute(
            () -> {
              Theme system = Look.ofSystem();
              Platform.runLater(() -> apply(stage, system));
            });
  }

  private static void apply(Stage stage, Theme theme) {
    Look.apply(theme);
    Look.refresh(stage.getScene().getRoot());
  }

  @Override
  public void stop() {
    if (model != null) {
      model.close();
    }
  }
}
