package studio.reprise.speech.pack;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import studio.reprise.speech.Arithmetic;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Precision;
import studio.reprise.speech.Processor;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.TextRules;
import studio.reprise.speech.layer.LibTorch;
import studio.reprise.speech.layer.NativeHeap;
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
 * A folder of weights in GLM-TTS's layout. {@link #open} checks every tensor by name and shape and
 * gives the engine; {@link PackCheck} says what a folder lacks without opening it.
 */
public final class VoicePack {
  /** Changes whenever the same request may sound different. */
  static final String ENGINE_VERSION = "2";

  /** Resources of a pack that is being opened, closed in reverse order. */
  private static final class Opened implements AutoCloseable {
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
                  ? new SpeechException("A part of the pack cannot be closed.", e)
                  : failure;
        }
      }
      if (failure != null) {
        throw failure;
      }
    }
  }

  private VoicePack() {}

  /**
   * Opens a pack; the caller closes the synthesizer, on the thread that uses it.
   *
   * @throws SpeechException when the folder is no whole pack, or the device is not there
   */
  public static Synthesizer open(Path folder, EngineOptions options) {
    if (!Files.isDirectory(folder)) {
      throw new SpeechException("There is no voice pack at " + folder + ".");
    }
    PackProfile profile = PackProfile.read(folder);
    // A lexicon of 400,000 words is read, and another runtime loaded, while libtorch starts.
    CompletableFuture<TextFrontEnd> text =
        CompletableFuture.supplyAsync(() -> TextFrontEnd.open(folder, profile.root()));
    LibTorch.prepare(options);
    NativeHeap.whileLoading();
    CompletableFuture<CamPlus> speaker =
        text.thenApplyAsync(read -> CamPlus.open(speakerEncoder(folder)));
    Opened opened = new Opened();
    opened.keep(() -> speaker.thenAccept(CamPlus::close));
    try {
      Device device = LibTorch.start(options);
      List<PackDescription.File> files = PackFiles.hash(folder, PackFiles.Trust.REMEMBERED);
      GlmTts.Parts parts = load(folder, profile, text, speaker, device, options, opened);
      return new GlmTts(
          engine(device, options, parts.text().rules()),
          description(profile, files),
          profile,
          parts);
    } catch (RuntimeException e) {
      try {
        opened.close();
      } catch (RuntimeException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  private static GlmTts.Parts load(
      Path folder,
      PackProfile profile,
      CompletableFuture<TextFrontEnd> reading,
      CompletableFuture<CamPlus> speaker,
      Device device,
      EngineOptions options,
      Opened opened) {
    NDManager manager = opened.keep(LibTorch.newManager(device));
    TorchOps ops = opened.keep(TorchOps.load(manager));
    TextFrontEnd text = await(reading);
    WhisperVq tokenizer;
    Path tokenizerFolder = folder.resolve("speech_tokenizer");
    try (Weights weights = Weights.open(manager, DataType.FLOAT32, tokenizerFolder)) {
      tokenizer =
          WhisperVq.load(
              weights,
              WhisperVq.Config.of(Settings.json(tokenizerFolder.resolve("config.json"))),
              ops);
    }
    SpecialTokens special = text.special(tokenizer.config().codes());
    DataType lmPrecision =
        options.precision() == Precision.FP16 ? DataType.FLOAT16 : DataType.FLOAT32;
    SpeechLm lm;
    try (Weights weights = Weights.open(manager, lmPrecision, folder.resolve("llm"))) {
      lm =
          opened.keep(
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
    Settings flowSettings = Settings.yaml(folder.resolve("flow/config.yaml"));
    FlowDit.Config flowConfig =
        FlowDit.Config.of(flowSettings.has("flow") ? flowSettings.within("flow") : flowSettings);
    FlowDit flow;
    try (Weights weights =
        Weights.open(
            manager, DataType.FLOAT32, oneOf(folder, "flow/flow.safetensors", "flow/flow.pt"))) {
      flow = FlowDit.load(weights, flowConfig, ops);
    }
    Vocoder vocoder = vocoder(folder, profile, manager, ops, opened);
    manager.cap();
    return new GlmTts.Parts(
        manager,
        text,
        new VoiceReader(profile, tokenizer, await(speaker), manager),
        new TokenWriter(lm),
        flow,
        vocoder,
        opened);
  }

  private static <T> T await(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static Vocoder vocoder(
      Path folder, PackProfile profile, NDManager manager, TorchOps ops, Opened opened) {
    switch (profile.vocoder()) {
      case SOURCE_FILTER -> {
        F0Predictor pitch;
        try (Weights weights =
            Weights.open(
                manager, DataType.FLOAT32, folder.resolve("hift/f0_predictor.safetensors"))) {
          Weights part = weights.within("f0_predictor.");
          pitch = F0Predictor.load(part, F0Predictor.Config.of(part));
        }
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
        return (mel, pitchFactor, noise, steps, cancel) -> {
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
        return (mel, pitchFactor, noise, steps, cancel) -> {
          cancel.check();
          float[] samples = vocos.wave(manager, mel);
          steps.done(1, 1);
          return samples;
        };
      }
    }
    throw new IllegalStateException("Every vocoder has a case");
  }

  /** The speaker encoder lies in the pack, or beside it as in the reference's checkout. */
  static Path speakerEncoder(Path folder) {
    Path beside = folder.toAbsolutePath().normalize().getParent();
    return Stream.of(
            folder.resolve("frontend/campplus.onnx"),
            folder.resolve("campplus.onnx"),
            beside == null ? folder : beside.resolve("frontend/campplus.onnx"))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new SpeechException(
                    folder.resolve("frontend/campplus.onnx")
                        + " is missing. It is not in the weights' download: take it from the folder frontend/ of"
                        + " the GLM-TTS repository on GitHub."));
  }

  private static Path oneOf(Path folder, String... names) {
    return Stream.of(names)
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () -> new SpeechException(folder.resolve(names[names.length - 1]) + " is missing."));
  }

  private static EngineDescription engine(
      Device device, EngineOptions options, TextRules textRules) {
    String architecture =
        System.getProperty("os.arch").replace("amd64", "x86_64").toLowerCase(Locale.ROOT);
    boolean gpu = device.isGpu();
    String note =
        gpu
            ? "GPU " + device.getDeviceId()
            : options.device().equals("auto") ? "CPU (no usable CUDA device was found)" : "CPU";
    return new EngineDescription(
        new Arithmetic(
            "reprise",
            ENGINE_VERSION,
            "pytorch " + LibTorch.version(),
            gpu ? "cuda" : "cpu-" + architecture,
            options.precision() == Precision.FP16 ? "fp16" : "fp32",
            options.mathMode(),
            textRules),
        Processor.NOT_RECORDED,
        note,
        LibTorch.threads(options));
  }

  private static PackDescription description(
      PackProfile profile, List<PackDescription.File> files) {
    return new PackDescription(
        profile.name(),
        profile.version(),
        PackFiles.combined(files),
        files,
        profile.sampleRateHz(),
        profile.languages(),
        profile.sampler(),
        profile.flow(),
        profile.standIn().isPresent() ? EnumSet.allOf(ClipUse.class) : EnumSet.of(ClipUse.FULL));
  }
}
