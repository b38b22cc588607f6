package studio.reprise.ui;

import java.awt.image.BufferedImage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Parent;
import javafx.stage.Window;
import org.testfx.util.WaitForAsyncUtils;

/** A studio of which pictures are taken that are the same in every run. */
abstract class PictureStudio extends StudioTest {
  /** What is seen, once nothing is on its way any more that the program itself knows of. */
  BufferedImage shot(Parent root) {
    interact(
        () -> {
          Window window = root.getScene().getWindow();
          // A dialog is as wide as its words, to parts of a pixel, until its screen rounds that.
          window.setWidth(Math.ceil(window.getWidth()));
          window.setHeight(Math.ceil(window.getHeight()));
          model.manuscript().save();
          // On a slow machine an audition is still heard, and its line marked, a picture later.
          model.listening().stop();
        });
    await("all is saved", () -> model.manuscript().savedProperty().get());
    await("the pictures' thread", this::backgroundIsIdle);
    return WaitForAsyncUtils.waitForAsyncFx(60_000, () -> new Steady(folder).picture(root));
  }

  private boolean backgroundIsIdle() {
    CountDownLatch done = new CountDownLatch(1);
    model.background().execute(done::countDown);
    try {
      return done.await(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
