package studio.reprise.storage;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import studio.reprise.sentence.Sentence;

/**
 * Which names a WAV may be given: plain file names that every common file system takes and that
 * cannot leave the folder.
 */
public final class OutputName {
  private static final int MOST_BYTES = 200;

  /** A line's id, which makes a name unique, is never longer. */
  private static final int MOST_PART_BYTES = 64;

  private static final String FORBIDDEN = "<>:\"/\\|?*";
  private static final String RESERVED = "con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]";

  private static final Set<String> OURS = Set.of("metadata", "takes", "clips");

  private OutputName() {}

  /** What is wrong with a name, as the end of a sentence; empty when nothing is. */
  public static Optional<Sentence> objection(String name) {
    if (name.isBlank()) {
      return Optional.of(Sentence.of("is empty"));
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return Optional.of(Sentence.of("is longer than {0} bytes", MOST_BYTES));
    }
    if (name.contains("/") || name.contains("\\")) {
      return Optional.of(Sentence.of("is a path; it must be a plain name"));
    }
    if (name.contains("..")) {
      return Optional.of(Sentence.of("contains \"..\""));
    }
    Optional<String> character = forbiddenCharacter(name);
    if (character.isPresent()) {
      return Optional.of(Sentence.of("contains the character {0}", character.get()));
    }
    if (name.startsWith(".") || name.startsWith(" ") || name.startsWith("-")) {
      return Optional.of(Sentence.of("begins with \"{0}\"", name.charAt(0)));
    }
    if (name.endsWith(".") || name.endsWith(" ")) {
      return Optional.of(Sentence.of("ends with \"{0}\"", name.charAt(name.length() - 1)));
    }
    if (isReserved(name)) {
      return Optional.of(Sentence.of("is a name that Windows reserves"));
    }
    return OURS.contains(folded(name))
        ? Optional.of(Sentence.of("is a name that Reprise keeps for itself"))
        : Optional.empty();
  }

  /** Whether every common system takes a file of that name. */
  public static boolean isPlain(String name) {
    return objection(name).isEmpty();
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
        return Optional.of(String.format(Locale.ROOT, "U+%04X", (int) c));
      }
      if (FORBIDDEN.indexOf(c) >= 0) {
        return Optional.of(String.valueOf(c));
      }
    }
    return Optional.empty();
  }

  /** Equal for names that some file system takes for the same. */
  public static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /**
   * Some text as part of a name, composed (NFC): letters keep their marks, and what no name may
   * hold becomes "_". A long text is cut, never between a letter and its marks.
   */
  public static String madeFrom(String text) {
    StringBuilder name = new StringBuilder();
    StringBuilder character = new StringBuilder();
    int[] composed = Normalizer.normalize(text.strip(), Normalizer.Form.NFC).codePoints().toArray();
    for (int c : composed) {
      if (isMark(c)) {
        // A mark without a letter (the colour of an emoji) belongs to nothing that was kept.
        if (!character.isEmpty() && Character.isLetterOrDigit(character.codePointAt(0))) {
          character.appendCodePoint(c);
        }
      } else {
        if (!appended(name, character)) {
          return name.toString();
        }
        character.setLength(0);
        character.appendCodePoint(Character.isLetterOrDigit(c) || c == '-' ? c : '_');
      }
    }
    appended(name, character);
    return name.isEmpty() ? "_" : name.toString();
  }

  /**
   * A key of a script as a name, whole: what no name may hold becomes "_", and so does what it may
   * not begin or end with. Two keys may become one name, and a name may be too long: both are found
   * by whoever hands the files over.
   */
  public static String ofKey(String key) {
    StringBuilder name = new StringBuilder();
    String composed = Normalizer.normalize(key.strip(), Normalizer.Form.NFC);
    composed
        .codePoints()
        .forEach(
            c -> {
              boolean isPlain =
                  forbiddenCharacter(Character.toString(c)).isEmpty() && c != '\u00a0';
              name.appendCodePoint(isPlain ? c : '_');
            });
    String whole = name.toString().replace("..", "__");
    if (whole.startsWith(".") || whole.startsWith("-")) {
      whole = "_" + whole.substring(1);
    }
    if (whole.endsWith(".")) {
      whole = whole.substring(0, whole.length() - 1) + "_";
    }
    if (whole.isEmpty() || OURS.contains(folded(whole))) {
      return whole + "_";
    }
    int stem = whole.indexOf('.') < 0 ? whole.length() : whole.indexOf('.');
    return isReserved(whole) ? whole.substring(0, stem) + "_" + whole.substring(stem) : whole;
  }

  private static boolean isReserved(String name) {
    return name.split("\\.", 2)[0].strip().toLowerCase(Locale.ROOT).matches(RESERVED);
  }

  private static boolean appended(StringBuilder name, StringBuilder character) {
    boolean fits = bytes(name) + bytes(character) <= MOST_PART_BYTES;
    if (fits) {
      name.append(character);
    }
    return fits;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static int bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
