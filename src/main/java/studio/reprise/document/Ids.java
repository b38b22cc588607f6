package studio.reprise.document;

/**
 * What names and texts in a document may look like. Ids become parts of file names, so they are
 * plain.
 */
final class Ids {
  private static final String ID = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";

  private Ids() {}

  static void require(String id, String what) {
    if (id == null || !id.matches(ID)) {
      throw new EditException(
          "The id of a "
              + what
              + " has 1 to 64 letters, digits, \"-\" or \"_\"; \""
              + id
              + "\" has not.");
    }
  }

  static void requireHash(String hash, String what) {
    if (hash == null || !hash.matches("([0-9a-f]{64})?")) {
      throw new EditException("\"" + hash + "\" names no " + what + ".");
    }
  }

  static void requireText(String text, int limit, String what) {
    if (text == null) {
      throw new EditException("The " + what + " is missing.");
    }
    if (text.length() > limit) {
      throw new EditException(
          "The " + what + " has " + text.length() + " characters; at most " + limit + " are kept.");
    }
  }
}
