package studio.reprise.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.desk.VerificationOrder;
import studio.reprise.desk.delivery.DeliveryVerification;
import studio.reprise.document.PackRef;
import studio.reprise.document.Project;
import studio.reprise.render.InOrder;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderException;
import studio.reprise.render.RenderRequest;
import studio.reprise.render.Verdict;
import studio.reprise.render.Verification;
import studio.reprise.sentence.AuthorException;
import studio.reprise.speech.Cancellation;
import studio.reprise.storage.ExportFolder;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.TakeFolder;
import studio.reprise.storage.VerificationSource.Exhibit;
import studio.reprise.storage.delivery.DeliveryFolder;

/** Renders takes again and compares. */
@Command(
    name = "verify",
    description = {
      "Renders takes again from their receipts alone and says of each whether it is identical "
          + "(bytes), equal (same tokens, mels closer than a bound), drifted, or cannot be verified, "
          + "and why."
    },
    footerHeading = "%nExit codes: 0 identical or equal, 3 drift, 1 cannot verify.%nExamples:%n",
    footer = {
      "  reprise verify my-book",
      "  reprise verify wavs --sample 20 --json",
      "  reprise verify my-book --math portable",
      "  reprise verify for-acx --project my-book",
      "  reprise verify my-game --on spark://host:7077"
    })
final class VerifyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "<project|export|delivery>",
      description = "A project, an exported folder or a delivery.")
  private Path path;

  @Option(
      names = "--sample",
      paramLabel = "<n>",
      description = "Only so many takes, the same ones every time.")
  private Integer sample;

  @Option(
      names = "--project",
      paramLabel = "<dir>",
      description = "The project of a delivery, whose takes it is proved by.")
  private @Nullable Path project;

  @Mixin private ClusterOptions cluster;

  @Mixin private CommonOptions common;

  VerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Path folder = surroundings.given().folder(path);
    if (sample != null && sample < 1) {
      throw new WrongUse("--sample takes 1 or more, not {0}.", sample);
    }
    if (ProjectFolder.isProject(folder)) {
      return ofProject(folder);
    }
    if (DeliveryFolder.isDelivery(folder)) {
      return ofDelivery(folder);
    }
    if (!ExportFolder.isExport(folder)) {
      throw new WrongUse(
          "{0} is neither a project (project.json) nor an export (metadata.json).", folder);
    }
    VerificationOrder order = VerificationOrder.of(new ExportFolder(folder));
    PackRef pack =
        order.exhibits().stream()
            .findFirst()
            .map(item -> new PackRef(item.pack().id(), ""))
            .orElseThrow(() -> new RenderException("There is no take to verify in {0}.", folder));
    return verify(order, common.pack(surroundings, pack));
  }

  /** A delivery is put together again from the project's takes; nothing is rendered. */
  private int ofDelivery(Path folder) {
    if (project == null) {
      throw new WrongUse("Of which project is this delivery? Say --project <dir>.");
    }
    try (ProjectFolder opened = ProjectFolder.open(surroundings.given().project(project));
        Interruption interruption = Interruption.atWork(surroundings.err())) {
      List<Verdict> verdicts = proved(folder, opened, interruption);
      new VerdictPrint(surroundings, common).print(verdicts);
      return exitCode(verdicts);
    }
  }

  private static List<Verdict> proved(
      Path folder, ProjectFolder project, Interruption interruption) {
    try {
      return DeliveryVerification.of(folder, project, interruption::happened);
    } catch (CancellationException e) {
      throw interruption.told("Cancelled; verifying changes nothing.");
    }
  }

  private int ofProject(Path path) {
    try (ProjectFolder folder = ProjectFolder.open(path)) {
      Project project = folder.project();
      return verify(VerificationOrder.of(folder, project), common.pack(surroundings, project));
    }
  }

  private int verify(VerificationOrder order, Path pack) {
    List<Exhibit> exhibits = sampled(order);
    if (exhibits.isEmpty()) {
      throw new RenderException("There is no take to verify.");
    }
    Map<Exhibit, Verdict> verdicts = new LinkedHashMap<>();
    exhibits.forEach(exhibit -> verdicts.put(exhibit, null));
    try {
      byPack(exhibits, pack)
          .forEach((folder, takes) -> verify(takes, folder, order::opened, verdicts));
    } catch (CancellationException e) {
      // Said when the rendering was closed: after that the process may be gone.
      return CommandLineDoor.CANCELLED;
    }
    List<Verdict> all = new ArrayList<>(verdicts.values());
    all.addAll(order.besides());
    new VerdictPrint(surroundings, common).print(all);
    return exitCode(all);
  }

  /** Each take is verified with the pack that made it, where that is still found. */
  private Map<Path, List<Exhibit>> byPack(List<Exhibit> exhibits, Path otherwise) {
    if (common.namesPack()) {
      return Map.of(otherwise, exhibits);
    }
    Map<Path, List<Exhibit>> byPack = new LinkedHashMap<>();
    VerificationOrder.byPack(
            exhibits, surroundings.packs(), surroundings.engines()::sha256, Optional.of(otherwise))
        .forEach((folder, takes) -> byPack.put(folder.orElse(otherwise), takes));
    return byPack;
  }

  private void verify(
      List<Exhibit> exhibits,
      Path pack,
      Consumer<RenderEvent.Opened> opened,
      Map<Exhibit, Verdict> verdicts) {
    if (cluster.isAsked()) {
      verifyElsewhere(exhibits, pack, opened, verdicts);
      return;
    }
    RenderReport report = new RenderReport(surroundings, common, exhibits.size());
    try (LocalRendering rendering =
        new LocalRendering(surroundings, common, pack, new TakeFolder(Path.of("")), report::hear)) {
      LocalRendering.await(
          rendering
              .queue()
              .withEngine(
                  (engine, cancel) -> {
                    opened.accept(new RenderEvent.Opened(engine.engine(), engine.pack()));
                    Verification verification = new Verification(engine);
                    Cancellation either = () -> cancel.isCancelled() || rendering.isInterrupted();
                    InOrder.each(
                        engine.speaksAtOnce(),
                        exhibits,
                        exhibit -> exhibit.judgedBy(verification, either),
                        (exhibit, verdict) -> {
                          verdicts.put(exhibit, verdict);
                          progress(verdicts.values(), verdict);
                        });
                    return verdicts;
                  }));
    }
  }

  /** Every take is rendered again by the machines first, beside the project, then compared here. */
  private void verifyElsewhere(
      List<Exhibit> exhibits,
      Path pack,
      Consumer<RenderEvent.Opened> opened,
      Map<Exhibit, Verdict> verdicts) {
    RenderReport report = new RenderReport(surroundings, common, exhibits.size());
    try (ScratchFolder scratch = new ScratchFolder()) {
      TakeFolder takes = new TakeFolder(scratch.path());
      try (Rendering rendering =
          cluster.rendering(surroundings, common, () -> pack, takes, report::hear)) {
        opened.accept(rendering.opened());
        report.watch(rendering::remainingSeconds);
        List<RenderRequest> requests = new ArrayList<>();
        for (Exhibit exhibit : exhibits) {
          request(exhibit).ifPresent(requests::add);
        }
        rendering.render(requests);
        report.clear();
        if (rendering.isInterrupted()) {
          throw new CancellationException("The command was cancelled.");
        }
        Verification verification = new Verification(rendering.opened(), takes);
        for (Exhibit exhibit : exhibits) {
          verdicts.put(exhibit, exhibit.judgedBy(verification, Cancellation.NEVER));
        }
      }
    } catch (IOException e) {
      throw new RenderException(e, "There is no room for the takes of other machines: {0}.", e);
    }
  }

  private static Optional<RenderRequest> request(Exhibit exhibit) {
    try {
      return Verification.request(exhibit.name(), exhibit.evidence().get());
    } catch (AuthorException e) {
      // The comparison says the same sentence in the take's verdict.
      return Optional.empty();
    }
  }

  private void progress(Collection<Verdict> verdicts, Verdict latest) {
    if (!common.isQuiet()) {
      surroundings
          .err()
          .println(
              verdicts.stream().filter(Objects::nonNull).count()
                  + "/"
                  + verdicts.size()
                  + " "
                  + latest.lineId()
                  + ": "
                  + latest.outcome().key());
    }
  }

  private List<Exhibit> sampled(VerificationOrder order) {
    return sample == null ? order.exhibits() : order.sample(sample);
  }

  private static int exitCode(List<Verdict> verdicts) {
    if (verdicts.stream().anyMatch(v -> v.outcome() == Verdict.Outcome.DRIFTED)) {
      return CommandLineDoor.DRIFT;
    }
    return verdicts.stream().allMatch(v -> v.outcome().isProof())
        ? CommandLineDoor.DONE
        : CommandLineDoor.FAILED;
  }
}
