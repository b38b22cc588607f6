package studio.reprise.document.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import studio.reprise.document.NewSpeaker;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;

/**
 * Whom a script's names mean in a project: as the author chose; as it was last time; who has that
 * name; else somebody new, without a clip.
 */
final class SpeakerNames {
  private final Map<String, String> ids = new TreeMap<>();
  private final Map<String, String> before = new HashMap<>();
  private final List<Speaker> joined = new ArrayList<>();
  private final List<Speaker> there;

  SpeakerNames(Project project, Incoming incoming) {
    there = project.speakers();
    Map<String, String> remembered = new HashMap<>();
    if (incoming.source() != null) {
      remembered.putAll(incoming.source().speakers());
    }
    before.putAll(remembered);
    remembered.putAll(incoming.speakers());
    Set<String> taken = new HashSet<>();
    project.lines().forEach(line -> taken.add(line.id()));
    project.scenes().forEach(scene -> taken.add(scene.id()));
    project.speakers().forEach(speaker -> taken.add(speaker.id()));
    List<Speaker> all = new ArrayList<>(project.speakers());
    remembered.forEach(
        (name, id) -> {
          if (id.isEmpty() || project.speaker(id).isPresent()) {
            ids.put(name, id);
          }
        });
    incoming
        .theirs()
        .lines()
        .map(DraftLine::sureSpeaker)
        .distinct()
        .filter(name -> !ids.containsKey(name))
        .forEach(name -> ids.put(name, found(name, project, all, taken)));
  }

  private String found(String name, Project project, List<Speaker> all, Set<String> taken) {
    if (name.isBlank()) {
      return project.speakers().size() == 1 ? project.speakers().get(0).id() : "";
    }
    Optional<Speaker> known = NewSpeaker.sameName(name, all);
    if (known.isPresent()) {
      return known.get().id();
    }
    Speaker speaker = NewSpeaker.named(name, all.size(), taken::contains);
    taken.add(speaker.id());
    all.add(speaker);
    joined.add(speaker);
    return speaker.id();
  }

  /** The project's speaker of a name, or "". */
  String idOf(String name) {
    String id = ids.get(name);
    return id != null
        ? id
        : name.isBlank() ? "" : NewSpeaker.sameName(name, there).map(Speaker::id).orElse("");
  }

  /** Whom a name meant until now. */
  String idBefore(String name) {
    String id = before.get(name);
    return id == null ? idOf(name) : id;
  }

  /** Whether the author chose others than last time. */
  boolean areOthers(Map<String, String> chosen) {
    return !chosen.entrySet().stream()
        .allMatch(each -> each.getValue().equals(before.get(each.getKey())));
  }

  /** Who is new. */
  List<Speaker> joined() {
    return joined;
  }

  /** Ids by name, to be remembered. */
  Map<String, String> ids() {
    return ids;
  }
}
