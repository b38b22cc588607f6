package studio.reprise.speech.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Mel;

/** How a pitch is bent; frames of 20 ms. */
class MelodyTest {
  private static final float LOWEST_HZ = 60;
  private static final int FRAMES = 100;
  private static final int BANDS = 4;

  /** Silence, speech from 10 to 89, silence in which a pitch is predicted all the same. */
  private static Mel mel() {
    float[] values = new float[FRAMES * BANDS];
    for (int i = 0; i < values.length; i++) {
      int t = i / BANDS;
      values[i] = t >= 10 && t < 90 ? -1 : -9;
    }
    return new Mel(values, FRAMES, BANDS, 50);
  }

  /** A voice that falls from 140 to 100 Hz, with a voiceless consonant and a slip of one frame. */
  private static float[] statement() {
    float[] hz = new float[FRAMES];
    for (int t = 10; t < FRAMES; t++) {
      hz[t] = 140 - 40f * (t - 10) / 80;
    }
    Arrays.fill(hz, 40, 44, 0);
    hz[70] = 20;
    return hz;
  }

  private static Intonation.Shape rise(double semitones) {
    return new Intonation.Shape(0, 0, 0, semitones, 1, 0);
  }

  private static Melody.Places from(double nucleus) {
    return new Melody.Places(0, 1, OptionalDouble.empty(), OptionalDouble.of(nucleus));
  }

  private static double semitones(double from, double to) {
    return 12 * Math.log(to / from) / Math.log(2);
  }

  private static float[] bent(Intonation.Shape shape, Melody.Places places) {
    return bent(shape, places, statement());
  }

  private static float[] bent(Intonation.Shape shape, Melody.Places places, float[] hz) {
    return new Melody(1, shape, places).bent(mel(), hz, LOWEST_HZ);
  }

  @Test
  void aStatementStaysToTheBit() {
    float[] hz = statement();
    Melody plain = new Melody(1, Intonation.Shape.NONE, from(0.5));
    assertSame(hz, plain.bent(mel(), plain.moved(hz, LOWEST_HZ), LOWEST_HZ));
    assertArrayEquals(statement(), hz);
  }

  @Test
  void aVoiceThatIsMovedIsMovedWhereItIsVoiced() {
    float[] hz = new Melody(1.5, rise(5), from(0.5)).moved(statement(), LOWEST_HZ);
    assertEquals(210, hz[10]);
    assertEquals(0, hz[42]);
    assertEquals(20, hz[70]);
  }

  @Test
  void aQuestionRisesFromItsLastStressToItsEnd() {
    float[] before = statement();
    float[] hz = bent(rise(5), from(0.75));
    assertArrayEquals(Arrays.copyOf(before, 69), Arrays.copyOf(hz, 69), "the rest is as it was");
    double last = 0;
    for (int t = 69; t < 90; t++) {
      double lifted = semitones(t == 70 ? before[69] : before[t], hz[t]);
      assertTrue(t == 70 || lifted >= last, "it never falls back: frame " + t);
      assertTrue(lifted - last < 0.8, "it never jumps: frame " + t);
      last = lifted;
    }
    assertEquals(5, semitones(mean(before), hz[89]), 1, "so much above the mean");
    assertTrue(semitones(hz[69], hz[89]) > 4, "heard as a rise");
  }

  /** Mean pitch of what is spoken, in Hz. */
  private static double mean(float[] hz) {
    return IntStream.range(10, 90)
        .filter(t -> hz[t] > LOWEST_HZ)
        .mapToDouble(t -> hz[t])
        .average()
        .orElseThrow();
  }

  @Test
  void whatIsVoicelessStaysSoAndASlipOfOneFrameHasThePitchAroundIt() {
    float[] hz = bent(rise(5), from(0.5));
    assertEquals(0, hz[0]);
    assertArrayEquals(new float[4], Arrays.copyOfRange(hz, 40, 44));
    assertTrue(hz[70] > hz[69] && hz[70] < hz[71], hz[69] + " " + hz[70] + " " + hz[71]);
  }

  @Test
  void thePitchThatIsPredictedInSilenceDoesNotMoveTheEnd() {
    float[] hz = bent(rise(5), from(0.75));
    assertTrue(semitones(hz[60], hz[89]) > 4, "the rise is over with the speech");
    assertTrue(semitones(hz[89], hz[99]) < 0, "and goes no higher behind it");
  }

  @Test
  void aRiseIsNoJumpAndNoLongGlide() {
    float[] before = statement();
    float[] late = bent(rise(5), from(1));
    assertTrue(semitones(before[82], late[82]) > 0.2, "200 ms before the end it has begun");
    float[] early = bent(rise(5), from(0));
    assertEquals(before[53], early[53], "700 ms before the end it has not");
  }

  @Test
  void whatAlreadyEndsHighRisesLessAndNothingRisesPastABound() {
    float[] high = statement();
    for (int t = 70; t < 90; t++) {
      high[t] = 200;
    }
    float[] hz = bent(rise(5), from(0.75), high);
    assertEquals(3, semitones(200, hz[89]), 0.01);
    float[] low = statement();
    for (int t = 70; t < 90; t++) {
      low[t] = 62;
    }
    hz = bent(rise(5), from(0.75), low);
    assertEquals(9, semitones(62, hz[89]), 0.01);
    float[] child = new float[FRAMES];
    Arrays.fill(child, 560);
    hz = bent(rise(9), from(0.5), child);
    assertEquals(600, hz[89]);
  }

  @Test
  void aCryIsHigherAndWiderAboutItsMean() {
    float[] before = statement();
    float[] hz = bent(new Intonation.Shape(1, 0, 0, 0, 1.5, 0), Melody.Places.WHOLE);
    double spread = semitones(hz[89], hz[10]);
    assertEquals(1.5 * semitones(before[89], before[10]), spread, 0.01);
    assertEquals(1, semitones(mean(before), mean(hz)), 0.15);
  }

  @Test
  void theSlopeOfACutSentenceGoesOn() {
    Intonation.Shape slope = new Intonation.Shape(0.5, 2, 0, 0, 1, 0);
    float[] first =
        bent(slope, new Melody.Places(0, 0.4, OptionalDouble.empty(), OptionalDouble.empty()));
    float[] second =
        bent(slope, new Melody.Places(0.4, 1, OptionalDouble.empty(), OptionalDouble.empty()));
    float[] before = statement();
    assertEquals(0.5, semitones(before[10], first[10]), 0.01);
    assertEquals(1.3, semitones(before[89], first[89]), 0.01);
    assertEquals(1.3, semitones(before[10], second[10]), 0.01);
    assertEquals(2.5, semitones(before[89], second[89]), 0.01);
  }

  @Test
  void aWordIsLiftedAndTheRestIsNot() {
    float[] before = statement();
    float[] hz =
        bent(
            new Intonation.Shape(0, 0, 2, 0, 1, 0),
            new Melody.Places(0, 1, OptionalDouble.of(0.1), OptionalDouble.empty()));
    assertEquals(2, semitones(before[18], hz[18]), 0.05);
    assertEquals(before[27], hz[27]);
  }

  @Test
  void whatHasNoVoiceHasNoMelody() {
    float[] whispered = new float[FRAMES];
    assertArrayEquals(whispered, bent(rise(5), from(0.5), whispered));
  }
}
