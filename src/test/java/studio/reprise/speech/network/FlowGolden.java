package studio.reprise.speech.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import studio.reprise.audio.Mel;
import studio.reprise.golden.GoldenCase;
import studio.reprise.golden.GoldenEntry;
import studio.reprise.golden.GoldenFile;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.layer.Settings;

/** The flow: one velocity with its intermediates, whole samples. */
public final class FlowGolden implements GoldenCase {
  private static final double TOLERANCE = 1e-4;
  private static final String WHOLE = "speech is rendered whole, not streamed";

  @Override
  public boolean fits(GoldenEntry entry) {
    return entry.holdsUnder("weights.estimator.");
  }

  @Override
  public void check(GoldenEntry entry) {
    GoldenFile file = entry.tensors();
    try (Bench bench = new Bench()) {
      FlowDit flow = load(bench, file, Settings.Flag.OFF);
      velocity(bench, file, flow);
      for (String name : file.names().toArray(String[]::new)) {
        if (name.matches("sample[^.]*\\.out\\.mel")) {
          String prefix = name.substring(0, name.indexOf('.') + 1);
          sample(bench, file, prefix);
        } else if (name.startsWith("stream.")) {
          file.leaveOut(name, WHOLE);
        }
      }
    }
  }

  private static FlowDit load(Bench bench, GoldenFile file, Settings.Flag tokenGuidance) {
    ObjectNode merged = new ObjectMapper().createObjectNode();
    merged.setAll((ObjectNode) file.config().path("flow"));
    merged.setAll((ObjectNode) file.config().path("tiny"));
    if (tokenGuidance == Settings.Flag.ON) {
      merged.put("speech_token_cfg", true);
    }
    return FlowDit.load(
        bench.weights(file.path()),
        FlowDit.Config.of(Settings.of(file.path().toString(), merged)),
        bench.ops);
  }

  private static void velocity(Bench bench, GoldenFile file, FlowDit flow) {
    NDArray x = bench.tensor(file, "est.in.x");
    int frames = (int) x.getShape().get(1);
    int[] tokens = file.ints("est.in.tokens");
    Probe probe = Bench.comparing(file, "est.mid.", TOLERANCE);
    NDArray text = flow.text(bench.manager, tokens, frames, probe);
    file.compare(
        "est.mid.token_index",
        Arrays.stream(FlowDit.tokenIndices(tokens.length, frames))
            .mapToInt(i -> (int) i)
            .toArray());
    file.compare("est.mid.rope_freqs", flow.angles(frames), TOLERANCE);
    NDArray condition = bench.tensor(file, "est.in.cond");
    NDArray speaker = bench.tensor(file, "est.in.spk");
    float time = file.floats("est.in.t")[0];
    FlowDit.Scene all = flow.scene(bench.manager, text, condition, speaker);
    file.compare("est.out", flow.velocity(x, time, all, probe).toFloatArray(), TOLERANCE);

    JsonNode sizes = file.config().path("mel_block_sizes");
    JsonNode pattern = file.config().path("causal_call_block_pattern");
    int[] blocks = new int[pattern.size()];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = sizes.path(pattern.get(i).asText()).asInt();
    }
    boolean[][] sees = BlockMask.of(blocks, frames);
    int[] inside = file.ints("est.causal.pad_mask");
    file.compare("est.causal.pad_mask", inside);
    for (int i = 0; i < frames * frames; i++) {
      sees[i / frames][i % frames] &= inside[i % frames] == 1;
    }
    file.compare("est.causal.attn_mask", BlockMaskGolden.flat(sees));
    file.leaveOut("est.causal.out", WHOLE);
  }

  private static void sample(Bench bench, GoldenFile file, String prefix) {
    FlowDit flow =
        load(bench, file, prefix.contains("tokcfg") ? Settings.Flag.ON : Settings.Flag.OFF);
    int steps = (int) file.shape(prefix + "mid.x_steps")[0];
    FlowSampler sampler =
        new FlowSampler(
            flow, new FlowSettings(steps, file.config().path("inference_cfg_rate").asDouble()));
    if (file.has(prefix + "mid.t_span")) {
      file.compare(prefix + "mid.t_span", sampler.timeGrid(), TOLERANCE);
    }
    long[] promptShape = file.shape(prefix + "in.prompt_feat");
    Mel prompt =
        new Mel(
            file.floats(prefix + "in.prompt_feat"),
            (int) promptShape[1],
            (int) promptShape[2],
            flow.config().melRate());
    FlowSampler.Utterance utterance =
        new FlowSampler.Utterance(
            file.ints(prefix + "in.prompt_token"),
            file.ints(prefix + "in.token"),
            prompt,
            file.floats(prefix + "in.embedding"));
    NDList seen = new NDList();
    Mel mel =
        sampler.sample(
            bench.manager,
            utterance,
            file.floats(prefix + "in.noise"),
            done -> {},
            (name, x) -> seen.add(bench.manager.create(x.toFloatArray(), x.getShape())));
    file.compare(prefix + "mid.x_steps", NDArrays.concat(seen).toFloatArray(), TOLERANCE);
    file.compare(prefix + "out.mel", bandsFirst(mel), TOLERANCE);
  }

  private static float[] bandsFirst(Mel mel) {
    float[] values = new float[mel.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = mel.at(i % mel.frames(), i / mel.frames());
    }
    return values;
  }
}
