package studio.reprise.document.script;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import studio.reprise.document.Edit;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;
import studio.reprise.sentence.Sentence;

/**
 * What an import would do, and the step that does it.
 *
 * @param before the project
 * @param after the project with the script in it; its source names no draft yet
 * @param draft what is to be kept as the base of the next import, before {@link #edit} is made
 * @param changes one for every line of script or base, in the script's order
 * @param newSpeakers who speak in it and are not in the project yet
 * @param baseLines lines that the base had
 * @param remarks sentences about how it was compared
 * @param incoming what came
 */
public record MergePlan(
    Project before,
    Project after,
    ScriptDraft draft,
    List<LineChange> changes,
    List<Speaker> newSpeakers,
    int baseLines,
    List<Sentence> remarks,
    Incoming incoming) {
  public MergePlan {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    changes = List.copyOf(changes);
    newSpeakers = List.copyOf(newSpeakers);
    remarks = List.copyOf(remarks);
  }

  /** True when the project is the same with it. */
  public boolean isEmpty() {
    return after == before;
  }

  /** True for a script that the project did not know. */
  public boolean isFirst() {
    return incoming.source() == null;
  }

  /** How many changes are of a kind. */
  public int count(Class<? extends LineChange> kind) {
    return (int) changes.stream().filter(kind::isInstance).count();
  }

  /** Lines that have a take now and say something else with the script in the project. */
  public int staleTakes() {
    Map<String, Line> now = new HashMap<>();
    after.lines().forEach(line -> now.put(line.id(), line));
    return (int)
        before
            .lines()
            .filter(line -> !line.takeFingerprint().isEmpty() && !line.locked())
            .filter(line -> now.containsKey(line.id()) && !soundsAlike(line, now.get(line.id())))
            .count();
  }

  private static boolean soundsAlike(Line one, Line other) {
    return one.text().equals(other.text())
        && one.speakerId().equals(other.speakerId())
        && one.language().equals(other.language());
  }

  /** Lines of the last import that are in the file still. */
  public int found() {
    return (int)
        changes.stream()
            .filter(change -> !(change instanceof LineChange.Added))
            .filter(change -> !(change instanceof LineChange.Gone))
            .count();
  }

  /** False when little of the last import is left: the file may be another one of its name. */
  public boolean isLikely() {
    return found() * 2 >= baseLines;
  }

  /**
   * The step that brings the script in. A project that changed meanwhile is compared anew.
   *
   * @param draftSha256 under which {@link #draft} is kept
   */
  public Edit edit(String draftSha256) {
    String name = isFirst() ? "Import script" : "Update script";
    return new Edit(
        name,
        "",
        project -> {
          MergePlan plan = project == before ? this : ScriptMerge.of(project, incoming);
          return plan.isEmpty() ? project : ScriptMerge.named(plan, draftSha256);
        });
  }
}
