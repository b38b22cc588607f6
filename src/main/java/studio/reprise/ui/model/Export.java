package studio.reprise.ui.model;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import studio.reprise.desk.ProjectExport;
import studio.reprise.render.RenderException;
import studio.reprise.storage.DeliveryOrder;
import studio.reprise.storage.ExportPattern;

/**
 * What an author asks to be handed over.
 *
 * @param pattern names the WAVs
 * @param scenes by id; empty: all
 * @param sampleRateHz of the WAVs; empty: the takes' own
 * @param form whether scenes are joined, too
 */
public record Export(
    String pattern, List<String> scenes, OptionalInt sampleRateHz, ProjectExport.Form form) {
  /** Every line, named and sampled as usual. */
  public static final Export USUAL =
      new Export(ExportPattern.DEFAULT, List.of(), OptionalInt.empty(), ProjectExport.Form.LINES);

  public Export {
    scenes = List.copyOf(scenes);
  }

  /** Writes behind the window and tells what came of it. */
  public void run(StudioModel model, Path folder) {
    var project = model.manuscript().folder();
    var version = model.manuscript().project();
    if (project == null) {
      return;
    }
    model
        .storage()
        .execute(
            () -> {
              try {
                ProjectExport.Result done =
                    new ProjectExport(
                            project,
                            version,
                            new ExportPattern(pattern),
                            scenes,
                            sampleRateHz,
                            form,
                            DeliveryOrder.Foreign.KEPT,
                            DeliveryOrder.Orphans.NAMED)
                        .to(folder);
                model.fx().execute(() -> tell(model, folder, done));
              } catch (RenderException e) {
                model
                    .fx()
                    .execute(() -> model.fail(new Failure(Failure.Kind.EXPORT, e.getMessage())));
              }
            });
  }

  private static void tell(StudioModel model, Path folder, ProjectExport.Result done) {
    String text = model.messages().text("export.done", done.lines(), folder);
    String rest =
        done.withoutTake() == 0
            ? ""
            : "\n" + model.messages().count("export.without", done.withoutTake());
    model.notice(Notice.of("export", Notice.Kind.GOOD, text + rest));
  }
}
