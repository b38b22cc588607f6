package studio.reprise.speech.network;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import studio.reprise.audio.Mel;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.layer.NativeHeap;
import studio.reprise.speech.layer.Noise;
import studio.reprise.speech.layer.Settings;
import studio.reprise.speech.layer.Weights;
import studio.reprise.speech.pack.RandomPack;

/**
 * What one stage of the official size costs with random weights, in a process of its own, for
 * comparison with another program's. The language model has a quarter of its layers, and the whole
 * is reckoned from them: memory for two of them is not everywhere.
 */
public final class OfficialSpeed {
  private static final int LAYERS = 28;
  private static final int LAYERS_HERE = 7;
  private static final int TOKENS = 10;
  private static final RandomPack.Sizes OFFICIAL = RandomPack.Sizes.OFFICIAL;

  private OfficialSpeed() {}

  /**
   * One round, in milliseconds: how long it took, what the calling thread computed of it (which is
   * how long it would take on a machine that does nothing else), and what all threads did.
   */
  private record Round(double wall, double caller, double all) {}

  /** A stage's work, done once. */
  private interface Work {
    void run() throws IOException;
  }

  /**
   * @param args a folder for the weights, which are written when they are not there; {@code lm},
   *     {@code flow}, {@code clip} or {@code hift}; threads; rounds
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    if (!Files.isDirectory(folder)) {
      RandomPack.write(folder, sizes());
    }
    int rounds = Integer.parseInt(args[3]);
    try (Bench bench = new Bench(Integer.parseInt(args[2]))) {
      NativeHeap.whileLoading();
      switch (args[1]) {
        case "lm" -> languageModel(bench, folder.resolve("llm"), rounds);
        case "flow" -> flow(bench, folder.resolve("flow"), rounds);
        case "clip" -> clip(bench, folder.resolve("speech_tokenizer"), rounds);
        case "hift" -> hift(bench, folder.resolve("hift/hift.pt"), rounds);
        default -> throw new IllegalArgumentException(args[1]);
      }
    }
  }

  private static RandomPack.Sizes sizes() {
    return new RandomPack.Sizes(
        OFFICIAL.hidden(),
        OFFICIAL.inner(),
        LAYERS_HERE,
        OFFICIAL.heads(),
        OFFICIAL.keyHeads(),
        OFFICIAL.textTokens(),
        OFFICIAL.codes(),
        OFFICIAL.vocabulary(),
        OFFICIAL.encoderWidth(),
        OFFICIAL.encoderHeads(),
        OFFICIAL.encoderLayers(),
        OFFICIAL.flowWidth(),
        OFFICIAL.flowDepth(),
        OFFICIAL.flowHeads(),
        OFFICIAL.flowText(),
        OFFICIAL.flowRows(),
        OFFICIAL.vocoderBase());
  }

  private static void languageModel(Bench bench, Path folder, int rounds) throws IOException {
    int first = OFFICIAL.textTokens() + 3;
    SpeechLm lm =
        SpeechLm.load(
            bench.open(folder),
            SpeechLm.Config.of(Settings.json(folder.resolve("config.json"))),
            new SpeechLm.Ids(first - 1, first - 2, first, first + OFFICIAL.codes() - 1),
            bench.ops);
    NativeHeap.whileSpeaking();
    int[] read = new int[300];
    Arrays.setAll(read, i -> i * 17 % OFFICIAL.textTokens());
    int length = read.length + (rounds + 1) * TOKENS + 1;
    try (SpeechLm.Context context = lm.newContext(bench.manager, length)) {
      lm.nextSpeech(context, read);
      Round[] measured =
          timed(
              rounds,
              () -> {
                for (int i = 0; i < TOKENS; i++) {
                  lm.nextSpeech(context, first + 7 * i);
                }
              });
      double head = 4.0 * OFFICIAL.hidden() * (OFFICIAL.codes() + 1);
      double layers = lm.weightBytesPerToken() - head;
      double more = (layers * LAYERS / LAYERS_HERE + head) / (layers + head);
      say("lm token, reckoned from " + LAYERS_HERE + " layers", measured, more / TOKENS);
    }
  }

  private static void flow(Bench bench, Path folder, int rounds) throws IOException {
    FlowDit flow =
        FlowDit.load(
            bench.open(folder.resolve("flow.pt")),
            FlowDit.Config.of(Settings.yaml(folder.resolve("config.yaml")).within("flow")),
            bench.ops);
    NativeHeap.whileSpeaking();
    Noise noise = new Noise(1, 0, Noise.Stream.FLOW);
    int[] prompt = new int[100];
    int[] spoken = new int[200];
    Arrays.setAll(prompt, i -> i * 31);
    Arrays.setAll(spoken, i -> i * 29);
    FlowSampler.Utterance utterance =
        new FlowSampler.Utterance(
            prompt, spoken, new Mel(noise.normals(200 * 80), 200, 80, 50), noise.normals(192));
    float[] start = noise.normals(600 * 80);
    int steps = rounds + 1;
    FlowSampler sampler = new FlowSampler(flow, new FlowSettings(steps, 0.7));
    Clock[] clocks = new Clock[steps + 1];
    sampler.sample(bench.manager, utterance, start, done -> clocks[done] = Clock.now());
    Round[] measured = new Round[rounds];
    for (int i = 0; i < rounds; i++) {
      measured[i] = clocks[i + 1].until(clocks[i + 2]);
    }
    say("flow step, 600 frames", measured, 1);
  }

  private static void clip(Bench bench, Path folder, int rounds) throws IOException {
    WhisperVq tokenizer =
        WhisperVq.load(
            bench.open(folder),
            WhisperVq.Config.of(Settings.json(folder.resolve("config.json"))),
            bench.ops);
    NativeHeap.whileSpeaking();
    Mel mel = new Mel(new Noise(1, 0, Noise.Stream.FLOW).normals(600 * 128), 600, 128, 100);
    say("clip, 6 s", timed(rounds, () -> tokenizer.codes(bench.manager, mel, 600)), 1);
  }

  private static void hift(Bench bench, Path file, int rounds) throws IOException {
    Weights weights = bench.open(file);
    HiftVocoder hift = HiftVocoder.load(weights, HiftVocoder.Config.of(weights), bench.ops);
    NativeHeap.whileSpeaking();
    Noise noise = new Noise(1, 0, Noise.Stream.SOURCE);
    Mel mel = new Mel(noise.normals(500 * 80), 500, 80, 50);
    float[] normals = noise.normals(hift.noiseValues(500));
    say("hift, 10 s", timed(rounds, () -> hift.wave(bench.manager, mel, normals, part -> {})), 1);
  }

  /** A moment: of the wall's clock, the calling thread's and the process's own. */
  private record Clock(long wall, long caller, long all) {
    static Clock now() {
      var system =
          (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      return new Clock(
          System.nanoTime(),
          ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(),
          system.getProcessCpuTime());
    }

    Round until(Clock later) {
      return new Round(
          (later.wall - wall) / 1e6, (later.caller - caller) / 1e6, (later.all - all) / 1e6);
    }
  }

  /** Of each round after a first one. */
  private static Round[] timed(int rounds, Work work) throws IOException {
    work.run();
    Round[] measured = new Round[rounds];
    for (int i = 0; i < rounds; i++) {
      Clock start = Clock.now();
      work.run();
      measured[i] = start.until(Clock.now());
    }
    return measured;
  }

  private static void say(String stage, Round[] rounds, double factor) {
    System.out.printf(
        Locale.ROOT,
        "%s: median %.0f ms, processor time of the caller %.0f ms, of all %.0f ms%n",
        stage,
        factor * median(Arrays.stream(rounds).mapToDouble(Round::wall)),
        factor * median(Arrays.stream(rounds).mapToDouble(Round::caller)),
        factor * median(Arrays.stream(rounds).mapToDouble(Round::all)));
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
