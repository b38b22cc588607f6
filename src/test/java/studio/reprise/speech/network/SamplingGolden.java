package studio.reprise.speech.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import studio.reprise.golden.GoldenCase;
import studio.reprise.golden.GoldenEntry;
import studio.reprise.golden.GoldenFile;
import studio.reprise.speech.SamplerSettings;

/** Repetition-aware sampling by both rules of drawing. */
public final class SamplingGolden implements GoldenCase {
  @Override
  public boolean fits(GoldenEntry entry) {
    return entry.holds("in.u_nucleus");
  }

  @Override
  public void check(GoldenEntry entry) {
    GoldenFile file = entry.tensors();
    SamplerSettings settings =
        new SamplerSettings(
            SamplerSettings.Method.RAS,
            file.config().path("temperature").asDouble(),
            file.config().path("top_p").asDouble(),
            file.config().path("top_k").asInt(),
            file.config().path("win_size").asInt(),
            file.config().path("tau_r").asDouble());
    int rows = (int) file.shape("in.logits")[0];
    int[] inverse = new int[rows];
    int[] race = new int[rows];
    int[] resampled = new int[rows];
    int most = (int) file.shape("mid.nucleus_ids")[1];
    int[] ids = new int[rows * most];
    Arrays.fill(ids, -1);
    float[] weights = new float[rows * most];
    int[] sizes = new int[rows];
    List<Integer> history = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      float[] logits = row(file, "in.logits", i);
      AtomicInteger calls = new AtomicInteger();
      double[] first = toDoubles(file, "in.u_nucleus", i);
      double[] second = toDoubles(file, "in.u_resample", i);
      Draw raced =
          candidates -> {
            double[] uniforms = calls.getAndIncrement() == 0 ? first : second;
            AtomicInteger at = new AtomicInteger();
            return Draw.race(() -> uniforms[at.getAndIncrement()]).from(candidates);
          };
      TokenSampler sampler = new TokenSampler(settings, raced);
      TokenSampler.Nucleus nucleus = sampler.nucleus(sampler.probabilities(logits, -1));
      sizes[i] = nucleus.ids().length;
      System.arraycopy(nucleus.ids(), 0, ids, i * most, sizes[i]);
      System.arraycopy(nucleus.weights(), 0, weights, i * most, sizes[i]);
      double[] portable = toDoubles(file, "in.u_icdf", i);
      AtomicInteger at = new AtomicInteger();
      inverse[i] =
          new TokenSampler(settings, Draw.inverse(() -> portable[at.getAndIncrement()]))
              .next(logits, history, -1, TokenSampler.EndRule.ALLOWED);
      race[i] = sampler.next(logits, history, -1, TokenSampler.EndRule.ALLOWED);
      resampled[i] = calls.get() == 2 ? 1 : 0;
      history.add(race[i]);
    }
    file.compare("mid.nucleus_ids", ids);
    file.compare("mid.nucleus_probs", weights, 1e-6);
    file.compare("mid.nucleus_size", sizes);
    file.compare("mid.resampled", resampled);
    file.compare("out.ids_race", race);
    file.compare("out.ids_icdf", inverse);
  }

  private static double[] toDoubles(GoldenFile file, String name, int row) {
    int width = (int) file.shape(name)[1];
    return Arrays.copyOfRange(file.doubles(name), row * width, (row + 1) * width);
  }

  private static float[] row(GoldenFile file, String name, int row) {
    int width = (int) file.shape(name)[1];
    return Arrays.copyOfRange(file.floats(name), row * width, (row + 1) * width);
  }
}
