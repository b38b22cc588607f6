package studio.reprise.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PeakPyramidTest {
  private static Pcm ramp(int length) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) i / length;
    }
    return new Pcm(samples, 24_000);
  }

  @Test
  void aShortStretchIsExact() {
    PeakPyramid.Peak peak = PeakPyramid.of(ramp(10_000)).between(100, 200);
    assertEquals(0.0100f, peak.low(), 1e-6);
    assertEquals(0.0199f, peak.high(), 1e-6);
    assertEquals(0.0150f, peak.rms(), 1e-3);
  }

  @Test
  void aLongStretchHoldsItsPeaksAndAtMostAnEighthMore() {
    int length = 3_000_000;
    PeakPyramid pyramid = PeakPyramid.of(ramp(length));
    for (int from = 0; from < length - 500_000; from += 123_457) {
      PeakPyramid.Peak peak = pyramid.between(from, from + 500_000);
      float low = (float) from / length;
      float high = (float) (from + 499_999) / length;
      assertTrue(peak.low() <= low && peak.low() >= low - 62_500f / length);
      assertTrue(peak.high() >= high && peak.high() <= high + 62_500f / length);
    }
  }

  @Test
  void whatLiesOutsideTheSoundIsNotCounted() {
    PeakPyramid pyramid = PeakPyramid.of(ramp(1000));
    assertEquals(new PeakPyramid.Peak(0, 0, 0), pyramid.between(2000, 3000));
    assertEquals(pyramid.between(0, 1000), pyramid.between(-50, 5000));
  }

  @Test
  void aSingleClickIsSeenFromFarAway() {
    float[] samples = new float[5_000_000];
    samples[3_141_592] = 1;
    PeakPyramid pyramid = PeakPyramid.of(new Pcm(samples, 24_000));
    assertEquals(1, pyramid.between(0, samples.length).high());
    assertEquals(0, pyramid.between(0, 2_000_000).high());
  }
}
