package studio.reprise.storage.script;

import java.util.List;

/** The rows of the table that are books and prose. */
final class BookFormats {
  private BookFormats() {}

  static List<ScriptFormat> rows() {
    return List.of();
  }
}
