package studio.reprise.speech;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What reads an author's text beside the pack's own files, by name and version: libraries, tables
 * that the program brings, and the program's own rules. Another version of any of them may read a
 * text in other words, and so decides the sound.
 *
 * @param versions by name, sorted; a name is lower-case letters, digits, "_" and "-", a version has
 *     no blank. Empty where nothing was recorded
 */
public record TextRules(SortedMap<String, String> versions) {
  /** Of a receipt that did not record them. */
  public static final TextRules NOT_RECORDED = new TextRules(new TreeMap<>());

  public TextRules {
    versions.forEach(TextRules::check);
    versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
  }

  private static void check(String name, String version) {
    if (!name.matches("[a-z0-9_-]{1,40}") || !version.matches("[A-Za-z0-9._+-]{1,100}")) {
      throw new SpeechException(
          "\"{0}\": \"{1}\" does not name a version of a text rule.", name, version);
    }
  }

  public static TextRules of(Map<String, String> versions) {
    return versions.isEmpty() ? NOT_RECORDED : new TextRules(new TreeMap<>(versions));
  }

  /** These and one more. */
  public TextRules with(String name, String version) {
    TreeMap<String, String> more = new TreeMap<>(versions);
    more.put(name, version);
    return new TextRules(more);
  }

  public boolean isRecorded() {
    return !versions.isEmpty();
  }

  /** For example {@code icu=77.1 reprise=3}. */
  @Override
  public String toString() {
    return versions.entrySet().stream()
        .map(rule -> rule.getKey() + "=" + rule.getValue())
        .collect(Collectors.joining(" "));
  }
}
