package studio.reprise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.desk.SilentDirections;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderException;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.ForeignParts;
import studio.reprise.speech.PackDescription;
import studio.reprise.storage.BatchFile;
import studio.reprise.storage.BatchTask;
import studio.reprise.storage.Deliverable;
import studio.reprise.storage.Delivery;
import studio.reprise.storage.DeliveryOrder;
import studio.reprise.storage.ExportFolder;
import studio.reprise.storage.OccupiedException;

/** Renders a batch file. */
@Command(
    name = "batch",
    description = {
      "Renders one WAV for each line of a JSONL file, with metadata.json.",
      "By default nothing is rendered until every line is valid."
    },
    footerHeading = "%nExample of a line, and of use:%n",
    footer = {
      "  {\"prompt_text\": \"Words of the clip.\", \"prompt_audio\": \"clip.wav\",",
      "   \"input_text\": \"What to say.\", \"output_name\": \"01\",",
      "   \"sample_rate\": 24000, \"seed\": 42}",
      "",
      "  reprise batch sample-voices/demo.jsonl --out target/demo",
      "  reprise batch tasks.jsonl --out wavs --on spark://host:7077",
      "  reprise batch tasks.jsonl --out wavs --keep-going --json > result.json"
    })
final class BatchCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "<tasks.jsonl>", description = "The batch file.")
  private Path path;

  @Option(names = "--out", paramLabel = "<dir>", required = true, description = "Where to.")
  private Path out;

  @Option(
      names = "--keep-going",
      description = "Render the good lines although others are bad; the exit code is 1 then.")
  private boolean keepGoing;

  @Option(
      names = "--force",
      description = "Write over files in <dir> that this batch did not make.")
  private boolean force;

  @Option(
      names = "--prune",
      description = "Delete WAVs in <dir> that this batch made earlier and no longer has.")
  private boolean prune;

  @Mixin private ClusterOptions cluster;

  @Mixin private CommonOptions common;

  BatchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Path source = surroundings.given().file(path);
    BatchFile file = BatchFile.read(source);
    BatchProblems problems = new BatchProblems(surroundings, path, file.problems());
    List<BatchTask> tasks = examined(file.tasks(), problems);
    if (!problems.tell() && !keepGoing || tasks.isEmpty()) {
      return nothing(tasks);
    }
    ExportFolder folder = new ExportFolder(surroundings.given().newFolder(out));
    try (Delivery delivery = folder.begin(order(source, tasks))) {
      return render(tasks, folder, delivery, problems);
    } catch (OccupiedException e) {
      throw new RenderException(e, "{0} (--force)", e);
    }
  }

  private List<BatchTask> examined(List<BatchTask> tasks, BatchProblems problems) {
    BatchClips clips = new BatchClips();
    List<BatchTask> good = new ArrayList<>();
    for (BatchTask task : tasks) {
      BatchClips.Examined examined = clips.examine(task);
      examined.problem().ifPresent(sentence -> problems.add(task, sentence));
      examined.advice().forEach(advice -> problems.advise(task, advice));
      if (examined.problem().isEmpty()) {
        good.add(task);
      }
    }
    return good;
  }

  private int nothing(List<BatchTask> tasks) {
    surroundings
        .err()
        .println(
            "reprise: Nothing was rendered."
                + (tasks.isEmpty() ? "" : " --keep-going renders the lines that are good."));
    return CommandLineDoor.FAILED;
  }

  private DeliveryOrder order(Path source, List<BatchTask> tasks) {
    Map<Path, String> inputs = new LinkedHashMap<>();
    inputs.put(source, "the batch file itself");
    tasks.forEach(
        task -> inputs.putIfAbsent(task.promptAudio(), "the clip of line " + task.lineNumber()));
    return DeliveryOrder.of(
            path.getFileName().toString(),
            tasks.stream()
                .map(
                    task -> new DeliveryOrder.Output(task.outputName() + ".wav", task.outputName()))
                .toList())
        .sparing(inputs)
        .with(force ? DeliveryOrder.Foreign.REPLACED : DeliveryOrder.Foreign.KEPT)
        .with(prune ? DeliveryOrder.Orphans.DELETED : DeliveryOrder.Orphans.NAMED);
  }

  private int render(
      List<BatchTask> tasks, ExportFolder folder, Delivery delivery, BatchProblems problems) {
    Map<Path, List<BatchTask>> byPack = new BatchPacks(surroundings, common).of(tasks);
    RenderReport quietly = new RenderReport(surroundings, common, 0);
    Path firstPack = byPack.keySet().iterator().next();
    try (Rendering rendering =
        cluster.rendering(surroundings, common, () -> firstPack, folder.takes(), quietly::hear)) {
      // Every line is looked at before the first is rendered.
      for (Map.Entry<Path, List<BatchTask>> pack : byPack.entrySet()) {
        rendering.use(pack.getKey());
        pack.setValue(speakable(rendering, pack.getValue(), problems));
        PackDescription spoken = rendering.opened().pack();
        pack.getValue()
            .forEach(
                task -> remarks(task, spoken).forEach(sentence -> problems.remark(task, sentence)));
      }
      List<BatchTask> good = byPack.values().stream().flatMap(List::stream).toList();
      if (!problems.tell() && !keepGoing || good.isEmpty()) {
        return nothing(good);
      }
      RenderReport report = new RenderReport(surroundings, common, good.size());
      report.watch(rendering::remainingSeconds);
      Attempts deliveries = new Attempts();
      Map<String, BatchTask> byName = new LinkedHashMap<>();
      good.forEach(task -> byName.put(task.outputName(), task));
      rendering.listen(
          event -> {
            if (event instanceof RenderEvent.Finished done) {
              deliveries.attempt(
                  () ->
                      delivery.put(
                          deliverable(
                              Objects.requireNonNull(byName.get(done.jobId())), done.receipt()),
                          folder.takes(),
                          folder.clips()));
            }
            report.hear(event);
          });
      Function<Path, BatchClips.Clip> clips = new BatchClips().keptIn(folder.clips());
      for (Map.Entry<Path, List<BatchTask>> pack : byPack.entrySet()) {
        if (!rendering.isInterrupted() && report.halted().isEmpty() && !pack.getValue().isEmpty()) {
          rendering.use(pack.getKey());
          BatchRequests requests =
              new BatchRequests(rendering.opened().pack(), common.seed(), clips);
          rendering.render(pack.getValue().stream().map(requests::of).toList());
        }
      }
      report.clear();
      deliveries.requireSuccess();
      if (rendering.isInterrupted()) {
        // The process ends as soon as the rendering is closed: what was finished is listed before.
        delivery.close();
        rendering.tellCancelled(
            "Cancelled; the "
                + delivery.count()
                + " finished WAVs are delivered, and the same command goes on.");
        return CommandLineDoor.CANCELLED;
      }
      if (report.halted().isPresent()) {
        throw new RenderException("{0} The same command goes on.", report.halted().get());
      }
      new DeliveryNotes(surroundings).print(delivery.finish());
      new RenderSummary(surroundings, common).print(report, folder.path(), delivery.count());
      return problems.isEmpty() && report.failed().isEmpty()
          ? CommandLineDoor.DONE
          : CommandLineDoor.FAILED;
    }
  }

  /**
   * The tasks whose words the pack can speak; the others are problems of their lines. Other
   * machines say so one by one.
   */
  private List<BatchTask> speakable(
      Rendering rendering, List<BatchTask> tasks, BatchProblems problems) {
    if (rendering.here().isEmpty()) {
      return tasks;
    }
    PackAdvice advice = new PackAdvice(surroundings, rendering.opened().pack().languages());
    return LocalRendering.await(
        rendering
            .here()
            .get()
            .queue()
            .withEngine(
                (engine, cancel) -> {
                  List<BatchTask> good = new ArrayList<>();
                  for (BatchTask task : tasks) {
                    Optional<Sentence> objection =
                        engine.objection(task.inputText(), task.language(), task.promptText());
                    objection.ifPresent(
                        sentence ->
                            problems.add(
                                task, advice.behind(sentence, task.inputText(), task.language())));
                    if (objection.isEmpty()) {
                      good.add(task);
                    }
                  }
                  return good;
                }));
  }

  private static Stream<Sentence> remarks(BatchTask task, PackDescription pack) {
    return Stream.of(
            ForeignParts.remark(task.inputText(), task.language(), pack.languages()),
            SilentDirections.remark(task.inputText(), "", task.settings(), pack.manners()))
        .flatMap(Optional::stream);
  }

  private static Deliverable deliverable(BatchTask task, Receipt receipt) {
    return new Deliverable(
        task.outputName(),
        receipt,
        task.sampleRateHz().orElse(receipt.made().sampleRateHz()),
        Optional.empty(),
        receipt.owner().speakerId(),
        Optional.of(task.promptAudioAsGiven()));
  }
}
