package studio.reprise.speech.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NoiseTest {
  @Test
  void philoxGivesThePublishedAnswerForZeros() {
    assertArrayEquals(
        new int[] {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}, Noise.philox(0, 0, 0, 0, 0, 0));
  }

  @Test
  void philoxGivesThePublishedAnswerForOnes() {
    assertArrayEquals(
        new int[] {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd},
        Noise.philox(-1, -1, -1, -1, -1, -1));
  }

  @Test
  void philoxGivesThePublishedAnswerForTheDigitsOfPi() {
    assertArrayEquals(
        new int[] {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1},
        Noise.philox(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0));
  }

  @Test
  void theSameKeyGivesTheSameNumbers() {
    assertArrayEquals(
        new Noise(42, 3, Noise.Stream.FLOW).normals(1001),
        new Noise(42, 3, Noise.Stream.FLOW).normals(1001));
  }

  @Test
  void anotherSeedSegmentOrStreamGivesOtherNumbers() {
    double first = new Noise(42, 0, Noise.Stream.LM).uniform();
    assertNotEquals(first, new Noise(43, 0, Noise.Stream.LM).uniform());
    assertNotEquals(first, new Noise(42L + (1L << 32), 0, Noise.Stream.LM).uniform());
    assertNotEquals(first, new Noise(42, 1, Noise.Stream.LM).uniform());
    assertNotEquals(first, new Noise(42, 0, Noise.Stream.SOURCE).uniform());
  }

  @Test
  void uniformsFillTheUnitIntervalEvenly() {
    Noise noise = new Noise(7, 0, Noise.Stream.LM);
    int[] bins = new int[10];
    for (int i = 0; i < 10_000; i++) {
      bins[(int) (noise.uniform() * 10)]++;
    }
    for (int bin : bins) {
      assertTrue(bin > 850 && bin < 1150, "a tenth holds " + bin);
    }
  }

  @Test
  void normalsHaveMeanZeroAndVarianceOne() {
    float[] values = new Noise(7, 0, Noise.Stream.SOURCE).normals(100_000);
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += value * value;
    }
    assertEquals(0, sum / values.length, 0.02);
    assertEquals(1, squares / values.length, 0.02);
  }
}
