package studio.reprise.speech.network;

import ai.djl.ndarray.types.DataType;
import studio.reprise.golden.GoldenCase;
import studio.reprise.golden.GoldenEntry;
import studio.reprise.golden.GoldenFile;
import studio.reprise.speech.layer.Weights;

/** The pitch predictor, and both spellings of weight norm. */
public final class F0Golden implements GoldenCase {
  private static final double HZ = 1e-3;

  @Override
  public boolean fits(GoldenEntry entry) {
    return entry.holdsUnder("weights.condnet.");
  }

  @Override
  public void check(GoldenEntry entry) {
    GoldenFile file = entry.tensors();
    try (Bench bench = new Bench()) {
      F0Predictor.Config config = F0Predictor.Config.of(Bench.config(file));
      F0Predictor predictor = F0Predictor.load(bench.weights(file.path()), config, bench.ops);
      float[] hz =
          predictor
              .forward(bench.tensor(file, "in.mel"), Bench.comparing(file, "mid.", HZ))
              .toFloatArray();
      file.compare("out.f0", hz, HZ);
      if (file.hasUnder("old_names.")) {
        oldSpelling(bench, file, config);
      }
    }
  }

  private static void oldSpelling(Bench bench, GoldenFile file, F0Predictor.Config config) {
    try (Weights all = Weights.open(bench.manager, DataType.FLOAT32, file.path())) {
      long[] shape = {config.channels(), config.mel(), config.kernel()};
      float[] old = all.within("old_names.").takeWeightNorm("condnet.0", shape).toFloatArray();
      float[] current = all.within("weights.").takeWeightNorm("condnet.0", shape).toFloatArray();
      org.junit.jupiter.api.Assertions.assertArrayEquals(current, old);
      for (String name : file.names().toArray(String[]::new)) {
        if (name.startsWith("old_names.")) {
          file.doubles(name);
        }
      }
    }
  }
}
