package studio.reprise.speech.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EvenLoudnessTest {
  private static final int RATE_HZ = 24_000;

  /** A weak syllable, a strong one, and near silence, half a second each. */
  private static float[] wave() {
    float[] wave = new float[3 * RATE_HZ / 2];
    for (int n = 0; n < wave.length; n++) {
      double height = n < RATE_HZ / 2 ? 0.1 : n < RATE_HZ ? 0.8 : 0.001;
      wave[n] = (float) (height * StrictMath.sin(2 * Math.PI * 200 * n / RATE_HZ));
    }
    return wave;
  }

  private static double rms(float[] wave, int from, int to) {
    double sum = 0;
    for (int n = from; n < to; n++) {
      sum += (double) wave[n] * wave[n];
    }
    return Math.sqrt(sum / (to - from));
  }

  @Test
  void weakSyllablesComeNearerToStrongOnesAndTheWholeIsAsLoud() {
    float[] before = wave();
    float[] after = EvenLoudness.of(before, RATE_HZ);
    assertEquals(rms(before, 0, before.length), rms(after, 0, after.length), 1e-4);
    int weak = RATE_HZ / 4;
    int strong = 3 * RATE_HZ / 4;
    double then = rms(before, strong, strong + 2400) / rms(before, weak, weak + 2400);
    double now = rms(after, strong, strong + 2400) / rms(after, weak, weak + 2400);
    assertEquals(then / 2, now, 0.05);
  }

  @Test
  void nearSilenceDoesNotGrow() {
    float[] after = EvenLoudness.of(wave(), RATE_HZ);
    assertTrue(rms(after, 5 * RATE_HZ / 4, 5 * RATE_HZ / 4 + 2400) < 0.001);
  }

  @Test
  void silenceStaysSilence() {
    assertArrayEquals(new float[100], EvenLoudness.of(new float[100], RATE_HZ));
  }
}
