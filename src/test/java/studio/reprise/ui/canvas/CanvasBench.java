package studio.reprise.ui.canvas;

import javafx.application.Application;

/**
 * Starts {@link CanvasBenchWindow}; a class path starts no main class that is an Application
 * itself.
 */
public final class CanvasBench {
  private CanvasBench() {}

  public static void main(String[] args) {
    Application.launch(CanvasBenchWindow.class, args);
  }
}
