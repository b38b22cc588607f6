package studio.reprise.speech.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FixedSineTest {
  private static final int BLOCK = 480;

  /** Random places up to 1e6 on both sides, and the corners of the quarter turns. */
  private static double[] arguments(Random random) {
    double[] x = new double[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      double reach = Math.pow(10, random.nextInt(7));
      x[i] = i % 8 == 0 ? (i / 8 - 30) * Math.PI / 4 : (random.nextDouble() * 2 - 1) * reach;
    }
    return x;
  }

  @Test
  void aBlockHasTheBitsOfSingleSines() {
    Random random = new Random(3);
    FixedSine.Block block = new FixedSine.Block(BLOCK);
    for (int round = 0; round < 500; round++) {
      double[] x = arguments(random);
      double[] sines = x.clone();
      block.replace(sines, BLOCK);
      for (int i = 0; i < BLOCK; i++) {
        assertTrue(sines[i] == FixedSine.sin(x[i]), "sine of " + x[i]);
      }
    }
  }

  @Test
  void onlyTheFirstAreReplaced() {
    double[] x = {1, 2, 3};
    new FixedSine.Block(8).replace(x, 2);
    assertEquals(3, x[2]);
    assertEquals(StrictMath.sin(2), x[1], 1e-12);
  }

  @Test
  void itIsASine() {
    Random random = new Random(4);
    for (double x : arguments(random)) {
      assertEquals(StrictMath.sin(x), FixedSine.sin(x), 1e-12, "sine of " + x);
    }
  }
}
