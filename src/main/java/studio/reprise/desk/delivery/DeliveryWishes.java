package studio.reprise.desk.delivery;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.reprise.desk.SceneChoice;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderException;
import studio.reprise.render.TakeReview;
import studio.reprise.storage.DeliveryOrder.Foreign;
import studio.reprise.storage.DeliveryOrder.Orphans;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.delivery.CheckId;
import studio.reprise.storage.delivery.DeliveryProfile;

/**
 * What is to be delivered.
 *
 * @param folder of the project
 * @param project the version whose takes are delivered
 * @param profile what the receiver asks for
 * @param scenes by title or id; empty: all that are not left out
 * @param also what stands beside the sound
 * @param acknowledged checks that somebody has said are meant
 * @param threads files that are made at once, 1 or more; their number changes no byte
 * @param foreign what becomes of files in the way
 * @param orphans what becomes of files of an earlier delivery that this one does not have
 * @param states where lines stand
 */
public record DeliveryWishes(
    ProjectFolder folder,
    Project project,
    DeliveryProfile profile,
    List<String> scenes,
    Set<Extra> also,
    Set<CheckId> acknowledged,
    int threads,
    Foreign foreign,
    Orphans orphans,
    TakeReview.States states) {
  private static final int MOST_USUAL_THREADS = 8;

  /** As many files at once as this machine does well. */
  public static int usualThreads() {
    return Math.min(MOST_USUAL_THREADS, Runtime.getRuntime().availableProcessors());
  }

  public DeliveryWishes {
    scenes = List.copyOf(scenes);
    also = Set.copyOf(also);
    acknowledged = Set.copyOf(acknowledged);
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads");
    }
  }

  /** Everything of a project, one file at a time; nothing foreign is written over. */
  public static DeliveryWishes of(ProjectFolder folder, Project project, DeliveryProfile profile) {
    return new DeliveryWishes(
        folder,
        project,
        profile,
        List.of(),
        Set.of(),
        Set.of(),
        1,
        Foreign.KEPT,
        Orphans.NAMED,
        TakeReview.withoutEngine(project, folder.takes()));
  }

  public DeliveryWishes only(List<String> wanted) {
    return new DeliveryWishes(
        folder, project, profile, wanted, also, acknowledged, threads, foreign, orphans, states);
  }

  public DeliveryWishes alsoWith(Set<Extra> extras) {
    return new DeliveryWishes(
        folder, project, profile, scenes, extras, acknowledged, threads, foreign, orphans, states);
  }

  public DeliveryWishes acknowledging(Set<CheckId> meant) {
    return new DeliveryWishes(
        folder, project, profile, scenes, also, meant, threads, foreign, orphans, states);
  }

  public DeliveryWishes onThreads(int count) {
    return new DeliveryWishes(
        folder, project, profile, scenes, also, acknowledged, count, foreign, orphans, states);
  }

  public DeliveryWishes with(Foreign changed) {
    return new DeliveryWishes(
        folder, project, profile, scenes, also, acknowledged, threads, changed, orphans, states);
  }

  public DeliveryWishes with(Orphans changed) {
    return new DeliveryWishes(
        folder, project, profile, scenes, also, acknowledged, threads, foreign, changed, states);
  }

  /**
   * The scenes that are wanted, in their order.
   *
   * @throws RenderException when one is unknown
   */
  List<Scene> wanted() {
    return SceneChoice.of(project, scenes).stream()
        .filter(scene -> scene.role() != Scene.Role.SKIP)
        .toList();
  }

  /** The chosen take of a line, where it is whole. */
  Optional<Receipt> receipt(Line line) {
    return line.takeFingerprint().isEmpty()
        ? Optional.empty()
        : folder.takes().receipt(line.takeFingerprint());
  }

  /** Whose name a listener reads. */
  String speaker(Line line) {
    return project.speaker(line.speakerId()).map(Speaker::name).orElse(line.speakerId());
  }
}
