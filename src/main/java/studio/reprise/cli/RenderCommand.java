package studio.reprise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.document.Defaults;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.PackRef;
import studio.reprise.document.Project;
import studio.reprise.document.ProjectEdits;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderException;
import studio.reprise.render.RenderPlan;
import studio.reprise.render.RenderRequest;
import studio.reprise.storage.ClipFolder;
import studio.reprise.storage.ExportPattern;

/** Renders a project's lines. */
@Command(
    name = "render",
    description = "Renders what is stale in a project, then exports it when --out is given.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  reprise render my-book",
      "  reprise render my-book --only l12 --only l13",
      "  reprise render my-book --out wavs --pattern '{scene}/{index}-{line}'"
    })
final class RenderCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "<project>", description = "The project's folder.")
  private Path path;

  @Option(
      names = "--only",
      paramLabel = "<which>",
      description =
          "stale (default), all (every unlocked line; takes that are there are not rendered"
              + " again), or a line's id; may be repeated.")
  private List<String> only = List.of("stale");

  @Option(names = "--out", paramLabel = "<dir>", description = "Export to this folder afterwards.")
  private Path out;

  @Option(
      names = "--pattern",
      paramLabel = "<pattern>",
      defaultValue = ExportPattern.DEFAULT,
      description = "Names of the exported WAVs; see 'reprise export --help'.")
  private String pattern;

  @Mixin private CommonOptions common;

  RenderCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ExportPattern names = new ExportPattern(pattern);
    try (ProjectOpening opening = new ProjectOpening(surroundings, path)) {
      opening
          .folder()
          .readOnlyReason()
          .ifPresent(
              reason -> {
                throw new RenderException(reason + " Nothing can be rendered into it.");
              });
      Path pack = new PackShelf(surroundings).choose(common.pack(), opening.project().pack());
      return render(opening, pack, names);
    }
  }

  private int render(ProjectOpening opening, Path pack, ExportPattern names) {
    RenderReport quietly = new RenderReport(surroundings, common, 0);
    try (Rendering rendering =
        new Rendering(
            surroundings, common, pack, opening.folder().takes(), event -> quietly.hear(event))) {
      adopt(opening, rendering.opened());
      RenderPlan plan =
          new RenderPlan(opening.project(), rendering.opened().engine(), rendering.opened().pack());
      List<Line> lines = lines(opening, plan);
      RenderReport report = new RenderReport(surroundings, common, lines.size());
      report.watch(rendering.queue());
      rendering.listen(
          event -> {
            if (event instanceof RenderEvent.Finished done) {
              opening.make(LineEdits.chooseTake(done.lineId(), done.receipt().fingerprint()));
            }
            report.hear(event);
          });
      rendering.render(requests(opening, plan, lines, report));
      opening.save();
      report.clear();
      if (rendering.isInterrupted()) {
        surroundings.err().println("reprise: Cancelled; every finished take is kept.");
        return CommandLineDoor.CANCELLED;
      }
      int exported = 0;
      if (out != null) {
        exported =
            ProjectExport.of(opening.folder(), opening.project(), names)
                .to(surroundings.folder().resolve(out));
      }
      new RenderSummary(surroundings, common)
          .print(report, out == null ? opening.folder().path().resolve("takes") : out, exported);
      return report.failed().isEmpty() ? CommandLineDoor.DONE : CommandLineDoor.FAILED;
    }
  }

  /** The project remembers the pack that its takes are of, and a default seed that was given. */
  private void adopt(ProjectOpening opening, RenderEvent.Opened opened) {
    opening.make(
        ProjectEdits.changePack(new PackRef(opened.pack().name(), opened.pack().sha256())));
    common
        .seed()
        .ifPresent(
            seed -> {
              Defaults old = opening.project().defaults();
              opening.make(
                  ProjectEdits.changeDefaults(new Defaults(seed, old.settings(), old.gaps())));
            });
  }

  private List<Line> lines(ProjectOpening opening, RenderPlan plan) {
    Project project = opening.project();
    if (only.equals(List.of("stale"))) {
      return plan.stale(opening.folder().takes());
    }
    if (only.equals(List.of("all"))) {
      return project.lines().filter(line -> !line.locked() && !line.isEmpty()).toList();
    }
    List<Line> lines = new ArrayList<>();
    for (String id : only) {
      Line line =
          project
              .line(id)
              .orElseThrow(() -> new RenderException("The project has no line \"" + id + "\"."));
      if (line.locked()) {
        throw new RenderException("The line " + id + " is locked; unlock it to render it again.");
      }
      lines.add(line);
    }
    return lines;
  }

  private static List<RenderRequest> requests(
      ProjectOpening opening, RenderPlan plan, List<Line> lines, RenderReport report) {
    ClipFolder clips = opening.folder().clips();
    List<RenderRequest> requests = new ArrayList<>();
    for (Line line : lines) {
      plan.obstacle(line)
          .ifPresentOrElse(
              sentence -> report.failed(line.id(), sentence),
              () -> requests.add(plan.request(line, sha256 -> () -> clips.get(sha256))));
    }
    return requests;
  }
}
