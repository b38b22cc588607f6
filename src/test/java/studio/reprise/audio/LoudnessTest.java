package studio.reprise.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LoudnessTest {
  private static Pcm sine(int rateHz, double hz, double amplitude, double seconds) {
    float[] samples = new float[(int) (rateHz * seconds)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / rateHz + 0.3));
    }
    return new Pcm(samples, rateHz);
  }

  @Test
  void aFullScaleToneOfAboutOneKilohertzIsMinusThreeLufs() {
    // BS.1770: 0 dBFS at 997 Hz in one channel reads -3.01 LUFS, at every rate.
    for (int rateHz : new int[] {16_000, 24_000, 44_100, 48_000}) {
      assertEquals(-3.01, Loudness.of(sine(rateHz, 997, 1, 3)).lufs(), 0.05, rateHz + " Hz");
    }
  }

  @Test
  void tenDecibelsLessAreTenDecibelsLess() {
    Loudness loud = Loudness.of(sine(24_000, 440, 0.5, 2));
    Loudness soft = Loudness.of(sine(24_000, 440, 0.5 * Math.pow(10, -0.5), 2));
    assertEquals(10, loud.lufs() - soft.lufs(), 1e-3);
    assertEquals(10, loud.rmsDb() - soft.rmsDb(), 1e-3);
    assertEquals(10, loud.truePeakDb() - soft.truePeakDb(), 1e-3);
  }

  @Test
  void silenceIsTheFloorInEveryFigure() {
    double floor = Loudness.FLOOR_DB;
    Loudness silence = new Loudness(floor, floor, floor, floor);
    assertEquals(silence, Loudness.of(new Pcm(new float[24_000], 24_000)));
    assertEquals(silence, Loudness.of(new Pcm(new float[0], 24_000)));
  }

  @Test
  void pausesDoNotLowerTheLoudness() {
    Pcm tone = sine(24_000, 440, 0.5, 2);
    float[] withPause = java.util.Arrays.copyOf(tone.samples(), tone.length() * 2);
    assertEquals(Loudness.of(tone).lufs(), Loudness.of(new Pcm(withPause, 24_000)).lufs(), 0.6);
  }

  @Test
  void theTruePeakIsFoundBetweenTheSamples() {
    // A quarter of the rate, sampled 45 degrees off its crests: every sample is 3 dB below them.
    float[] samples = new float[4800];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.8 * Math.sin(Math.PI / 2 * i + Math.PI / 4));
    }
    double peak = Loudness.of(new Pcm(samples, 48_000)).truePeakDb();
    assertTrue(peak > 20 * Math.log10(0.8) - 0.3, "measured " + peak);
  }

  @Test
  void theNoiseFloorIsWhatTheQuietFramesHold() {
    float[] samples = sine(24_000, 440, 0.5, 1).samples();
    for (int i = 0; i < samples.length / 5; i++) {
      samples[i] *= 0.001f;
    }
    double floor = Loudness.of(new Pcm(samples, 24_000)).noiseFloorDb();
    assertEquals(20 * Math.log10(0.5 / Math.sqrt(2)) - 60, floor, 1);
  }

  @Test
  void aSoundShorterThanABlockIsMeasuredAsItIs() {
    assertEquals(-3.01, Loudness.of(sine(24_000, 997, 1, 0.2)).lufs(), 0.5);
  }
}
