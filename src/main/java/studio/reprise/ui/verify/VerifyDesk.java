package studio.reprise.ui.verify;

import java.nio.file.Path;
import java.util.function.Supplier;
import studio.reprise.desk.VerificationOrder;
import studio.reprise.document.Project;
import studio.reprise.render.RenderException;
import studio.reprise.sentence.AuthorException;
import studio.reprise.storage.ExportFolder;
import studio.reprise.storage.ProjectFolder;
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
      show(() -> VerificationOrder.of(folder, project), "");
    }
  }

  /** The WAVs of an exported folder; what it cannot be is said. */
  public void showFolder(Path folder) {
    show(
        () -> {
          if (!ExportFolder.isExport(folder)) {
            throw new RenderException(
                "{0} is no exported folder: there is no metadata.json in it.", folder);
          }
          return VerificationOrder.of(new ExportFolder(folder));
        },
        folder.toString());
  }

  /** Receipts are read in the background. */
  private void show(Supplier<VerificationOrder> reading, String folder) {
    model
        .background()
        .execute(
            () -> {
              try {
                VerificationOrder order = reading.get();
                model.fx().execute(() -> page(order, folder).show());
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
    return new VerifyDialog(
        new VerifyRun(order, model.renders(), model.notices(), model.background(), model.fx()),
        new VerdictWords(model.manuscript().project(), !folder.isEmpty()),
        folder,
        this::showFolder,
        model.selection(),
        model.messages());
  }
}
