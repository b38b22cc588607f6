package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import studio.reprise.document.Project;
import studio.reprise.storage.ProjectFolder;

/**
 * Somebody who presses whatever there is: nothing may be thrown on the JavaFX thread, and what is
 * on disk afterwards is what was seen. Seeded; asked for by hand, see CONTRIBUTING.md.
 */
@Tag("monkey")
class MonkeyTest extends StudioTest {
  private static final List<List<KeyCode>> KEYS =
      List.of(
          List.of(KeyCode.UP),
          List.of(KeyCode.DOWN),
          List.of(KeyCode.ENTER),
          List.of(KeyCode.ESCAPE),
          List.of(KeyCode.SPACE),
          List.of(KeyCode.TAB),
          List.of(KeyCode.DELETE),
          List.of(KeyCode.F8),
          List.of(KeyCode.F6),
          List.of(KeyCode.DIGIT1),
          List.of(KeyCode.A),
          List.of(KeyCode.CONTROL, KeyCode.Z),
          List.of(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z),
          List.of(KeyCode.CONTROL, KeyCode.L),
          List.of(KeyCode.CONTROL, KeyCode.J),
          List.of(KeyCode.CONTROL, KeyCode.R),
          List.of(KeyCode.CONTROL, KeyCode.U),
          List.of(KeyCode.CONTROL, KeyCode.B),
          List.of(KeyCode.CONTROL, KeyCode.K),
          List.of(KeyCode.CONTROL, KeyCode.F),
          List.of(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R),
          List.of(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L),
          List.of(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X),
          List.of(KeyCode.CONTROL, KeyCode.SPACE),
          List.of(KeyCode.ALT, KeyCode.UP),
          List.of(KeyCode.ALT, KeyCode.DOWN),
          List.of(KeyCode.ALT, KeyCode.DIGIT1),
          List.of(KeyCode.ALT, KeyCode.DIGIT2),
          List.of(KeyCode.ALT, KeyCode.DIGIT3),
          List.of(KeyCode.ALT, KeyCode.RIGHT));

  private final List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());

  @Test
  void nothingBreaksAndEverythingIsKept() throws Exception {
    long seed = Long.getLong("reprise.seed", 1);
    long untilNanos =
        System.nanoTime() + 60_000_000_000L * Integer.getInteger("reprise.minutes", 2);
    openProject("One", "Two two", "Three three three", "Four");
    interact(
        () -> Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> thrown.add(e)));
    SplittableRandom chance = new SplittableRandom(seed);
    int steps = 0;
    while (System.nanoTime() < untilNanos) {
      step(chance);
      steps++;
      assertEquals(List.of(), thrown, "step " + steps + " of seed " + seed);
      if (steps % 200 == 0) {
        undoAndRedoLeadBack(steps);
      }
    }
    push(KeyCode.ESCAPE);
    everythingIsKept();
    assertTrue(steps > 0);
  }

  private void step(SplittableRandom chance) {
    if (chance.nextInt(4) > 0) {
      push(KEYS.get(chance.nextInt(KEYS.size())).toArray(KeyCode[]::new));
    } else {
      double x = stage.getX() + chance.nextDouble() * stage.getWidth();
      double y = stage.getY() + 80 + chance.nextDouble() * (stage.getHeight() - 120);
      clickOn(new Point2D(x, y), MouseButton.PRIMARY);
    }
    closeDialogs();
    WaitForAsyncUtils.waitForFxEvents(1);
  }

  /** A dialog or a system's chooser would hold the monkey for ever. */
  private void closeDialogs() {
    interact(
        () ->
            List.copyOf(javafx.stage.Window.getWindows()).stream()
                .filter(window -> window != stage)
                .forEach(javafx.stage.Window::hide));
  }

  private void undoAndRedoLeadBack(int step) {
    interact(
        () -> {
          Project now = model.manuscript().project();
          int undone = 0;
          while (undone < 5 && !model.manuscript().undoNameProperty().get().isEmpty()) {
            model.manuscript().undo();
            undone++;
          }
          for (int i = 0; i < undone; i++) {
            model.manuscript().redo();
          }
          assertEquals(
              now.lines().map(line -> line.text()).toList(),
              model.manuscript().project().lines().map(line -> line.text()).toList(),
              "undo and redo at step " + step);
        });
  }

  private void everythingIsKept() throws Exception {
    interact(() -> model.renders().cancelAll());
    Project end = model.manuscript().project();
    Path place = model.manuscript().folder().path();
    boolean[] closed = new boolean[1];
    interact(() -> model.projects().close(() -> closed[0] = true));
    await("the folder", () -> closed[0]);
    try (ProjectFolder again = ProjectFolder.open(place)) {
      assertEquals(
          end.lines().map(line -> line.id() + " " + line.text()).toList(),
          again.project().lines().map(line -> line.id() + " " + line.text()).toList());
      assertEquals(end.speakers(), again.project().speakers());
    }
  }

  @Test
  void fiftyWindowsLeaveNothingBehind() throws Exception {
    openProject("One", "Two");
    List<java.lang.ref.WeakReference<Object>> gone = new ArrayList<>();
    int windows = Integer.getInteger("reprise.windows", 50);
    for (int i = 0; i < windows; i++) {
      gone.add(new java.lang.ref.WeakReference<>(model));
      closeStudio();
      interact(
          () -> {
            stage.setScene(null);
            openStudio();
          });
      await("the pack", () -> model.renders().pack().state() != null);
    }
    for (int i = 0; i < 20 && kept(gone) > 2; i++) {
      System.gc();
      WaitForAsyncUtils.waitForFxEvents();
    }
    assertTrue(kept(gone) <= 2, kept(gone) + " of " + windows + " windows are still held");
  }

  private static long kept(List<java.lang.ref.WeakReference<Object>> references) {
    return references.stream().filter(each -> each.get() != null).count();
  }
}
