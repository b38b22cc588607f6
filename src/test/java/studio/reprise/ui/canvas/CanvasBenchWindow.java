package studio.reprise.ui.canvas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import studio.reprise.audio.MelProbe;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.PeakPyramid;

/**
 * Measures waveform and spectrogram of one hour at 1600x300: the first paint from nothing, and what
 * a zoom or pan costs. Not a test: a main class, see CONTRIBUTING.md.
 */
public final class CanvasBenchWindow extends Application {
  private static final int RATE_HZ = 24_000;
  private static final int REPAINTS = 200;

  private final ExecutorService background = Executors.newSingleThreadExecutor();

  @Override
  public void start(Stage stage) {
    WaveformCanvas wave = new WaveformCanvas();
    SpectrogramCanvas mel = new SpectrogramCanvas(background);
    wave.setPrefSize(1600, 300);
    mel.setPrefSize(1600, 300);
    stage.setScene(new Scene(new VBox(wave, mel), 1600, 600));
    stage.show();
    Thread bench = new Thread(() -> run(wave, mel), "bench");
    bench.setDaemon(true);
    bench.start();
  }

  private void run(WaveformCanvas wave, SpectrogramCanvas mel) {
    Pcm second = noise(1);
    firstPaint("warm-up", wave, mel, second);
    Pcm hour = noise(3600);
    firstPaint("one hour", wave, mel, hour);
    repaints("waveform", wave);
    repaints("spectrogram", mel);
    background.shutdown();
    Platform.exit();
  }

  private void firstPaint(String what, WaveformCanvas wave, SpectrogramCanvas mel, Pcm pcm) {
    double[] start = now();
    PeakPyramid peaks = PeakPyramid.of(pcm);
    onFx(
        () -> {
          wave.peaksProperty().set(peaks);
          wave.scaleProperty().set(TimeScale.fitting(pcm.length(), 1600, RATE_HZ));
          wave.paintNow();
        });
    say("%s: waveform, peaks included: %s", what, since(start));
    double[] melStart = now();
    onFx(
        () -> {
          mel.shownProperty().set(SpectrogramCanvas.Shown.alone(new MelProbe(pcm)));
          mel.scaleProperty().set(TimeScale.fitting(pcm.length(), 1600, RATE_HZ));
          mel.paintNow();
        });
    await(mel::hasAny);
    onFx(mel::paintNow);
    say("%s: spectrogram, first paint: %s", what, since(melStart));
    await(mel::isComplete);
    onFx(mel::paintNow);
    say("%s: spectrogram, every tile: %s", what, since(melStart));
  }

  private static void await(java.util.function.BooleanSupplier holds) {
    boolean[] held = new boolean[1];
    while (!held[0]) {
      onFx(() -> held[0] = holds.getAsBoolean());
    }
  }

  /** Wall and process CPU time in milliseconds. */
  private static double[] now() {
    var system =
        (com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    return new double[] {System.nanoTime() / 1e6, system.getProcessCpuTime() / 1e6};
  }

  private static String since(double[] start) {
    double[] end = now();
    return String.format(
        Locale.ROOT, "%.0f ms (cpu of the process %.0f ms)", end[0] - start[0], end[1] - start[1]);
  }

  private static void repaints(String what, TimeCanvas canvas) {
    List<Double> times = new ArrayList<>();
    var threads = java.lang.management.ManagementFactory.getThreadMXBean();
    for (int i = 0; i < REPAINTS; i++) {
      int step = i;
      onFx(
          () -> {
            TimeScale now = canvas.scaleProperty().get();
            TimeScale next =
                step % 2 == 0
                    ? now.zoomedAbout(800, step % 40 < 20 ? 1.25 : 0.8)
                    : now.panned(step % 8 < 4 ? 25 : -25);
            canvas.scaleProperty().set(next.within(canvas.lengthProperty().get(), 1600));
            long start = threads.getCurrentThreadCpuTime();
            canvas.paintNow();
            times.add((threads.getCurrentThreadCpuTime() - start) / 1e6);
          });
    }
    Collections.sort(times);
    say(
        "%s: repaint at zoom or pan, ms of the JavaFX thread: median %.2f, p99 %.2f, worst %.2f",
        what, times.get(REPAINTS / 2), times.get(REPAINTS * 99 / 100), times.get(REPAINTS - 1));
  }

  private static Pcm noise(int seconds) {
    float[] samples = new float[seconds * RATE_HZ];
    long state = 1;
    for (int i = 0; i < samples.length; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      samples[i] = (state >> 40) / (float) (1 << 24) * (float) Math.abs(Math.sin(i * 1e-5));
    }
    return new Pcm(samples, RATE_HZ);
  }

  private static void onFx(Runnable action) {
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          action.run();
          done.countDown();
        });
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
