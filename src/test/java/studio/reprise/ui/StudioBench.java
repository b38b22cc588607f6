package studio.reprise.ui;

import javafx.application.Application;

/**
 * Starts {@link StudioBenchWindow}; a class path starts no main class that is an Application
 * itself.
 */
public final class StudioBench {
  private StudioBench() {}

  public static void main(String[] args) {
    Application.launch(StudioBenchWindow.class, args);
  }
}
