package studio.reprise.ui.verify;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import studio.reprise.desk.VerificationOrder;
import studio.reprise.desk.delivery.DeliveryVerification;
import studio.reprise.document.Project;
import studio.reprise.render.RenderException;
import studio.reprise.sentence.AuthorException;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.ExportFolder;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.delivery.DeliveryFolder;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.model.StudioModel;

/** Opens the page of verdicts: of the open project, or of a folder that was handed over. */
public final class VerifyDesk {
  private final StudioModel model;

  public VerifyDesk(StudioModel model) {
    this.model = model;
  }

  /** The open project's chosen takes; nothing without a project. */
  public void showProject() {
    Project project = model.manuscript().project();
    ProjectFolder folder = model.manuscript().folder();
    if (project != null && folder != null) {
      show(() -> VerificationOrder.of(folder, project), order -> page(order, ""));
    }
  }

  /** The files of an export or of a delivery; what a folder cannot be is said. */
  public void showFolder(Path folder) {
    if (DeliveryFolder.isDelivery(folder)) {
      showDelivery(folder);
      return;
    }
    show(
        () -> {
          if (!ExportFolder.isExport(folder)) {
            throw new RenderException(
                "{0} is neither an export (metadata.json) nor a delivery (delivery.json).", folder);
          }
          return VerificationOrder.of(new ExportFolder(folder));
        },
        order -> page(order, folder.toString()));
  }

  /** A delivery is proved by the takes of its project, which is the open one. */
  private void showDelivery(Path delivery) {
    Project project = model.manuscript().project();
    if (project == null) {
      model
          .notices()
          .fail(
              new Failure(
                  Failure.Kind.VERIFY,
                  Sentence.of("Open the project of this delivery first: its takes prove it.")));
      return;
    }
    ProjectFolder folder = model.manuscript().folder();
    show(
        () ->
            new DeliveryRun(
                stopped -> DeliveryVerification.proof(delivery, folder, project, stopped),
                model.notices(),
                model.fx()),
        run -> page(run, "verify.delivery", delivery.toString()));
  }

  /** Receipts and lists are read in the background. */
  private <T> void show(Supplier<T> reading, Function<T, VerifyDialog> page) {
    model
        .background()
        .execute(
            () -> {
              try {
                T read = reading.get();
                model.fx().execute(() -> page.apply(read).show());
              } catch (AuthorException e) {
                model
                    .fx()
                    .execute(
                        () -> model.notices().fail(new Failure(Failure.Kind.VERIFY, e.sentence())));
              }
            });
  }

  /**
   * The page, which begins at once.
   *
   * @param folder that was handed over; "" for the open project
   */
  public VerifyDialog page(VerificationOrder order, String folder) {
    VerifyRun run =
        new VerifyRun(order, model.renders(), model.notices(), model.background(), model.fx());
    return page(run, "verify.proof", folder);
  }

  private VerifyDialog page(Judging run, String proofKey, String folder) {
    return new VerifyDialog(
        run,
        proofKey,
        new VerdictWords(model.manuscript().project(), !folder.isEmpty()),
        folder,
        this::showFolder,
        model.selection(),
        model.messages());
  }
}
