package studio.reprise.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TruePeakLimiterTest {
  private static final int RATE_HZ = 44_100;

  private static float[] limited(float[] samples, double ceilingDb, int piece) {
    float[] out = new float[samples.length];
    int[] at = {0};
    TruePeakLimiter limiter =
        new TruePeakLimiter(
            RATE_HZ,
            ceilingDb,
            (block, from, count) -> {
              System.arraycopy(block, from, out, at[0], count);
              at[0] += count;
            });
    try {
      for (int i = 0; i < samples.length; i += piece) {
        limiter.write(samples, i, Math.min(piece, samples.length - i));
      }
      limiter.finish();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertEquals(samples.length, at[0], "no length changes");
    return out;
  }

  private static float[] noise(int length, double level) {
    float[] samples = new float[length];
    long state = 3;
    for (int i = 0; i < length; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      samples[i] = (float) (level * (state >> 40) / (1 << 23));
    }
    return samples;
  }

  private static float[] impulses(int length, double level) {
    float[] samples = new float[length];
    for (int i = 50; i < length; i += 997) {
      samples[i] = (float) (i % 2 == 0 ? level : -level);
      samples[i + 1] = samples[i];
    }
    samples[0] = (float) level;
    samples[length - 1] = (float) level;
    return samples;
  }

  private static float[] tone(int length, double turn, double level) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      double swell = Math.abs(Math.sin(i / 700.0));
      samples[i] = (float) (level * swell * Math.sin(2 * Math.PI * turn * i + Math.PI / 4));
    }
    return samples;
  }

  private static void nothingAbove(float[] samples, String what) {
    for (double ceiling : new double[] {-1, -3.5, -12}) {
      double peak =
          LoudnessMeter.of(new Pcm(limited(samples, ceiling, 4096), RATE_HZ)).truePeakDb();
      assertTrue(peak <= ceiling + 1e-3, what + " at " + ceiling + " reads " + peak);
    }
  }

  @Test
  void nothingComesAboveTheCeilingEvenBetweenTheSamples() {
    nothingAbove(noise(60_000, 1.4), "noise");
    nothingAbove(impulses(60_000, 2), "impulses");
    nothingAbove(tone(60_000, 0.25, 1.5), "a quarter of the rate");
    nothingAbove(tone(60_000, 0.01, 3), "a low tone");
  }

  @Test
  void whatLiesBelowTheCeilingIsUntouched() {
    float[] samples = tone(50_000, 0.013, 0.6);
    assertArrayEquals(samples, limited(samples, -4, 777));
    float[] quiet = noise(50_000, 0.2);
    assertArrayEquals(quiet, limited(quiet, -1, 1));
  }

  @Test
  void farFromALoudPlaceItIsUntouchedToo() {
    float[] samples = noise(80_000, 0.1);
    samples[40_000] = 1.5f;
    float[] out = limited(samples, -3, 4096);
    assertArrayEquals(Arrays.copyOf(samples, 39_000), Arrays.copyOf(out, 39_000));
    int after = 40_000 + RATE_HZ;
    assertArrayEquals(
        Arrays.copyOfRange(samples, after - 6000, 80_000),
        Arrays.copyOfRange(out, after - 6000, 80_000));
  }

  @Test
  void theCutIntoPiecesChangesNoSample() {
    float[] samples = noise(30_000, 1.2);
    float[] whole = limited(samples, -3, samples.length);
    for (int piece : new int[] {1, 13, 1024}) {
      assertArrayEquals(whole, limited(samples, -3, piece));
    }
  }

  @Test
  void itTellsHowMuchItDidAndWhere() throws IOException {
    float[] samples = noise(44_100, 0.05);
    samples[20_000] = 1;
    TruePeakLimiter limiter = new TruePeakLimiter(RATE_HZ, -6, (block, from, count) -> {});
    limiter.write(samples, 0, samples.length);
    limiter.finish();
    assertEquals(6, limiter.deepestDb(), 0.5);
    assertEquals(20_000, limiter.deepestAt(), 20);
    assertTrue(limiter.limitedShare() > 0.05 && limiter.limitedShare() < 0.5);
  }
}
