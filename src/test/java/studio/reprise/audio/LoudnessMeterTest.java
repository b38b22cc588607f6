package studio.reprise.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LoudnessMeterTest {
  private static Pcm noise(int rateHz, int length) {
    float[] samples = new float[length];
    long state = 7;
    for (int i = 0; i < length; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      double swell = 0.3 + 0.25 * Math.sin(i / 9000.0);
      samples[i] = (float) (swell * (state >> 40) / (1 << 23));
    }
    return new Pcm(samples, rateHz);
  }

  @Test
  void integratedLoudnessIsThatOfTech3341() {
    assertEquals(-23, new EbuSignal().tone(-23, 20).stereo().lufs(), 0.1, "case 1");
    assertEquals(-33, new EbuSignal().tone(-33, 20).stereo().lufs(), 0.1, "case 2");
    EbuSignal three = new EbuSignal().tone(-36, 10).tone(-23, 60).tone(-36, 10);
    assertEquals(-23, three.stereo().lufs(), 0.1, "case 3");
    EbuSignal four =
        new EbuSignal().tone(-72, 10).tone(-36, 10).tone(-23, 60).tone(-36, 10).tone(-72, 10);
    assertEquals(-23, four.stereo().lufs(), 0.1, "case 4");
    EbuSignal five = new EbuSignal().tone(-26, 20).tone(-20, 20.1).tone(-26, 20);
    assertEquals(-23, five.stereo().lufs(), 0.1, "case 5");
  }

  @Test
  void oneChannelReadsThreeLessThanTwo() {
    EbuSignal one = new EbuSignal().tone(-23, 20);
    assertEquals(3.01, one.stereo().lufs() - one.mono().lufs(), 0.005);
  }

  @Test
  void shortTermLoudnessIsThatOfTech3341() {
    EbuSignal nine = new EbuSignal();
    for (int i = 0; i < 5; i++) {
      nine.tone(-20, 1.34).tone(-30, 1.66);
    }
    assertEquals(-23, nine.stereo().shortTermLufs(), 0.1, "case 9");
    for (int i = 0; i < 20; i++) {
      EbuSignal ten = new EbuSignal().silence(0.15 * i).tone(-23, 3).silence(1);
      assertEquals(-23, ten.stereo().shortTermLufs(), 0.1, "case 10, file " + i);
    }
  }

  @Test
  void momentaryLoudnessIsThatOfTech3341() {
    EbuSignal twelve = new EbuSignal();
    for (int i = 0; i < 25; i++) {
      twelve.tone(-20, 0.18).tone(-30, 0.22);
    }
    assertEquals(-23, twelve.stereo().momentaryLufs(), 0.1, "case 12");
    for (int i = 0; i < 20; i++) {
      EbuSignal thirteen = new EbuSignal().silence(0.02 * i).tone(-23, 0.4).silence(1);
      assertEquals(-23, thirteen.stereo().momentaryLufs(), 0.1, "case 13, file " + i);
    }
  }

  @Test
  void truePeaksAreThoseOfTech3341() {
    double quarter = EbuSignal.RATE_HZ / 4.0;
    truePeak(-6, quarter, 0.5, 0, "case 15");
    truePeak(-6, quarter, 0.5, 45, "case 16");
    truePeak(-6, EbuSignal.RATE_HZ / 6.0, 0.5, 60, "case 17");
    truePeak(-6, EbuSignal.RATE_HZ / 8.0, 0.5, 67.5, "case 18");
    truePeak(3, quarter, 1.41, 45, "case 19");
  }

  private static void truePeak(
      double expected, double hz, double amplitude, double degrees, String what) {
    // A tone that starts at once has a peak of its own there: it is let in and out.
    double peak = new EbuSignal().tone(hz, amplitude, degrees, 1).tapered().stereo().truePeakDb();
    assertTrue(peak < expected + 0.2 && peak > expected - 0.4, what + " reads " + peak);
  }

  @Test
  void aBurstBetweenTheSamplesIsFoundAtEveryOffset() {
    // Cases 20 to 23: one burst at four times the rate, decimated at four offsets.
    int length = 4 * 4800;
    for (int offset = 0; offset < 4; offset++) {
      float[] samples = new float[length / 4];
      for (int i = 0; i < samples.length; i++) {
        double at = 4.0 * i + offset - length / 2.0;
        double envelope = Math.exp(-at * at / (2 * 200 * 200));
        samples[i] = (float) (envelope * Math.cos(2 * Math.PI * at / 16));
      }
      double peak = LoudnessMeter.of(new Pcm(samples, 48_000)).truePeakDb();
      assertTrue(peak < 0.2 && peak > -0.4, "offset " + offset + " reads " + peak);
    }
  }

  @Test
  void theRangeIsThatOfTech3342() {
    assertEquals(10, new EbuSignal().tone(-20, 20).tone(-30, 20).stereo().rangeLu(), 1, "case 1");
    assertEquals(5, new EbuSignal().tone(-20, 20).tone(-15, 20).stereo().rangeLu(), 1, "case 2");
    assertEquals(20, new EbuSignal().tone(-40, 20).tone(-20, 20).stereo().rangeLu(), 1, "case 3");
    EbuSignal four = new EbuSignal();
    for (double level : new double[] {-50, -35, -20, -35, -50}) {
      four.tone(level, 20);
    }
    assertEquals(15, four.stereo().rangeLu(), 1, "case 4");
  }

  @Property(tries = 8)
  void theCutIntoPiecesChangesNoFigure(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 9000) Integer> pieces) {
    for (int rateHz : new int[] {24_000, 22_050}) {
      Pcm sound = noise(rateHz, 3 * rateHz / 2);
      LoudnessMeter meter = new LoudnessMeter(1, rateHz);
      int at = 0;
      for (int piece : pieces) {
        int count = Math.min(piece, sound.length() - at);
        meter.write(sound.samples(), at, count);
        at += count;
      }
      meter.levels();
      meter.write(sound.samples(), at, sound.length() - at);
      assertEquals(LoudnessMeter.of(sound), meter.levels());
    }
  }

  @Test
  void twoHoursFitIntoSixtyFourMegabytes() {
    int rateHz = 4000;
    LoudnessMeter meter = new LoudnessMeter(1, rateHz);
    float[] second = noise(rateHz, rateHz).samples();
    Runtime runtime = Runtime.getRuntime();
    runtime.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();
    for (int i = 0; i < 7200; i++) {
      meter.write(second, 0, second.length);
    }
    runtime.gc();
    long after = runtime.totalMemory() - runtime.freeMemory();
    assertEquals(7200, meter.levels().seconds());
    assertTrue(after - before < 64L << 20, "kept " + (after - before) + " bytes");
  }

  @Test
  void theFloorIsTheQuietestHalfSecondAndTheEdgesLieNearIt() {
    int rateHz = 44_100;
    float[] samples = new float[5 * rateHz];
    for (int i = 0; i < samples.length; i++) {
      boolean loud = i >= rateHz && i < 3 * rateHz;
      samples[i] = (float) ((loud ? 0.2 : 0.001) * Math.sin(0.3 * i));
    }
    Levels levels = LoudnessMeter.of(new Pcm(samples, rateHz));
    assertEquals(-63, levels.floorDb(), 0.1);
    assertEquals(-63, levels.shortFloorDb(), 0.1);
    assertEquals(1.0, levels.headSeconds(), 1e-9);
    assertEquals(2.0, levels.tailSeconds(), 1e-9);
    assertTrue(levels.deadSeconds() < 0.001);
  }

  @Test
  void speechWithoutAPauseIsNoHead() {
    float[] samples = noise(24_000, 48_000).samples();
    Levels levels = LoudnessMeter.of(new Pcm(samples, 24_000));
    assertEquals(0, levels.headSeconds());
    assertEquals(0, levels.tailSeconds());
  }

  @Test
  void deadZerosAndClippedRunsAreCounted() {
    float[] samples = noise(24_000, 24_000).samples();
    java.util.Arrays.fill(samples, 6000, 12_000, 0);
    java.util.Arrays.fill(samples, 100, 105, 1f);
    java.util.Arrays.fill(samples, 200, 203, -1f);
    Levels levels = LoudnessMeter.of(new Pcm(samples, 24_000));
    assertEquals(0.25, levels.deadSeconds(), 1e-9);
    assertEquals(0.25, levels.deadFromSeconds(), 1e-9);
    assertEquals(5, levels.clippedSamples(), "a run of three is a chance hit");
  }
}
