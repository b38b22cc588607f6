package studio.reprise.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The versions of a project: undo and redo go back and forth between them. Versions share what did
 * not change, so a thousand steps of a large script are small. Immutable: every step gives a new
 * history.
 */
public final class History {
  private static final int STEP_LIMIT = 1000;

  /** A version and the step that led to it. */
  private record Version(Project project, String name, String gesture) {}

  private final List<Version> versions;
  private final int now;
  private final Project saved;

  private History(List<Version> versions, int now, Project saved) {
    this.versions = versions;
    this.now = now;
    this.saved = saved;
  }

  /** A history that begins with a saved project. */
  public static History of(Project project) {
    return new History(List.of(new Version(project, "", "")), 0, project);
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
    kept.add(new Version(changed, edit.name(), edit.gesture()));
    if (kept.size() > STEP_LIMIT + 1) {
      kept.remove(0);
    }
    return new History(List.copyOf(kept), kept.size() - 1, saved);
  }

  /**
   * Something that the machine found changes the current version and makes no step: a take that was
   * rendered is chosen, and neither undo nor redo moves.
   */
  public History amended(UnaryOperator<Project> change) {
    Project changed = change.apply(project());
    if (changed.equals(project())) {
      return this;
    }
    Version current = versions.get(now);
    List<Version> same = new ArrayList<>(versions);
    same.set(now, new Version(changed, current.name(), current.gesture()));
    return new History(List.copyOf(same), now, saved);
  }

  /** Ends the current gesture: the next edit is a step of its own. */
  public History settled() {
    Version current = versions.get(now);
    if (current.gesture().isEmpty()) {
      return this;
    }
    List<Version> same = new ArrayList<>(versions);
    same.set(now, new Version(current.project(), current.name(), ""));
    return new History(List.copyOf(same), now, saved);
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
    return now == 0 ? this : new History(versions, now - 1, saved).settled();
  }

  /** One step forth; the same history when there is none. */
  public History redone() {
    return now == versions.size() - 1 ? this : new History(versions, now + 1, saved).settled();
  }

  /** The current version is on disk now. */
  public History savedNow() {
    return new History(versions, now, project());
  }

  /** False when the current version is not the one on disk. */
  public boolean isSaved() {
    return project() == saved;
  }
}
