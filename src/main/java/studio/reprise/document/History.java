package studio.reprise.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a project: undo and redo go back and forth between them. Versions share what did
 * not change, so a thousand steps of a large script are small. Immutable: every step gives a new
 * history.
 *
 * <p>Rendered takes belong to no version. A version that was left before a take was found learns of
 * it when it is gone to: going anywhere never takes a take away from a line that speaks it.
 */
public final class History {
  private static final int STEP_LIMIT = 1000;

  /**
   * A version and the step that led to it.
   *
   * @param takesSeen how many of the found takes it knows of
   */
  private record Version(Project project, String name, String gesture, int takesSeen) {}

  private final List<Version> versions;
  private final int now;
  private final Project saved;
  private final List<FoundTake> found;

  /** What takes were made with since the project was opened; null while none was. */
  private final @Nullable PackRef pack;

  private History(
      List<Version> versions,
      int now,
      Project saved,
      List<FoundTake> found,
      @Nullable PackRef pack) {
    this.pack = pack;
    this.versions = versions;
    this.now = now;
    this.saved = saved;
    this.found = found;
  }

  /** A history that begins with a saved project. */
  public static History of(Project project) {
    return new History(List.of(new Version(project, "", "", 0)), 0, project, List.of(), null);
  }

  public Project project() {
    return versions.get(now).project();
  }

  /**
   * Makes an edit; what was undone before can no longer be redone.
   *
   * @throws EditException when the edit makes no sense; this history is unchanged
   */
  public History with(Edit edit) {
    Project changed = edit.change().apply(project());
    if (changed == project() || changed.equals(project())) {
      return this;
    }
    List<Version> kept = new ArrayList<>(versions.subList(0, now + 1));
    Version current = versions.get(now);
    boolean merges =
        now > 0
            && !edit.gesture().isEmpty()
            && edit.gesture().equals(current.gesture())
            && current.project() != saved;
    if (merges) {
      kept.remove(now);
    }
    kept.add(new Version(changed, edit.name(), edit.gesture(), found.size()));
    if (kept.size() > STEP_LIMIT + 1) {
      kept.remove(0);
    }
    return new History(List.copyOf(kept), kept.size() - 1, saved, found, pack);
  }

  /**
   * A take was rendered: its line chooses it, here and in every other version in which it speaks
   * it, unless it is locked. No step: neither undo nor redo moves.
   */
  public History found(FoundTake take) {
    List<FoundTake> all = new ArrayList<>(found);
    all.add(take);
    return new History(versions, now, saved, List.copyOf(all), pack).arrivedAt(now);
  }

  /**
   * Takes are made with this pack from now on: every version says so as soon as it is gone to. No
   * step, as a rendered take is none.
   */
  public History madeWith(PackRef another) {
    return new History(versions, now, saved, found, another).arrivedAt(now);
  }

  /** Ends the current gesture: the next edit is a step of its own. */
  public History settled() {
    Version current = versions.get(now);
    if (current.gesture().isEmpty()) {
      return this;
    }
    List<Version> same = new ArrayList<>(versions);
    same.set(now, new Version(current.project(), current.name(), "", current.takesSeen()));
    return new History(List.copyOf(same), now, saved, found, pack);
  }

  /** The name of the step that undo takes back. */
  public Optional<String> undoName() {
    return now == 0 ? Optional.empty() : Optional.of(versions.get(now).name());
  }

  /** The name of the step that redo makes again. */
  public Optional<String> redoName() {
    return now == versions.size() - 1
        ? Optional.empty()
        : Optional.of(versions.get(now + 1).name());
  }

  /** One step back; the same history when there is none. */
  public History undone() {
    return now == 0 ? this : arrivedAt(now - 1).settled();
  }

  /** One step forth; the same history when there is none. */
  public History redone() {
    return now == versions.size() - 1 ? this : arrivedAt(now + 1).settled();
  }

  private History arrivedAt(int index) {
    Version there = versions.get(index);
    Project project = withTakes(there.project(), found.subList(there.takesSeen(), found.size()));
    if (pack != null && !pack.equals(project.pack())) {
      project = project.withPack(pack);
    }
    List<Version> same = new ArrayList<>(versions);
    same.set(index, new Version(project, there.name(), there.gesture(), found.size()));
    return new History(List.copyOf(same), index, saved, found, pack);
  }

  /** The same project when no line speaks any of the takes. */
  private static Project withTakes(Project project, List<FoundTake> takes) {
    if (takes.isEmpty()) {
      return project;
    }
    Map<String, List<FoundTake>> byLine = new HashMap<>();
    takes.forEach(
        take -> byLine.computeIfAbsent(take.lineId(), id -> new ArrayList<>()).add(0, take));
    List<Scene> scenes = new ArrayList<>();
    for (Scene scene : project.scenes()) {
      List<Line> lines =
          scene.lines().stream()
              .map(line -> withTake(project, line, byLine.getOrDefault(line.id(), List.of())))
              .toList();
      scenes.add(lines.equals(scene.lines()) ? scene : scene.withLines(lines));
    }
    return scenes.equals(project.scenes()) ? project : project.withScenes(scenes);
  }

  private static Line withTake(Project version, Line line, List<FoundTake> latestFirst) {
    if (line.locked()) {
      return line;
    }
    return latestFirst.stream()
        .filter(take -> take.speech().speaks(version, line, take.fingerprint()))
        .map(FoundTake::fingerprint)
        .findFirst()
        .filter(take -> !take.equals(line.takeFingerprint()))
        .map(line::choosing)
        .orElse(line);
  }

  /** The current version is on disk now. */
  public History savedNow() {
    return new History(versions, now, project(), found, pack);
  }

  /** False when the current version is not the one on disk. */
  public boolean isSaved() {
    return project() == saved;
  }
}
