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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.Checked;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.layer.Conv1d;
import studio.reprise.speech.layer.LibTorch;
import studio.reprise.speech.layer.OneDnn;
import studio.reprise.speech.layer.TorchOps;

/**
 * The check of one opening: begun when libtorch is there, told of the pack's layers as they are
 * read, made meanwhile on a thread of its own, and waited for before the pack may speak.
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
  private final List<CompletableFuture<Findings>> running = new ArrayList<>();

  /** One after the other, so that reading weights keeps a processor of its own. */
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "self-check");
            made.setDaemon(true);
            return made;
          });

  /** Made by the first trials, which the others wait for. */
  private @Nullable Laboratory laboratory;

  /** What some trials gave, in their order. */
  private record Findings(
      List<Trial> trials,
      List<Comparison> comparisons,
      double milliseconds,
      double processorMilliseconds) {}

  private SelfCheck(Device device, EngineOptions options, TorchOps ops) {
    this.device = device;
    this.options = options;
    this.ops = ops;
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

  /**
   * Begins with what every pack uses.
   *
   * @param ops the operations that the pack will be spoken with
   */
  public static SelfCheck begin(Device device, EngineOptions options, TorchOps ops) {
    SelfCheck check = new SelfCheck(device, options, ops);
    check.add(OWN);
    return check;
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
    List<Trial> fresh = new ArrayList<>();
    for (Trial trial : trials) {
      if (known.add(trial.kind())) {
        fresh.add(trial);
      }
    }
    run(fresh);
  }

  private void run(List<Trial> trials) {
    running.add(CompletableFuture.supplyAsync(() -> made(trials), thread));
  }

  private Findings made(List<Trial> trials) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = System.nanoTime();
    long busy = clock.getCurrentThreadCpuTime();
    LibTorch.use(1);
    if (laboratory == null) {
      laboratory = new Laboratory(LibTorch.newManager(device), ops);
    }
    List<Comparison> comparisons = new ArrayList<>();
    for (Trial trial : trials) {
      comparisons.add(laboratory.make(trial));
    }
    return new Findings(
        trials,
        comparisons,
        (System.nanoTime() - start) / 1e6,
        (clock.getCurrentThreadCpuTime() - busy) / 1e6);
  }

  /**
   * Waits for the trials.
   *
   * @throws SpeechException when a kernel computes wrongly, even without oneDNN
   */
  public Checked outcome() {
    List<Findings> all = new ArrayList<>();
    try {
      running.forEach(one -> all.add(one.join()));
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      LibTorch.use(LibTorch.threads(options));
    }
    if (!isRight(all) && OneDnn.keepOut()) {
      all.replaceAll(findings -> made(findings.trials()));
      LibTorch.use(LibTorch.threads(options));
    }
    close();
    require(all);
    String own = digest(all.subList(0, 1));
    requirePortable(own);
    return new Checked(
        all.stream().mapToInt(findings -> findings.trials().size()).sum(),
        all.stream()
            .flatMap(findings -> findings.comparisons().stream())
            .mapToDouble(comparison -> comparison.share(comparison.worst()))
            .max()
            .orElse(0),
        all.stream().mapToDouble(Findings::milliseconds).sum(),
        all.stream().mapToDouble(Findings::processorMilliseconds).sum(),
        own + digest(all.subList(1, all.size())),
        OneDnn.isOut() && options.mathMode() == MathMode.FAST ? List.of("oneDNN") : List.of());
  }

  /** Waits for the trials that still run and lets go of what they were made with. */
  @Override
  public void close() {
    running.forEach(one -> one.handle((done, failure) -> done).join());
    thread.shutdown();
    if (laboratory != null) {
      laboratory.close();
      laboratory = null;
    }
  }

  private static boolean isRight(List<Findings> all) {
    return all.stream()
        .flatMap(findings -> findings.comparisons().stream())
        .allMatch(Comparison::isRight);
  }

  private static void require(List<Findings> all) {
    for (Findings findings : all) {
      for (int i = 0; i < findings.trials().size(); i++) {
        Comparison comparison = findings.comparisons().get(i);
        if (!comparison.isRight()) {
          int worst = comparison.worst();
          throw new SpeechException(
              "This machine computes wrongly: {0} is off by {1}, and {2} is allowed. Nothing is spoken with it. Try the other math mode (fast or portable) or another machine.",
              findings.trials().get(i).operation(),
              brief(comparison.error(worst)),
              brief(comparison.allowed()[worst]));
        }
      }
    }
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

  private static String digest(List<Findings> all) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (Findings findings : all) {
        for (Comparison comparison : findings.comparisons()) {
          ByteBuffer bytes = ByteBuffer.allocate(8 * comparison.found().length);
          for (double value : comparison.found()) {
            bytes.putDouble(value);
          }
          sha.update(bytes.array());
        }
      }
      return HexFormat.of().formatHex(sha.digest()).substring(0, DIGEST_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
