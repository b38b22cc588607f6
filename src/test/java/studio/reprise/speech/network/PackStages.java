package studio.reprise.speech.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import studio.reprise.audio.KaldiFbank;
import studio.reprise.audio.Mel;
import studio.reprise.audio.MelSpectrogram;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Resampler;
import studio.reprise.audio.WavFile;
import studio.reprise.audio.WhisperLogMel;
import studio.reprise.golden.GoldenFile;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.SamplerSettings;
import studio.reprise.speech.layer.Settings;
import studio.reprise.speech.layer.Weights;

/**
 * Every stage of a shipped pack, each from the stored result of the one before, at the tolerances
 * of the folder's README.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PackStages {
  private final Path pack;
  private final Path folder;

  private Bench bench;
  private GoldenFile stages;
  private JsonNode profile;

  PackStages(Path pack, Path folder) {
    this.pack = pack;
    this.folder = folder;
  }

  @BeforeAll
  void open() throws IOException {
    bench = new Bench();
    stages = GoldenFile.open(folder.resolve("stages.safetensors"));
    profile = new ObjectMapper().readTree(pack.resolve("reprise.json").toFile());
  }

  @AfterAll
  void close() {
    bench.close();
    System.out.println(stages.path().getFileName());
    stages.report().forEach(System.out::println);
  }

  @TestFactory
  Stream<DynamicTest> everyStageOfThePack() {
    return Stream.of(
        DynamicTest.dynamicTest("the clip's level and rates", this::clip),
        DynamicTest.dynamicTest("the clip's features", this::features),
        DynamicTest.dynamicTest("the speech tokenizer", this::speechTokenizer),
        DynamicTest.dynamicTest("the speaker encoder", this::speakerEncoder),
        DynamicTest.dynamicTest("the language model", this::languageModel),
        DynamicTest.dynamicTest("the flow", this::flow),
        DynamicTest.dynamicTest("the pitch predictor", this::pitch),
        DynamicTest.dynamicTest("the source-filter vocoder", this::vocoder),
        DynamicTest.dynamicTest(
            "no tensor is left unused",
            () ->
                assertEquals(
                    List.of(),
                    stages.unused().stream().filter(name -> !name.startsWith("text.")).toList())));
  }

  private Path file(String key) {
    return pack.resolve(profile.path("files").path(key).asText());
  }

  private void clip() throws IOException {
    Pcm clip = WavFile.read(folder.resolve("prompt.wav"));
    double peak = 0;
    double squares = 0;
    for (float sample : clip.samples()) {
      peak = Math.max(peak, Math.abs(sample));
      squares += (double) sample * sample;
    }
    double rms = Math.sqrt(squares / clip.length());
    double gain =
        Math.min(
            profile.path("prompt").path("peak_limit").asDouble() / peak,
            profile.path("prompt").path("rms").asDouble() / rms);
    stages.compare("prompt.gain", new double[] {gain}, 1e-6);
    float[] loud = new float[clip.length()];
    for (int i = 0; i < loud.length; i++) {
      loud[i] = (float) (clip.samples()[i] * gain);
    }
    stages.compare("prompt.wav24", loud, 1e-6);
    stages.compare(
        "prompt.wav16",
        Resampler.kaiser(24000, 16000, 61, 5).apply(stages.floats("prompt.wav24")),
        1e-5);
  }

  private void features() {
    float[] wave16 = stages.floats("prompt.wav16");
    int bands = (int) stages.shape("prompt.whisper_logmel")[1];
    int frames = (int) stages.shape("prompt.whisper_logmel")[0];
    stages.compare(
        "prompt.whisper_logmel",
        WhisperLogMel.ofBands(bands).of(wave16, frames * WhisperLogMel.HOP_SAMPLES).values(),
        1e-4);
    Mel fbank = KaldiFbank.of(wave16);
    stages.compare("prompt.fbank", fbank.values(), 2e-3);
    stages.compare("prompt.fbank_cmn", KaldiFbank.withoutMean(fbank).values(), 2e-3);
    stages.compare(
        "prompt.mel",
        MelSpectrogram.at(24000).of(new Pcm(stages.floats("prompt.wav24"), 24000)).values(),
        1e-4);
  }

  private void speechTokenizer() {
    Path folder = file("speech_tokenizer");
    WhisperVq.Config config = WhisperVq.Config.of(Settings.json(folder.resolve("config.json")));
    WhisperVq tokenizer = WhisperVq.load(weights(folder), config, bench.ops);
    Mel logMel = mel("prompt.whisper_logmel", 100);
    NDArray x =
        bench
            .manager
            .create(logMel.values(), new Shape(1, logMel.frames(), logMel.bands()))
            .transpose(0, 2, 1);
    stages.compare(
        "prompt.vq_hidden",
        tokenizer.vectors(x, new int[] {logMel.frames()}, Probe.NONE).toFloatArray(),
        2e-3);
    stages.compare("prompt.speech_tokens", tokenizer.codes(bench.manager, logMel, logMel.frames()));
    stages.leaveOut("prompt.vq_margin", "information");
  }

  private void speakerEncoder() {
    try (CamPlus encoder = CamPlus.open(file("speaker_encoder"))) {
      stages.compare("prompt.speaker", encoder.speaker(mel("prompt.fbank_cmn", 100)), 1e-5);
    }
  }

  private void languageModel() throws IOException {
    SpeechLm lm = languageModel(bench, pack, profile);
    int[] text = stages.ints("text.ids");
    TokenWriter.Script script =
        new TokenWriter.Script(
            stages.ints("text.prompt_ids"), text, stages.ints("prompt.speech_tokens"));
    int[] read = script.tokens(lm.ids());
    stages.compare("lm.input_ids", read);
    try (SpeechLm.Context context = lm.newContext(bench.manager, read.length)) {
      stages.compare("lm.first_logits", lm.nextToken(context, read), 1e-3);
    }
    TokenWriter.Length length =
        TokenWriter.Length.ofText(
            text.length,
            profile.path("sampling").path("min_token_text_ratio").asDouble(),
            profile.path("sampling").path("max_token_text_ratio").asDouble());
    SamplerSettings nucleus = new SamplerSettings(SamplerSettings.Method.NUCLEUS, 1, 0.8, 25, 0, 0);
    TokenWriter.Written greedy =
        new TokenWriter(lm)
            .write(
                bench.manager,
                script,
                length,
                TokenWriter.Head.SPEECH,
                new TokenSampler(nucleus, likeliestFirst -> 0),
                drawn -> true);
    stages.compare("lm.greedy_audio", greedy.codes());
    assertTrue(greedy.ended());
    stages.leaveOut("lm.greedy_margin", "information");
  }

  /** Opens the pack's language model with the ids that its tokenizer names. */
  static SpeechLm languageModel(Bench bench, Path pack, JsonNode profile) throws IOException {
    Path folder = pack.resolve(profile.path("files").path("llm").asText());
    Path tokenizer =
        pack.resolve(profile.path("files").path("text_tokenizer").asText())
            .resolve("tokenizer_config.json");
    JsonNode added = new ObjectMapper().readTree(tokenizer.toFile()).path("added_tokens_decoder");
    JsonNode names = profile.path("llm");
    return SpeechLm.load(
        bench.open(folder),
        SpeechLm.Config.of(Settings.json(folder.resolve("config.json"))),
        new SpeechLm.Ids(
            id(added, names.path("begin_of_audio").asText()),
            id(added, names.path("end_of_audio").asText()),
            id(added, names.path("first_audio").asText()),
            id(added, names.path("last_audio").asText())),
        bench.ops);
  }

  private static int id(JsonNode added, String content) {
    for (var entry : added.properties()) {
      if (entry.getValue().path("content").asText().equals(content)) {
        return Integer.parseInt(entry.getKey());
      }
    }
    throw new AssertionError("the tokenizer has no " + content);
  }

  /** Opens the pack's flow. */
  static FlowDit flow(Bench bench, Path pack, JsonNode profile) {
    JsonNode files = profile.path("files");
    return FlowDit.load(
        bench.open(pack.resolve(files.path("flow").asText())),
        FlowDit.Config.of(
            Settings.yaml(pack.resolve(files.path("flow_config").asText())).within("flow")),
        bench.ops);
  }

  private void flow() {
    FlowDit flow = flow(bench, pack, profile);
    int[] tokens = stages.ints("flow.tokens");
    int[] promptTokens = stages.ints("prompt.speech_tokens");
    int[] newTokens = stages.ints("lm.sampled_audio");
    FlowSampler.Utterance utterance =
        new FlowSampler.Utterance(
            promptTokens, newTokens, mel("prompt.mel", 50), stages.floats("prompt.speaker"));
    stages.compare("flow.tokens", utterance.allTokens());
    FlowSettings settings =
        new FlowSettings(
            profile.path("flow").path("steps").asInt(),
            profile.path("flow").path("cfg").asDouble());
    FlowSampler sampler = new FlowSampler(flow, settings);
    stages.compare("flow.t", sampler.timeGrid(), 1e-6);

    NDArray speaker = FlowSampler.speaker(bench.manager, stages.floats("prompt.speaker"));
    if (stages.has("flow.spk_affine")) {
      stages.compare("flow.spk_affine", flow.speakerAffine(speaker).toFloatArray(), 1e-5);
    }
    int frames = flow.config().frames(tokens.length);
    NDArray x = bench.tensor(stages, "flow.noise").expandDims(0);
    assertEquals(frames, x.getShape().get(1));
    NDArray condition =
        flow.condition(bench.manager, bench.tensor(stages, "prompt.mel"), frames, speaker);
    NDArray text = flow.text(bench.manager, tokens, frames, Probe.NONE);
    stages.compare(
        "flow.v_cond_t0",
        flow.velocity(x, 0, flow.scene(bench.manager, text, condition, speaker), Probe.NONE)
            .toFloatArray(),
        1e-3);
    NDArray silent =
        flow.config().uncondition() == FlowDit.Uncondition.TOKEN_ZERO
            ? flow.text(bench.manager, new int[tokens.length], frames, Probe.NONE)
            : text;
    stages.compare(
        "flow.v_uncond_t0",
        flow.velocity(
                x,
                0,
                flow.scene(bench.manager, silent, condition.zerosLike(), speaker.zerosLike()),
                Probe.NONE)
            .toFloatArray(),
        1e-3);
    stages.compare(
        "flow.mel",
        sampler.sample(bench.manager, utterance, stages.floats("flow.noise"), done -> {}).values(),
        5e-3);
  }

  private void pitch() {
    Weights weights = weights(file("f0_predictor")).within("f0_predictor.");
    F0Predictor predictor =
        F0Predictor.load(
            weights,
            F0Predictor.Config.of(Settings.json(file("vocoder_config")).within("f0_predictor")),
            bench.ops);
    stages.compare("voc.f0", predictor.hz(bench.manager, mel("flow.mel", 50)), 2e-3);
  }

  private void vocoder() {
    SourceFilterVocoder vocoder =
        new SourceFilterVocoder(SourceFilterConfig.read(file("vocoder_config")));
    Mel mel = mel("flow.mel", 50);
    float[] predicted = stages.floats("voc.f0");
    float[] noise = stages.floats("voc.noise");
    HarmonicSource.Pitch pitch = vocoder.source().pitch(predicted);
    int[] voiced = new int[mel.frames()];
    for (int t = 0; t < voiced.length; t++) {
      voiced[t] = pitch.voiced()[t] ? 1 : 0;
    }
    stages.compare("voc.voiced", voiced);
    stages.compare("voc.f0_filled", pitch.f0Hz(), 1e-4);
    double[][] magnitudes = vocoder.magnitudes(mel);
    HarmonicSource.Harmonics harmonics =
        vocoder.source().harmonics(pitch, magnitudes, Cancellation.NEVER);
    stages.compare("voc.amp", flat(harmonics.amplitude(), 1, voices()), 1e-6);
    stages.compare("voc.phase", flat(harmonics.phase(), 1, voices()), 1e-4);
    stages.compareRelative(
        "voc.noise_envelope",
        flat(
            vocoder.envelope(magnitudes, Cancellation.NEVER),
            8,
            (int) stages.shape("voc.noise_envelope")[1]),
        1e-5);
    stages.compare(
        "voc.harmonic_part", new SineSum(pitch, harmonics).wave(Cancellation.NEVER), 1e-5);
    stages.compare(
        "voc.before_correction", vocoder.beforeCorrection(mel, pitch, harmonics, noise), 1e-5);
    stages.compare(
        "voc.wav",
        vocoder.speak(mel, predicted, noise, (done, total) -> {}, Cancellation.NEVER),
        1e-5);
  }

  private int voices() {
    return (int) stages.shape("voc.amp")[1];
  }

  /** Every {@code step}th value of each row, {@code count} of them. */
  private static double[] flat(double[][] rows, int step, int count) {
    double[] values = new double[rows.length * count];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows[i / count][i % count * step];
    }
    return values;
  }

  private Weights weights(Path path) {
    return bench.open(path);
  }

  private Mel mel(String name, double framesPerSecond) {
    long[] shape = stages.shape(name);
    return new Mel(stages.floats(name), (int) shape[0], (int) shape[1], framesPerSecond);
  }
}
