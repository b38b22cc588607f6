package studio.reprise.speech.check;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.Checked;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.layer.Conv1d;
import studio.reprise.speech.layer.LibTorch;
import studio.reprise.speech.layer.LinearByParts;
import studio.reprise.speech.layer.OneDnn;
import studio.reprise.speech.layer.TorchOps;

/**
 * The check of one opening: told of the pack's layers as they are read, made in one go on a thread
 * of its own while the largest of them, the language model, is read, and waited for before the pack
 * may speak. Begun earlier, it would share the processors with the texts' rules, which are read
 * then, and with Java's compilers, which follow both.
 */
public final class SelfCheck implements AutoCloseable {
  /** The digest of the program's own trials in portable mode on every x86-64 processor. */
  static final String PORTABLE = "d37488e0f648ddea";

  private static final int DIGEST_DIGITS = 16;

  /**
   * Trials of every pack: each kind of kernel, with counts that are no whole vectors. Another list
   * gives another digest on every processor, so that it asks for a new ENGINE_VERSION.
   */
  private static final List<Trial> OWN = own();

  private final Device device;
  private final EngineOptions options;
  private final TorchOps ops;
  private final Set<List<Object>> known = new HashSet<>();
  private final List<Trial> ofPack = new ArrayList<>();
  private @Nullable CompletableFuture<Findings> running;

  /** What one trial gave. */
  private record Finding(Trial trial, Comparison comparison) {}

  /**
   * What all trials gave, in their order.
   *
   * @param own of the program's own trials
   * @param pack of the pack's
   */
  private record Findings(
      List<Finding> own, List<Finding> pack, double milliseconds, double processorMilliseconds) {
    Stream<Finding> all() {
      return Stream.concat(own.stream(), pack.stream());
    }

    boolean areRight() {
      return all().allMatch(finding -> finding.comparison().isRight());
    }

    Findings after(Findings before) {
      return new Findings(
          own,
          pack,
          before.milliseconds + milliseconds,
          before.processorMilliseconds + processorMilliseconds);
    }
  }

  /**
   * Of what every pack uses, so far.
   *
   * @param ops the operations that the pack will be spoken with
   */
  public SelfCheck(Device device, EngineOptions options, TorchOps ops) {
    this.device = device;
    this.options = options;
    this.ops = ops;
    OWN.forEach(trial -> known.add(trial.kind()));
  }

  private static List<Trial> own() {
    List<Trial> trials = new ArrayList<>();
    // out, in, kernel, stride, padding, dilation, groups, frames
    int[][] convolutions = {
      {4, 18, 5, 1, 2, 1, 1, 1200},
      {16, 18, 6, 3, 1, 1, 1, 40},
      {8, 12, 3, 1, 1, 1, 1, 40},
      {24, 40, 3, 1, 3, 3, 1, 600},
      {16, 32, 7, 1, 3, 1, 1, 700},
      {24, 24, 5, 1, 2, 1, 2, 900},
      {40, 40, 7, 1, 3, 1, 40, 600},
      {18, 1, 16, 4, 0, 1, 1, 200},
      {18, 16, 3, 2, 1, 1, 1, 45},
    };
    for (int[] c : convolutions) {
      trials.add(new ConvolutionTrial(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]));
    }
    trials.add(new LinearTrial(3, 50, 40, DataType.FLOAT32));
    trials.add(new LinearTrial(1, 64, 33, DataType.FLOAT32));
    trials.add(new LinearTrial(24, 96, 80, DataType.FLOAT32));
    trials.add(new LinearTrial(33, 250, 130, DataType.FLOAT32));
    trials.addAll(Arrays.asList(FunctionTrial.values()));
    trials.addAll(Arrays.asList(NormTrial.values()));
    trials.addAll(Arrays.asList(LayerTrial.values()));
    trials.addAll(Arrays.asList(AttentionTrial.values()));
    trials.addAll(decoding(DataType.FLOAT32));
    trials.addAll(Arrays.asList(JavaTrial.values()));
    return List.copyOf(trials);
  }

  /** Tries a network's convolutions too. */
  public void convolutions(Collection<Conv1d> layers) {
    add(layers.stream().map(ConvolutionTrial::of).toList());
  }

  /** Tries those of a network's convolutions that are computed by threes. */
  public void byThrees(Collection<Conv1d> layers) {
    add(layers.stream().map(ThreesTrial::of).toList());
  }

  /** Tries the convolutions of a graph: the shapes of its weights, of whatever kind they are. */
  public void graph(Collection<long[]> shapes) {
    add(
        shapes.stream()
            .filter(shape -> shape.length == 3 || shape.length == 4)
            .map(GraphTrial::of)
            .toList());
  }

  /**
   * Tries a network's matrices too.
   *
   * @param shapes {@code [out, in]} each
   */
  public void matrices(Collection<long[]> shapes, DataType type) {
    List<Trial> trials = new ArrayList<>();
    for (long[] shape : shapes) {
      trials.add(LinearTrial.of(1, shape[1], shape[0], type));
      trials.add(LinearTrial.of(33, shape[1], shape[0], type));
    }
    add(trials);
  }

  /** Tries those of a network's matrices that are computed by parts, and attention so. */
  public void byParts(Collection<LinearByParts> products) {
    add(products.stream().map(PartsTrial::of).toList());
    if (!products.isEmpty()) {
      add(List.of(new HeadsTrial()));
    }
  }

  /** Tries the language model's attention in its number format too. */
  public void decoder(DataType type) {
    add(decoding(type));
  }

  private static List<Trial> decoding(DataType type) {
    return List.of(new DecodingTrial(7, 0, type), new DecodingTrial(1, 33, type));
  }

  /** Takes the bits of a part into the digest whose arithmetic is not ours to repeat. */
  public void observe(String operation, Supplier<float[]> work) {
    add(List.of(new ObservedTrial(Sentence.of("{0}", operation), work)));
  }

  private void add(Collection<? extends Trial> trials) {
    for (Trial trial : trials) {
      if (known.add(trial.kind())) {
        ofPack.add(trial);
      }
    }
  }

  /**
   * Begins with the trials, now that all are known: one after the other, so that reading weights
   * keeps a processor of its own.
   */
  public void start() {
    running =
        CompletableFuture.supplyAsync(
            this::made,
            work -> {
              Thread thread = new Thread(work, "self-check");
              thread.setDaemon(true);
              thread.start();
            });
  }

  private Findings made() {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = System.nanoTime();
    long busy = clock.getCurrentThreadCpuTime();
    LibTorch.use(1);
    try (Laboratory laboratory = new Laboratory(LibTorch.newManager(device), ops)) {
      List<Finding> own = made(OWN, laboratory);
      List<Finding> pack = made(ofPack, laboratory);
      return new Findings(
          own,
          pack,
          (System.nanoTime() - start) / 1e6,
          (clock.getCurrentThreadCpuTime() - busy) / 1e6);
    }
  }

  private static List<Finding> made(List<Trial> trials, Laboratory laboratory) {
    List<Finding> findings = new ArrayList<>();
    for (Trial trial : trials) {
      findings.add(new Finding(trial, laboratory.make(trial)));
    }
    return findings;
  }

  /**
   * Waits for the trials.
   *
   * @throws SpeechException when a kernel computes wrongly, even without oneDNN
   */
  public Checked outcome() {
    if (running == null) {
      start();
    }
    Findings findings;
    try {
      findings = Objects.requireNonNull(running).join();
      if (!findings.areRight() && OneDnn.keepOut()) {
        findings = made().after(findings);
      }
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      LibTorch.use(LibTorch.threads(options));
    }
    require(findings);
    String own = digest(findings.own());
    requirePortable(own);
    return new Checked(
        (int) findings.all().count(),
        findings
            .all()
            .map(Finding::comparison)
            .mapToDouble(comparison -> comparison.share(comparison.worst()))
            .max()
            .orElse(0),
        findings.milliseconds(),
        findings.processorMilliseconds(),
        own + digest(findings.pack()),
        OneDnn.isOut() && options.mathMode() == MathMode.FAST ? List.of("oneDNN") : List.of());
  }

  /** Waits for the trials that still run. */
  @Override
  public void close() {
    if (running != null) {
      running.handle((done, failure) -> done).join();
    }
  }

  private static void require(Findings findings) {
    findings
        .all()
        .filter(finding -> !finding.comparison().isRight())
        .findFirst()
        .ifPresent(
            finding -> {
              Comparison comparison = finding.comparison();
              int worst = comparison.worst();
              throw new SpeechException(
                  "This machine computes wrongly: {0} is off by {1}, and {2} is allowed. Nothing is spoken with it. Try the other math mode (fast or portable) or another machine.",
                  finding.trial().operation(),
                  brief(comparison.error(worst)),
                  brief(comparison.allowed()[worst]));
            });
  }

  private static String brief(double value) {
    return String.format(Locale.ROOT, "%.1e", value);
  }

  private void requirePortable(String digest) {
    boolean isKnown = !device.isGpu() && System.getProperty("os.arch").equals("amd64");
    if (options.mathMode() == MathMode.PORTABLE && isKnown && !digest.equals(PORTABLE)) {
      throw new SpeechException(
          "The portable math mode computes otherwise on this machine than on all others (self-check {0} for {1}), so that nothing could be promised of it. Use the math mode fast.",
          digest, PORTABLE);
    }
  }

  private static String digest(List<Finding> findings) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (Finding finding : findings) {
        double[] found = finding.comparison().found();
        ByteBuffer bytes = ByteBuffer.allocate(8 * found.length);
        for (double value : found) {
          bytes.putDouble(value);
        }
        sha.update(bytes.array());
      }
      return HexFormat.of().formatHex(sha.digest()).substring(0, DIGEST_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
