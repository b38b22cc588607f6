package studio.reprise.ui.model;

import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * Where the window was, in the pixels of the desktop.
 *
 * @param x left edge, or NaN: wherever the desktop puts it
 * @param y upper edge, or NaN
 * @param isMaximized whether it filled the screen; the others are where it was before
 */
public record WindowPlace(double x, double y, double width, double height, boolean isMaximized) {
  private static final double LEAST_WIDTH = 980;
  private static final double LEAST_HEIGHT = 600;

  static final WindowPlace USUAL = new WindowPlace(Double.NaN, Double.NaN, 1440, 900, false);

  /** Where a window is now; a maximized one goes back to {@code before} when it is made small. */
  public static WindowPlace of(Stage stage, WindowPlace before) {
    return stage.isMaximized()
        ? new WindowPlace(before.x, before.y, before.width, before.height, true)
        : new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
  }

  /** Shows a window here, or in the usual place when that screen is gone. */
  public void show(Stage stage) {
    boolean isThere =
        !Screen.getScreensForRectangle(x + width / 4, y, width / 2, height / 2).isEmpty();
    Rectangle2D screen =
        isThere
            ? Screen.getScreensForRectangle(x, y, width, height).get(0).getVisualBounds()
            : Screen.getPrimary().getVisualBounds();
    if (isThere) {
      stage.setX(x);
      stage.setY(y);
    }
    size(stage, screen);
    stage.setMaximized(isMaximized);
    stage.show();
    stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
    if (!isMaximized) {
      // Openbox opens every window of JavaFX at its least size, whatever was asked for.
      Platform.runLater(() -> size(stage, screen));
    }
  }

  private void size(Stage stage, Rectangle2D screen) {
    stage.setWidth(Math.min(Math.max(width, LEAST_WIDTH), screen.getWidth()));
    stage.setHeight(Math.min(Math.max(height, LEAST_HEIGHT), screen.getHeight()));
  }
}
