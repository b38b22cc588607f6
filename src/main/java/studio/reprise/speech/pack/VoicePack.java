package studio.reprise.speech.pack;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.Arithmetic;
import studio.reprise.speech.Checked;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Precision;
import studio.reprise.speech.Processor;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.TextRules;
import studio.reprise.speech.layer.LibTorch;
import studio.reprise.speech.layer.NativeHeap;
import studio.reprise.speech.layer.OneDnn;
import studio.reprise.speech.layer.TorchOps;
import studio.reprise.speech.network.CamPlus;
import studio.reprise.speech.text.TextFrontEnd;

/**
 * A folder of weights in GLM-TTS's layout. {@link #open} checks every tensor by name and shape and
 * gives the engine; {@link PackCheck} says what a folder lacks without opening it.
 */
public final class VoicePack {
  /** Changes whenever the same request may sound different. */
  static final String ENGINE_VERSION = "7";

  private VoicePack() {}

  /**
   * Opens a pack; the caller closes the synthesizer, on the thread that uses it.
   *
   * @throws SpeechException when the folder is no whole pack, or the device is not there
   */
  public static Synthesizer open(Path folder, EngineOptions options) {
    return open(folder, options, TorchOps::load);
  }

  /** The same with other operations of the engine: what a broken kernel would do is tried so. */
  static Synthesizer open(
      Path folder, EngineOptions options, Function<NDManager, TorchOps> operations) {
    if (!Files.isDirectory(folder)) {
      throw new SpeechException("There is no voice pack at {0}.", folder);
    }
    PackProfile profile = PackProfile.read(folder);
    // A lexicon of 400,000 words is read, and another runtime loaded, while libtorch starts.
    CompletableFuture<TextFrontEnd> text =
        CompletableFuture.supplyAsync(() -> TextFrontEnd.open(folder, profile.root()));
    LibTorch.prepare(options);
    NativeHeap.whileLoading();
    CompletableFuture<CamPlus> speaker =
        text.thenApplyAsync(read -> CamPlus.open(speakerEncoder(folder)));
    PackLoading.Opened opened = new PackLoading.Opened();
    opened.keep(() -> speaker.thenAccept(CamPlus::close));
    try {
      Device device = LibTorch.start(options);
      List<PackDescription.File> files = PackFiles.hash(folder, PackFiles.Trust.REMEMBERED);
      PackLoading loading = new PackLoading(folder, profile, device, options, operations, opened);
      GlmTts.Parts parts = loading.parts(text, speaker);
      Checked checked = loading.check().outcome();
      return new GlmTts(
          engine(device, options, parts.text().rules(), checked),
          device.isGpu() ? 1 : LibTorch.allThreads(options),
          checked,
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

  /**
   * Whether this machine computes what the pack will ask for, as every opening of it finds out; its
   * language model is not read.
   *
   * @throws SpeechException when it does not, the folder is no whole pack, or the device is not
   *     there
   */
  public static Checked checkMachine(Path folder, EngineOptions options) {
    PackProfile profile = PackProfile.read(folder);
    Device device = LibTorch.start(options);
    try (PackLoading.Opened opened = new PackLoading.Opened()) {
      CamPlus speaker = opened.keep(CamPlus.open(speakerEncoder(folder)));
      return new PackLoading(folder, profile, device, options, TorchOps::load, opened)
          .kernels(CompletableFuture.completedFuture(speaker));
    }
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
                    "{0} is missing. It is not in the weights' download: take it from the folder frontend/ of the GLM-TTS repository on GitHub.",
                    folder.resolve("frontend/campplus.onnx")));
  }

  /**
   * The hash by which receipts name a pack, without opening it.
   *
   * @throws SpeechException when a file cannot be read
   */
  public static String sha256(Path folder) {
    return PackFiles.combined(PackFiles.hash(folder, PackFiles.Trust.REMEMBERED));
  }

  private static EngineDescription engine(
      Device device, EngineOptions options, TextRules textRules, Checked checked) {
    String architecture =
        System.getProperty("os.arch").replace("amd64", "x86_64").toLowerCase(Locale.ROOT);
    boolean gpu = device.isGpu();
    Sentence processor =
        gpu
            ? Sentence.of("GPU {0}", device.getDeviceId())
            : Sentence.of(
                options.device().equals("auto") ? "CPU (no usable CUDA device was found)" : "CPU");
    Sentence note =
        OneDnn.isOut() && options.mathMode() == MathMode.FAST
            ? Sentence.of(
                "{0}, slower: oneDNN computes wrongly on this processor and is kept out", processor)
            : processor;
    return new EngineDescription(
        new Arithmetic(
            "reprise",
            ENGINE_VERSION,
            "pytorch " + LibTorch.version(),
            gpu ? "cuda" : "cpu-" + architecture,
            options.precision() == Precision.FP16 ? "fp16" : "fp32",
            options.mathMode(),
            textRules),
        new Processor(ProcessorKind.here(), checked.digest()),
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
        profile.standIn().isPresent() ? EnumSet.allOf(ClipUse.class) : EnumSet.of(ClipUse.FULL),
        profile.manners());
  }
}
