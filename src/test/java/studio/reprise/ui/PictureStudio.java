package studio.reprise.ui;

import java.awt.image.BufferedImage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Parent;
import javafx.stage.Window;
import org.testfx.util.WaitForAsyncUtils;
import studio.reprise.ui.model.render.Job;

/**
 * A studio of which pictures are taken that are the same in every run: nothing is heard, nothing is
 * rendered and nothing waits to be saved or painted when one is taken.
 */
abstract class PictureStudio extends StudioTest {
  private static final int ROUNDS = 2;

  /** What is seen, once nothing is on its way any more that the program itself knows of. */
  BufferedImage shot(Parent root) {
    interact(
        () -> {
          Window window = root.getScene().getWindow();
          // A dialog is as wide as its words, to parts of a pixel, until its screen rounds that.
          window.setWidth(Math.ceil(window.getWidth()));
          window.setHeight(Math.ceil(window.getHeight()));
          model.manuscript().save();
          model.listening().stop();
        });
    await("stillness", this::isStill);
    // What comes of one of them may be work for the other.
    for (int i = 0; i < ROUNDS; i++) {
      finish(model.storage());
      finish(model.background());
      WaitForAsyncUtils.waitForFxEvents(1);
    }
    return WaitForAsyncUtils.waitForAsyncFx(60_000, () -> new Steady(folder).picture(root));
  }

  private boolean isStill() {
    boolean isLost = !model.manuscript().troubleProperty().get().isEmpty();
    boolean isKept = model.manuscript().savedProperty().get() || isLost;
    boolean isRendering = model.renders().jobs().shown().stream().anyMatch(Job::isLive);
    boolean isPaused = model.renders().pausedProperty().get();
    return isKept && !model.listening().isBusy() && (isPaused || !isRendering);
  }

  /** Whatever waits now for a thread of the studio's. */
  private static void finish(Executor thread) {
    try {
      CompletableFuture.runAsync(() -> {}, thread).get(60, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("The studio's thread does not come to its end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
