package studio.reprise.storage.script;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import studio.reprise.storage.StorageException;

/**
 * How a script is to be read: everything that an author can choose, each with its usual value. The
 * ones that are not usual are kept with the source ({@link #asMap}), so that a changed script is
 * read in the same way. An option is added here with its constant below; a format that has no use
 * for one does not look at it.
 */
public final class ReadingOptions {
  /** Name of the encoding of a text that does not say it, or "". */
  public static final String ENCODING = "encoding";

  /** Characters up to which a paragraph is one line: 100 to 1000, usually 400. */
  public static final String LINE_LENGTH = "lineLength";

  /** What becomes of a heading: {@code spoken} (usual: title and first line) or {@code title}. */
  public static final String HEADINGS = "headings";

  /** Where notes go: {@code leave} (usual), {@code inline} or {@code end}. */
  public static final String NOTES = "notes";

  /** Whether quotations become lines of their speakers: {@code no} (usual) or {@code yes}. */
  public static final String CAST = "cast";

  /** Whether texts of pictures become lines: {@code no} (usual) or {@code yes}. */
  public static final String PICTURES = "pictures";

  /** Whether the numbers of lists are spoken: {@code no} (usual) or {@code yes}. */
  public static final String LIST_NUMBERS = "listNumbers";

  /** Level of heading that begins a scene: 1 to 6, or "" (usual: found out). */
  public static final String SCENE_LEVEL = "sceneLevel";

  /** The language to take of a table of several, BCP 47; "" is the first one. */
  public static final String LANGUAGE = "language";

  /** Lines without a sound of their own (captions, shadows): {@code no} (usual) or {@code yes}. */
  public static final String SILENT = "silent";

  private static final Map<String, List<String>> CHOICES =
      Map.of(
          HEADINGS, List.of("spoken", "title"),
          NOTES, List.of("leave", "inline", "end"),
          CAST, List.of("no", "yes"),
          PICTURES, List.of("no", "yes"),
          LIST_NUMBERS, List.of("no", "yes"),
          SILENT, List.of("no", "yes"));
  private static final Set<String> FREE = Set.of(ENCODING, LINE_LENGTH, SCENE_LEVEL, LANGUAGE);

  /** Everything as usual. */
  public static final ReadingOptions USUAL = new ReadingOptions(Map.of(), Set.of());

  private final Map<String, String> chosen;
  private final Set<String> speakers;

  private ReadingOptions(Map<String, String> chosen, Set<String> speakers) {
    this.chosen = Collections.unmodifiableMap(new TreeMap<>(chosen));
    this.speakers = Collections.unmodifiableSet(new LinkedHashSet<>(speakers));
  }

  /** Options as they were kept; what this version does not know is passed over. */
  public static ReadingOptions of(Map<String, String> kept) {
    ReadingOptions options = USUAL;
    for (Map.Entry<String, String> one : kept.entrySet()) {
      if (CHOICES.containsKey(one.getKey()) || FREE.contains(one.getKey())) {
        options = options.with(one.getKey(), one.getValue());
      }
    }
    return options;
  }

  /**
   * With one option chosen; "" or the usual value is as if it was never chosen.
   *
   * @throws StorageException when there is no such value
   */
  public ReadingOptions with(String option, String value) {
    List<String> choices = CHOICES.get(option);
    if (choices == null && !FREE.contains(option)) {
      throw new IllegalArgumentException("There is no option " + option);
    }
    if (choices != null && !value.isEmpty() && !choices.contains(value)) {
      throw new StorageException("\"{0}\" is none of {1}.", value, String.join(", ", choices));
    }
    Map<String, String> changed = new TreeMap<>(chosen);
    boolean usual = value.isEmpty() || (choices != null && choices.get(0).equals(value));
    if (usual) {
      changed.remove(option);
    } else {
      changed.put(option, value);
      requireNumber(option, value, LINE_LENGTH, 100, 1000);
      requireNumber(option, value, SCENE_LEVEL, 1, 6);
    }
    return new ReadingOptions(changed, speakers);
  }

  private static void requireNumber(
      String option, String value, String numeric, int least, int most) {
    if (option.equals(numeric)
        && (!value.matches("[0-9]{1,4}")
            || Integer.parseInt(value) < least
            || Integer.parseInt(value) > most)) {
      throw new StorageException("\"{0}\" is no number from {1} to {2}.", value, least, most);
    }
  }

  /** With the names of the project's speakers, by which plain text recognises who speaks. */
  public ReadingOptions knowing(Set<String> speakerNames) {
    return new ReadingOptions(chosen, speakerNames);
  }

  /** Names of the project's speakers. */
  public Set<String> speakers() {
    return speakers;
  }

  /** Options that are not as usual, to be kept. */
  public Map<String, String> asMap() {
    return chosen;
  }

  /** An option's value; the usual one where none was chosen, "" where that is nothing. */
  public String value(String option) {
    List<String> choices = CHOICES.get(option);
    return chosen.getOrDefault(option, choices == null ? "" : choices.get(0));
  }

  public String encoding() {
    return value(ENCODING);
  }

  public int lineLength() {
    String value = value(LINE_LENGTH);
    return value.isEmpty() ? 400 : Integer.parseInt(value);
  }

  /** True when a heading is its scene's first line too. */
  public boolean areHeadingsSpoken() {
    return value(HEADINGS).equals("spoken");
  }

  /** {@code leave}, {@code inline} or {@code end}. */
  public String notes() {
    return value(NOTES);
  }

  /** True when quotations become lines of those who say them. */
  public boolean castsSpeakers() {
    return value(CAST).equals("yes");
  }

  /** True when texts of pictures become lines. */
  public boolean areLinesOfPictures() {
    return value(PICTURES).equals("yes");
  }

  /** True when the numbers of lists are spoken. */
  public boolean areListNumbersSpoken() {
    return value(LIST_NUMBERS).equals("yes");
  }

  /** Level of heading that begins a scene, or 0 to find it out. */
  public int sceneLevel() {
    String value = value(SCENE_LEVEL);
    return value.isEmpty() ? 0 : Integer.parseInt(value);
  }

  /** The language to take of a table of several, or "". */
  public String language() {
    return value(LANGUAGE);
  }

  /** True when lines without a sound of their own are read too. */
  public boolean areSilentLinesRead() {
    return value(SILENT).equals("yes");
  }
}
