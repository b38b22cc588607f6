package studio.reprise.speech.network;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import studio.reprise.golden.GoldenCase;
import studio.reprise.golden.GoldenEntry;
import studio.reprise.golden.GoldenFile;
import studio.reprise.speech.layer.Settings;

/** The speech tokenizer in each of the file's configurations. */
public final class WhisperVqGolden implements GoldenCase {
  private static final double HIDDEN = 1e-4;

  @Override
  public boolean fits(GoldenEntry entry) {
    return entry.holdsUnder("weights.model.encoder.");
  }

  @Override
  public void check(GoldenEntry entry) {
    GoldenFile file = entry.tensors();
    int[] frames = framesOf(file);
    for (var named : file.config().path("cases").properties()) {
      try (Bench bench = new Bench()) {
        String prefix = named.getKey() + ".";
        WhisperVq tokenizer = load(bench, file, named.getValue());
        NDArray vectors =
            tokenizer.vectors(
                bench.tensor(file, "in.features"),
                frames,
                Bench.comparing(file, prefix + "mid.", HIDDEN));
        NDArray codes = tokenizer.nearest(vectors);
        int[] ids = new int[(int) codes.size()];
        for (int i = 0; i < ids.length; i++) {
          ids[i] = (int) codes.toLongArray()[i];
        }
        file.compare(prefix + "out.ids", ids);
        for (int i = 0; i < frames.length; i++) {
          file.compare(prefix + "out.ids_masked_" + i, tokenizer.heard(codes, i, frames[i]));
        }
        file.compare(
            prefix + "out.last_hidden", tokenizer.lastHidden(codes).toFloatArray(), HIDDEN);
      }
    }
  }

  private static WhisperVq load(Bench bench, GoldenFile file, JsonNode changes) {
    ObjectNode merged = file.config().path("base").deepCopy();
    merged.setAll((ObjectNode) changes);
    return WhisperVq.load(
        bench.weights(file.path()),
        WhisperVq.Config.of(Settings.of(file.path().toString(), merged)),
        bench.ops);
  }

  private static int[] framesOf(GoldenFile file) {
    int[] mask = file.ints("in.attention_mask");
    int[] frames = new int[(int) file.shape("in.attention_mask")[0]];
    for (int i = 0; i < mask.length; i++) {
      frames[i / (mask.length / frames.length)] += mask[i];
    }
    return frames;
  }
}
