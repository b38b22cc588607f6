package studio.reprise.ui;

import javafx.application.Application;

/** Starts the studio from a main class that is no JavaFX application. */
public final class StudioLauncher {
  private StudioLauncher() {}

  /** Shows the window and returns when it is closed. */
  public static void open() {
    Application.launch(StudioApplication.class);
  }
}
