package studio.reprise.ui.deliver;

import java.util.Optional;
import studio.reprise.document.Scene;
import studio.reprise.storage.delivery.DeliveredFile;
import studio.reprise.storage.delivery.Finding;
import studio.reprise.storage.delivery.PlannedFile;
import studio.reprise.storage.delivery.Severity;

/**
 * A file of a delivery, or a scene that is left out of it.
 *
 * @param scene whose file it is; empty for a whole book
 * @param planned the file; empty while there is none
 * @param takesLufs how loud its takes are, or NaN
 * @param made what came of it
 * @param progress how far it is
 * @param share of it that is done while it runs, 0..1
 * @param worst the worst that the checks found in it
 */
record DeliveryRow(
    Optional<Scene> scene,
    Optional<PlannedFile> planned,
    double takesLufs,
    Optional<DeliveredFile> made,
    Progress progress,
    double share,
    Optional<Severity> worst) {
  /** How far a file is. */
  public enum Progress {
    PLANNED,
    RUNNING,
    DONE
  }

  static DeliveryRow of(Scene scene) {
    return new DeliveryRow(
        Optional.of(scene),
        Optional.empty(),
        Double.NaN,
        Optional.empty(),
        Progress.PLANNED,
        0,
        Optional.empty());
  }

  static DeliveryRow of(Optional<Scene> scene, PlannedFile planned, double takesLufs) {
    return new DeliveryRow(
        scene,
        Optional.of(planned),
        takesLufs,
        Optional.empty(),
        Progress.PLANNED,
        0,
        Optional.empty());
  }

  /** What players and people call it. */
  public String title() {
    return planned.map(PlannedFile::title).or(() -> scene.map(Scene::title)).orElse("");
  }

  boolean is(PlannedFile file) {
    return planned.filter(mine -> mine.file().equals(file.file())).isPresent();
  }

  /** The same while it is made. */
  DeliveryRow running(double doneShare) {
    return new DeliveryRow(
        scene, planned, takesLufs, Optional.empty(), Progress.RUNNING, doneShare, Optional.empty());
  }

  DeliveryRow done(DeliveredFile file) {
    return new DeliveryRow(
        scene, planned, takesLufs, Optional.of(file), Progress.DONE, 1, Optional.empty());
  }

  /** The same with what the checks say of its file. */
  DeliveryRow judged(Iterable<Finding> findings) {
    Optional<Severity> found = Optional.empty();
    for (Finding finding : findings) {
      boolean isMine = planned.filter(mine -> mine.file().equals(finding.file())).isPresent();
      if (isMine && found.filter(worse -> worse.compareTo(finding.severity()) <= 0).isEmpty()) {
        found = Optional.of(finding.severity());
      }
    }
    return new DeliveryRow(scene, planned, takesLufs, made, progress, share, found);
  }
}
