package studio.reprise.ui;

import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;

/** Starts the studio from a main class that is no JavaFX application. */
public final class StudioLauncher {
  private StudioLauncher() {}

  /** JavaFX's log; kept here, since a logger that nobody holds forgets its level. */
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  /** Shows the window and returns when it is closed. */
  public static void open() {
    // It warns that its classes come from the class path, which is meant and supported.
    JAVAFX.setLevel(Level.SEVERE);
    Application.launch(StudioApplication.class);
  }
}
