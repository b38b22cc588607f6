package studio.reprise.speech.network;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.Mel;
import studio.reprise.speech.layer.Noise;
import studio.reprise.speech.layer.Weights;
import studio.reprise.speech.pack.RandomPack;

/** The vocoder of the official size, with random weights, beside plain loops. */
@Tag("weights")
class OfficialHiftTest {
  private static final int FRAMES = 5;
  private static final int BANDS = 80;
  private static final double DECIBELS = 60;

  @TempDir Path temp;

  @Test
  void itsWaveIsThatOfLoopsInDoublePrecision() throws IOException {
    RandomPack.writeVocoder(temp, RandomPack.Sizes.OFFICIAL);
    float[] values = new Noise(1, 0, Noise.Stream.FLOW).normals(FRAMES * BANDS);
    try (Bench bench = new Bench();
        Weights weights =
            Weights.open(bench.manager, DataType.FLOAT32, temp.resolve("hift/hift.pt"))) {
      HiftVocoder vocoder = HiftVocoder.load(weights, HiftVocoder.Config.of(weights), bench.ops);
      NDArray mel = bench.manager.create(values, new Shape(1, FRAMES, BANDS)).transpose(0, 2, 1);
      int harmonics = vocoder.config().harmonics() + 1;
      NDArray noise =
          bench.manager.create(
              new Noise(1, 0, Noise.Stream.SOURCE).normals(vocoder.noiseValues(FRAMES)),
              new Shape(1, vocoder.noiseValues(FRAMES) / harmonics, harmonics));
      float[][] source = new float[1][];
      float[] wave =
          vocoder
              .forward(
                  mel,
                  vocoder.hz(mel),
                  noise,
                  part -> {},
                  (name, tensor) ->
                      source[0] = name.equals("source") ? tensor.toFloatArray() : source[0])
              .toFloatArray();
      double[] plain =
          new PlainHift(weights, vocoder.config().channels())
              .wave(bands(new Mel(values, FRAMES, BANDS, 50)), wide(source[0]));
      double decibels = decibels(plain, wave);
      System.out.printf(Locale.ROOT, "official HiFT beside plain loops: %.1f dB%n", decibels);
      assertTrue(decibels > DECIBELS, decibels + " dB");
    }
  }

  private static double[][] bands(Mel mel) {
    double[][] bands = new double[mel.bands()][mel.frames()];
    for (int t = 0; t < mel.frames(); t++) {
      for (int j = 0; j < mel.bands(); j++) {
        bands[j][t] = mel.at(t, j);
      }
    }
    return bands;
  }

  private static double[] wide(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  /** How far the error lies below the signal. */
  private static double decibels(double[] right, float[] found) {
    assertTrue(right.length == found.length, right.length + " samples, not " + found.length);
    double signal = 0;
    double error = 0;
    for (int n = 0; n < right.length; n++) {
      signal += right[n] * right[n];
      error += (right[n] - found[n]) * (right[n] - found[n]);
    }
    return 10 * StrictMath.log10(signal / error);
  }
}
