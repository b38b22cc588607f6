package studio.reprise.speech.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.audio.Mel;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.WavFile;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.Checked;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.SpeechRequest;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.VoicePrint;

class VoicesTest {
  private static final String RMS = "We were talking about the weather and the price of bread.";
  private static final String SLT = "The ship left the harbour early in the morning.";
  private static Synthesizer starter;

  @BeforeAll
  static void open() {
    starter = VoicePack.open(Path.of("packs/starter"), EngineOptions.DEFAULT);
  }

  @AfterAll
  static void close() {
    starter.close();
  }

  @Test
  void aCheckOfThePackTriesWhatItsOpeningTries() {
    Checked checked = VoicePack.checkMachine(Path.of("packs/starter"), EngineOptions.DEFAULT);
    assertEquals(starter.checked().kernels(), checked.kernels());
    assertEquals(starter.checked().digest(), checked.digest());
  }

  private static Pcm clip(String name) throws IOException {
    return WavFile.read(Path.of("sample-voices", name + ".wav"));
  }

  /** Speech that nobody speaks. */
  private static Pcm backwards(Pcm clip) {
    float[] samples = clip.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = clip.samples()[samples.length - 1 - i];
    }
    return new Pcm(samples, clip.sampleRateHz());
  }

  @Test
  void aVoiceThatThePackKnowsLeadsItsOwnSpeech() throws IOException {
    VoicePrint known = starter.voicePrint(clip("rms"), RMS, ClipUse.AUTO);
    assertEquals(ClipUse.FULL, known.origin().use());
    assertEquals(RMS, known.transcript());
    assertTrue(known.origin().nats() < 2.5, known.origin() + "");
    assertArrayEquals(starter.voicePrint(clip("rms"), RMS).speechTokens(), known.speechTokens());
  }

  @Test
  void aStrangeVoiceGivesItsTimbreAndPitchAndTheStandInLeads() throws IOException {
    VoicePrint strange = starter.voicePrint(backwards(clip("slt")), SLT, ClipUse.AUTO);
    VoicePrint own = starter.voicePrint(backwards(clip("slt")), SLT, ClipUse.FULL);
    VoicePrint standIn = starter.voicePrint(clip("rms"), RMS);
    assertEquals(ClipUse.TIMBRE, strange.origin().use());
    assertTrue(strange.origin().nats() > 4, strange.origin() + "");
    assertEquals(RMS, strange.transcript());
    assertArrayEquals(standIn.speechTokens(), strange.speechTokens());
    assertArrayEquals(own.embedding(), strange.embedding());
    assertEquals(ClipUse.FULL, own.origin().use());
    assertNotEquals(RMS, own.transcript());
    assertArrayEquals(own.flowPrompt().speechTokens(), strange.flowPrompt().speechTokens());
    assertArrayEquals(own.flowPrompt().mel().values(), strange.flowPrompt().mel().values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", \"timbre\": \"vector\""})
  void aFlowThatDidNotLearnStrangeVoicesHearsTheStandInAlone(String timbre) throws IOException {
    var rule =
        new ObjectMapper()
            .readTree(
                "{\"clip\": \"stand-in/rms.wav\", \"transcript\": \"Stand in.\", \"strange_from_nats\": 4"
                    + timbre
                    + "}");
    Mel mel = new Mel(new float[80], 1, 80, 50);
    Voices.Reader reader =
        (sound, words) ->
            new VoicePrint(
                words, new int[] {words.length()}, mel, new float[192], VoicePrint.Origin.CLIP);
    Vocoder silent = (m, factor, noise, steps, cancel) -> new float[0];
    Optional<StandIn> standIn = StandIn.of(rule, Path.of("packs/starter/reprise.json"));
    VoicePrint strange =
        new Voices(reader, standIn, voice -> 9, silent)
            .read(new Pcm(new float[1], 24_000), "The clip's own words.", ClipUse.AUTO);
    assertEquals(ClipUse.TIMBRE, strange.origin().use());
    assertArrayEquals(new int[] {"Stand in.".length()}, strange.flowPrompt().speechTokens());
  }

  @Test
  void allOfAStrangeVoiceHasTheStandInBeforeItInTheFlowAndKeepsItsPitch() throws IOException {
    VoicePrint standIn = starter.voicePrint(clip("rms"), RMS);
    VoicePrint strange = starter.voicePrint(backwards(clip("slt")), SLT, ClipUse.FULL);
    VoicePrint.Prompt prompt = strange.flowPrompt();
    int lead = standIn.speechTokens().length;
    assertEquals(SLT, strange.transcript());
    assertTrue(strange.origin().nats() > 4, strange.origin() + "");
    assertTrue(strange.origin().pitchHz() > 100, strange.origin() + "");
    assertArrayEquals(
        strange.speechTokens(),
        Arrays.copyOfRange(prompt.speechTokens(), lead, prompt.speechTokens().length));
    assertArrayEquals(standIn.speechTokens(), Arrays.copyOf(prompt.speechTokens(), lead));
    assertEquals(standIn.mel().frames() + strange.mel().frames(), prompt.mel().frames());
    assertEquals(standIn.mel().at(3, 5), prompt.mel().at(3, 5));
    assertEquals(strange.mel().at(3, 5), prompt.mel().at(standIn.mel().frames() + 3, 5));
  }

  @Test
  void aSoundIsHeardWhateverIsSaidInIt() throws IOException {
    assertArrayEquals(
        starter.voicePrint(clip("slt"), SLT).speechTokens(), starter.heard(clip("slt")));
  }

  @Test
  void nothingLeadsAVoiceThatThePackKnows() throws IOException {
    VoicePrint known =
        starter.voicePrint(
            clip("slt"),
            "The lamps were lit early because the evening came with rain.",
            ClipUse.FULL);
    assertTrue(known.origin().nats() < 2.5, known.origin() + "");
    assertEquals(0, known.origin().pitchHz());
    assertArrayEquals(known.speechTokens(), known.flowPrompt().speechTokens());
    assertArrayEquals(known.mel().values(), known.flowPrompt().mel().values());
  }

  @Test
  void timbreAloneNeedsNoTranscriptAndKeepsTheClipsPitch() throws IOException {
    for (ClipUse use : List.of(ClipUse.AUTO, ClipUse.TIMBRE)) {
      VoicePrint timbre = starter.voicePrint(clip("slt"), "", use);
      assertEquals(ClipUse.TIMBRE, timbre.origin().use());
      Pcm spoken =
          starter
              .speak(
                  new SpeechRequest(
                      "The lamps went on along the wall. Nobody was there.",
                      "en",
                      timbre,
                      42,
                      starter.pack().sampler(),
                      starter.pack().flow(),
                      List.of()),
                  progress -> {},
                  Cancellation.NEVER)
              .pcm();
      double heardHz = starter.voicePrint(spoken, "", ClipUse.TIMBRE).origin().pitchHz();
      assertEquals(1, heardHz / timbre.origin().pitchHz(), 0.05);
    }
  }

  @Test
  void aPackWithoutAStandInTakesEverythingAndSaysThatItCannotDoOtherwise() {
    Mel mel = new Mel(new float[80], 1, 80, 50);
    VoicePrint print =
        new VoicePrint("Words.", new int[1], mel, new float[192], VoicePrint.Origin.CLIP);
    Vocoder silent = (m, factor, noise, steps, cancel) -> new float[0];
    Voices voices = new Voices((sound, words) -> print, Optional.empty(), voice -> 9, silent);
    Pcm sound = new Pcm(new float[1], 24_000);
    assertEquals(ClipUse.FULL, voices.read(sound, "Words.", ClipUse.AUTO).origin().use());
    SpeechException refused =
        assertThrows(SpeechException.class, () -> voices.read(sound, "", ClipUse.TIMBRE));
    assertTrue(refused.getMessage().contains("stand in"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "{}",
        "{\"clip\": \"../rms.wav\", \"transcript\": \"Words.\", \"strange_from_nats\": 4}",
        "{\"clip\": \"stand-in/../../rms.wav\", \"transcript\": \"W.\", \"strange_from_nats\": 4}",
        "{\"clip\": \"/etc/passwd\", \"transcript\": \"Words.\", \"strange_from_nats\": 4}",
        "{\"clip\": \"stand-in/rms.wav\", \"transcript\": \" \", \"strange_from_nats\": 4}",
        "{\"clip\": \"stand-in/rms.wav\", \"transcript\": \"Words.\"}",
        "{\"clip\": \"stand-in/rms.wav\", \"transcript\": \"Words.\", \"strange_from_nats\": -1}",
        "{\"clip\": \"stand-in/rms.wav\", \"transcript\": \"W.\", \"strange_from_nats\": 4, \"timbre\": 1}"
      })
  void aStandInWithoutSenseIsRefused(String rule) throws IOException {
    var read = new ObjectMapper().readTree(rule);
    SpeechException refused =
        assertThrows(SpeechException.class, () -> StandIn.of(read, Path.of("reprise.json")));
    assertTrue(refused.getMessage().startsWith("reprise.json: stand_in needs"));
  }
}
