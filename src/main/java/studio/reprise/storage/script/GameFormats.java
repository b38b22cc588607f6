package studio.reprise.storage.script;

import java.util.List;

/** The rows of the table that are scripts of games and of the stage. */
final class GameFormats {
  private GameFormats() {}

  static List<ScriptFormat> rows() {
    return List.of();
  }
}
