package studio.reprise.storage;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the WAVs of a project are named: text with {@code {index}} (in the project's order; four
 * digits, more where the project needs them), {@code {scene}}, {@code {speaker}}, {@code {line}}
 * (the line's id), {@code {key}} (what the script calls the line, never shortened; the id where it
 * calls it nothing), {@code {take}} and {@code {seed}}; "/" makes folders. Whatever titles and
 * names hold, the result stays inside the folder.
 */
public final class ExportPattern {
  /** Order, speaker, line: plain, sorted, unique. */
  public static final String DEFAULT = "{index}-{speaker}-{line}";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]*)}");

  private static final int FEWEST_DIGITS = 4;

  private final String pattern;
  private final int digits;

  /**
   * @throws StorageException when the pattern has unknown placeholders or makes no usable name
   */
  public ExportPattern(String pattern) {
    this(pattern, FEWEST_DIGITS);
  }

  private ExportPattern(String pattern, int digits) {
    this.pattern = pattern;
    this.digits = digits;
    name(1, "scene", "speaker", "line", "key", "take", 42);
  }

  /** The same pattern with as many digits of the index as so many lines need. */
  public ExportPattern counting(int lines) {
    return new ExportPattern(pattern, Math.max(FEWEST_DIGITS, Integer.toString(lines).length()));
  }

  /** Whether names hold the keys of scripts. */
  public boolean namesKeys() {
    return pattern.contains("{key}");
  }

  /** The path of one WAV below the folder, with "/", without its ending. */
  public String name(
      int index, String scene, String speaker, String line, String key, String take, long seed) {
    Map<String, String> values =
        Map.of(
            "index",
            String.format(Locale.ROOT, "%0" + digits + "d", index),
            "scene",
            OutputName.madeFrom(scene),
            "speaker",
            OutputName.madeFrom(speaker),
            "line",
            OutputName.madeFrom(line),
            "key",
            OutputName.ofKey(key.isEmpty() ? line : key),
            "take",
            OutputName.madeFrom(take),
            "seed",
            Long.toString(seed));
    Matcher placeholders = PLACEHOLDER.matcher(pattern);
    String name =
        placeholders.replaceAll(
            found -> {
              String value = values.get(found.group(1));
              if (value == null) {
                throw new StorageException(
                    "The pattern's {{0}} is not known; known are {index}, {scene}, {speaker}, {line}, {key}, {take}, {seed}.",
                    found.group(1));
              }
              return Matcher.quoteReplacement(value);
            });
    for (String part : name.split("/", -1)) {
      OutputName.objection(part)
          .ifPresent(
              objection -> {
                throw new StorageException(
                    "The pattern \"{0}\" gives \"{1}\", which {2}.", pattern, name, objection);
              });
    }
    return name;
  }
}
