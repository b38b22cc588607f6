package studio.reprise.speech.pack;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import studio.reprise.audio.Mel;
import studio.reprise.speech.Checked;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.Precision;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.check.SelfCheck;
import studio.reprise.speech.layer.LibTorch;
import studio.reprise.speech.layer.Settings;
import studio.reprise.speech.layer.TorchOps;
import studio.reprise.speech.layer.Weights;
import studio.reprise.speech.network.CamPlus;
import studio.reprise.speech.network.F0Predictor;
import studio.reprise.speech.network.FlowDit;
import studio.reprise.speech.network.HiftVocoder;
import studio.reprise.speech.network.SourceFilterConfig;
import studio.reprise.speech.network.SourceFilterVocoder;
import studio.reprise.speech.network.SpeechLm;
import studio.reprise.speech.network.TokenWriter;
import studio.reprise.speech.network.Vocos2d;
import studio.reprise.speech.network.WhisperVq;
import studio.reprise.speech.text.TextFrontEnd;
import studio.reprise.speech.text.tokens.SpecialTokens;

/**
 * Reads the parts of one pack. The language model, which is by far the largest, comes last: the
 * self-check tries all kernels meanwhile, the model's own, too, whose sizes are in its file's head.
 */
final class PackLoading {
  /** Resources of a pack that is being opened, closed in reverse order. */
  static final class Opened implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T keep(T part) {
      parts.push(part);
      return part;
    }

    @Override
    public void close() {
      RuntimeException failure = null;
      while (!parts.isEmpty()) {
        try {
          parts.pop().close();
        } catch (Exception e) {
          failure =
              failure == null
                  ? new SpeechException(e, "A part of the pack cannot be closed.")
                  : failure;
        }
      }
      if (failure != null) {
        throw failure;
      }
    }
  }

  private final Path folder;
  private final PackProfile profile;
  private final EngineOptions options;
  private final SelfCheck check;
  private final Opened opened;
  private final NDManager manager;
  private final TorchOps ops;

  PackLoading(
      Path folder,
      PackProfile profile,
      Device device,
      EngineOptions options,
      Function<NDManager, TorchOps> operations,
      Opened opened) {
    this.folder = folder;
    this.profile = profile;
    this.options = options;
    this.opened = opened;
    manager = opened.keep(LibTorch.newManager(device));
    ops = opened.keep(operations.apply(manager));
    check = opened.keep(new SelfCheck(device, options, ops));
  }

  /** Tries the kernels of what was loaded. */
  SelfCheck check() {
    return check;
  }

  GlmTts.Parts parts(CompletableFuture<TextFrontEnd> reading, CompletableFuture<CamPlus> hearing) {
    Vocoder vocoder = vocoder();
    FlowDit flow = flow();
    WhisperVq tokenizer = tokenizer();
    TextFrontEnd text = await(reading);
    CamPlus speaker = speaker(hearing);
    TokenWriter writer = new TokenWriter(lm(text.special(tokenizer.config().codes())));
    manager.cap();
    return new GlmTts.Parts(
        manager,
        text,
        new VoiceReader(profile, tokenizer, speaker, manager),
        writer,
        flow,
        vocoder,
        opened);
  }

  /** Tries the same kernels in the same order, and leaves the language model on the disk. */
  Checked kernels(CompletableFuture<CamPlus> hearing) {
    vocoder();
    flow();
    tokenizer();
    speaker(hearing);
    lmWeights().close();
    return check.outcome();
  }

  private CamPlus speaker(CompletableFuture<CamPlus> hearing) {
    CamPlus speaker = await(hearing);
    check.observe("the speaker encoder", () -> speaker.speaker(SAMPLE));
    return speaker;
  }

  private FlowDit flow() {
    Settings settings = Settings.yaml(folder.resolve("flow/config.yaml"));
    FlowDit.Config config =
        FlowDit.Config.of(settings.has("flow") ? settings.within("flow") : settings);
    try (Weights weights =
        Weights.open(
            manager, DataType.FLOAT32, oneOf(folder, "flow/flow.safetensors", "flow/flow.pt"))) {
      FlowDit flow = FlowDit.load(weights, config, ops);
      check.convolutions(flow.convolutions());
      check.matrices(weights.matrixShapes(), DataType.FLOAT32);
      return flow;
    }
  }

  private WhisperVq tokenizer() {
    Path part = folder.resolve("speech_tokenizer");
    try (Weights weights = Weights.open(manager, DataType.FLOAT32, part)) {
      WhisperVq tokenizer =
          WhisperVq.load(
              weights, WhisperVq.Config.of(Settings.json(part.resolve("config.json"))), ops);
      check.convolutions(tokenizer.convolutions());
      check.byParts(tokenizer.productsByParts());
      check.matrices(weights.matrixShapes(), DataType.FLOAT32);
      return tokenizer;
    }
  }

  private SpeechLm lm(SpecialTokens special) {
    try (Weights weights = lmWeights()) {
      check.start();
      return opened.keep(
          SpeechLm.load(
              weights,
              SpeechLm.Config.of(Settings.json(folder.resolve("llm/config.json"))),
              new SpeechLm.Ids(
                  special.beginOfAudio(),
                  special.endOfAudio(),
                  special.firstAudio(),
                  special.lastAudio()),
              ops));
    }
  }

  private Weights lmWeights() {
    DataType type = options.precision() == Precision.FP16 ? DataType.FLOAT16 : DataType.FLOAT32;
    Weights weights = Weights.open(manager, type, folder.resolve("llm"));
    check.matrices(weights.matrixShapes(), type);
    check.decoder(type);
    return weights;
  }

  private static <T> T await(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private Vocoder vocoder() {
    switch (profile.vocoder()) {
      case SOURCE_FILTER -> {
        F0Predictor pitch;
        try (Weights weights =
            Weights.open(
                manager, DataType.FLOAT32, folder.resolve("hift/f0_predictor.safetensors"))) {
          Weights part = weights.within("f0_predictor.");
          pitch = F0Predictor.load(part, F0Predictor.Config.of(part), ops);
          check.matrices(weights.matrixShapes(), DataType.FLOAT32);
        }
        check.convolutions(pitch.convolutions());
        SourceFilterConfig config = SourceFilterConfig.read(folder.resolve("hift/config.json"));
        return new SourceFilterVoice(
            manager, pitch, new SourceFilterVocoder(config), config.f0ThresholdHz());
      }
      case HIFT -> {
        HiftVocoder hift;
        try (Weights weights =
            Weights.open(
                manager,
                DataType.FLOAT32,
                oneOf(folder, "hift/hift.safetensors", "hift/hift.pt"))) {
          hift = HiftVocoder.load(weights, HiftVocoder.Config.of(weights), ops);
        }
        check.convolutions(hift.convolutions());
        check.byThrees(hift.convolutionsByThrees());
        return (mel, melody, noise, steps, cancel) -> {
          int parts = hift.parts();
          return hift.wave(
              manager,
              mel,
              noise.normals(hift.noiseValues(mel.frames())),
              part -> {
                cancel.check();
                steps.done(part, parts);
              });
        };
      }
      case VOCOS -> {
        Vocos2d vocos =
            opened.keep(Vocos2d.open(manager, folder.resolve("vocos2d/generator_jit.ckpt")));
        check.graph(vocos.weightShapes(manager));
        return (mel, melody, noise, steps, cancel) -> {
          cancel.check();
          float[] samples = vocos.wave(manager, mel);
          steps.done(1, 1);
          return samples;
        };
      }
    }
    throw new IllegalStateException("Every vocoder has a case");
  }

  private static Path oneOf(Path folder, String... names) {
    return Stream.of(names)
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () -> new SpeechException("{0} is missing.", folder.resolve(names[names.length - 1])));
  }

  /** A second of a filter bank, for the bits of the speaker encoder. */
  private static final Mel SAMPLE = sample();

  private static Mel sample() {
    float[] values = new float[100 * 80];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i * 37 % 101 - 50) / 16f;
    }
    return new Mel(values, 100, 80, 100);
  }
}
