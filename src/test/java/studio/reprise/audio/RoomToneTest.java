package studio.reprise.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RoomToneTest {
  private static float[] under(float[] samples, int rateHz, int piece) throws IOException {
    float[] out = new float[samples.length];
    int[] at = {0};
    RoomTone tone =
        new RoomTone(
            rateHz,
            -75,
            (block, from, count) -> {
              System.arraycopy(block, from, out, at[0], count);
              at[0] += count;
            });
    for (int i = 0; i < samples.length; i += piece) {
      tone.write(samples, i, Math.min(piece, samples.length - i));
    }
    return out;
  }

  @Test
  void itHasItsLevelAtEveryRateFromTheFirstSampleOn() throws IOException {
    for (int rateHz : new int[] {24_000, 44_100, 48_000}) {
      float[] tone = under(new float[4 * rateHz], rateHz, 4096);
      Levels levels = LoudnessMeter.of(new Pcm(tone, rateHz));
      assertEquals(-75, levels.rmsDb(), 0.2);
      assertTrue(levels.floorDb() > -76.5, "floor " + levels.floorDb());
      float[] start = Arrays.copyOf(tone, rateHz / 20);
      assertEquals(-75, LoudnessMeter.of(new Pcm(start, rateHz)).rmsDb(), 3);
    }
  }

  @Test
  void theCutIntoPiecesChangesNoSample() throws IOException {
    float[] sound = new float[5000];
    Arrays.fill(sound, 1000, 3000, 0.25f);
    float[] whole = under(sound, 44_100, 5000);
    assertArrayEquals(whole, under(sound, 44_100, 1));
    assertArrayEquals(whole, under(sound, 44_100, 1500));
  }
}
