package studio.reprise.document;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A script that was imported into the project. What it said then is kept beside the project under
 * the hash {@code draftSha256}: the base that a changed script is compared with. No path is kept:
 * where the file lies is the machine's business.
 *
 * @param id stable name
 * @param name of the file, without folders
 * @param format as the table of script formats calls it: {@code yarn}
 * @param draftSha256 names what was imported
 * @param speakers ids of the project's speakers by the script's own names, as chosen at the import
 * @param options of reading that are not the usual ones, by name
 */
public record ScriptSource(
    String id,
    String name,
    String format,
    String draftSha256,
    Map<String, String> speakers,
    Map<String, String> options) {
  public ScriptSource {
    Ids.require(id, "source");
    Ids.requireText(name, 500, "name of a source");
    Ids.requireText(format, 60, "format of a source");
    Ids.requireHash(draftSha256, "script");
    if (draftSha256.isEmpty()) {
      throw new EditException("\"{0}\" names no {1}.", "", "script");
    }
    speakers = sorted(speakers);
    options = sorted(options);
    speakers.forEach(
        (said, speakerId) -> {
          Ids.requireText(said, 500, "name of a speaker");
          if (!speakerId.isEmpty()) {
            Ids.require(speakerId, "speaker");
          }
        });
    options.forEach(
        (option, value) -> {
          Ids.requireText(option, 60, "name of an option");
          Ids.requireText(value, 20_000, "value of an option");
        });
  }

  /** The same with another speaker for a name of the script; "" names the lines without one. */
  ScriptSource speaking(String said, String speakerId) {
    Map<String, String> changed = new TreeMap<>(speakers);
    changed.put(said, speakerId);
    return new ScriptSource(id, name, format, draftSha256, changed, options);
  }

  private static Map<String, String> sorted(Map<String, String> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
