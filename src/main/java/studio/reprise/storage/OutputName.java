package studio.reprise.storage;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Which names a WAV may be given: plain file names that every common file system takes and that
 * cannot leave the folder.
 */
final class OutputName {
  private static final int MOST_BYTES = 200;
  private static final String FORBIDDEN = "<>:\"/\\|?*";
  private static final String RESERVED = "con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]";

  private OutputName() {}

  /** What is wrong with a name, as the end of a sentence; empty when nothing is. */
  static Optional<String> objection(String name) {
    if (name.isBlank()) {
      return Optional.of("is empty");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return Optional.of("is longer than " + MOST_BYTES + " bytes");
    }
    if (name.contains("/") || name.contains("\\")) {
      return Optional.of("is a path; it must be a plain name");
    }
    if (name.contains("..")) {
      return Optional.of("contains \"..\"");
    }
    Optional<String> character = forbiddenCharacter(name);
    if (character.isPresent()) {
      return Optional.of("contains " + character.get());
    }
    if (name.startsWith(".") || name.startsWith(" ") || name.startsWith("-")) {
      return Optional.of("begins with \"" + name.charAt(0) + "\"");
    }
    if (name.endsWith(".") || name.endsWith(" ")) {
      return Optional.of("ends with \"" + name.charAt(name.length() - 1) + "\"");
    }
    String stem = name.split("\\.", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (stem.matches(RESERVED)) {
      return Optional.of("is a name that Windows reserves");
    }
    return folded(name).equals("metadata") || folded(name).equals("takes")
        ? Optional.of("is a name that Reprise keeps for itself")
        : Optional.empty();
  }

  private static Optional<String> forbiddenCharacter(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean lone =
          Character.isSurrogate(c)
              && !(Character.isHighSurrogate(c)
                  && i + 1 < name.length()
                  && Character.isLowSurrogate(name.charAt(i + 1)))
              && !(i > 0 && Character.isSurrogatePair(name.charAt(i - 1), c));
      int type = Character.getType(c);
      if (Character.isISOControl(c) || lone || type == Character.FORMAT) {
        return Optional.of(String.format(Locale.ROOT, "the character U+%04X", (int) c));
      }
      if (FORBIDDEN.indexOf(c) >= 0) {
        return Optional.of("the character " + c);
      }
    }
    return Optional.empty();
  }

  /** Equal for names that some file system takes for the same. */
  static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /** Some text as part of a name: what no name may hold becomes "_". */
  static String madeFrom(String text) {
    StringBuilder name = new StringBuilder();
    text.strip()
        .codePoints()
        .limit(60)
        .map(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' ? c : '_')
        .forEach(name::appendCodePoint);
    return name.isEmpty() ? "_" : name.toString();
  }
}
