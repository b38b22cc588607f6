package studio.reprise.document;

import studio.reprise.sentence.Sentence;

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
          "The id of a {0} has 1 to 64 letters, digits, \"-\" or \"_\"; \"{1}\" has not.",
          Sentence.of(what), id);
    }
  }

  static void requireHash(String hash, String what) {
    if (hash == null || !hash.matches("([0-9a-f]{64})?")) {
      throw new EditException("\"{0}\" names no {1}.", hash, Sentence.of(what));
    }
  }

  static void requireText(String text, int limit, String what) {
    if (text == null) {
      throw new EditException("The {0} is missing.", Sentence.of(what));
    }
    if (text.length() > limit) {
      throw new EditException(
          "The {0} has {1} characters; at most {2} are kept.",
          Sentence.of(what), text.length(), limit);
    }
  }
}
