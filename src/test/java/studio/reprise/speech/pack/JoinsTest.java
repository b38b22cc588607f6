package studio.reprise.speech.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Mel;
import studio.reprise.speech.text.PreparedText;
import studio.reprise.speech.text.rewrite.SegmentEnd;
import studio.reprise.speech.text.rewrite.Tune;

/** Pauses between the segments of a text, in frames of 20 ms. */
class JoinsTest {
  private static final int EACH = 480;
  private static final int BANDS = 4;

  /** Silence, sound, silence. */
  private static float[] wave(int before, int sounding, int after) {
    float[] wave = new float[(before + sounding + after) * EACH];
    Arrays.fill(wave, before * EACH, (before + sounding) * EACH, 0.5f);
    return wave;
  }

  private static Mel mel(float[] wave) {
    int frames = wave.length / EACH;
    float[] values = new float[frames * BANDS];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return new Mel(values, frames, BANDS, 50);
  }

  /** A token for every two frames. */
  private static int[] codes(float[] wave) {
    return IntStream.range(0, wave.length / EACH / 2).toArray();
  }

  private static Joins fitted(String first, float[]... waves) {
    return fitted(first, SegmentEnd.SENTENCE, waves);
  }

  private static Joins fitted(String first, SegmentEnd end, float[]... waves) {
    return Joins.fitted(
        List.of(waves),
        Arrays.stream(waves).map(JoinsTest::mel).toList(),
        Arrays.stream(waves).map(JoinsTest::codes).toList(),
        List.of(segment(first, end), segment("go.", SegmentEnd.SENTENCE)));
  }

  private static PreparedText.Segment segment(String text, SegmentEnd end) {
    return new PreparedText.Segment(text, text, new int[0], end, Tune.PLAIN);
  }

  @Test
  void whatGoesOnWaitsLessThanWhatHasEnded() {
    Joins joins = fitted("so.", SegmentEnd.RUNS_ON, wave(10, 20, 8), wave(10, 20, 8));
    // .06 s and a tenth of .4 s are fewer frames than those that always stay.
    assertEquals((10 + 20 + 4) * EACH, joins.waves().get(0).length);
    assertEquals((4 + 20 + 8) * EACH, joins.waves().get(1).length);
  }

  @Test
  void betweenInitialsThereIsHardlyAWait() {
    Joins joins = fitted("j r.", SegmentEnd.SPELLS_ON, wave(10, 20, 8), wave(10, 20, 8));
    // A frame beside each letter stays, and what is no whole token.
    assertEquals((10 + 20 + 2) * EACH, joins.waves().get(0).length);
    assertEquals((2 + 20 + 8) * EACH, joins.waves().get(1).length);
  }

  @Test
  void theWaitBehindACryIsShort() {
    Joins joins = fitted("run!", wave(10, 20, 8), wave(10, 20, 8));
    // .15 s and a tenth of the .4 s that sound: 10 frames of the 18 stay.
    assertEquals((10 + 20 + 6) * EACH, joins.waves().get(0).length);
    assertEquals((4 + 20 + 8) * EACH, joins.waves().get(1).length);
  }

  @Test
  void theWaitBehindALongSentenceStays() {
    float[] first = wave(10, 200, 10);
    float[] second = wave(10, 20, 8);
    Joins joins = fitted("she was gone.", first, second);
    assertEquals(first.length, joins.waves().get(0).length);
    assertEquals(second.length, joins.waves().get(1).length);
  }

  @Test
  void soundAndMelStayTogetherFrameByFrame() {
    Joins joins = fitted("run!", wave(10, 20, 20), wave(20, 20, 8));
    for (int k = 0; k < 2; k++) {
      Mel mel = joins.mels().get(k);
      assertEquals(joins.waves().get(k).length, mel.frames() * EACH);
      assertEquals(mel.values().length, mel.frames() * BANDS);
      assertEquals(mel.frames(), 2 * joins.codes().get(k).length);
    }
    assertEquals(16f * BANDS, joins.mels().get(1).values()[0], "the first 16 frames are gone");
    assertEquals(8, joins.codes().get(1)[0], "and their 8 tokens");
    assertEquals(0.5f, joins.waves().get(1)[4 * EACH]);
  }

  @Test
  void aSegmentThatIsSilentLosesNoMoreThanItsEdges() {
    Joins joins = fitted("run!", wave(10, 20, 2), wave(0, 0, 30));
    assertEquals(2 * BANDS * 16, joins.mels().get(0).values().length);
    assertEquals(30 * EACH, joins.waves().get(1).length);
  }

  @Test
  void whatTheReferenceJoinsBareStaysBare() {
    List<float[]> waves = List.of(wave(10, 20, 30), wave(30, 20, 8));
    assertSame(waves, Joins.bare(waves, List.of(), List.of()).waves());
  }
}
