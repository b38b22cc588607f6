package studio.reprise.document.script;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.ScriptSource;

/**
 * A script on its way into a project.
 *
 * @param source the script as the project knows it, or null when it does not
 * @param base what was imported of it last; an empty draft when it is not known
 * @param theirs what the file says now, of the sections that are wanted
 * @param speakers ids of speakers by the script's names, where the author chose one; "" is nobody
 * @param options of reading that are not as usual
 * @param turned changes that the author decided otherwise, by {@link LineChange#id}
 * @param cutTitle title of the scene to which locked lines go that the script has no more
 */
public record Incoming(
    @Nullable ScriptSource source,
    ScriptDraft base,
    ScriptDraft theirs,
    Map<String, String> speakers,
    Map<String, String> options,
    Set<String> turned,
    String cutTitle) {
  public Incoming {
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(theirs, "theirs");
    speakers = new TreeMap<>(speakers);
    options = new TreeMap<>(options);
    turned = Set.copyOf(turned);
    Objects.requireNonNull(cutTitle, "cutTitle");
  }

  /** A script that the project does not know. */
  public static Incoming first(ScriptDraft theirs) {
    return new Incoming(
        null, theirs.withSections(List.of()), theirs, Map.of(), Map.of(), Set.of(), "Cut lines");
  }

  /** A known script that may have changed, to be read as it was. */
  public static Incoming again(ScriptSource source, ScriptDraft base, ScriptDraft theirs) {
    return new Incoming(source, base, theirs, Map.of(), source.options(), Set.of(), "Cut lines");
  }

  public Incoming withSpeakers(Map<String, String> chosen) {
    return new Incoming(source, base, theirs, chosen, options, turned, cutTitle);
  }

  public Incoming withOptions(Map<String, String> chosen) {
    return new Incoming(source, base, theirs, speakers, chosen, turned, cutTitle);
  }

  public Incoming turning(Set<String> changes) {
    return new Incoming(source, base, theirs, speakers, options, changes, cutTitle);
  }

  public Incoming withCutTitle(String title) {
    return new Incoming(source, base, theirs, speakers, options, turned, title);
  }
}
