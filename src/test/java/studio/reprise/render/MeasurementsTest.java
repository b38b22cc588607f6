package studio.reprise.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Pcm;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.Doubt;
import studio.reprise.speech.Manner;
import studio.reprise.speech.Progress;
import studio.reprise.speech.Speech;
import studio.reprise.speech.ToneSynthesizer;

class MeasurementsTest {
  private static final String TEXT =
      "The quick brown fox jumps over it, and the lazy dog sleeps on under the old tree.";
  private final ToneSynthesizer tones = new ToneSynthesizer();
  private final RenderRequest request = RenderQueueTest.line("a", TEXT);
  private final Speech good =
      TakeRendering.speak(
          tones,
          request.utterance(),
          tones.voicePrint(request.clip().read(), "Good morning."),
          Progress.Listener.NONE,
          Cancellation.NEVER);

  private Set<Flag> flags(Pcm sound, int[] tokens) {
    return measured(sound, tokens).flags();
  }

  private Receipt.Measured measured(Pcm sound, int[] tokens) {
    Speech speech = new Speech(sound, good.mel(), tokens, TEXT, "", "en", Set.of(), Map.of());
    return Measurements.of(tones, speech, CanonicalSound.of(sound));
  }

  @Test
  void aGoodTakeHasNoFlagAndItsTokensAreHeardAgain() {
    Receipt.Measured measured = measured(good.pcm(), good.tokens());
    assertEquals(Set.of(), measured.flags());
    assertEquals(1, measured.roundTrip());
    assertEquals(-16.99, measured.loudness().rmsDb(), 0.02);
  }

  @Test
  void silenceIsFlagged() {
    float[] none = new float[good.pcm().length()];
    assertEquals(
        Set.of(Flag.SILENCE, Flag.TOKENS_LOST), flags(new Pcm(none, 24_000), good.tokens()));
  }

  @Test
  void aPauseIsSilentOnPurposeAndHasNoFlag() {
    Receipt.Measured pause = measured(new Pcm(new float[24_000], 24_000), new int[0]);
    assertEquals(Set.of(), pause.flags());
    assertEquals(Measurements.NOT_HEARD, pause.roundTrip());
  }

  @Test
  void samplesAtFullScaleAreFlagged() {
    float[] loud = good.pcm().samples().clone();
    Arrays.fill(loud, 1000, 1010, 1.7f);
    assertTrue(flags(new Pcm(loud, 24_000), good.tokens()).contains(Flag.CLIPPED));
  }

  @Test
  void whatTheEngineDoubtsIsFlagged() {
    Map<Doubt, Flag> flags =
        Map.of(
            Doubt.CUT, Flag.CUT,
            Doubt.WORDS_MISSING, Flag.WORDS_MISSING,
            Doubt.SAID_TWICE, Flag.SAID_TWICE,
            Doubt.LOOP, Flag.REPEATED_TAIL);
    for (Doubt doubt : Doubt.values()) {
      Speech speech =
          new Speech(
              good.pcm(), good.mel(), good.tokens(), TEXT, "", "en", Set.of(doubt), good.seconds());
      assertEquals(
          Set.of(flags.get(doubt)),
          Measurements.of(tones, speech, CanonicalSound.of(good.pcm())).flags());
    }
  }

  @Test
  void aTakeFarTooShortOrTooLongForItsTextIsFlagged() {
    float[] all = good.pcm().samples();
    Pcm cut = new Pcm(Arrays.copyOf(all, 12_000), 24_000);
    assertTrue(flags(cut, Arrays.copyOf(good.tokens(), 12)).contains(Flag.TOO_SHORT));

    float[] endless = new float[all.length * 6];
    for (int i = 0; i < endless.length; i++) {
      endless[i] = all[i % all.length];
    }
    assertTrue(flags(new Pcm(endless, 24_000), good.tokens()).contains(Flag.TOO_LONG));
  }

  @Test
  void soundThatIsNotWhatTheTokensPlannedIsFlagged() {
    int[] others = good.tokens().clone();
    for (int i = 0; i < others.length; i++) {
      others[i] = (others[i] + 17) % 64;
    }
    assertEquals(Set.of(Flag.TOKENS_LOST), flags(good.pcm(), others));
  }

  @Test
  void aWhisperIsHeardAsOtherTokensAndNotFlaggedForIt() {
    int[] others = good.tokens().clone();
    Arrays.setAll(others, i -> (others[i] + 17) % 64);
    Speech whispered =
        new Speech(
            good.pcm(),
            good.mel(),
            others,
            TEXT,
            "",
            "en",
            Set.of(),
            List.of(Manner.WHISPER),
            Map.of());
    Receipt.Measured measured = Measurements.of(tones, whispered, CanonicalSound.of(good.pcm()));
    assertEquals(Set.of(), measured.flags());
    assertTrue(measured.roundTrip() < Measurements.FEWEST_SURVIVORS);
  }

  @Test
  void aTakeTooLongToBeListenedToIsNotJudged() {
    Pcm minutes = new Pcm(new float[24_000 * 90], 24_000);
    assertEquals(Measurements.NOT_HEARD, measured(minutes, good.tokens()).roundTrip());
  }
}
