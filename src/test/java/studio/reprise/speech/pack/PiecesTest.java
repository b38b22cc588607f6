package studio.reprise.speech.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Loudness;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.WavFile;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.Progress;
import studio.reprise.speech.ReadingChoices;
import studio.reprise.speech.Speech;
import studio.reprise.speech.SpeechRequest;
import studio.reprise.speech.Stage;
import studio.reprise.speech.Synthesizer;

/** Segments are heard as they come, and nothing about the speech is otherwise for it. */
class PiecesTest {
  private static final Cancellation NEVER = () -> false;
  private static Synthesizer starter;

  @BeforeAll
  static void open() {
    starter = VoicePack.open(Path.of("packs/starter"), EngineOptions.DEFAULT);
  }

  @AfterAll
  static void close() {
    starter.close();
  }

  private static SpeechRequest request(ClipUse use) throws IOException {
    return request("Good evening. Sit down. Tell me.", use);
  }

  private static SpeechRequest request(String text, ClipUse use) throws IOException {
    Pcm clip = WavFile.read(Path.of("sample-voices/rms.wav"));
    return new SpeechRequest(
        text,
        "en",
        starter.voicePrint(clip, "We were talking about the weather and the price of bread.", use),
        42,
        starter.pack().sampler(),
        new FlowSettings(2, starter.pack().flow().cfg()),
        List.of(),
        ReadingChoices.USUAL);
  }

  private static float[] joined(List<Pcm> pieces) {
    float[] all = new float[pieces.stream().mapToInt(Pcm::length).sum()];
    int at = 0;
    for (Pcm piece : pieces) {
      System.arraycopy(piece.samples(), 0, all, at, piece.length());
      at += piece.length();
    }
    return all;
  }

  @Test
  void thePiecesAreTheSpeechAndTheFirstComesBeforeTheRestIsBegun() throws IOException {
    SpeechRequest request = request(ClipUse.FULL);
    List<Pcm> pieces = new ArrayList<>();
    List<String> order = new ArrayList<>();
    Speech heard =
        starter.speak(
            request,
            at -> {
              if (at.stage() == Stage.TOKENS && at.done() == 1) {
                order.add("tokens " + at.segment());
              }
            },
            piece -> {
              order.add("piece " + pieces.size());
              pieces.add(piece);
            },
            NEVER);
    assertTrue(pieces.size() > 1, "several segments");
    assertEquals(List.of("tokens 0", "piece 0", "tokens 1", "piece 1"), order.subList(0, 4));
    Speech unheard = starter.speak(request, Progress.Listener.NONE, NEVER);
    assertArrayEquals(unheard.pcm().samples(), heard.pcm().samples());
    assertIsMadeOf(unheard.pcm().samples(), pieces);
  }

  /**
   * The whole begins and ends with the pieces' own samples; only pauses between them are shorter.
   */
  private static void assertIsMadeOf(float[] whole, List<Pcm> pieces) {
    float[] joined = joined(pieces);
    assertTrue(joined.length >= whole.length, joined.length + " and " + whole.length);
    assertTrue(joined.length < whole.length * 3 / 2, joined.length + " and " + whole.length);
    int first = Arrays.mismatch(whole, joined);
    int start = pieces.get(0).length() * 2 / 3;
    assertTrue(first < 0 || first >= start, "the same until " + first + ", at least " + start);
    int end = pieces.get(pieces.size() - 1).length() * 2 / 3;
    assertArrayEquals(
        Arrays.copyOfRange(joined, joined.length - end, joined.length),
        Arrays.copyOfRange(whole, whole.length - end, whole.length));
  }

  @Test
  void aVoiceWhosePitchIsFoundFromTheWholeIsKeptAsWithoutListening() throws IOException {
    SpeechRequest request = request(ClipUse.TIMBRE);
    List<Pcm> pieces = new ArrayList<>();
    Speech heard = starter.speak(request, Progress.Listener.NONE, pieces::add, NEVER);
    Speech unheard = starter.speak(request, Progress.Listener.NONE, NEVER);
    assertArrayEquals(unheard.pcm().samples(), heard.pcm().samples());
    assertTrue(joined(pieces).length >= unheard.pcm().length());
  }

  /** Pitch of the last 60 ms that are no silence, in Hz: where the sound repeats itself. */
  private static double endHz(Pcm sound) {
    float[] samples = sound.samples();
    float peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    int end = samples.length;
    while (Math.abs(samples[end - 1]) < 0.1 * peak) {
      end--;
    }
    double best = 0;
    int lag = 1;
    for (int l = sound.sampleRateHz() / 250; l <= sound.sampleRateHz() / 60; l++) {
      double product = 0;
      double energy = 1e-9;
      for (int n = end - sound.sampleRateHz() * 6 / 100; n < end; n++) {
        product += samples[n] * samples[n - l];
        energy += samples[n - l] * samples[n - l];
      }
      double strength = product / Math.sqrt(energy);
      if (strength > 1.05 * best) {
        best = strength;
        lag = l;
      }
    }
    return (double) sound.sampleRateHz() / lag;
  }

  @Test
  void aQuestionEndsHigherThanItsStatementAndACryIsLouder() throws IOException {
    Pcm said = spoken("It is you.");
    Pcm asked = spoken("It is you?");
    Pcm cried = spoken("It is you!");
    assertTrue(endHz(asked) > 1.2 * endHz(said), endHz(said) + " Hz, asked " + endHz(asked));
    double louder = Loudness.of(cried).rmsDb() - Loudness.of(said).rmsDb();
    assertTrue(louder > 1, louder + " dB");
  }

  private static Pcm spoken(String text) throws IOException {
    return starter.speak(request(text, ClipUse.FULL), Progress.Listener.NONE, NEVER).pcm();
  }
}
