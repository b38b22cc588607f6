package studio.reprise.ui;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import studio.reprise.desk.ConfigFolder;
import studio.reprise.speech.ToneSynthesizer;
import studio.reprise.ui.model.FreshIds;
import studio.reprise.ui.model.Places;
import studio.reprise.ui.model.PreferencesFile;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.model.render.PackState;
import studio.reprise.ui.script.Row;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Theme;

/**
 * Measures the window with 10,000 lines: what the JavaFX thread spends on a pulse while somebody
 * scrolls and while somebody types. Not a test: a main class, see CONTRIBUTING.md.
 */
public final class StudioBenchWindow extends Application {
  private static final int LINES = 10_000;
  private static final int PULSES = 500;
  private static final int COLD_PULSES = 100;

  private final Path folder;
  private final long started = System.nanoTime();
  private StudioModel model;

  public StudioBenchWindow() throws IOException {
    folder = Files.createTempDirectory("reprise-bench");
  }

  @Override
  public void start(Stage stage) {
    String[] texts = new String[LINES];
    for (int i = 0; i < LINES; i++) {
      texts[i] = "Line " + i + ": the boats came home, and the lamps went on along the wall.";
    }
    TestProjects.withSpeaker(folder.resolve("large"), Path.of("sample-voices/rms.wav"), texts);
    Look.apply(Theme.LIGHT);
    model =
        new StudioModel(
            Messages.in(Locale.ENGLISH),
            new Places(Path.of("").toAbsolutePath(), folder),
            StudioTest.packs(
                Path.of("packs"),
                ConfigFolder.at(folder),
                (pack, options) -> new ToneSynthesizer()),
            new PreferencesFile(folder.resolve("studio.properties")),
            new FreshIds(StudioTest.counting()));
    StudioApplication.show(stage, model);
    say("window shown after %.2f s of this class", (System.nanoTime() - started) / 1e9);
    model.loadPack();
    model.projects().open(folder.resolve("large"));
    Thread bench = new Thread(() -> run(stage), "bench");
    bench.setDaemon(true);
    bench.start();
  }

  private void run(Stage stage) {
    StudioTest.await("the project", () -> model.manuscript().project() != null);
    StudioTest.await(
        "the pack", () -> model.renders().pack().stateProperty().get() instanceof PackState.Open);
    @SuppressWarnings("unchecked")
    ListView<Row> list = (ListView<Row>) stage.getScene().lookup("#script");
    measure("scrolling 10,000 lines, 30 a pulse", i -> list.scrollTo(i * 30 % LINES));
    measure("scrolling, 3 a pulse", i -> list.scrollTo(i * 3 % LINES));
    Platform.runLater(
        () -> {
          model.selection().select("line5000");
          list.scrollTo(5000);
        });
    StringBuilder text = new StringBuilder("Typed");
    measure(
        "typing into line 5000, a key a pulse",
        i -> model.lines().changeText("line5000", text.append('x').toString()));
    measure("stepping down the script", i -> model.lines().step(1));
    Platform.runLater(
        () -> {
          model.close();
          Platform.exit();
        });
  }

  /** The first pulses, whose code the JVM has not compiled yet, are told apart from the others. */
  private static void measure(String what, IntConsumer action) {
    List<Double> wall = Collections.synchronizedList(new ArrayList<>());
    List<Double> cpu = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch done = new CountDownLatch(1);
    var threads = ManagementFactory.getThreadMXBean();
    AnimationTimer timer =
        new AnimationTimer() {
          private int pulse;

          @Override
          public void handle(long now) {
            if (pulse == PULSES) {
              stop();
              done.countDown();
              return;
            }
            long wallStart = System.nanoTime();
            long cpuStart = threads.getCurrentThreadCpuTime();
            action.accept(pulse++);
            // Runs when this pulse, with its layout and its hand-over to the renderer, is over.
            Platform.runLater(
                () -> {
                  wall.add((System.nanoTime() - wallStart) / 1e6);
                  cpu.add((threads.getCurrentThreadCpuTime() - cpuStart) / 1e6);
                });
          }
        };
    Platform.runLater(timer::start);
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    say(
        "%-38s JavaFX thread, ms a pulse: cpu median %.1f, p99 %.1f; wall median %.1f, p99 %.1f;"
            + " first %d pulses: cpu median %.1f, worst %.1f; after them: p99 %.1f",
        what,
        percentile(cpu, 0.5),
        percentile(cpu, 0.99),
        percentile(wall, 0.5),
        percentile(wall, 0.99),
        COLD_PULSES,
        percentile(cpu.subList(0, COLD_PULSES), 0.5),
        percentile(cpu.subList(0, COLD_PULSES), 1),
        percentile(cpu.subList(COLD_PULSES, PULSES), 0.99));
  }

  private static double percentile(List<Double> values, double share) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get((int) Math.min(sorted.size() - 1.0, share * sorted.size()));
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
