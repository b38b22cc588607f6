package studio.reprise.speech.check;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Precision;
import studio.reprise.speech.layer.LibTorch;
import studio.reprise.speech.layer.OneDnn;
import studio.reprise.speech.layer.TorchOps;

/**
 * How many of some random shapes of each operation this processor computes wrongly: as libtorch
 * comes, and after the self-check of a pack with a graph of its own. {@code
 * packaging/operations.sh} runs it on this processor and on others.
 */
public final class OperationTables {
  private static final int SHAPES = 200;

  private OperationTables() {}

  /** What a kind gave. */
  record Outcome(int wrong, double worst) {}

  /**
   * @param args {@code fast} or {@code portable}, and how many shapes of each kind
   */
  public static void main(String[] args) {
    MathMode mode = MathMode.valueOf(args.length > 0 ? args[0].toUpperCase(Locale.ROOT) : "FAST");
    int shapes = args.length > 1 ? Integer.parseInt(args[1]) : SHAPES;
    EngineOptions options = new EngineOptions("cpu", Precision.FP32, 1, mode);
    Device device = LibTorch.start(options);
    int wrong;
    try (NDManager manager = LibTorch.newManager(device);
        TorchOps ops = TorchOps.load(manager)) {
      System.out.printf("%-40s %5s  %s%n", mode + ", " + shapes + " shapes", "wrong", "worst");
      wrong = print(tables(manager, ops, shapes));
      boolean wasOut = OneDnn.isOut();
      selfCheck(device, options, ops);
      if (OneDnn.isOut() && !wasOut) {
        System.out.println("after the self-check, which keeps oneDNN out here:");
        wrong = print(tables(manager, ops, shapes));
      }
    }
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static int print(Map<String, Outcome> tables) {
    tables.forEach(
        (kind, outcome) ->
            System.out.printf(
                Locale.ROOT, "%-40s %5d  %.2g%n", kind, outcome.wrong(), outcome.worst()));
    int wrong = tables.values().stream().mapToInt(Outcome::wrong).sum();
    System.out.printf("%-40s %5d%n", tables.size() + " kinds", wrong);
    return wrong;
  }

  /** As the opening of a pack whose vocoder is a graph of libtorch's own convolutions. */
  static void selfCheck(Device device, EngineOptions options, TorchOps ops) {
    try (SelfCheck check = new SelfCheck(device, options, ops)) {
      check.graph(List.of(new long[] {8, 18, 3, 3}, new long[] {16, 40, 5}));
      check.outcome();
    }
  }

  /** Of each kind how many were wrong, and the worst error as a share of what it is allowed. */
  static Map<String, Outcome> tables(NDManager manager, TorchOps ops, int shapes) {
    Map<String, Function<RandomShapes, Comparison>> kinds = new LinkedHashMap<>(SumKinds.all());
    kinds.putAll(StepKinds.all());
    Map<String, Outcome> tables = new LinkedHashMap<>();
    kinds.forEach((name, kind) -> tables.put(name, outcome(manager, ops, kind, shapes)));
    return tables;
  }

  private static Outcome outcome(
      NDManager manager, TorchOps ops, Function<RandomShapes, Comparison> kind, int shapes) {
    int wrong = 0;
    double worst = 0;
    RandomShapes random = new RandomShapes(manager, ops);
    for (int i = 0; i < shapes; i++) {
      Comparison comparison = random.drawn(kind);
      wrong += comparison.isRight() ? 0 : 1;
      worst = Math.max(worst, comparison.share(comparison.worst()));
    }
    return new Outcome(wrong, worst);
  }
}
