package studio.reprise.speech.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import studio.reprise.audio.Mel;
import studio.reprise.golden.GoldenFile;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Precision;
import studio.reprise.speech.SamplerSettings;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.layer.Conv1d;
import studio.reprise.speech.layer.LibTorch;
import studio.reprise.speech.layer.Noise;
import studio.reprise.speech.layer.Settings;
import studio.reprise.speech.layer.Weights;

/**
 * What every network keeps to: same numbers on any thread count, no memory kept, clear refusals.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetworkHabitsTest {
  private static final Path PACK = Path.of("packs/starter");
  private static final Path STAGES =
      Path.of("src/test/resources/golden-starter/stages.safetensors");

  private Bench bench;
  private SpeechLm lm;
  private FlowDit flow;
  private WhisperVq tokenizer;
  private F0Predictor pitch;
  private HiftVocoder hift;
  private GoldenFile stages;
  private GoldenFile hiftFile;

  @BeforeAll
  void open() throws IOException {
    bench = new Bench();
    JsonNode profile = new ObjectMapper().readTree(PACK.resolve("reprise.json").toFile());
    stages = GoldenFile.open(STAGES);
    lm = PackStages.languageModel(bench, PACK, profile);
    flow = PackStages.flow(bench, PACK, profile);
    Path folder = PACK.resolve(profile.path("files").path("speech_tokenizer").asText());
    tokenizer =
        WhisperVq.load(
            bench.open(folder),
            WhisperVq.Config.of(Settings.json(folder.resolve("config.json"))),
            bench.ops);
    var pitchWeights =
        bench
            .open(PACK.resolve(profile.path("files").path("f0_predictor").asText()))
            .within("f0_predictor.");
    pitch = F0Predictor.load(pitchWeights, F0Predictor.Config.of(pitchWeights), bench.ops);
    hiftFile = GoldenFile.open(Path.of("src/test/resources/golden/hift_tiny.safetensors"));
    hift =
        HiftVocoder.load(
            bench.weights(hiftFile.path()),
            HiftVocoder.Config.of(Bench.config(hiftFile)),
            bench.ops);
  }

  @AfterAll
  void close() {
    JniUtils.setNumThreads(1);
    bench.close();
  }

  private int[] tokens(int most) {
    return written(new TokenWriter.Length(most, most)).codes();
  }

  private TokenWriter.Written written(TokenWriter.Length length) {
    Noise noise = new Noise(7, 0, Noise.Stream.LM);
    SamplerSettings settings = SamplerSettings.REFERENCE;
    return new TokenWriter(lm)
        .write(
            bench.manager,
            script(),
            length,
            TokenWriter.Head.SPEECH,
            new TokenSampler(settings, Draw.inverse(noise::uniform)),
            drawn -> true);
  }

  @Test
  void speechThatReachesItsLongestLengthHasNotEnded() {
    assertFalse(written(new TokenWriter.Length(5, 5)).ended());
    assertTrue(written(new TokenWriter.Length(0, 400)).ended());
  }

  @Test
  void allLayersInOneCallSayWhatTheySayOneByOne() {
    int[] read = script().tokens(lm.ids());
    try (SpeechLm.Context whole = lm.newContext(bench.manager, read.length + 1);
        SpeechLm.Context single = lm.newContext(bench.manager, read.length + 1)) {
      lm.allLogits(single, read, (name, value) -> {});
      lm.nextToken(whole, read);
      float[] alone = lm.allLogits(single, new int[] {100}, (name, value) -> {});
      assertArrayEquals(alone, lm.nextToken(whole, 100));
    }
  }

  private TokenWriter.Script script() {
    return new TokenWriter.Script(
        stages.ints("text.prompt_ids"),
        stages.ints("text.ids"),
        stages.ints("prompt.speech_tokens"));
  }

  private FlowSampler.Utterance utterance() {
    return new FlowSampler.Utterance(
        stages.ints("prompt.speech_tokens"),
        stages.ints("lm.sampled_audio"),
        mel("prompt.mel"),
        stages.floats("prompt.speaker"));
  }

  private Mel mel(String name) {
    long[] shape = stages.shape(name);
    return new Mel(stages.floats(name), (int) shape[0], (int) shape[1], 50);
  }

  private Mel sampled(int steps) {
    return new FlowSampler(flow, new FlowSettings(steps, 0.7))
        .sample(bench.manager, utterance(), stages.floats("flow.noise"), done -> {});
  }

  private float[] vocoded() {
    long[] shape = hiftFile.shape("in.mel");
    float[] bandsFirst = hiftFile.floats("in.mel");
    int frames = (int) shape[2];
    int bands = (int) shape[1];
    float[] values = new float[bandsFirst.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = bandsFirst[i % bands * frames + i / bands];
    }
    return hift.wave(
        bench.manager,
        new Mel(values, frames, bands, 50),
        hiftFile.floats("in.noise_sine"),
        part -> {});
  }

  private int[] codes() {
    Mel logMel = mel("prompt.whisper_logmel");
    return tokenizer.codes(bench.manager, logMel, logMel.frames());
  }

  @Test
  void oneThreadAndTwoThreadsGiveTheSameBits() {
    JniUtils.setNumThreads(1);
    int[] tokens = tokens(40);
    float[] mel = sampled(2).values();
    float[] wave = vocoded();
    int[] codes = codes();
    float[] hz = pitch.hz(bench.manager, mel("flow.mel"));
    JniUtils.setNumThreads(2);
    assertArrayEquals(tokens, tokens(40));
    assertArrayEquals(mel, sampled(2).values());
    assertArrayEquals(wave, vocoded());
    assertArrayEquals(codes, codes());
    assertArrayEquals(hz, pitch.hz(bench.manager, mel("flow.mel")));
    JniUtils.setNumThreads(1);
  }

  @Test
  void aConvolutionOverAFewFramesIsTheSameAtAnyThreadCount() {
    for (int frames : new int[] {17, 20, 40, 75}) {
      float[] values = new Noise(1, 0, Noise.Stream.FLOW).normals(32 * frames + 32 * 32 * 3);
      try (NDManager manager = bench.manager.newSubManager()) {
        NDArray x = manager.create(Arrays.copyOf(values, 32 * frames), new Shape(1, 32, frames));
        NDArray weight =
            manager.create(
                Arrays.copyOfRange(values, 32 * frames, values.length), new Shape(32, 32, 3));
        Conv1d conv = Conv1d.same(weight, manager.zeros(new Shape(32)), 1, 1);
        JniUtils.setNumThreads(1);
        float[] one = conv.apply(bench.ops, x).toFloatArray();
        for (int threads : new int[] {2, 4}) {
          JniUtils.setNumThreads(threads);
          assertArrayEquals(one, conv.apply(bench.ops, x).toFloatArray(), frames + " frames");
        }
      } finally {
        JniUtils.setNumThreads(1);
      }
    }
  }

  @Test
  void aRowIsCutIntoPartsOnlyWhereTheyHaveTheBitsOfTheWhole() {
    try (NDManager manager = bench.manager.newSubManager()) {
      Noise noise = new Noise(5, 0, Noise.Stream.LM);
      NDArray large = manager.create(noise.normals(2048 * 1024), new Shape(2048, 1024));
      NDArray small = manager.create(noise.normals(64 * 48), new Shape(64, 48));
      int parts = bench.ops.parts(List.of(large));
      assertTrue(parts == 1 || parts == 4, "parts: " + parts);
      assertEquals(1, bench.ops.parts(List.of(large, small)));
      assertEquals(1, bench.ops.parts(List.of(large.toType(DataType.FLOAT16, true))));
      for (int i = 0; i < 5; i++) {
        NDArray row = manager.create(noise.normals(1024), new Shape(1, 1024));
        float[] whole = bench.ops.product(row, large, 1).toFloatArray();
        for (int threads : new int[] {1, 2, 3}) {
          JniUtils.setNumThreads(threads);
          assertArrayEquals(whole, bench.ops.product(row, large, parts).toFloatArray());
        }
        assertArrayEquals(whole, bench.ops.product(row, large, 4).toFloatArray(), 1e-3f);
      }
    } finally {
      JniUtils.setNumThreads(1);
    }
  }

  @Test
  void thePortableModeComputesOnOneThread() {
    assertEquals(
        1, LibTorch.threads(new EngineOptions("cpu", Precision.FP32, 4, MathMode.PORTABLE)));
    assertEquals(4, LibTorch.threads(new EngineOptions("cpu", Precision.FP32, 4, MathMode.FAST)));
  }

  @Test
  void nothingOfARunStaysInTheManager() {
    int before = bench.manager.getManagedArrays().size();
    for (int i = 0; i < 3; i++) {
      tokens(5);
      sampled(1);
      vocoded();
      codes();
      pitch.hz(bench.manager, mel("flow.mel"));
    }
    assertEquals(before, bench.manager.getManagedArrays().size());
  }

  @Test
  void aCappedManagerIsEnough() throws IOException {
    try (Bench capped = new Bench()) {
      GoldenFile file =
          GoldenFile.open(Path.of("src/test/resources/golden/llama_tiny.safetensors"));
      SpeechLm small =
          SpeechLm.load(
              capped.weights(file.path()),
              SpeechLm.Config.of(Bench.config(file)),
              new SpeechLm.Ids(114, 107, 140, 299),
              capped.ops);
      capped.manager.cap();
      try (SpeechLm.Context context = small.newContext(capped.manager, 10)) {
        assertEquals(161, small.nextSpeech(context, 1, 2, 3).length);
      }
    }
  }

  @Test
  void aStoppedRunLeavesNothingAndTheNextIsTheSame() {
    int[] whole = tokens(10);
    int before = bench.manager.getManagedArrays().size();
    FlowSampler sampler = new FlowSampler(flow, new FlowSettings(4, 0.7));
    assertThrows(
        CancellationException.class,
        () ->
            sampler.sample(
                bench.manager,
                utterance(),
                stages.floats("flow.noise"),
                done -> {
                  throw new CancellationException();
                }));
    assertEquals(before, bench.manager.getManagedArrays().size());
    assertArrayEquals(whole, tokens(10));
  }

  @Test
  void theCacheGivesWhatOnePassGives() {
    int[] read = Arrays.copyOf(stages.ints("lm.input_ids"), 30);
    float[] whole;
    float[] inPieces;
    try (SpeechLm.Context context = lm.newContext(bench.manager, 30)) {
      whole = lm.nextSpeech(context, read);
    }
    try (SpeechLm.Context context = lm.newContext(bench.manager, 30)) {
      lm.nextSpeech(context, Arrays.copyOf(read, 10));
      lm.nextSpeech(context, Arrays.copyOfRange(read, 10, 29));
      inPieces = lm.nextSpeech(context, read[29]);
    }
    assertArrayEquals(whole, inPieces, 1e-3f);
  }

  @Test
  void halfPrecisionSaysNearlyTheSame() throws IOException {
    JsonNode profile = new ObjectMapper().readTree(PACK.resolve("reprise.json").toFile());
    Path folder = PACK.resolve(profile.path("files").path("llm").asText());
    int[] read = stages.ints("lm.input_ids");
    try (Weights weights = Weights.open(bench.manager, DataType.FLOAT16, folder);
        SpeechLm.Context single = lm.newContext(bench.manager, read.length + 1)) {
      SpeechLm half = SpeechLm.load(weights, lm.config(), lm.ids(), bench.ops);
      try (SpeechLm.Context context = half.newContext(bench.manager, read.length + 1)) {
        assertArrayEquals(lm.nextSpeech(single, read), half.nextSpeech(context, read), 0.1f);
        int next = lm.ids().firstAudio();
        assertArrayEquals(lm.nextSpeech(single, next), half.nextSpeech(context, next), 0.1f);
      }
    }
  }

  @Test
  void speechLogitsAreRowsOfTheWholeVocabulary() {
    int[] read = stages.ints("lm.input_ids");
    float[] all;
    float[] speech;
    try (SpeechLm.Context context = lm.newContext(bench.manager, read.length)) {
      all = lm.nextToken(context, read);
    }
    try (SpeechLm.Context context = lm.newContext(bench.manager, read.length)) {
      speech = lm.nextSpeech(context, read);
    }
    SpeechLm.Ids ids = lm.ids();
    assertEquals(ids.codes() + 1, speech.length);
    assertArrayEquals(
        Arrays.copyOfRange(all, ids.firstAudio(), ids.lastAudio() + 1),
        Arrays.copyOf(speech, ids.codes()),
        1e-4f);
    assertEquals(all[ids.endOfAudio()], speech[ids.codes()], 1e-4f);
  }

  @Test
  void aFullContextSaysSo() {
    try (SpeechLm.Context context = lm.newContext(bench.manager, 4)) {
      lm.nextSpeech(context, 1, 2, 3);
      SpeechException e = assertThrows(SpeechException.class, () -> lm.nextSpeech(context, 4, 5));
      assertTrue(e.getMessage().contains("4 positions is full"), e.getMessage());
    }
    SpeechException e =
        assertThrows(
            SpeechException.class, () -> lm.newContext(bench.manager, lm.config().positions() + 1));
    assertTrue(e.getMessage().contains("shorter text"), e.getMessage());
  }

  @Test
  void aTokenOutsideTheVocabularySaysSo() {
    try (SpeechLm.Context context = lm.newContext(bench.manager, 4)) {
      int outside = lm.config().vocabulary();
      assertTrue(
          assertThrows(SpeechException.class, () -> lm.nextSpeech(context, outside))
              .getMessage()
              .contains("outside the language model's vocabulary"));
      assertThrows(SpeechException.class, () -> lm.nextSpeech(context, -1));
      assertThrows(SpeechException.class, () -> lm.nextSpeech(context));
    }
    assertThrows(
        SpeechException.class,
        () -> flow.text(bench.manager, new int[] {flow.config().vocabulary() + 1}, 2, Probe.NONE));
    assertThrows(
        SpeechException.class,
        () ->
            new TokenWriter.Script(new int[0], new int[] {1}, new int[] {lm.ids().codes()})
                .tokens(lm.ids()));
  }

  @Test
  void aMelOfOtherBandsSaysSo() {
    Mel narrow = new Mel(new float[8 * 3], 8, 3, 50);
    assertThrows(SpeechException.class, () -> pitch.hz(bench.manager, narrow));
    assertThrows(SpeechException.class, () -> tokenizer.codes(bench.manager, narrow, 8));
    FlowSampler sampler = new FlowSampler(flow, FlowSettings.REFERENCE);
    assertThrows(
        SpeechException.class,
        () ->
            sampler.sample(
                bench.manager,
                new FlowSampler.Utterance(
                    new int[] {1}, new int[] {1, 2}, narrow, stages.floats("prompt.speaker")),
                new float[0],
                done -> {}));
  }

  @Test
  void noTokensMakeNoSound() {
    FlowSampler sampler = new FlowSampler(flow, FlowSettings.REFERENCE);
    FlowSampler.Utterance silent =
        new FlowSampler.Utterance(
            stages.ints("prompt.speech_tokens"),
            new int[0],
            mel("prompt.mel"),
            stages.floats("prompt.speaker"));
    assertTrue(
        assertThrows(
                SpeechException.class,
                () ->
                    sampler.sample(
                        bench.manager, silent, new float[sampler.noiseValues(silent)], done -> {}))
            .getMessage()
            .contains("no speech tokens"));
  }
}
