package studio.reprise.speech.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import studio.reprise.golden.GoldenCase;
import studio.reprise.golden.GoldenEntry;
import studio.reprise.golden.GoldenFile;
import studio.reprise.speech.SamplerSettings;

/** The language model: logits of one pass and through the cache, and whole traces of tokens. */
public final class LlamaGolden implements GoldenCase {
  private static final double LOGITS = 1e-3;

  @Override
  public boolean fits(GoldenEntry entry) {
    return entry.holdsUnder("weights.model.embed_tokens.");
  }

  @Override
  public void check(GoldenEntry entry) {
    GoldenFile file = entry.tensors();
    try (Bench bench = new Bench()) {
      SpeechLm lm = load(bench, file, file.config().path("special_tokens").path("eoa").asInt());
      int[] ids = file.ints("in.input_ids");
      try (SpeechLm.Context context = lm.newContext(bench.manager, ids.length)) {
        float[] logits = lm.allLogits(context, ids, Bench.comparing(file, "mid.", LOGITS));
        file.compare("out.logits", logits, LOGITS);
      }
      incremental(bench, file, lm, ids);
      for (String name : file.names().toArray(String[]::new)) {
        if (name.matches("out\\..*_tokens")) {
          trace(bench, file, name.substring("out.".length(), name.length() - "_tokens".length()));
        }
      }
    }
  }

  private static SpeechLm load(Bench bench, GoldenFile file, int end) {
    JsonNode special = file.config().path("special_tokens");
    return SpeechLm.load(
        bench.weights(file.path()),
        SpeechLm.Config.of(Bench.config(file)),
        new SpeechLm.Ids(
            special.path("boa").asInt(),
            end,
            special.path("ats").asInt(),
            special.path("ate").asInt()),
        bench.ops);
  }

  private static void incremental(Bench bench, GoldenFile file, SpeechLm lm, int[] ids) {
    int steps = (int) file.shape("out.incremental_logits")[1];
    int vocabulary = lm.config().vocabulary();
    float[] found = new float[steps * vocabulary];
    try (SpeechLm.Context context = lm.newContext(bench.manager, ids.length)) {
      int read = ids.length - steps + 1;
      for (int i = 0; i < steps; i++) {
        int[] next = i == 0 ? Arrays.copyOf(ids, read) : new int[] {ids[read + i - 1]};
        System.arraycopy(lm.nextToken(context, next), 0, found, i * vocabulary, vocabulary);
      }
    }
    file.compare("out.incremental_logits", found, LOGITS);
  }

  private static void trace(Bench bench, GoldenFile file, String name) {
    JsonNode config = file.config();
    SpeechLm lm = load(bench, file, config.path("eoa_of_case").path(name).asInt());
    boolean isTopK = name.startsWith("topk");
    SamplerSettings settings =
        new SamplerSettings(
            isTopK ? SamplerSettings.Method.TOPK : SamplerSettings.Method.RAS,
            config.path("temperature").asDouble(),
            config.path("top_p").asDouble(),
            config.path(isTopK ? "sampling" : "top_k").asInt(),
            config.path("win_size").asInt(),
            config.path("tau_r").asDouble());
    double[] uniforms = file.doubles("in." + name + "_draws_u");
    int[] sizes = file.ints("in." + name + "_draw_sizes");
    AtomicInteger uniform = new AtomicInteger();
    AtomicInteger draws = new AtomicInteger();
    Draw race = Draw.race(() -> uniforms[uniform.getAndIncrement()]);
    Draw counted =
        weights -> {
          assertEquals(sizes[draws.getAndIncrement()], weights.length, "candidates of a draw");
          return race.from(weights);
        };
    int[] text = file.ints("in.gen_text");
    TokenWriter.Written tokens =
        new TokenWriter(lm)
            .write(
                bench.manager,
                new TokenWriter.Script(
                    file.ints("in.gen_prompt_text"), text, file.ints("in.gen_prompt_speech")),
                TokenWriter.Length.ofText(
                    text.length,
                    config.path("min_token_text_ratio").asDouble(),
                    config.path("max_token_text_ratio").asDouble()),
                TokenWriter.Head.FULL,
                new TokenSampler(settings, counted),
                drawn -> true);
    file.compare("out." + name + "_tokens", tokens.codes());
    assertEquals(sizes.length, draws.get(), "number of draws of " + name);
  }
}
