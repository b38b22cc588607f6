package studio.reprise.speech.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.Pcm16;
import studio.reprise.audio.WavFile;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.Directions;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.Manner;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Precision;
import studio.reprise.speech.Progress;
import studio.reprise.speech.ReadingChoices;
import studio.reprise.speech.SamplerSettings;
import studio.reprise.speech.Speech;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.SpeechRequest;
import studio.reprise.speech.Stage;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.VoicePrint;

/** A pack with random weights in the official layout speaks, and always the same. */
class RandomPackTest {
  @TempDir static Path temp;
  private static Path folder;
  private static Synthesizer synthesizer;
  private static VoicePrint voice;

  @BeforeAll
  static void open() throws IOException {
    folder = temp.resolve("GLM-TTS");
    RandomPack.write(folder, RandomPack.Sizes.TINY);
    synthesizer =
        VoicePack.open(folder, new EngineOptions("cpu", Precision.FP32, 1, MathMode.FAST));
    voice = voiceOf(synthesizer);
  }

  @AfterAll
  static void close() {
    synthesizer.close();
  }

  private static VoicePrint voiceOf(Synthesizer engine) throws IOException {
    return engine.voicePrint(
        WavFile.read(Path.of("sample-voices/rms.wav")), "We were talking about the weather.");
  }

  private static SpeechRequest request(String text, long seed) {
    return new SpeechRequest(
        text, "", voice, seed, synthesizer.pack().sampler(), synthesizer.pack().flow(), List.of());
  }

  private static String spoken(String text, long seed) {
    return sha256(
        synthesizer.speak(request(text, seed), Progress.Listener.NONE, Cancellation.NEVER));
  }

  private static String sha256(Speech speech) {
    return Pcm16.sha256(speech.pcm().samples());
  }

  /**
   * Run in a process of its own: the pack, the number of threads; prints the hash of one request.
   */
  public static final class OneRequest {
    private OneRequest() {}

    public static void main(String[] args) throws IOException {
      EngineOptions options =
          new EngineOptions("cpu", Precision.FP32, Integer.parseInt(args[1]), MathMode.FAST);
      try (Synthesizer engine = VoicePack.open(Path.of(args[0]), options)) {
        voice = voiceOf(engine);
        synthesizer = engine;
        System.out.println(spoken("Yes, it is.", 42));
      }
    }
  }

  private static String inAnotherProcess(int threads) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OneRequest.class.getName(),
                folder.toString(),
                Integer.toString(threads))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      String line = said.readLine();
      assertEquals(0, child.waitFor());
      return line;
    }
  }

  @Test
  void theOfficialLayoutIsAWholePack() {
    PackCheck check = PackCheck.of(folder);
    assertTrue(check.isWhole(), check.findings().toString());
    assertEquals(24000, synthesizer.pack().sampleRateHz());
    assertEquals(SamplerSettings.REFERENCE, synthesizer.pack().sampler());
  }

  @Test
  void theSameRequestIsTheSameBytesInAnyProcessAtAnyThreadCount()
      throws IOException, InterruptedException {
    String here = spoken("Yes, it is.", 42);
    assertEquals(here, spoken("Yes, it is.", 42));
    assertEquals(here, inAnotherProcess(1));
    assertEquals(here, inAnotherProcess(2));
  }

  @Test
  void aPackWhoseVocoderKnowsNoPitchActsNothingAndSpeaksAsIfNothingWereAsked() {
    assertEquals(Set.of(), synthesizer.pack().manners());
    SpeechRequest silent = request("[whispering] Yes, it is.", 42);
    SpeechRequest acted =
        new SpeechRequest(
            silent.text(),
            silent.language(),
            silent.voice(),
            silent.seed(),
            silent.sampler(),
            silent.flow(),
            List.of(),
            ReadingChoices.USUAL.with(Directions.ACTED));
    Speech speech = synthesizer.speak(acted, Progress.Listener.NONE, Cancellation.NEVER);
    assertEquals(spoken("[whispering] Yes, it is.", 42), sha256(speech));
    assertTrue(speech.manners().stream().allMatch(Manner.PLAIN::equals));
  }

  @Test
  void anotherSeedIsOtherBytes() {
    assertNotEquals(spoken("Yes.", 1), spoken("Yes.", 2));
    assertNotEquals(spoken("Yes.", 1), spoken("Yes.", 1L << 32 | 1));
  }

  @Test
  void threeRequestsAreTheSameInAnyOrder() {
    String a = spoken("One.", 1);
    String b = spoken("Two, three.", 2);
    String c = spoken("Four!", 3);
    assertEquals(
        List.of(c, a, b), List.of(spoken("Four!", 3), spoken("One.", 1), spoken("Two, three.", 2)));
    assertEquals(
        List.of(b, c, a), List.of(spoken("Two, three.", 2), spoken("Four!", 3), spoken("One.", 1)));
  }

  @Test
  void aCancelledRequestLeavesNoTrace() {
    String before = spoken("Yes, it is.", 7);
    for (Stage stage : Stage.values()) {
      AtomicInteger asked = new AtomicInteger();
      boolean[] stop = {false};
      assertThrows(
          CancellationException.class,
          () ->
              synthesizer.speak(
                  request("A longer line to be cancelled.", 9),
                  progress -> stop[0] |= progress.stage() == stage,
                  () -> {
                    asked.incrementAndGet();
                    return stop[0];
                  }),
          "in stage " + stage);
      assertTrue(asked.get() > 0);
      assertEquals(before, spoken("Yes, it is.", 7), "after a cancel in stage " + stage);
    }
  }

  @Test
  void progressIsToldOncePerTokenAndStep() {
    int[] told = new int[Stage.values().length];
    Speech speech =
        synthesizer.speak(
            request("Yes.", 5), progress -> told[progress.stage().ordinal()]++, Cancellation.NEVER);
    assertEquals(speech.tokens().length, told[Stage.TOKENS.ordinal()]);
    assertEquals(synthesizer.pack().flow().steps(), told[Stage.MEL.ordinal()]);
    assertTrue(told[Stage.SAMPLES.ordinal()] >= 1);
    assertEquals(speech.mel().frames() * 480, speech.pcm().length());
  }

  @Test
  void aSecondMathModeInOneProcessIsRefused() {
    SpeechException e =
        assertThrows(
            SpeechException.class,
            () ->
                VoicePack.open(
                    folder, new EngineOptions("cpu", Precision.FP32, 1, MathMode.PORTABLE)));
    assertTrue(e.getMessage().contains("math mode fast"), e.getMessage());
  }

  @Test
  void aGpuThatIsNotThereIsSaidWithWhatToInstall() {
    SpeechException e =
        assertThrows(
            SpeechException.class,
            () ->
                VoicePack.open(
                    folder, new EngineOptions("cuda", Precision.FP32, 1, MathMode.FAST)));
    assertTrue(e.getMessage().contains("PYTORCH_LIBRARY_PATH"), e.getMessage());
  }

  @Test
  void halfPrecisionSpeaksToo() {
    try (Synthesizer half =
        VoicePack.open(folder, new EngineOptions("cpu", Precision.FP16, 1, MathMode.FAST))) {
      Speech speech = half.speak(request("Yes.", 5), Progress.Listener.NONE, Cancellation.NEVER);
      assertTrue(speech.pcm().length() > 0);
      assertEquals("fp16", half.engine().arithmetic().dtype());
    }
  }
}
