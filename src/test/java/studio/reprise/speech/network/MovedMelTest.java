package studio.reprise.speech.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Mel;
import studio.reprise.audio.MelBank;

/** A mel is told another pitch. */
class MovedMelTest {
  private static final int FFT = 1920;
  private static final double BIN_HZ = 12.5;
  private static final MelBank BANK = MelBank.slaney(80, FFT, 24000, 8000);
  private static final SourceFilterVocoder VOCODER =
      new SourceFilterVocoder(SourceFilterConfig.of(MissingNode.getInstance()));

  /** Three equal frames of harmonics under an envelope that falls with their frequency. */
  private static Mel mel(double hz, double height) {
    double[] spectrum = new double[FFT / 2 + 1];
    for (int h = 1; h * hz < 7900; h++) {
      int bin = (int) Math.round(h * hz / BIN_HZ);
      double size = height / (1 + h * hz / 1000);
      spectrum[bin - 1] += size / 2;
      spectrum[bin] += size;
      spectrum[bin + 1] += size / 2;
    }
    float[] values = new float[3 * 80];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.log(Math.max(1e-5, BANK.band(i % 80, spectrum)));
    }
    return new Mel(values, 3, 80, 50);
  }

  private static float[] pitch(float... hz) {
    return hz;
  }

  @Test
  void theHarmonicsGoWhereThePitchIsAndTheEnvelopeStays() {
    Mel moved = VOCODER.moved(mel(200, 1), pitch(200, 200, 200), pitch(250, 250, 250));
    Mel wanted = mel(250, 1.25);
    double highest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < 80; j++) {
      highest = Math.max(highest, wanted.at(1, j));
    }
    for (int j = 0; j < 30; j++) {
      if (wanted.at(1, j) > highest - 1.5) {
        assertEquals(wanted.at(1, j), moved.at(1, j), 0.25, "band " + j);
      } else if (wanted.at(1, j) < highest - 6) {
        assertTrue(moved.at(1, j) < highest - 2, "nothing is left in band " + j);
      }
    }
  }

  @Test
  void aFrameThatIsVoicelessOrKeepsItsPitchKeepsItsMel() {
    Mel mel = mel(200, 1);
    Mel moved = VOCODER.moved(mel, pitch(200, 0, 200), pitch(200, 0, 240));
    for (int t = 0; t < 2; t++) {
      float[] before = new float[80];
      float[] after = new float[80];
      System.arraycopy(mel.values(), 80 * t, before, 0, 80);
      System.arraycopy(moved.values(), 80 * t, after, 0, 80);
      assertArrayEquals(before, after);
    }
    for (int j = 40; j < 80; j++) {
      assertEquals(mel.at(2, j), moved.at(2, j), 1e-5, "wide bands stay");
    }
  }
}
