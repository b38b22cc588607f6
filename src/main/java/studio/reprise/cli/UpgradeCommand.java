package studio.reprise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.desk.OpenProject;
import studio.reprise.document.PackRef;
import studio.reprise.document.UpgradeEdits;
import studio.reprise.render.HeardBoth;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderPlan;
import studio.reprise.render.RenderRequest;
import studio.reprise.render.Upgrade;
import studio.reprise.storage.ClipFolder;

/** Decides what becomes of lines under which the pack or the engine changed. */
@Command(
    name = "upgrade",
    description = {
      "Says what changed under a project since its takes were made (voice pack, engine, device, "
          + "math mode, text rules, dictionary) and how many lines it touches. Nothing is rendered or "
          + "chosen unless an option says so. Locked lines stay as they are."
    },
    footerHeading =
        "%nExit codes: 0 nothing changed, or the option did it; 3 something changed and is not"
            + " decided; 1 some line failed.%nExamples:%n",
    footer = {
      "  reprise upgrade my-book               what changed, and in how many lines",
      "  reprise upgrade my-book --compare 5   five lines anew beside the old takes",
      "  reprise upgrade my-book --keep        the takes stay, and count as fresh",
      "  reprise upgrade my-book --move        new takes for all of them, in one step"
    })
final class UpgradeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "<project>", description = "The project's folder.")
  private Path path;

  /** At most one of the three decisions. */
  private static final class Decision {
    @Option(names = "--keep", description = "Keep all as it was: the takes stay.")
    private boolean keep;

    @Option(
        names = "--compare",
        paramLabel = "<n>",
        description = "Hear both: renders n lines beside their takes; farthest apart first.")
    private @Nullable Integer compare;

    @Option(names = "--move", description = "Move over: renders all of them, then chooses them.")
    private boolean move;
  }

  @ArgGroup private Decision decision;

  @Mixin private CommonOptions common;

  UpgradeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (decision != null && decision.compare != null && decision.compare < 1) {
      throw new WrongUse("--compare takes 1 or more, not {0}.", decision.compare);
    }
    try (OpenProject opening = surroundings.open(path)) {
      if (decision != null) {
        opening.requireWritable();
      }
      Path pack = common.pack(surroundings, opening.project());
      return decide(opening, pack);
    }
  }

  private int decide(OpenProject opening, Path pack) {
    RenderReport opens = new RenderReport(surroundings, common, 0);
    try (Rendering rendering =
        new LocalRendering(surroundings, common, pack, opening.folder().takes(), opens::hear)) {
      RenderPlan plan =
          new RenderPlan(opening.project(), rendering.opened().engine(), rendering.opened().pack());
      Upgrade upgrade = Upgrade.of(plan, opening.folder().takes());
      UpgradePrint print = new UpgradePrint(surroundings, common, upgrade);
      if (decision == null) {
        print.changes();
        return upgrade.isEmpty() ? CommandLineDoor.DONE : CommandLineDoor.DRIFT;
      }
      if (decision.keep) {
        keep(opening, upgrade);
        print.kept();
        return CommandLineDoor.DONE;
      }
      List<Upgrade.Touched> lines =
          decision.compare == null ? upgrade.touched() : upgrade.sample(decision.compare);
      RenderReport report = new RenderReport(surroundings, common, lines.size());
      Map<String, Receipt> anew = render(rendering, report, plan, lines, opening);
      if (rendering.isInterrupted()) {
        rendering.tellCancelled("Cancelled; no line was changed, and finished takes are kept.");
        return CommandLineDoor.CANCELLED;
      }
      if (decision.move) {
        move(opening, rendering, anew);
      }
      List<HeardBoth> heard = HeardBoth.farthestFirst(lines, anew);
      print.heard(heard, decision.move ? "moved" : "compared", report.failed());
      return report.failed().isEmpty() ? CommandLineDoor.DONE : CommandLineDoor.FAILED;
    }
  }

  private static void keep(OpenProject opening, Upgrade upgrade) {
    Map<String, String> declined = new LinkedHashMap<>();
    upgrade.touched().forEach(each -> declined.put(each.line().id(), each.instead()));
    opening.make(UpgradeEdits.keepAsItWas(declined));
    opening.save();
  }

  private static Map<String, Receipt> render(
      Rendering rendering,
      RenderReport report,
      RenderPlan plan,
      List<Upgrade.Touched> lines,
      OpenProject opening) {
    ClipFolder clips = opening.folder().clips();
    report.watch(rendering::remainingSeconds);
    rendering.listen(report::hear);
    List<RenderRequest> requests = new ArrayList<>();
    lines.forEach(each -> requests.add(plan.request(each.line(), sha -> () -> clips.get(sha))));
    rendering.render(requests);
    report.clear();
    return report.finished();
  }

  private static void move(OpenProject opening, Rendering rendering, Map<String, Receipt> anew) {
    Map<String, String> takes = new LinkedHashMap<>();
    anew.forEach((line, receipt) -> takes.put(line, receipt.fingerprint()));
    if (!takes.isEmpty()) {
      opening.make(
          UpgradeEdits.moveOver(
              takes,
              new PackRef(rendering.opened().pack().name(), rendering.opened().pack().sha256())));
      opening.save();
    }
  }
}
