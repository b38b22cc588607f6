package studio.reprise.desk.delivery;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.render.Verdict;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.delivery.DeliveryProof;
import studio.reprise.storage.delivery.format.TaggedFile;

/** Proves that a delivery is what a project's takes give. */
public final class DeliveryVerification {
  private DeliveryVerification() {}

  /**
   * A verdict a file; what drifted names the line where one is the cause.
   *
   * @param delivery its folder
   * @param folder of the project that was delivered
   * @throws studio.reprise.storage.StorageException when the list cannot be read
   */
  public static List<Verdict> of(Path delivery, ProjectFolder folder, BooleanSupplier isCancelled) {
    return proof(delivery, folder, folder.project(), isCancelled).verdicts();
  }

  /**
   * The same, verdict by verdict.
   *
   * @param project as it is now, on disk or not
   */
  public static DeliveryProof proof(
      Path delivery, ProjectFolder folder, Project project, BooleanSupplier isCancelled) {
    return new DeliveryProof(
        delivery,
        folder.takes(),
        line -> project.line(line).map(Line::takeFingerprint).orElse(""),
        TaggedFile::open,
        isCancelled);
  }
}
