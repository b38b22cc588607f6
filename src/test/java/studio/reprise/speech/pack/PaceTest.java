package studio.reprise.speech.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.WavFile;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.Doubt;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.Speech;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.SpeechRequest;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.network.TokenWriter;

class PaceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FILE = Path.of("reprise.json");
  private static final Path STARTER = Path.of("packs/starter");
  private static final String TRANSCRIPT =
      "We were talking about the weather and the price of bread.";

  /** The clip: 2 + 4 tokens by the rule, 12 spoken: half as fast. The text: 2 + 2 + 4, so 16. */
  private static final TokenWriter.Script SCRIPT =
      new TokenWriter.Script(new int[] {0, 1}, new int[] {0, 0, 1}, new int[12]);

  @TempDir Path folder;

  private static Pace pace(String rule) throws IOException {
    return Pace.of(JSON.readTree(rule), FILE);
  }

  private static TokenWriter.Written written(int count, boolean ended) {
    return new TokenWriter.Written(new int[count], ended);
  }

  private static double surprise(Pace pace, int count, boolean ended) {
    return pace.expected(SCRIPT).surprise(written(count, ended));
  }

  @Test
  void aLengthIsComparedWithTheTextAtTheClipsPace() throws IOException {
    Pace pace =
        pace(
            "{\"tokens\": [2, 4], \"least\": 0.75, \"most\": 1.25, \"slack\": 1, \"attempts\": 3}");
    assertEquals(3, pace.attempts());
    for (int count = 11; count <= 21; count++) {
      assertEquals(0, surprise(pace, count, true), count + " tokens");
    }
    assertEquals(6, surprise(pace, 10, true));
    assertEquals(6, surprise(pace, 22, true));
    assertTrue(surprise(pace, 16, false) > surprise(pace, 1000, true));
  }

  @Test
  void aPackMayDrawAgainWhatItDoesNotDoubt() throws IOException {
    Pace pace =
        pace(
            "{\"tokens\": [2, 4], \"least\": 0.5, \"most\": 1.5, \"slack\": 3, \"attempts\": 3,"
                + " \"near\": {\"least\": 0.75, \"most\": 1.25, \"slack\": 0}}");
    assertEquals(0, surprise(pace, 12, true));
    assertEquals(0, surprise(pace, 20, true));
    assertEquals(5, surprise(pace, 11, true), "a syllable may be lost");
    assertEquals(5, surprise(pace, 21, true));
    for (int count = 5; count <= 27; count++) {
      assertEquals(Set.of(), pace.expected(SCRIPT).doubts(written(count, true)), count + " tokens");
    }
    assertEquals(Set.of(Doubt.WORDS_MISSING), pace.expected(SCRIPT).doubts(written(4, true)));
  }

  @Test
  void whatIsOutsideTheBoundsIsDoubted() throws IOException {
    Pace.Expected expected =
        pace("{\"tokens\": [2, 4], \"least\": 0.75, \"most\": 1.25, \"slack\": 1, \"attempts\": 3}")
            .expected(SCRIPT);
    assertEquals(Set.of(), expected.doubts(written(16, true)));
    assertEquals(Set.of(Doubt.WORDS_MISSING), expected.doubts(written(10, true)));
    assertEquals(Set.of(Doubt.SAID_TWICE), expected.doubts(written(22, true)));
    assertEquals(Set.of(Doubt.CUT), expected.doubts(written(22, false)));
    assertEquals(Set.of(Doubt.LOOP), expected.doubts(written(60, false)));
  }

  @Test
  void aLoopIsStoppedBeyondThePaceAndAllElseAtTwiceIt() throws IOException {
    Pace.Expected expected =
        pace("{\"tokens\": [2, 4], \"least\": 0.75, \"most\": 4, \"slack\": 0, \"attempts\": 3}")
            .expected(SCRIPT);
    assertFalse(expected.isHopeless(new int[64]), "within the pace a text may repeat itself");
    assertTrue(expected.isHopeless(new int[65]));
    int[] free = IntStream.range(0, 129).toArray();
    assertFalse(expected.isHopeless(Arrays.copyOf(free, 128)));
    assertTrue(expected.isHopeless(free));
  }

  @Test
  void aSegmentThatIsNearlySilentIsShortOfSound() throws IOException {
    Pace pace =
        pace(
            "{\"tokens\": [2, 4], \"least\": 0.75, \"most\": 1.25, \"slack\": 1, \"attempts\": 3}");
    assertTrue(pace.isShortOfSound(SCRIPT, 4));
    assertFalse(pace.isShortOfSound(SCRIPT, 5));
    assertFalse(Pace.ROUGH.isShortOfSound(SCRIPT, 0), "nothing is known of a pack without a rule");
  }

  @Test
  void aPackWithoutTheRuleDoubtsWhatIsFarOff() {
    Pace.Expected expected =
        Pace.ROUGH.expected(new TokenWriter.Script(new int[10], new int[20], new int[50]));
    assertEquals(100, expected.tokens());
    assertEquals(Set.of(), expected.doubts(written(31, true)));
    assertEquals(Set.of(Doubt.WORDS_MISSING), expected.doubts(written(29, true)));
    assertEquals(Set.of(Doubt.SAID_TWICE), expected.doubts(written(261, true)));
  }

  @Test
  void aPackWithoutTheRuleKeepsWhatWasDrawnFirst() throws IOException {
    Pace any = Pace.of(JSON.readTree("{}").path("pace"), FILE);
    assertEquals(1, any.attempts());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "7",
        "{\"tokens\": [], \"least\": 0.5, \"most\": 2, \"attempts\": 2}",
        "{\"tokens\": [1, -1], \"least\": 0.5, \"most\": 2, \"attempts\": 2}",
        "{\"tokens\": [1, \"x\"], \"least\": 0.5, \"most\": 2, \"attempts\": 2}",
        "{\"tokens\": [1], \"least\": 1.5, \"most\": 2, \"attempts\": 2}",
        "{\"tokens\": [1], \"least\": 0.5, \"most\": 0.9, \"attempts\": 2}",
        "{\"tokens\": [1], \"least\": 0.5, \"most\": 2, \"slack\": -1, \"attempts\": 2}",
        "{\"tokens\": [1], \"least\": 0.5, \"most\": 2, \"attempts\": 0}",
        "{\"tokens\": [1], \"least\": 0.5, \"most\": 2, \"attempts\": 2, \"near\": 1}",
        "{\"tokens\": [1], \"least\": 0.5, \"most\": 2, \"attempts\": 2, \"near\": {\"least\": 2, \"most\": 3}}",
        "{\"tokens\": [1], \"least\": 0.5, \"most\": 2, \"attempts\": 1000000}"
      })
  void aRuleWithoutSenseIsRefused(String rule) {
    SpeechException refused = assertThrows(SpeechException.class, () -> pace(rule));
    assertTrue(refused.getMessage().startsWith("reprise.json: pace needs"), refused.getMessage());
  }

  @Test
  void whatIsDrawnAgainComesNearerAndIsTheSameEveryTime() throws IOException {
    List<List<Integer>> lengths = new ArrayList<>();
    for (int attempts : new int[] {1, 6, 6}) {
      try (Synthesizer voice = VoicePack.open(starterWith(attempts), EngineOptions.DEFAULT)) {
        List<Integer> bySeed = new ArrayList<>();
        for (long seed = 1; seed <= 5; seed++) {
          Speech speech = spoken(voice, seed);
          assertTrue(speech.doubts().contains(Doubt.WORDS_MISSING), "no draw takes 81 tokens");
          bySeed.add(speech.tokens().length);
        }
        lengths.add(bySeed);
      }
    }
    assertEquals(lengths.get(1), lengths.get(2));
    assertTrue(sum(lengths.get(0)) < sum(lengths.get(1)), lengths + " tokens, of 81");
  }

  private static int sum(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).sum();
  }

  private static Speech spoken(Synthesizer voice, long seed) throws IOException {
    Pcm clip = WavFile.read(Path.of("sample-voices/rms.wav"));
    return voice.speak(
        new SpeechRequest(
            "The lamps went on along the wall.",
            "en",
            voice.voicePrint(clip, TRANSCRIPT),
            seed,
            voice.pack().sampler(),
            voice.pack().flow(),
            List.of()),
        progress -> {},
        Cancellation.NEVER);
  }

  /** The starter with a rule by which every text is as long as the clip: a full stop counts. */
  private Path starterWith(int attempts) throws IOException {
    Path pack = Files.createTempDirectory(folder, "pack");
    try (Stream<Path> files = Files.walk(STARTER)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = pack.resolve(STARTER.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Path file = pack.resolve("reprise.json");
    ObjectNode root = (ObjectNode) JSON.readTree(file.toFile());
    root.set(
        "pace",
        JSON.readTree(
            "{\"tokens\": [0, 0, 0, 0, 0, 1], \"least\": 1, \"most\": 1, \"attempts\": "
                + attempts
                + "}"));
    JSON.writeValue(file.toFile(), root);
    return pack;
  }
}
