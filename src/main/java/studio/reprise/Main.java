package studio.reprise;

import studio.reprise.cli.CommandLineDoor;
import studio.reprise.ui.StudioLauncher;

/**
 * The front door: no arguments open the studio, arguments run a command. Not itself a JavaFX
 * application.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(CommandLineDoor.run(StudioLauncher::open, args));
  }
}
