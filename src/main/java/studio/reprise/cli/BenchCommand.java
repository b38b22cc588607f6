package studio.reprise.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.reprise.document.PackRef;
import studio.reprise.render.ReceiptJson;

/** How fast this machine is. */
@Command(
    name = "bench",
    description = {
      "Measures the speed of each stage with a pack, and of a project of many lines.",
      "Nothing is written but to a temporary folder."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  reprise bench", "  reprise bench --rounds 5 --threads 1 --json"})
final class BenchCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--rounds",
      paramLabel = "<n>",
      defaultValue = "3",
      description =
          "How often the sentence is spoken after a first time. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--lines",
      paramLabel = "<n>",
      defaultValue = "10000",
      description = "How many lines the project has. Default: ${DEFAULT-VALUE}.")
  private int lines;

  @Mixin private CommonOptions common;

  BenchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    within("--rounds", rounds, 1000);
    within("--lines", lines, 100_000);
    Path pack = common.pack(surroundings, PackRef.NONE);
    RenderReport report = new RenderReport(surroundings, common, 1);
    long start = System.nanoTime();
    BenchFigures figures = new BenchFigures();
    BenchShelf shelf = new BenchShelf();
    try (LocalRendering rendering =
        new LocalRendering(surroundings, common, pack, shelf, report::hear)) {
      figures.put("opening_seconds", (System.nanoTime() - start) / 1e9);
      LocalRendering.await(
          rendering
              .queue()
              .withEngine(
                  (engine, cancel) -> {
                    new SpeechBench(
                            engine,
                            BenchClip.in(surroundings.home()),
                            () -> cancel.isCancelled() || rendering.isInterrupted())
                        .measure(rounds, figures);
                    return figures;
                  }));
      rendering.render(
          List.of(shelf.request(rendering.opened().pack(), BenchClip.in(surroundings.home()))));
      ProjectBench.measure(rendering.opened(), shelf.receipt(), lines, figures);
      figures.memory();
      print(rendering, figures);
      return CommandLineDoor.DONE;
    } catch (CancellationException e) {
      // Said when the rendering was closed: after that the process may be gone.
      return CommandLineDoor.CANCELLED;
    }
  }

  private static void within(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new WrongUse("{0} takes 1 to {1}, not {2}.", option, most, value);
    }
  }

  private void print(LocalRendering rendering, BenchFigures figures) {
    if (common.isJson()) {
      var root = new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
      root.put("pack", rendering.opened().pack().name());
      root.put("backend", rendering.opened().engine().arithmetic().backend());
      root.put("device_class", rendering.opened().engine().arithmetic().deviceClass());
      root.put("processor", rendering.opened().engine().processor().kind());
      root.put("self_check", rendering.opened().engine().processor().digest());
      root.put("threads", rendering.opened().engine().threads());
      root.put("processors", Runtime.getRuntime().availableProcessors());
      figures.all().forEach(root::put);
      surroundings.out().print(ReceiptJson.write(root));
      surroundings.out().flush();
      return;
    }
    surroundings.out().println(rendering.opened().engine().processor());
    for (Map.Entry<String, Double> figure : figures.all().entrySet()) {
      surroundings
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "%-34s %10.3f",
                  figure.getKey().replace('_', ' '),
                  figure.getValue()));
    }
  }
}
