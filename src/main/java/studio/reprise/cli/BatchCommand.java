package studio.reprise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.reprise.document.PackRef;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderRequest;
import studio.reprise.storage.BatchFile;
import studio.reprise.storage.BatchTask;
import studio.reprise.storage.Deliverable;
import studio.reprise.storage.ExportFolder;

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
      "   \"input_text\": \"What to say.\", \"output_name\": \"01\", \"sample_rate\": 24000,"
          + " \"seed\": 42}",
      "",
      "  reprise batch sample-voices/demo.jsonl --out target/demo",
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

  @Mixin private CommonOptions common;

  BatchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    BatchFile file = BatchFile.read(surroundings.folder().resolve(path));
    BatchClips clips = new BatchClips();
    List<BatchTask> tasks = new ArrayList<>();
    List<BatchFile.Problem> problems = new ArrayList<>(file.problems());
    for (BatchTask task : file.tasks()) {
      Optional<String> problem = clips.problem(task.promptAudio());
      problem.ifPresent(
          sentence -> problems.add(new BatchFile.Problem(task.lineNumber(), sentence)));
      if (problem.isEmpty()) {
        tasks.add(task);
      }
    }
    problems.sort(java.util.Comparator.comparingInt(BatchFile.Problem::lineNumber));
    problems.forEach(
        problem ->
            surroundings
                .err()
                .println(
                    "reprise: " + path + ":" + problem.lineNumber() + ": " + problem.sentence()));
    if (tasks.isEmpty() || (!problems.isEmpty() && !keepGoing)) {
      surroundings
          .err()
          .println(
              "reprise: Nothing was rendered."
                  + (tasks.isEmpty() ? "" : " --keep-going renders the lines that are good."));
      return CommandLineDoor.FAILED;
    }
    Path pack = new PackShelf(surroundings).choose(common.pack(), PackRef.NONE);
    return render(tasks, clips, pack, problems.isEmpty());
  }

  private int render(List<BatchTask> tasks, BatchClips clips, Path pack, boolean allValid) {
    ExportFolder folder = new ExportFolder(surroundings.folder().resolve(out));
    RenderReport report = new RenderReport(surroundings, common, tasks.size());
    try (Rendering rendering =
        new Rendering(surroundings, common, pack, folder.takes(), report::hear)) {
      report.watch(rendering.queue());
      BatchRequests requests =
          new BatchRequests(rendering.opened().pack(), common.seed(), clips.keptIn(folder.clips()));
      List<RenderRequest> all = new ArrayList<>();
      tasks.forEach(task -> all.add(requests.of(task)));
      rendering.render(all);
      report.clear();
      if (rendering.isInterrupted()) {
        surroundings
            .err()
            .println(
                "reprise: Cancelled; the same command goes on with the "
                    + report.finished().size()
                    + " finished takes.");
        return CommandLineDoor.CANCELLED;
      }
      List<Deliverable> deliverables = deliverables(tasks, report);
      if (!deliverables.isEmpty()) {
        folder.write(path.getFileName().toString(), deliverables, folder.takes(), folder.clips());
      }
      new RenderSummary(surroundings, common).print(report, folder.path(), deliverables.size());
      return allValid && report.failed().isEmpty() ? CommandLineDoor.DONE : CommandLineDoor.FAILED;
    }
  }

  private static List<Deliverable> deliverables(List<BatchTask> tasks, RenderReport report) {
    List<Deliverable> deliverables = new ArrayList<>();
    for (BatchTask task : tasks) {
      Receipt receipt = report.finished().get(task.outputName());
      if (receipt != null) {
        deliverables.add(
            new Deliverable(
                task.outputName(),
                receipt,
                task.sampleRateHz().orElse(receipt.made().sampleRateHz()),
                Optional.empty(),
                receipt.owner().speakerId(),
                Optional.of(task.promptAudioAsGiven())));
      }
    }
    return deliverables;
  }
}
