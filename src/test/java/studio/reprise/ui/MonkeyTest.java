package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import studio.reprise.document.Project;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.ui.model.render.PackState;
import studio.reprise.ui.widget.Action;
import studio.reprise.ui.widget.Shortcuts;

/**
 * Somebody who presses whatever there is: nothing may be thrown on the JavaFX thread, and what is
 * on disk afterwards is what was seen. Seeded; asked for by hand, see CONTRIBUTING.md.
 */
@Tag("monkey")
class MonkeyTest extends StudioTest {
  /** What opens a chooser of the system's, which a headless screen has not. */
  private static final Set<Action> WITH_CHOOSER =
      EnumSet.of(Action.OPEN, Action.SAVE_AS, Action.SAVE_COPY, Action.IMPORT, Action.PICTURE);

  private static final List<List<KeyCode>> KEYS = keys();

  private static final List<KeyCode> KEYS_OF_A_DIALOG =
      List.of(
          KeyCode.TAB,
          KeyCode.TAB,
          KeyCode.ENTER,
          KeyCode.SPACE,
          KeyCode.DOWN,
          KeyCode.UP,
          KeyCode.A,
          KeyCode.DIGIT3,
          KeyCode.BACK_SPACE,
          KeyCode.ESCAPE);

  private static final double[][] SIZES = {{1280, 720}, {1440, 900}, {1600, 1000}};
  private static final int LONGEST_DIALOG_STEPS = 12;

  private final List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
  private final Deque<String> latest = new ArrayDeque<>();
  private int dialogSteps;
  private Path last;

  /** Every key of the window's, the plain ones more often. */
  private static List<List<KeyCode>> keys() {
    List<List<KeyCode>> keys = new ArrayList<>();
    Shortcuts usual = Shortcuts.with(Map.of());
    for (Action action : Action.values()) {
      if (!WITH_CHOOSER.contains(action)) {
        keys.add(pressed((KeyCodeCombination) usual.of(action)));
      }
    }
    for (int i = 0; i < 3; i++) {
      for (KeyCode plain :
          new KeyCode[] {
            KeyCode.UP, KeyCode.DOWN, KeyCode.ENTER, KeyCode.ESCAPE, KeyCode.SPACE, KeyCode.TAB,
            KeyCode.A, KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.HOME, KeyCode.END, KeyCode.LEFT
          }) {
        keys.add(List.of(plain));
      }
    }
    keys.add(List.of(KeyCode.SHIFT, KeyCode.TAB));
    keys.add(List.of(KeyCode.SHIFT, KeyCode.DOWN));
    keys.add(List.of(KeyCode.CONTROL, KeyCode.A));
    keys.add(List.of(KeyCode.CONTROL, KeyCode.Z));
    keys.add(List.of(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z));
    return List.copyOf(keys);
  }

  private static List<KeyCode> pressed(KeyCodeCombination keys) {
    List<KeyCode> pressed = new ArrayList<>();
    if (keys.getShortcut() == KeyCombination.ModifierValue.DOWN) {
      pressed.add(KeyCode.CONTROL);
    }
    if (keys.getShift() == KeyCombination.ModifierValue.DOWN) {
      pressed.add(KeyCode.SHIFT);
    }
    if (keys.getAlt() == KeyCombination.ModifierValue.DOWN) {
      pressed.add(KeyCode.ALT);
    }
    pressed.add(keys.getCode());
    return List.copyOf(pressed);
  }

  @Test
  void nothingBreaksAndEverythingIsKept() throws Exception {
    long seed = Long.getLong("reprise.seed", 1);
    long untilNanos =
        System.nanoTime() + 60_000_000_000L * Integer.getInteger("reprise.minutes", 2);
    openProject("One", "Two two", "Three three three", "Four");
    last = model.manuscript().folder().path();
    interact(() -> Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> broke(e)));
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> broke(e));
    SplittableRandom chance = new SplittableRandom(seed);
    int steps = 0;
    while (System.nanoTime() < untilNanos) {
      step(chance);
      steps++;
      if (!thrown.isEmpty()) {
        throw new AssertionError(
            "Step " + steps + " of seed " + seed + ", after " + latest, thrown.get(0));
      }
      if (steps % 200 == 0) {
        closeDialogs();
        undoAndRedoLeadBack(steps);
      }
      if (steps % 1000 == 0) {
        everythingIsKept();
        reopen();
      }
    }
    closeDialogs();
    reopen();
    push(KeyCode.ESCAPE);
    everythingIsKept();
    System.out.println("Monkey: seed " + seed + ", " + steps + " steps");
    assertTrue(steps > 0);
  }

  /** A system's chooser, which this screen has not, is no fault of ours. */
  private void broke(Throwable problem) {
    boolean isChooser =
        Arrays.stream(problem.getStackTrace())
            .anyMatch(each -> each.getMethodName().startsWith("staticCommonDialogs_show"));
    if (!isChooser) {
      thrown.add(problem);
    }
  }

  private void step(SplittableRandom chance) {
    Optional<Window> dialog = topDialog();
    if (dialog.isPresent() && dialogSteps++ < LONGEST_DIALOG_STEPS) {
      inDialog(dialog.get(), chance);
    } else {
      closeDialogs();
      dialogSteps = 0;
      reopen();
      inWindow(chance);
    }
    WaitForAsyncUtils.waitForFxEvents(1);
  }

  private void inWindow(SplittableRandom chance) {
    int dice = chance.nextInt(100);
    if (dice < 70) {
      List<KeyCode> keys = KEYS.get(chance.nextInt(KEYS.size()));
      say(keys.toString());
      push(keys.toArray(KeyCode[]::new));
    } else if (dice < 93) {
      Point2D point = pointIn(stage, chance);
      MouseButton button = chance.nextInt(6) == 0 ? MouseButton.SECONDARY : MouseButton.PRIMARY;
      say(button + " at " + point);
      clickOn(point, button);
    } else if (dice < 97) {
      moveTo(pointIn(stage, chance));
      int ticks = chance.nextInt(-5, 6);
      say("wheel " + ticks);
      scroll(Math.abs(ticks), ticks < 0 ? VerticalDirection.UP : VerticalDirection.DOWN);
    } else if (dice < 99) {
      Point2D from = pointIn(stage, chance);
      Point2D to = pointIn(stage, chance);
      say("drag " + from + " to " + to);
      drag(from, MouseButton.PRIMARY).dropTo(to);
    } else {
      double[] size = SIZES[chance.nextInt(SIZES.length)];
      say("size " + size[0]);
      interact(
          () -> {
            stage.setWidth(size[0]);
            stage.setHeight(size[1]);
          });
    }
  }

  private void inDialog(Window dialog, SplittableRandom chance) {
    if (chance.nextBoolean()) {
      KeyCode key = KEYS_OF_A_DIALOG.get(chance.nextInt(KEYS_OF_A_DIALOG.size()));
      say("dialog " + key);
      push(key);
    } else {
      Point2D point = pointIn(dialog, chance);
      say("dialog at " + point);
      clickOn(point, MouseButton.PRIMARY);
    }
  }

  private void say(String step) {
    latest.addLast(step);
    if (latest.size() > 20) {
      latest.removeFirst();
    }
  }

  private Point2D pointIn(Window window, SplittableRandom chance) {
    return new Point2D(
        window.getX() + chance.nextDouble() * window.getWidth(),
        window.getY() + chance.nextDouble() * window.getHeight());
  }

  private Optional<Window> topDialog() {
    List<Window> windows = List.copyOf(Window.getWindows());
    return windows.size() > 1 ? Optional.of(windows.get(windows.size() - 1)) : Optional.empty();
  }

  private void closeDialogs() {
    interact(
        () ->
            List.copyOf(Window.getWindows()).stream()
                .filter(window -> window != stage)
                .forEach(Window::hide));
  }

  /** The monkey may close its project: then it takes it up again. */
  private void reopen() {
    if (model.manuscript().project() == null) {
      await("closed", () -> true);
      interact(() -> model.projects().open(last));
      await("the project", () -> model.manuscript().project() != null);
    }
    last = model.manuscript().folder().path();
  }

  private void undoAndRedoLeadBack(int step) {
    interact(
        () -> {
          Project now = model.manuscript().project();
          if (now == null) {
            return;
          }
          int undone = 0;
          while (undone < 5 && !model.manuscript().undoNameProperty().get().isEmpty()) {
            model.manuscript().undo();
            undone++;
          }
          for (int i = 0; i < undone; i++) {
            model.manuscript().redo();
          }
          assertEquals(now, model.manuscript().project(), "undo and redo at step " + step);
        });
  }

  private void everythingIsKept() throws Exception {
    reopen();
    interact(() -> model.renders().cancelAll());
    Project end = model.manuscript().project();
    Path place = model.manuscript().folder().path();
    boolean[] closed = new boolean[1];
    interact(() -> model.projects().close(() -> closed[0] = true));
    await("the folder", () -> closed[0]);
    try (ProjectFolder again = ProjectFolder.open(place)) {
      assertEquals(end, again.project());
    }
  }

  /** A window that is gone may still be what a pulse or an input event was about. */
  private static final int MOST_WINDOWS_HELD = 2;

  private static final long MOST_GROWTH_BYTES = 4L << 20;

  @Test
  void fiftyWindowsLeaveNothingBehind() throws Exception {
    openProject("One", "Two");
    Path place = model.manuscript().folder().path();
    List<WeakReference<Object>> gone = new ArrayList<>();
    List<Long> usedBytes = new ArrayList<>();
    int windows = Integer.getInteger("reprise.windows", 50);
    for (int i = 1; i <= windows; i++) {
      gone.add(new WeakReference<>(model));
      closeStudio();
      interact(
          () -> {
            // TestFX keeps every event of its own stage, and with it what the event was about.
            stage.close();
            stage = new Stage();
            openStudio();
            model.projects().open(place);
          });
      await("the project", () -> model.manuscript().project() != null);
      await("the pack", () -> model.renders().pack().state() instanceof PackState.Open);
      if (i % 10 == 0) {
        usedBytes.add(usedBytes(gone));
      }
    }
    interact(stage::close);
    System.out.println("Used heap after every 10 windows, KiB: " + kibibytes(usedBytes));
    assertTrue(
        kept(gone) <= MOST_WINDOWS_HELD, kept(gone) + " of " + windows + " windows are still held");
    long growth = usedBytes.get(usedBytes.size() - 1) - usedBytes.get(0);
    assertTrue(growth < MOST_GROWTH_BYTES, "memory grew by " + (growth >> 10) + " KiB");
  }

  private static List<Long> kibibytes(List<Long> bytes) {
    return bytes.stream().map(each -> each >> 10).toList();
  }

  /**
   * What is in use after collections until the windows are gone, or will not go; without arrays of
   * ints: JavaFX's software renderer keeps the pixels of stages that were closed.
   */
  private static long usedBytes(List<WeakReference<Object>> gone) throws JMException {
    for (int i = 0; i < 20 && (i < 3 || kept(gone) > MOST_WINDOWS_HELD); i++) {
      System.gc();
      WaitForAsyncUtils.waitForFxEvents();
    }
    Object histogram =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    return histogram
        .toString()
        .lines()
        .map(row -> row.strip().split("\\s+"))
        .filter(row -> row.length >= 4 && row[0].endsWith(":") && !row[3].equals("[I"))
        .mapToLong(row -> Long.parseLong(row[2]))
        .sum();
  }

  private static long kept(List<WeakReference<Object>> references) {
    return references.stream().filter(each -> each.get() != null).count();
  }
}
