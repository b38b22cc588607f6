package studio.reprise.speech.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.layer.Conv1d;
import studio.reprise.speech.layer.Linear;
import studio.reprise.speech.layer.Scope;
import studio.reprise.speech.layer.Settings;
import studio.reprise.speech.layer.TorchOps;
import studio.reprise.speech.layer.Weights;

/**
 * The velocity field that turns noise into a mel spectrogram: a diffusion transformer over mel
 * frames that sees the speech tokens and a prompt. Peebles and Xie, <a
 * href="https://arxiv.org/abs/2212.09748">DiT</a>, 2023; the text branch is ConvNeXt V2, Woo et
 * al., <a href="https://arxiv.org/abs/2301.00808">2023</a>; the whole follows F5-TTS, Chen et al.,
 * <a href="https://arxiv.org/abs/2410.06885">2024</a>.
 *
 * <p>Checkpoint: {@code flow/flow.pt} (or {@code .safetensors}) with {@code flow/config.yaml}. Mel
 * frames {@code [B, T, M]} at 50 a second, natural log, and a time 0..1 in; their velocity {@code
 * [B, T, M]} out.
 *
 * <p>Letters: B batch, T frames, N tokens, M mel bands, D width, H heads, d head width, E token
 * width, C condition bands, S speaker values.
 */
public final class FlowDit {
  private static final int TIME_WAVES = 128;
  private static final int LAST_TEXT_POSITION = 4095;
  static final int SPEAKER = 192;
  private static final int POSITION_GROUPS = 16;
  private static final double EPS = 1e-6;

  /**
   * Sizes from {@code flow/config.yaml}.
   *
   * @param tokenWidth E
   * @param vocabulary speech codes; the table has one row more
   * @param mel M
   * @param melRate mel frames a second
   * @param tokenRate tokens a second
   * @param width D
   * @param depth transformer blocks
   * @param heads H
   * @param headWidth d
   * @param ffMult inner width of the feed-forward layers over D
   * @param convLayers ConvNeXt blocks over the tokens
   * @param speakerBands bands of the condition that hold the speaker, 0 where it has none
   * @param uncondition what the unguided branch hears
   */
  public record Config(
      int tokenWidth,
      int vocabulary,
      int mel,
      int melRate,
      int tokenRate,
      int width,
      int depth,
      int heads,
      int headWidth,
      int ffMult,
      int convLayers,
      int speakerBands,
      Uncondition uncondition) {

    /**
     * Reads the reference's arguments of Flow; {@code trans_dim} and the like override its two
     * sizes.
     */
    public static Config of(Settings settings) {
      boolean isBig = settings.isOn("big_model", Settings.Flag.OFF);
      int width = settings.count("trans_dim", isBig ? 1024 : 768);
      int heads = settings.count("heads", isBig ? 16 : 12);
      if (!settings.isOn("spkr_emb_adaLN", Settings.Flag.ON)
          || settings.isOn("use_wavlm_emb", Settings.Flag.OFF)) {
        throw new SpeechException(
            "The flow's configuration asks for a speaker input that is not known (spkr_emb_adaLN: false or use_wavlm_emb: true).");
      }
      if (!settings.text("t_scheduler", "cosine").equals("cosine")) {
        throw new SpeechException("The flow's t_scheduler is not cosine.");
      }
      return new Config(
          settings.count("speech_token_dim", 512),
          settings.count("vocab_size", 100000),
          settings.count("mel_dim", 80),
          settings.count("mel_framerate", 50),
          settings.count("input_frame_rate", 25),
          width,
          settings.count("depth", isBig ? 22 : 18),
          heads,
          settings.count("dim_head", Math.max(1, width / heads)),
          settings.count("ff_mult", 2),
          settings.count("conv_layers", 4),
          settings.isOn("remove_spkr_concat_condition", Settings.Flag.OFF)
              ? 0
              : settings.count("spk_embed_dim", 80),
          settings.isOn("speech_token_cfg", Settings.Flag.OFF)
              ? Uncondition.TOKEN_ZERO
              : Uncondition.TOKENS_KEPT);
    }

    /** C: the prompt's mel bands and the speaker's. */
    int condition() {
      return mel + speakerBands;
    }

    /**
     * Mel frames of so many tokens: in double, from left to right, which loses a frame for some.
     */
    public int frames(int tokens) {
      return (int) ((double) tokens / tokenRate * melRate);
    }
  }

  /** What the branch without guidance hears of the tokens. */
  public enum Uncondition {
    /** The same tokens; only prompt and speaker are silent. */
    TOKENS_KEPT,
    /** Token 0 everywhere. */
    TOKEN_ZERO
  }

  /** One transformer block's weights. */
  private record Block(Linear modulation, Linear qkv, Linear out, Linear ffIn, Linear ffOut) {}

  /** One ConvNeXt V2 block's weights. */
  private record TextBlock(
      Conv1d depthwise,
      NDArray norm,
      NDArray shift,
      Linear in,
      NDArray gamma,
      NDArray beta,
      Linear out) {}

  private final Config config;
  private final TorchOps ops;
  private final Linear time0;
  private final Linear time2;
  private final NDArray tokenTable;
  private final List<TextBlock> textBlocks = new ArrayList<>();
  private final Linear projection;
  private final Conv1d position0;
  private final Conv1d position2;
  private final float[] rates;
  private final List<Block> blocks = new ArrayList<>();
  private final Linear outModulation;
  private final Linear out;
  private final @Nullable Linear speakerAffine;

  private FlowDit(Weights weights, Config config, TorchOps ops) {
    this.config = config;
    this.ops = ops;
    int width = config.width();
    Weights w = weights.within("estimator.");
    time0 = Linear.load(w, "time_embed.time_mlp.0", 2L * TIME_WAVES, width);
    time2 = Linear.load(w, "time_embed.time_mlp.2", width, width);
    long e = config.tokenWidth();
    tokenTable = w.take("text_emb_layer.text_embed.weight", config.vocabulary() + 1, e);
    for (int i = 0; i < config.convLayers(); i++) {
      Weights b = w.within("text_emb_layer.text_blocks." + i + ".");
      textBlocks.add(
          new TextBlock(
              Conv1d.same(
                  b.take("dwconv.weight", e, 1, 7),
                  b.take("dwconv.bias", e),
                  1,
                  config.tokenWidth()),
              b.take("norm.weight", e),
              b.take("norm.bias", e),
              Linear.load(b, "pwconv1", e, 2 * e),
              b.take("grn.gamma", 1, 1, 2 * e),
              b.take("grn.beta", 1, 1, 2 * e),
              Linear.load(b, "pwconv2", 2 * e, e)));
    }
    projection = Linear.load(w, "emb_concator.proj", config.mel() + config.condition() + e, width);
    position0 = positionConv(w, 0);
    position2 = positionConv(w, 2);
    rates = rates(w);
    int inner = config.heads() * config.headWidth();
    for (int i = 0; i < config.depth(); i++) {
      Weights b = w.within("transformer_blocks." + i + ".");
      blocks.add(
          new Block(
              Linear.load(b, "attn_norm.linear", width + SPEAKER, 6L * width),
              Linear.sideBySide(
                  Linear.load(b, "attn.to_q", width, inner),
                  Linear.load(b, "attn.to_k", width, inner),
                  Linear.load(b, "attn.to_v", width, inner)),
              Linear.load(b, "attn.to_out.0", inner, width),
              Linear.load(b, "ff.ff.0.0", width, (long) config.ffMult() * width),
              Linear.load(b, "ff.ff.2", (long) config.ffMult() * width, width)));
    }
    outModulation = Linear.load(w, "norm_out.linear", width + SPEAKER, 2L * width);
    out = Linear.load(w, "proj_out", width, config.mel());
    speakerAffine =
        config.speakerBands() == 0
            ? null
            : Linear.load(weights, "spk_embed_affine_layer", SPEAKER, config.speakerBands());
  }

  /**
   * Takes the weights by their checkpoint names.
   *
   * @throws SpeechException when a tensor is missing, extra or of another shape
   */
  public static FlowDit load(Weights weights, Config config, TorchOps ops) {
    FlowDit flow = new FlowDit(weights, config, ops);
    weights.requireAllTaken(name -> name.equals("estimator.text_emb_layer.freqs_cis"));
    return flow;
  }

  private Conv1d positionConv(Weights w, int index) {
    String name = "emb_concator.conv_pos_embed.conv1d." + index;
    int width = config.width();
    return Conv1d.same(
        w.take(name + ".weight", width, width / POSITION_GROUPS, 31),
        w.take(name + ".bias", width),
        1,
        POSITION_GROUPS);
  }

  /** The rotary rates that the checkpoint carries, or 1e4^(-2k/d). */
  private float[] rates(Weights w) {
    int half = config.headWidth() / 2;
    if (w.has("rotary_embed.inv_freq")) {
      return w.floats("rotary_embed.inv_freq", half);
    }
    float[] values = new float[half];
    for (int k = 0; k < half; k++) {
      values[k] = (float) (1 / StrictMath.pow(10000, (float) (2 * k) / config.headWidth()));
    }
    return values;
  }

  public Config config() {
    return config;
  }

  /** Its layers. */
  public List<Conv1d> convolutions() {
    List<Conv1d> all = new ArrayList<>(List.of(position0, position2));
    textBlocks.forEach(block -> all.add(block.depthwise()));
    return all;
  }

  /**
   * Everything that stays the same over the steps of one utterance.
   *
   * @param text {@code [B, T, E]}
   * @param condition {@code [B, T, C]}
   * @param speaker {@code [B, S]}, of length 1 or 0
   * @param cos {@code [T, d]}, as is sin
   */
  record Scene(NDArray text, NDArray condition, NDArray speaker, NDArray cos, NDArray sin) {}

  /**
   * Prepares the steps of one utterance.
   *
   * @param manager owns the result
   * @param text {@link #text} of each branch, {@code [B, T, E]}
   * @param condition {@code [B, T, C]}
   * @param speaker {@code [B, S]}
   */
  Scene scene(NDManager manager, NDArray text, NDArray condition, NDArray speaker) {
    int frames = Math.toIntExact(text.getShape().get(1));
    int d = config.headWidth();
    float[] angles = angles(frames);
    float[] cosines = new float[frames * d];
    float[] sines = new float[frames * d];
    for (int i = 0; i < angles.length; i++) {
      cosines[i] = (float) StrictMath.cos(angles[i]);
      sines[i] = (float) StrictMath.sin(angles[i]);
    }
    Shape shape = new Shape(frames, d);
    return new Scene(
        text, condition, speaker, manager.create(cosines, shape), manager.create(sines, shape));
  }

  /** Rotary angles in radians, {@code [T, d]}: each rate twice in a row. */
  float[] angles(int frames) {
    int d = config.headWidth();
    float[] angles = new float[frames * d];
    for (int t = 0; t < frames; t++) {
      for (int i = 0; i < d; i++) {
        angles[t * d + i] = t * rates[i / 2];
      }
    }
    return angles;
  }

  /** The token under each frame: floor(i * float(N / T)). */
  static long[] tokenIndices(int tokens, int frames) {
    float ratio = (float) ((double) tokens / frames);
    long[] indices = new long[frames];
    for (int i = 0; i < frames; i++) {
      indices[i] = Math.min((long) Math.floor(i * ratio), tokens - 1);
    }
    return indices;
  }

  /**
   * The text branch: what the tokens say at each frame.
   *
   * @param manager owns the result
   * @param tokens speech codes, N of them
   * @param frames T
   * @return {@code [1, T, E]}
   * @throws SpeechException when a code lies outside the table
   */
  NDArray text(NDManager manager, int[] tokens, int frames, Probe probe) {
    long[] ids = tokenIndices(tokens.length, frames);
    for (int i = 0; i < frames; i++) {
      int token = tokens[(int) ids[i]];
      if (token < 0 || token > config.vocabulary()) {
        throw new SpeechException(
            "Speech code {0} lies outside the flow's {1}.", token, config.vocabulary());
      }
      ids[i] = token;
    }
    NDArray at = manager.create(ids, new Shape(1, frames)); // [1, T]
    NDArray x =
        at.getNDArrayInternal()
            .embedding(at, tokenTable, SparseFormat.DENSE)
            .singletonOrThrow() // [1, T, E]
            .add(textPositions(manager, frames)); // [1, T, E]
    for (int i = 0; i < textBlocks.size(); i++) {
      x = convNext(textBlocks.get(i), x); // [1, T, E]
      probe.see("text_block" + i, x);
    }
    probe.see("text_embed", x);
    return x;
  }

  /** cos then sin of position * 1e4^(-2k/E). */
  private NDArray textPositions(NDManager manager, int frames) {
    int e = config.tokenWidth();
    float[] values = new float[frames * e];
    for (int k = 0; k < e / 2; k++) {
      float rate = (float) (1 / StrictMath.pow(10000, (float) (2 * k) / e));
      for (int t = 0; t < frames; t++) {
        double angle = (float) Math.min(t, LAST_TEXT_POSITION) * rate;
        values[t * e + k] = (float) StrictMath.cos(angle);
        values[t * e + e / 2 + k] = (float) StrictMath.sin(angle);
      }
    }
    return manager.create(values, new Shape(1, frames, e));
  }

  private NDArray convNext(TextBlock block, NDArray x) {
    NDArray h = block.depthwise().apply(ops, x.transpose(0, 2, 1)).transpose(0, 2, 1); // [1, T, E]
    h =
        h.getNDArrayInternal()
            .layerNorm(h, new Shape(config.tokenWidth()), block.norm(), block.shift(), (float) EPS)
            .singletonOrThrow(); // [1, T, E]
    h = block.in().apply(h).getNDArrayInternal().gelu(); // [1, T, 2 E]
    h = ops.responseNorm(h, block.gamma(), block.beta(), EPS); // [1, T, 2 E]
    return x.add(block.out().apply(h)); // [1, T, E]
  }

  /**
   * The condition of a guided branch: the prompt's mel at the start, zeros after it, and the
   * speaker in every frame where the checkpoint wants it there.
   *
   * @param prompt {@code [P, M]} with P at most T
   * @param speaker {@code [1, S]}, of length 1
   * @return {@code [1, T, C]}
   */
  NDArray condition(NDManager manager, NDArray prompt, int frames, NDArray speaker) {
    long shown = prompt.getShape().get(0);
    NDList parts = new NDList(prompt);
    if (shown < frames) {
      parts.add(manager.zeros(new Shape(frames - shown, config.mel())));
    }
    NDArray mel = NDArrays.concat(parts).expandDims(0); // [1, T, M]
    if (speakerAffine == null) {
      return mel;
    }
    NDArray bands = speakerAffine(speaker).expandDims(1).repeat(1, frames); // [1, T, C - M]
    return mel.concat(bands, 2); // [1, T, C]
  }

  /** The speaker in the condition's bands, {@code [1, C - M]}. */
  NDArray speakerAffine(NDArray speaker) {
    return Objects.requireNonNull(speakerAffine).apply(speaker);
  }

  /**
   * The velocity at one time.
   *
   * @param x {@code [B, T, M]}; its manager owns the result
   * @param time 0 (noise) to 1 (speech)
   * @return {@code [B, T, M]}
   */
  NDArray velocity(NDArray x, float time, Scene scene, Probe probe) {
    NDArray h = time2.apply(ops.silu(time0.apply(timeWaves(x.getManager(), time)))); // [1, D]
    probe.see("time_embed", h);
    long batch = x.getShape().get(0);
    h = h.repeat(0, batch).concat(scene.speaker(), 1); // [B, D + S]
    NDArray modulation = ops.silu(h); // [B, D + S]
    h = NDArrays.concat(new NDList(x, scene.condition(), scene.text()), 2); // [B, T, M + C + E]
    h = projection.apply(h); // [B, T, D]
    h = h.add(positions(h, probe)); // [B, T, D]
    probe.see("emb_concat", h);
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      Probe seen = i == 0 ? probe : Probe.NONE;
      h = Scope.instead(h, in -> block(block, in, modulation, scene, seen)); // [B, T, D]
    }
    probe.see("block_last", h);
    NDList scaleShift = outModulation.apply(modulation).expandDims(1).split(2, 2); // 2 [B, 1, D]
    h = ops.modulatedNorm(h, scaleShift.get(1), scaleShift.get(0), EPS); // [B, T, D]
    probe.see("norm_out", h);
    return out.apply(h); // [B, T, M]
  }

  /** sin then cos of 1000 t e^(-k ln 1e4 / 127), {@code [1, 256]}. */
  private static NDArray timeWaves(NDManager manager, float time) {
    float[] waves = new float[2 * TIME_WAVES];
    float step = (float) -(StrictMath.log(10000) / (TIME_WAVES - 1));
    for (int k = 0; k < TIME_WAVES; k++) {
      float angle = 1000 * time * (float) StrictMath.exp(k * step);
      waves[k] = (float) StrictMath.sin(angle);
      waves[TIME_WAVES + k] = (float) StrictMath.cos(angle);
    }
    return manager.create(waves, new Shape(1, waves.length));
  }

  private NDArray positions(NDArray x, Probe probe) {
    NDArray h = x.transpose(0, 2, 1); // [B, D, T]
    h = ops.mish(position0.apply(ops, h)); // [B, D, T]
    h = ops.mish(position2.apply(ops, h)).transpose(0, 2, 1); // [B, T, D]
    probe.see("conv_pos", h);
    return h;
  }

  private NDArray block(Block block, NDArray x, NDArray modulation, Scene scene, Probe probe) {
    // In the checkpoint's order: shift, scale and gate of attention, then of the feed-forward
    // layer.
    NDList m = block.modulation().apply(modulation).expandDims(1).split(6, 2); // 6 [B, 1, D]
    NDArray h = ops.modulatedNorm(x, m.get(0), m.get(1), EPS); // [B, T, D]
    probe.see("block0_attn_norm", h);
    h = attention(block, h, scene, probe); // [B, T, D]
    probe.see("block0_attn", h);
    x = x.add(h.mul(m.get(2))); // [B, T, D]
    h = ops.modulatedNorm(x, m.get(3), m.get(4), EPS); // [B, T, D]
    h = block.ffOut().apply(ops.geluTanh(block.ffIn().apply(h))); // [B, T, D]
    x = x.add(h.mul(m.get(5))); // [B, T, D]
    probe.see("block0", x);
    return x;
  }

  private NDArray attention(Block block, NDArray x, Scene scene, Probe probe) {
    NDList qkv = block.qkv().apply(x).split(3, 2); // 3 [B, T, H d]
    probe.see("block0_to_q", qkv.get(0));
    // The checkpoint was trained with the rotation on the first head only.
    NDArray q = ops.rotateFirstHead(qkv.get(0), scene.cos(), scene.sin()); // [B, T, H d]
    NDArray k = ops.rotateFirstHead(qkv.get(1), scene.cos(), scene.sin()); // [B, T, H d]
    probe.see("block0_q_rope", q);
    double scale = 1 / Math.sqrt(config.headWidth());
    // Speech is made whole: every frame sees all others.
    NDArray h = ops.attention(heads(q), heads(k), heads(qkv.get(2)), scale); // [B, H, T, d]
    h =
        h.transpose(0, 2, 1, 3)
            .reshape(x.getShape().get(0), x.getShape().get(1), -1); // [B, T, H d]
    return block.out().apply(h); // [B, T, D]
  }

  private NDArray heads(NDArray x) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), config.heads(), config.headWidth())
        .transpose(0, 2, 1, 3); // [B, H, T, d]
  }
}
