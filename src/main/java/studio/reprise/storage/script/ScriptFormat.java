package studio.reprise.storage.script;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A row of the table of formats.
 *
 * @param id short and lasting: it is written into projects and typed after {@code --format}
 * @param name as people call it: "Yarn Spinner script"; a key of the Chinese sentences too
 * @param endings of its files, lower case, without a dot: {@code yarn}, {@code tar.gz}
 * @param sniff looks at a file's head and name
 * @param reader reads it
 * @param carries what such a file can say
 */
public record ScriptFormat(
    String id,
    String name,
    List<String> endings,
    Sniff sniff,
    ScriptReader reader,
    Set<Carries> carries) {

  /** Finds out by the first 4 KiB and the name whether a file may be of a format. */
  @FunctionalInterface
  public interface Sniff {
    Likeness of(ScriptFile file);

    /** Nothing in the file tells: its ending does. */
    static Sniff byEnding() {
      return file -> Likeness.MAYBE;
    }
  }

  /** How much a file looks like a format. */
  public enum Likeness {
    /** It cannot be. */
    NO,
    /** Its ending decides. */
    MAYBE,
    /** It is, whatever its ending. */
    SURE
  }

  /** What a file of a format can say beside the words. */
  public enum Carries {
    KEYS,
    SCENES,
    SPEAKERS,
    DIRECTIONS,
    LANGUAGES,
    NOTES
  }

  public ScriptFormat {
    Objects.requireNonNull(sniff, "sniff");
    Objects.requireNonNull(reader, "reader");
    endings = List.copyOf(endings);
    carries = Set.copyOf(carries);
    if (!id.matches("[a-z0-9-]{1,30}")) {
      throw new IllegalArgumentException(id);
    }
  }

  /** Whether a file's name has one of the endings. */
  boolean endsLike(String fileName) {
    String lower = fileName.toLowerCase(java.util.Locale.ROOT);
    return endings.stream().anyMatch(ending -> lower.endsWith("." + ending));
  }
}
