package studio.reprise.document.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import studio.reprise.document.EditException;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Origin;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.ScriptSource;
import studio.reprise.document.Speaker;
import studio.reprise.document.StyleEdits;
import studio.reprise.document.script.Pairing.Known;
import studio.reprise.document.script.SceneMerge.Placed;
import studio.reprise.sentence.Sentence;

/**
 * The merge of three: what was imported last, the project, and the file. What only one of project
 * and file changed is taken from that one; what both changed is a conflict, in which the file's
 * words hold and, where the line is locked, the project's. Ids, seeds, settings, takes, locks and
 * gaps are the project's always, so nothing but changed words becomes stale.
 */
public final class ScriptMerge {
  /** Names no draft yet: the draft is known after the merge. */
  private static final String UNNAMED = "0".repeat(64);

  private final Project project;
  private final Incoming incoming;
  private final Pairing pairing;
  private final SpeakerNames cast;
  private final String sourceId;
  private final List<String> links;
  private final FreshIds ids;

  /** By index of theirs: the change, and the line as it becomes; null where it stays out. */
  private final LineChange[] changes;

  private final Placed[] placed;
  private final Map<Integer, List<LineChange>> goneAfter = new TreeMap<>();
  private final Set<String> deleted = new HashSet<>();
  private final List<Line> cut = new ArrayList<>();

  /** Lines of the script that were merged into another one of the project. */
  private final Set<Integer> spokenElsewhere = new HashSet<>();

  /** Lines that are in the script no more and stay all the same. */
  private final List<Line> staying = new ArrayList<>();

  private final Set<String> linksNow;
  private int stayingOut;

  private ScriptMerge(Project project, Incoming incoming) {
    this.project = project;
    this.incoming = incoming;
    pairing = new Pairing(project, incoming);
    cast = new SpeakerNames(project, incoming);
    ids = new FreshIds(project, cast.joined());
    sourceId = incoming.source() == null ? ids.source() : incoming.source().id();
    links = links();
    linksNow = new HashSet<>(links);
    changes = new LineChange[links.size()];
    placed = new Placed[links.size()];
  }

  /**
   * What an import would do; the project is not changed.
   *
   * @throws EditException when the script holds what a project cannot
   */
  public static MergePlan of(Project project, Incoming incoming) {
    return new ScriptMerge(project, incoming).plan();
  }

  /** The merged project with the name of its draft. */
  static Project named(MergePlan plan, String draftSha256) {
    List<ScriptSource> sources = new ArrayList<>();
    for (ScriptSource source : plan.after().sources()) {
      sources.add(
          source.draftSha256().equals(UNNAMED)
              ? new ScriptSource(
                  source.id(),
                  source.name(),
                  source.format(),
                  draftSha256,
                  source.speakers(),
                  source.options())
              : source);
    }
    return plan.after().withSources(sources);
  }

  private List<String> links() {
    List<String> before = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    List<DraftLine> base = pairing.base().lines();
    boolean isFirst = incoming.source() == null;
    if (!isFirst) {
      base.forEach(line -> taken.add(line.link()));
      project.lines().forEach(line -> taken.addAll(line.origin().keys()));
    }
    for (int t = 0; t < pairing.theirs().lines().size(); t++) {
      int was = pairing.matching().baseOf(t);
      before.add(isFirst || was < 0 ? "" : base.get(was).link());
    }
    return Links.of(pairing.theirs().lines(), before, taken);
  }

  private MergePlan plan() {
    pairing.known().forEach(this::compare);
    pairing.returned().forEach(this::comeBack);
    for (int t = 0; t < changes.length; t++) {
      if (changes[t] == null && pairing.matching().baseOf(t) < 0) {
        add(t);
      } else if (changes[t] == null && !spokenElsewhere.contains(t)) {
        stayingOut++;
      }
    }
    List<Placed> inOrder = new ArrayList<>();
    for (Placed line : placed) {
      if (line != null) {
        inOrder.add(line);
      }
    }
    SceneMerge scenes =
        new SceneMerge(
            inOrder,
            pairing.theirs().titles(),
            incoming.source() == null && pairing.known().isEmpty()
                ? List.of()
                : pairing.base().titles(),
            ids::scene);
    Project after = StyleEdits.asDirected(project, merged(scenes));
    return new MergePlan(
        project,
        after,
        draft(),
        listed(scenes.moved()),
        cast.joined(),
        pairing.known().size(),
        remarks(),
        incoming);
  }

  private void compare(Known known) {
    List<Integer> now =
        known.base().stream()
            .map(pairing.matching()::theirsOf)
            .filter(index -> index >= 0)
            .toList();
    if (now.isEmpty()) {
      gone(known);
      return;
    }
    spokenElsewhere.addAll(now);
    int first = now.get(0);
    DraftLine theirs = LineMerge.joined(now.stream().map(pairing.theirs().lines()::get).toList());
    List<String> keys = now.stream().map(links::get).toList();
    decide(first, known.mine(), known.was(), theirs, keys, known.base().get(0));
  }

  private void comeBack(int theirsIndex, Line mine) {
    DraftLine theirs = pairing.theirs().lines().get(theirsIndex);
    DraftLine was = LineMerge.asDraft(mine, names());
    decide(theirsIndex, mine, was, theirs, List.of(links.get(theirsIndex)), SceneMerge.RETURNED);
  }

  private Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    project.speakers().forEach(speaker -> names.put(speaker.id(), speaker.name()));
    return names;
  }

  private void decide(
      int index, Line mine, DraftLine was, DraftLine theirs, List<String> keys, int baseIndex) {
    LineMerge merge = new LineMerge(mine, was, theirs, cast);
    DraftLine linked = theirs.withLink(links.get(index));
    boolean isTurned = incoming.turned().contains(mine.id());
    Line line = mine;
    if (merge.isConflict()) {
      changes[index] = new LineChange.Conflict(mine, linked, merge.changed());
      boolean theirsTaken = isTurned == mine.locked();
      line =
          merge.taking(theirsTaken ? merge.changed() : mine.locked() ? Set.of() : merge.edited());
    } else if (!merge.edited().isEmpty()) {
      changes[index] = new LineChange.Edited(mine, linked, merge.edited());
      line = isTurned ? mine : merge.taking(merge.edited());
    } else if (isRenamed(was, theirs)) {
      changes[index] = new LineChange.Renamed(mine, was.key(), linked);
    } else {
      changes[index] = new LineChange.Kept(mine, linked);
    }
    Origin origin = new Origin(sourceId, keys);
    line = line.origin().equals(origin) ? line : line.withOrigin(origin);
    int section = pairing.theirs().sectionOf().get(index);
    int baseSection = baseIndex < 0 ? -1 : pairing.base().sectionOf().get(baseIndex);
    placed[index] = new Placed(line, section, baseSection, baseIndex);
  }

  private boolean isRenamed(DraftLine was, DraftLine theirs) {
    return incoming.source() != null
        && !pairing.matching().keysArePlaces()
        && !was.key().isEmpty()
        && !was.key().equals(theirs.key());
  }

  private void gone(Known known) {
    Line mine = known.mine();
    int after = -1;
    for (int b = known.base().get(0) - 1; b >= 0 && after < 0; b--) {
      after = pairing.matching().theirsOf(b);
    }
    goneAfter.computeIfAbsent(after, key -> new ArrayList<>()).add(new LineChange.Gone(mine));
    if (incoming.turned().contains(mine.id())) {
      staying.add(withoutForeignKey(mine));
    } else if (mine.locked()) {
      cut.add(withoutForeignKey(mine));
    } else {
      deleted.add(mine.id());
    }
  }

  /** A line that is not in the script keeps its key, unless another line has it now. */
  private Line withoutForeignKey(Line line) {
    boolean isForeign = line.origin().keys().stream().anyMatch(linksNow::contains);
    return isForeign ? line.withOrigin(Origin.NONE) : line;
  }

  private void add(int index) {
    DraftLine theirs = pairing.theirs().lines().get(index);
    changes[index] = new LineChange.Added(theirs.withLink(links.get(index)));
    if (incoming.turned().contains(links.get(index))) {
      return;
    }
    double pauseSeconds = project.defaults().gaps().sceneSeconds();
    Line line =
        LineMerge.added(ids.line(theirs.own().id()), theirs, cast, pauseSeconds)
            .withOrigin(Origin.of(sourceId, links.get(index)));
    placed[index] = new Placed(line, pairing.theirs().sectionOf().get(index), -1, -1);
  }

  private Project merged(SceneMerge scenes) {
    Set<String> emptied = new HashSet<>();
    Set<String> cutIds = new HashSet<>();
    cut.forEach(line -> cutIds.add(line.id()));
    for (Scene scene : project.scenes()) {
      boolean isTouched =
          scene.lines().stream()
              .map(Line::id)
              .anyMatch(
                  id -> deleted.contains(id) || cutIds.contains(id) || scenes.moved().contains(id));
      if (isTouched) {
        emptied.add(scene.id());
      }
    }
    Project without =
        deleted.isEmpty() ? project : LineEdits.delete(deleted).change().apply(project);
    without = withoutCut(without, cutIds);
    List<Scene> merged = new ArrayList<>(scenes.merged(without, emptied, staying));
    putCut(merged);
    Project after = merged.equals(project.scenes()) ? project : without.withScenes(merged);
    if (!cast.joined().isEmpty()) {
      List<Speaker> speakers = new ArrayList<>(project.speakers());
      speakers.addAll(cast.joined());
      after = after.withSpeakers(speakers);
    }
    boolean isReadAlike =
        incoming.source() != null
            && incoming.source().options().equals(incoming.options())
            && !cast.areOthers(incoming.speakers());
    return after == project && isReadAlike ? project : after.withSources(sources());
  }

  private Project withoutCut(Project from, Set<String> cutIds) {
    if (cutIds.isEmpty()) {
      return from;
    }
    return from.withScenes(
        from.scenes().stream()
            .map(
                scene ->
                    scene.withLines(
                        scene.lines().stream()
                            .filter(line -> !cutIds.contains(line.id()))
                            .toList()))
            .toList());
  }

  /** Locked lines that the script has no more stand in a scene of their own, the last one. */
  private void putCut(List<Scene> scenes) {
    if (cut.isEmpty()) {
      return;
    }
    int last = scenes.size() - 1;
    if (last >= 0 && scenes.get(last).title().equals(incoming.cutTitle())) {
      List<Line> lines = new ArrayList<>(scenes.get(last).lines());
      lines.addAll(cut);
      scenes.set(last, scenes.get(last).withLines(lines));
    } else {
      scenes.add(new Scene(ids.scene(), incoming.cutTitle(), cut));
    }
  }

  private List<ScriptSource> sources() {
    ScriptSource changed =
        new ScriptSource(
            sourceId,
            shortened(incoming.theirs().name()),
            incoming.theirs().format(),
            UNNAMED,
            cast.ids(),
            incoming.options());
    List<ScriptSource> sources = new ArrayList<>(project.sources());
    sources.removeIf(source -> source.id().equals(sourceId));
    int at =
        incoming.source() == null ? sources.size() : project.sources().indexOf(incoming.source());
    sources.add(Math.max(0, Math.min(at, sources.size())), changed);
    return sources;
  }

  private static String shortened(String name) {
    return name.length() <= 500 ? name : name.substring(0, 500);
  }

  private ScriptDraft draft() {
    List<DraftSection> sections = new ArrayList<>();
    int index = 0;
    for (DraftSection section : incoming.theirs().sections()) {
      List<DraftLine> lines = new ArrayList<>();
      for (DraftLine line : section.lines()) {
        lines.add(line.withLink(links.get(index++)));
      }
      sections.add(section.withLines(lines));
    }
    return incoming.theirs().withSections(sections);
  }

  /** In the script's order; what is gone stands behind the line that it stood behind. */
  private List<LineChange> listed(Set<String> moved) {
    List<LineChange> all = new ArrayList<>(goneAfter.getOrDefault(-1, List.of()));
    for (int t = 0; t < changes.length; t++) {
      LineChange change = changes[t];
      if (change instanceof LineChange.Kept kept && moved.contains(change.id())) {
        change = new LineChange.Moved(kept.mine(), kept.theirs());
      } else if (change instanceof LineChange.Renamed renamed && moved.contains(change.id())) {
        change = new LineChange.Moved(renamed.mine(), renamed.theirs());
      }
      if (change != null) {
        all.add(change);
      }
      all.addAll(goneAfter.getOrDefault(t, List.of()));
    }
    return all;
  }

  private List<Sentence> remarks() {
    List<Sentence> remarks = new ArrayList<>();
    if (pairing.matching().keysArePlaces()) {
      remarks.add(
          Sentence.of(
              "The keys of this script number its lines and change when one is put in; lines were"
                  + " found by their words."));
    }
    if (incoming.source() == null && !pairing.known().isEmpty()) {
      remarks.add(
          Sentence.of(
              "{0} lines of the script are in the project already and were taken for the same.",
              pairing.known().size()));
    }
    if (stayingOut > 0) {
      remarks.add(
          Sentence.of("{0} lines of the script were deleted here and stay out.", stayingOut));
    }
    return remarks;
  }
}
