package studio.reprise.document.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import studio.reprise.document.Line;
import studio.reprise.document.Origin;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;

/**
 * Which line of the project stands for which lines of the base and of the script. Lines of a script
 * that the project does not know yet are looked for among the author's own: what an earlier version
 * imported, or our own table that comes back.
 */
final class Pairing {
  /** A draft's lines with the section of each. */
  record Lines(List<DraftLine> lines, List<Integer> sectionOf, List<String> titles) {
    static Lines of(ScriptDraft draft) {
      List<DraftLine> lines = new ArrayList<>();
      List<Integer> sectionOf = new ArrayList<>();
      List<String> titles = new ArrayList<>();
      for (DraftSection section : draft.sections()) {
        for (DraftLine line : section.lines()) {
          lines.add(line);
          sectionOf.add(titles.size());
        }
        titles.add(section.title());
      }
      return new Lines(lines, sectionOf, titles);
    }
  }

  /**
   * A line of the project.
   *
   * @param mine as it is
   * @param base indices of what it was; empty when the base does not have it
   * @param was what it was, as one
   */
  record Known(Line mine, List<Integer> base, DraftLine was) {}

  private static final int ADOPTED_PERCENT = 80;

  private final Project project;
  private final Incoming incoming;
  private final Lines theirs;
  private Lines base;
  private final DraftMatching matching;
  private final List<Known> known = new ArrayList<>();

  /** Project line of an index of theirs, where no base leads to it. */
  private final Map<Integer, Line> returned = new LinkedHashMap<>();

  Pairing(Project project, Incoming incoming) {
    this.project = project;
    this.incoming = incoming;
    theirs = Lines.of(incoming.theirs());
    base = Lines.of(incoming.base());
    if (incoming.source() == null) {
      matching = adopt();
    } else {
      matching = DraftMatching.of(base.lines(), theirs.lines());
      findKnown(matching, incoming.source().id());
    }
  }

  Lines base() {
    return base;
  }

  Lines theirs() {
    return theirs;
  }

  DraftMatching matching() {
    return matching;
  }

  List<Known> known() {
    return known;
  }

  Map<Integer, Line> returned() {
    return returned;
  }

  private void findKnown(DraftMatching found, String sourceId) {
    Map<String, Integer> baseOfLink = new HashMap<>();
    for (int i = 0; i < base.lines().size(); i++) {
      DraftLine line = base.lines().get(i);
      baseOfLink.put(line.link().isEmpty() ? line.key() : line.link(), i);
    }
    Map<String, Integer> newByKey = new HashMap<>();
    for (int t = 0; t < theirs.lines().size(); t++) {
      if (found.baseOf(t) < 0 && !theirs.lines().get(t).key().isEmpty()) {
        newByKey.putIfAbsent(theirs.lines().get(t).key(), t);
      }
    }
    project
        .lines()
        .filter(line -> line.origin().sourceId().equals(sourceId))
        .forEach(
            line -> {
              // Of two lines with one origin the first one has it.
              List<Integer> was =
                  line.origin().keys().stream()
                      .map(baseOfLink::remove)
                      .filter(Objects::nonNull)
                      .toList();
              Integer comes = was.isEmpty() ? newByKey.remove(line.origin().key()) : null;
              if (comes != null) {
                returned.put(comes, line);
              } else if (!was.isEmpty()) {
                known.add(
                    new Known(
                        line, was, LineMerge.joined(was.stream().map(base.lines()::get).toList())));
              }
            });
  }

  /** A first import: the author's own lines are the base of those that are there already. */
  private DraftMatching adopt() {
    Lines own = own();
    if (own.lines().isEmpty()) {
      return allAsNew();
    }
    List<DraftLine> byId =
        theirs.lines().stream().map(line -> line.withKey(line.own().id())).toList();
    DraftMatching found = DraftMatching.of(own.lines(), byId);
    if (found.keysArePlaces() || !namesTheSame(own.lines(), byId)) {
      found =
          DraftMatching.of(
              own.lines().stream().map(line -> line.withKey("")).toList(), theirs.lines());
      if (found.count() * 100L < (long) ADOPTED_PERCENT * theirs.lines().size()) {
        return allAsNew();
      }
    }
    base = own;
    Map<String, Line> mine = new HashMap<>();
    project.lines().forEach(line -> mine.put(line.id(), line));
    for (int i = 0; i < own.lines().size(); i++) {
      DraftLine was = own.lines().get(i);
      Line line = mine.get(was.link());
      if (found.theirsOf(i) >= 0 && line != null) {
        known.add(new Known(line, List.of(i), was));
      }
    }
    return found;
  }

  private DraftMatching allAsNew() {
    base = new Lines(List.of(), List.of(), List.of());
    return DraftMatching.nothing(theirs.lines().size());
  }

  /** The lines that the author wrote, as a script would say them; a section a scene. */
  private Lines own() {
    Map<String, String> names = new HashMap<>();
    for (Speaker speaker : project.speakers()) {
      names.put(speaker.id(), speaker.name());
    }
    List<DraftLine> lines = new ArrayList<>();
    List<Integer> sectionOf = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    for (Scene scene : project.scenes()) {
      for (Line line : scene.lines()) {
        if (line.origin().equals(Origin.NONE) && !line.isEmpty()) {
          lines.add(LineMerge.asDraft(line, names));
          sectionOf.add(titles.size());
        }
      }
      titles.add(scene.title());
    }
    return new Lines(lines, sectionOf, titles);
  }

  /**
   * Whether the ids of a table are those of the project's lines: some are, and most of these say
   * about the same. Another project's table has the same ids by chance.
   */
  private boolean namesTheSame(List<DraftLine> own, List<DraftLine> byId) {
    Map<String, DraftLine> mine = new HashMap<>();
    own.forEach(line -> mine.put(line.key(), line));
    Set<String> met = new HashSet<>();
    int alike = 0;
    for (DraftLine line : byId) {
      DraftLine here = mine.get(line.key());
      if (here != null && met.add(line.key())) {
        alike += Words.dice(Words.counted(here.text()), Words.counted(line.text())) >= 0.5 ? 1 : 0;
      }
    }
    return !met.isEmpty() && alike * 2 >= met.size();
  }
}
