package studio.reprise.ui.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderException;
import studio.reprise.storage.Deliverable;
import studio.reprise.storage.ExportFolder;
import studio.reprise.storage.ExportPattern;
import studio.reprise.storage.ProjectFolder;

/** Hands the chosen takes over as a folder of WAVs with their receipts. */
public final class Export {
  private Export() {}

  /** Writes behind the window and tells what came of it. */
  public static void run(StudioModel model, Path folder) {
    ProjectFolder project = model.manuscript().folder();
    List<Deliverable> items = deliverables(model.manuscript().project(), model.renders());
    if (project == null || items.isEmpty()) {
      model.notice(
          Notice.of("export", Notice.Kind.INFORMATION, model.messages().text("export.nothing")));
      return;
    }
    String title = model.manuscript().project().name();
    model
        .storage()
        .execute(
            () -> {
              try {
                new ExportFolder(folder).write(title, items, project.takes(), project.clips());
                model.fx().execute(() -> tell(model, folder, items.size()));
              } catch (RenderException e) {
                model
                    .fx()
                    .execute(() -> model.fail(new Failure(Failure.Kind.EXPORT, e.getMessage())));
              }
            });
  }

  private static void tell(StudioModel model, Path folder, int count) {
    model.notice(
        Notice.of("export", Notice.Kind.GOOD, model.messages().text("export.done", count, folder)));
  }

  private static List<Deliverable> deliverables(Project project, Renders renders) {
    ExportPattern pattern = new ExportPattern(ExportPattern.DEFAULT);
    List<Deliverable> items = new ArrayList<>();
    int index = 0;
    for (Scene scene : project.scenes()) {
      for (Line line : scene.lines()) {
        index++;
        Optional<Receipt> take = renders.receipt(line.takeFingerprint());
        if (take.isPresent()) {
          Receipt shown =
              take.get().shownBy(line.id(), line.speakerId(), take.get().owner().seedOrigin());
          String speaker = project.speaker(line.speakerId()).map(Speaker::name).orElse("nobody");
          items.add(
              new Deliverable(
                  pattern.name(
                      index,
                      scene.title(),
                      speaker,
                      line.id(),
                      shown.takeId(),
                      shown.said().seed()),
                  shown,
                  shown.made().sampleRateHz(),
                  Optional.of(scene.title()),
                  speaker,
                  Optional.empty()));
        }
      }
    }
    return items;
  }
}
