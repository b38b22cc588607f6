package studio.reprise.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.desk.OngoingExport;
import studio.reprise.desk.OpenProject;
import studio.reprise.desk.ProjectExport;
import studio.reprise.desk.SilentDirections;
import studio.reprise.document.Defaults;
import studio.reprise.document.ExploreEdits;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.ProjectEdits;
import studio.reprise.document.Settings;
import studio.reprise.document.TakeEdits;
import studio.reprise.render.Difference;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderException;
import studio.reprise.render.RenderPlan;
import studio.reprise.render.RenderRequest;
import studio.reprise.render.TakeReview;
import studio.reprise.render.Upgrade;
import studio.reprise.speech.Directions;
import studio.reprise.speech.Phonemes;
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
      "  reprise render my-book --on spark://host:7077 --machines 8",
      "  reprise render my-book --out wavs --pattern '{scene}/{index}-{line}'",
      "  reprise render my-game --out Assets/Voices --for yarn-unity"
    })
final class RenderCommand implements Callable<Integer> {
  /** Seeds that can be read aloud: 0 to 999,999. */
  private static final int SEEDS = 1_000_000;

  private final Surroundings surroundings;

  @Parameters(paramLabel = "<project>", description = "The project's folder.")
  private Path path;

  @Option(
      names = "--only",
      paramLabel = "<which>",
      description =
          "stale (default; lines under which pack or engine changed are left alone unless --pack,"
              + " --math, --precision or --device asks for it), all (every unlocked line; takes that are there are not rendered"
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

  @Mixin private ExportChoices choices;

  @Option(
      names = "--directions",
      paramLabel = "<silent|spoken|acted>",
      description =
          "What becomes of directions in brackets: not said, said, or done where they ask for a"
              + " whisper or a shout, such as [whispering]. Becomes the project's default; without"
              + " it they are not said.")
  private Directions directions;

  @Option(
      names = "--phonemes",
      paramLabel = "<on|off>",
      description =
          "Whether a GLM-TTS pack's tables (configs/) write phonemes for Chinese characters that it"
              + " could misread. Becomes the project's default; without it they do not.")
  private Phonemes phonemes;

  @Mixin private ClusterOptions cluster;

  @Mixin private CommonOptions common;

  /** Stale lines that wait for a decision. */
  private int left;

  RenderCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ExportPattern names = WrongUse.unless(() -> new ExportPattern(pattern));
    if (out != null) {
      surroundings.given().newFolder(out);
    }
    try (OpenProject opening = surroundings.open(path)) {
      opening.requireWritable();
      requireLines(opening.project());
      return render(opening, names);
    }
  }

  private int render(OpenProject opening, ExportPattern names) {
    RenderReport quietly = new RenderReport(surroundings, common, 0);
    try (Rendering rendering =
        cluster.rendering(
            surroundings,
            common,
            () -> common.pack(surroundings, opening.project()),
            opening.folder().takes(),
            quietly::hear)) {
      takeDefaults(opening);
      RenderPlan plan =
          new RenderPlan(opening.project(), rendering.opened().engine(), rendering.opened().pack());
      List<Line> lines = drawn(opening, lines(opening, plan));
      RenderPlan now =
          new RenderPlan(opening.project(), rendering.opened().engine(), rendering.opened().pack());
      if (!lines.isEmpty() || left == 0) {
        opening.madeWith(rendering.opened().pack());
      }
      RenderReport report = new RenderReport(surroundings, common, lines.size());
      tellRemarks(opening.project(), now, lines);
      List<RenderRequest> requests =
          requests(
              opening,
              now,
              lines,
              report,
              new PackAdvice(surroundings, rendering.opened().pack().languages()));
      if (out == null) {
        render(opening, rendering, requests, report, (line, receipt) -> {});
        return told(opening, rendering, report, 0);
      }
      ProjectExport export =
          choices.applied(ProjectExport.of(opening.folder(), opening.project(), names));
      Path target = surroundings.folder().resolve(out);
      try (OngoingExport ongoing =
          ExportChoices.unlessOccupied(
              () -> export.begin(target, expected(export, now, requests)))) {
        Set<String> coming =
            requests.stream().map(RenderRequest::lineId).collect(Collectors.toSet());
        opening
            .project()
            .lines()
            .filter(line -> !coming.contains(line.id()))
            .forEach(line -> export.receipt(line).ifPresent(take -> ongoing.put(line, take)));
        render(opening, rendering, requests, report, ongoing::put);
        if (rendering.isInterrupted() || report.halted().isPresent()) {
          return told(opening, rendering, report, 0);
        }
        return handedOver(opening, rendering, report, export.of(opening.project()), ongoing);
      }
    }
  }

  /** What is done with a take as soon as it is there. */
  @FunctionalInterface
  private interface Taker {
    void take(Line line, Receipt receipt);
  }

  private static void render(
      OpenProject opening,
      Rendering rendering,
      List<RenderRequest> requests,
      RenderReport report,
      Taker taker) {
    report.watch(rendering::remainingSeconds);
    Attempts journal = new Attempts();
    Attempts deliveries = new Attempts();
    rendering.listen(
        event -> {
          if (event instanceof RenderEvent.Finished done) {
            journal.attempt(
                () ->
                    opening.make(
                        TakeEdits.chooseTake(done.lineId(), done.receipt().fingerprint())));
            opening
                .project()
                .line(done.lineId())
                .ifPresent(line -> deliveries.attempt(() -> taker.take(line, done.receipt())));
          }
          report.hear(event);
        });
    rendering.render(requests);
    report.clear();
    // A take that the journal could not name lies on the shelf: the next render finds it there.
    journal.requireSuccess();
    if (report.halted().isEmpty()) {
      opening.save();
    }
    deliveries.requireSuccess();
  }

  /** The take that each line will have in the end. */
  private static ProjectExport.Expecting expected(
      ProjectExport export, RenderPlan plan, List<RenderRequest> requests) {
    Map<String, RenderRequest> coming = new HashMap<>();
    requests.forEach(request -> coming.put(request.lineId(), request));
    return line ->
        coming.containsKey(line.id())
            ? Optional.of(
                new ProjectExport.Expected(
                    Receipt.takeId(plan.fingerprint(line)),
                    coming.get(line.id()).utterance().seed()))
            : export.chosen(line);
  }

  private int handedOver(
      OpenProject opening,
      Rendering rendering,
      RenderReport report,
      ProjectExport export,
      OngoingExport ongoing) {
    List<TakeReview.Finding> findings = export.review();
    ExportChoices.name(findings, surroundings);
    ProjectExport.Result done = ongoing.finish(opening.project());
    new DeliveryNotes(surroundings).print(done);
    choices.count(findings, out, surroundings);
    int code = told(opening, rendering, report, done.lines());
    return code == CommandLineDoor.DONE && !choices.isFine(findings)
        ? CommandLineDoor.FAILED
        : code;
  }

  private int told(OpenProject opening, Rendering rendering, RenderReport report, int exported) {
    if (rendering.isInterrupted()) {
      rendering.tellCancelled(
          "Cancelled; every finished take is kept, and the same command goes on.");
      return CommandLineDoor.CANCELLED;
    }
    if (report.halted().isPresent()) {
      throw new RenderException("{0} The same command goes on.", report.halted().get());
    }
    new RenderSummary(surroundings, common)
        .print(report, out == null ? opening.folder().path().resolve("takes") : out, exported);
    return report.failed().isEmpty() ? CommandLineDoor.DONE : CommandLineDoor.FAILED;
  }

  /** The project remembers what was given for all its lines. */
  private void takeDefaults(OpenProject opening) {
    Defaults old = opening.project().defaults();
    Settings settings =
        directions == null
            ? old.settings()
            : old.settings().withDirections(directions.name().toLowerCase(Locale.ROOT));
    if (phonemes != null) {
      settings = settings.withPhonemes(phonemes.name().toLowerCase(Locale.ROOT));
    }
    Defaults now = old.withSeed(common.seed().orElse(old.seed())).withSettings(settings);
    if (!now.equals(old)) {
      opening.make(ProjectEdits.changeDefaults(now));
    }
  }

  /** Lines that are explored, with another seed each; the project keeps it. */
  private static List<Line> drawn(OpenProject opening, List<Line> lines) {
    SecureRandom dice = new SecureRandom();
    opening.make(ExploreEdits.drawing(opening.project(), lines, () -> dice.nextInt(SEEDS)));
    return lines.stream().flatMap(line -> opening.project().line(line.id()).stream()).toList();
  }

  /** Asked before the pack is loaded, which takes a while. */
  private void requireLines(Project project) {
    if (only.equals(List.of("stale")) || only.equals(List.of("all"))) {
      return;
    }
    for (String id : only) {
      if (project.line(id).isEmpty()) {
        throw new WrongUse("The project has no line \"{0}\".", id);
      }
    }
  }

  private List<Line> lines(OpenProject opening, RenderPlan plan) {
    Project project = opening.project();
    if (only.equals(List.of("stale"))) {
      return stale(opening, plan);
    }
    if (only.equals(List.of("all"))) {
      return project.lines().filter(line -> !line.locked() && !line.isEmpty()).toList();
    }
    List<Line> lines = new ArrayList<>();
    for (String id : only) {
      Line line = project.line(id).orElseThrow();
      if (line.locked()) {
        throw new RenderException("The line {0} is locked; unlock it to render it again.", id);
      }
      lines.add(line);
    }
    return lines;
  }

  /** What is stale by the author's own doing; the rest is named, and waits for a decision. */
  private List<Line> stale(OpenProject opening, RenderPlan plan) {
    List<Line> stale = plan.stale(opening.folder().takes());
    if (stale.isEmpty()) {
      return stale;
    }
    Set<Difference.Input> asked = common.asked();
    asked.add(Difference.Input.DICTIONARY);
    Upgrade upgrade = Upgrade.of(plan, opening.folder().takes());
    Set<String> leave =
        upgrade.notAskedFor(asked).stream()
            .map(each -> each.line().id())
            .collect(Collectors.toSet());
    left = leave.size();
    if (left > 0) {
      upgrade
          .changes()
          .forEach(change -> surroundings.err().println("reprise: " + change.sentence()));
      surroundings
          .err()
          .println(
              "reprise: "
                  + UpgradePrint.lines(left)
                  + " would sound otherwise now and stay as they are; 'reprise upgrade' compares,"
                  + " keeps or moves them.");
    }
    return stale.stream().filter(line -> !leave.contains(line.id())).toList();
  }

  private void tellRemarks(Project project, RenderPlan plan, List<Line> lines) {
    lines.forEach(
        line ->
            Stream.of(plan.remark(line), SilentDirections.remark(line, project, plan.manners()))
                .flatMap(Optional::stream)
                .forEach(
                    sentence ->
                        surroundings.err().println("reprise: " + line.id() + ": " + sentence)));
  }

  private static List<RenderRequest> requests(
      OpenProject opening,
      RenderPlan plan,
      List<Line> lines,
      RenderReport report,
      PackAdvice advice) {
    ClipFolder clips = opening.folder().clips();
    List<RenderRequest> requests = new ArrayList<>();
    for (Line line : lines) {
      plan.obstacle(line)
          .ifPresentOrElse(
              sentence ->
                  report.failed(
                      line.id(), advice.behind(sentence, line.text(), plan.language(line))),
              () -> requests.add(plan.request(line, sha256 -> () -> clips.get(sha256))));
    }
    return requests;
  }
}
