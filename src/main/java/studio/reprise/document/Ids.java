package studio.reprise.document;

import studio.reprise.sentence.Sentence;

/**
 * What names and texts in a document may look like. Ids become parts of file names, so they are
 * plain.
 */
final class Ids {
  private static final int LONGEST_ID = 64;
  private static final int HASH_DIGITS = 64;

  private Ids() {}

  static void require(String id, String what) {
    if (!isId(id)) {
      throw new EditException(
          "The id of a {0} has 1 to 64 letters, digits, \"-\" or \"_\"; \"{1}\" has not.",
          Sentence.of(what), id);
    }
  }

  static void requireHash(String hash, String what) {
    if (!isHash(hash)) {
      throw new EditException("\"{0}\" names no {1}.", hash, Sentence.of(what));
    }
  }

  // Looked at for every part of every line that changes: by hand, a pattern takes ten times as
  // long.
  private static boolean isId(String id) {
    if (id == null || id.isEmpty() || id.length() > LONGEST_ID) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean isLetterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!isLetterOrDigit && (i == 0 || (c != '-' && c != '_'))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHash(String hash) {
    if (hash == null || (!hash.isEmpty() && hash.length() != HASH_DIGITS)) {
      return false;
    }
    for (int i = 0; i < hash.length(); i++) {
      char c = hash.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
        return false;
      }
    }
    return true;
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
