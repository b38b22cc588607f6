package studio.reprise.ui;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;
import studio.reprise.cluster.LoopbackMachines;
import studio.reprise.desk.ConfigFolder;
import studio.reprise.desk.EngineOpener;
import studio.reprise.desk.Packs;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.TakeEdits;
import studio.reprise.render.Receipt;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.ToneSynthesizer;
import studio.reprise.speech.pack.PackCheck;
import studio.reprise.ui.dictionary.DictionaryDialog;
import studio.reprise.ui.dictionary.Pronunciations;
import studio.reprise.ui.frame.StudioWindow;
import studio.reprise.ui.model.FreshIds;
import studio.reprise.ui.model.Places;
import studio.reprise.ui.model.PreferencesFile;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.model.render.Job;
import studio.reprise.ui.model.render.LoadedPack;
import studio.reprise.ui.model.render.PackState;
import studio.reprise.ui.widget.Action;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Theme;

/** A studio on a headless screen, with a tone synthesizer for a voice and a folder of its own. */
@Tag("ui")
abstract class StudioTest extends ApplicationTest {
  /** JavaFX's log, held and kept quiet about the class path as {@link StudioLauncher} does. */
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  static {
    JAVAFX.setLevel(Level.SEVERE);
  }

  @TempDir Path folder;
  Stage stage;
  StudioModel model;
  ToneSynthesizer tone = new ToneSynthesizer();

  @Override
  public void start(Stage shown) throws IOException {
    stage = shown;
    makeFolder(packFolder().resolve("starter"));
    openStudio();
  }

  /** Another studio over the same folders, as after a restart. */
  void openStudio() {
    Look.apply(theme());
    model =
        new StudioModel(
            Messages.in(locale()),
            new Places(Path.of("").toAbsolutePath(), folder.resolve("documents")),
            packs(),
            PreferencesFile.in(config()),
            new FreshIds(counting()));
    StudioApplication.show(stage, model);
    model.loadPack();
  }

  /** Whatever shows just this text and can be seen. */
  Node labelled(String text) {
    return lookup(
            (Node node) ->
                node instanceof Labeled label && text.equals(label.getText()) && node.isVisible())
        .query();
  }

  Locale locale() {
    return Locale.ENGLISH;
  }

  Theme theme() {
    return Theme.LIGHT;
  }

  ConfigFolder config() {
    return ConfigFolder.at(folder.resolve("config"));
  }

  /** Where the packs of this test lie. */
  Path packFolder() {
    return folder.resolve("home/packs");
  }

  LoadedPack.Source packs() {
    return packs(packFolder(), config(), (pack, options) -> tone);
  }

  /** The packs of a folder, each of them whole. */
  static LoadedPack.Source packs(Path root, ConfigFolder config, EngineOpener opener) {
    return new LoadedPack.Source(
        new Packs(List.of(root), Path.of(""), config, StudioTest::whole),
        opener,
        LoopbackMachines.with(opener, 2));
  }

  private static PackCheck whole(Path pack) {
    PackCheck.Finding model =
        new PackCheck.Finding(
            "llm/model.safetensors", PackCheck.State.PRESENT, 40L << 20, Sentence.NONE);
    boolean isMandarin = pack.endsWith("mandarin");
    return new PackCheck(
        pack,
        isMandarin ? "mandarin" : "tone",
        "1",
        List.of(isMandarin ? "zh" : "en"),
        List.of(model),
        600L << 20,
        400L << 20);
  }

  /** Fresh ids and dice that are the same in every run. */
  static LongSupplier counting() {
    long[] next = {0x123456789abcdefL};
    return () -> next[0] += 0x5deece66d1234567L;
  }

  @AfterEach
  void closeStudio() throws TimeoutException {
    StudioModel closing = model;
    WaitForAsyncUtils.waitForFxEvents();
    closing.manuscript(); // the model stays readable after closing
    interact(
        () -> {
          for (Window window : List.copyOf(Window.getWindows())) {
            if (window != stage) {
              window.hide();
            }
          }
        });
    interact(closing::close);
    FxToolkit.hideStage();
  }

  /** Waits until something holds; says what when it does not, and what every thread is at. */
  static void await(String what, BooleanSupplier holds) {
    try {
      WaitForAsyncUtils.waitFor(
          60,
          TimeUnit.SECONDS,
          () -> WaitForAsyncUtils.waitForAsyncFx(20_000, holds::getAsBoolean));
    } catch (TimeoutException e) {
      throw new AssertionError("Waited in vain for: " + what + threads(), e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Waits until the pack is open. */
  void awaitPack() {
    try {
      await("the pack", () -> model.renders().pack().state() instanceof PackState.Open);
    } catch (AssertionError e) {
      throw new AssertionError("The pack's state: " + model.renders().pack().state(), e);
    }
  }

  private static String threads() {
    StringBuilder all = new StringBuilder();
    Thread.getAllStackTraces()
        .forEach(
            (thread, frames) ->
                all.append("\n  ").append(thread).append(' ').append(List.of(frames)));
    return all.toString();
  }

  /** A project with a speaker and lines on disk, opened. */
  void openProject(String... texts) {
    Path place = folder.resolve("documents/Prepared");
    Project project = TestProjects.withSpeaker(place, Path.of("sample-voices/rms.wav"), texts);
    interact(() -> model.projects().open(place));
    await("the project", () -> model.manuscript().project() != null);
    awaitPack();
    if (project.lineCount() != texts.length) {
      throw new AssertionError("The project was not prepared");
    }
  }

  /** Pronunciations, as the window puts them together. */
  Pronunciations words() {
    return new Pronunciations(
        model.manuscript(),
        model.selection(),
        model.speakers(),
        model.notices(),
        model.messages(),
        model.background(),
        model.fx());
  }

  DictionaryDialog dictionaryPage() {
    return new DictionaryDialog(model.manuscript(), words(), model.messages());
  }

  List<Line> lines() {
    return model.manuscript().project().lines().toList();
  }

  boolean isRendered(Line line) {
    return model.renders().states().index().contains(line.takeFingerprint());
  }

  /**
   * What is asked before something is lost: by cleaning up, and by closing while renders wait and
   * while an edit is kept nowhere else.
   *
   * @param seen told of each question
   */
  void askedBeforeLoss(BiConsumer<String, Parent> seen) throws IOException {
    interact(
        () -> {
          Line line = lines().get(0);
          model.renders().states().takesOf(line).stream()
              .map(Receipt::fingerprint)
              .forEach(each -> model.manuscript().edit(TakeEdits.deleteTake(line.id(), each)));
          ((StudioWindow) scene().getRoot()).run(Action.CLEAN_UP);
        });
    question("cleanup", seen);
    interact(
        () -> {
          model.renders().pause();
          model.rendering().render(lines());
          model.projects().close(() -> {});
        });
    question("closing-renders", seen);
    interact(() -> model.renders().cancelAll());
    await("no job", () -> model.renders().jobs().shown().stream().noneMatch(Job::isLive));
    Path place = model.manuscript().folder().path();
    Path away = folder.resolve("away");
    Files.move(place, away);
    interact(() -> model.lines().changeText(lines().get(0).id(), "The harbour was quiet."));
    await("the trouble", () -> !model.manuscript().troubleProperty().get().isEmpty());
    interact(() -> model.projects().close(() -> {}));
    question("closing-unkept", seen);
    Files.move(away, place);
    await("the edit is kept", () -> model.manuscript().troubleProperty().get().isEmpty());
  }

  private void question(String name, BiConsumer<String, Parent> seen) {
    await(name, () -> lookup("#" + name).tryQuery().isPresent());
    Parent pane = (Parent) lookup("#" + name).query();
    seen.accept(name, pane);
    interact(() -> pane.getScene().getWindow().hide());
  }

  /** Drops something on a node, whether it had been accepted there or only by its parent. */
  void drop(Map<DataFormat, Object> what, Node target) {
    interact(
        () -> {
          Dragboard board =
              DragboardHelper.createDragboard(Toolkit.getToolkit().createLocalClipboard());
          board.setContent(what);
          target.fireEvent(
              new DragEvent(
                  DragEvent.DRAG_DROPPED,
                  board,
                  1,
                  1,
                  1,
                  1,
                  TransferMode.COPY,
                  null,
                  target,
                  null));
        });
  }

  <T extends Node> T find(String query) {
    return lookup(query).query();
  }

  Scene scene() {
    return stage.getScene();
  }

  static void onFx(Runnable action) {
    if (Platform.isFxApplicationThread()) {
      action.run();
    } else {
      WaitForAsyncUtils.asyncFx(action);
      WaitForAsyncUtils.waitForFxEvents();
    }
  }

  static void makeFolder(Path path) throws IOException {
    Files.createDirectories(path);
  }
}
