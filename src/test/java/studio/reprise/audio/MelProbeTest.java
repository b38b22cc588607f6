package studio.reprise.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MelProbeTest {
  private static Pcm sine(double hz) {
    float[] samples = new float[24_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / 24_000));
    }
    return new Pcm(samples, 24_000);
  }

  @Test
  void aSineIsLoudestInTheBandOfItsFrequency() {
    for (double hz : new double[] {300, 1000, 3000}) {
      MelProbe probe = new MelProbe(sine(hz));
      float[] column = new float[MelProbe.BANDS];
      probe.column(12_000, column);
      int loudest = 0;
      for (int band = 0; band < column.length; band++) {
        loudest = column[band] > column[loudest] ? band : loudest;
      }
      assertEquals(hz, probe.centreHz(loudest), hz * 0.06);
    }
  }

  @Test
  void itSeesWhatTheEnginesMelSees() {
    Pcm pcm = sine(700);
    Mel mel = MelSpectrogram.at(24_000).of(pcm);
    float[] column = new float[MelProbe.BANDS];
    // Frame t of the engine's mel is centred on its window: t * 480 - 720 + 960.
    new MelProbe(pcm).column(20 * 480 + 240, column);
    int band = 25;
    double decibels = mel.at(20, band) * 20 / Math.log(10);
    assertEquals(decibels, column[band], 0.5);
  }

  @Test
  void beyondTheEndsIsSilence() {
    float[] column = new float[MelProbe.BANDS];
    new MelProbe(sine(440)).column(1e9, column);
    for (float level : column) {
      assertEquals(MelProbe.FLOOR_DB, level, 1e-3);
    }
    assertTrue(new MelProbe(new Pcm(new float[100], 8000)).centreHz(79) < 4000);
  }
}
