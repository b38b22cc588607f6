package studio.reprise.speech.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Mel;

class WhisperedMelTest {
  private static final int BANDS = 80;

  /** A voiced frame with the ripple of harmonics of 150 Hz, and a voiceless one. */
  private static Mel mel() {
    float[] values = new float[2 * BANDS];
    for (int j = 0; j < BANDS; j++) {
      values[j] = (float) (-3 + 1.5 * StrictMath.cos(2 * Math.PI * j / 4));
      values[BANDS + j] = -5 + j / 40f;
    }
    return new Mel(values, 2, BANDS, 50);
  }

  private static Mel whispered() {
    return WhisperedMel.of(mel(), new float[] {150, 0}, 60);
  }

  @Test
  void voicelessFramesStay() {
    assertArrayEquals(
        Arrays.copyOfRange(mel().values(), BANDS, 2 * BANDS),
        Arrays.copyOfRange(whispered().values(), BANDS, 2 * BANDS));
  }

  @Test
  void theRippleOfHarmonicsGoesWhereSingleOnesAreSeen() {
    for (int j = 5; j < 25; j++) {
      double step = whispered().at(0, j + 1) - whispered().at(0, j);
      assertTrue(Math.abs(step) < 0.2, j + ": " + step);
    }
  }

  @Test
  void theLowestBandsAreTheWeakest() {
    double fall = whispered().at(0, 27) - whispered().at(0, 4);
    assertEquals(18 * 23 / 27.0, fall * 20 / Math.log(10), 3);
  }

  @Test
  void withoutAVoicedFrameNothingChanges() {
    assertArrayEquals(mel().values(), WhisperedMel.of(mel(), new float[2], 60).values());
  }
}
