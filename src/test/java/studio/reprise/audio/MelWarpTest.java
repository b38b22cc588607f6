package studio.reprise.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MelWarpTest {
  private static final int RATE_HZ = 24_000;

  /** A tone for each pitch, each as long as its share. */
  private static MelProbe tones(double[] hz, double[] seconds) {
    double total = 0;
    for (double each : seconds) {
      total += each;
    }
    float[] samples = new float[(int) (total * RATE_HZ)];
    int at = 0;
    for (int k = 0; k < hz.length; k++) {
      int end = Math.min(samples.length, at + (int) (seconds[k] * RATE_HZ));
      for (; at < end; at++) {
        samples[at] = (float) (0.3 * Math.sin(2 * Math.PI * hz[k] * at / RATE_HZ));
      }
    }
    return new MelProbe(new Pcm(samples, RATE_HZ));
  }

  @Test
  void theSameSoundLiesOverItself() {
    MelProbe sound = tones(new double[] {200, 700, 1500}, new double[] {0.4, 0.4, 0.4});
    MelWarp warp = MelWarp.between(sound, sound);
    for (double at = 0.05; at < 1.15; at += 0.1) {
      assertEquals(at, warp.inOther(at * RATE_HZ) / RATE_HZ, 0.025);
    }
  }

  @Test
  void whatIsSaidSlowerIsFoundWhereItIsSaid() {
    double[] hz = {200, 700, 1500, 400};
    MelProbe quick = tones(hz, new double[] {0.3, 0.3, 0.3, 0.3});
    MelProbe slow = tones(hz, new double[] {0.3, 0.6, 0.3, 0.3});
    MelWarp warp = MelWarp.between(quick, slow);
    assertEquals(0.3, warp.inOther(0.3 * RATE_HZ) / RATE_HZ, 0.05);
    assertEquals(0.9, warp.inOther(0.6 * RATE_HZ) / RATE_HZ, 0.05);
    assertEquals(1.2, warp.inOther(0.9 * RATE_HZ) / RATE_HZ, 0.05);
  }

  @Test
  void aSoundOfOneColumnHasAPlaceToo() {
    MelProbe tiny = tones(new double[] {300}, new double[] {0.01});
    MelProbe other = tones(new double[] {300, 500}, new double[] {0.5, 0.5});
    assertEquals(0, MelWarp.between(tiny, tiny).inOther(0), 300);
    MelWarp.between(tiny, other).inOther(100);
    MelWarp.between(other, tiny).inOther(20_000);
  }
}
