package studio.reprise.speech.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import studio.reprise.audio.Mel;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.layer.Conv1d;
import studio.reprise.speech.layer.Linear;
import studio.reprise.speech.layer.LinearByParts;
import studio.reprise.speech.layer.MatrixProduct;
import studio.reprise.speech.layer.Scope;
import studio.reprise.speech.layer.SelfAttention;
import studio.reprise.speech.layer.Settings;
import studio.reprise.speech.layer.TorchOps;
import studio.reprise.speech.layer.Weights;

/**
 * The speech tokenizer: a Whisper encoder cut short, pooled, and quantised to the nearest code.
 * Radford et al., <a href="https://arxiv.org/abs/2212.04356">Whisper</a>, 2022; the quantiser
 * follows Zeng et al., <a href="https://arxiv.org/abs/2412.02612">GLM-4-Voice</a>, 2024.
 *
 * <p>Checkpoint: {@code speech_tokenizer/} (config.json, model.safetensors). Whisper's log-mel
 * {@code [B, M, T]} at 100 frames a second in, 25 codes a second (at pooling 2) out.
 *
 * <p>Letters: B batch, M mel bands, T mel frames, L encoder frames (T / 2, then pooled), D width, H
 * heads, d head width, V codes.
 */
public final class WhisperVq {
  private static final float EPS = 1e-5f;

  /** A score that no other score outweighs. */
  private static final float UNSEEN = -1e30f;

  /**
   * Sizes from {@code speech_tokenizer/config.json}.
   *
   * @param width D
   * @param heads H
   * @param inner inner width of the feed-forward layers
   * @param mel M
   * @param positions longest L
   * @param poolKernel frames that become one, 1 for none
   * @param pooling how they become one
   * @param poolAfter layers before pooling
   * @param quantizeAfter layers before quantising; later ones are not needed
   * @param codes V
   * @param convolutions whether convolutions look ahead
   * @param causalBlock frames of a block that attends to itself and what came before; 0 for all
   */
  public record Config(
      int width,
      int heads,
      int inner,
      int mel,
      int positions,
      int poolKernel,
      Pooling pooling,
      int poolAfter,
      int quantizeAfter,
      int codes,
      Convolutions convolutions,
      int causalBlock) {

    /** Reads the names of the reference's configuration. */
    public static Config of(Settings settings) {
      if (settings.isOn("encoder_causal_attention", Settings.Flag.OFF)
          || settings.isOn("quantize_causal_encoder", Settings.Flag.OFF)) {
        throw new SpeechException(
            "The speech tokenizer asks for strictly causal attention, which is not known.");
      }
      int positions = settings.count("max_source_positions", 1500);
      boolean isPooled = settings.has("pooling_kernel_size");
      int quantizeAfter = settings.count("quantize_position");
      Config config =
          new Config(
              settings.count("d_model"),
              settings.count("encoder_attention_heads"),
              settings.count("encoder_ffn_dim"),
              settings.count("num_mel_bins"),
              positions,
              isPooled ? settings.count("pooling_kernel_size") : 1,
              settings.text("pooling_type", "avg").equals("max") ? Pooling.MAX : Pooling.MEAN,
              isPooled ? settings.count("pooling_position") : quantizeAfter,
              quantizeAfter,
              settings.count("quantize_vocab_size"),
              settings.isOn("encoder_causal_convolution", Settings.Flag.OFF)
                  ? Convolutions.CAUSAL
                  : Convolutions.CENTRED,
              settings.has("quantize_causal_block_size")
                  ? settings.count("quantize_causal_block_size")
                  : 0);
      if (config.width % config.heads != 0 || config.poolAfter > config.quantizeAfter) {
        throw new SpeechException(
            "The speech tokenizer's configuration contradicts itself: width {0} with {1} heads, pooling after layer {2}, quantising after layer {3}.",
            config.width, config.heads, config.poolAfter, config.quantizeAfter);
      }
      return config;
    }

    /** Mel frames of one code. */
    public int framesPerCode() {
      return 2 * poolKernel;
    }
  }

  /** How neighbouring frames become one. */
  public enum Pooling {
    MEAN,
    MAX
  }

  /** Where a convolution's taps lie. */
  public enum Convolutions {
    CENTRED,
    CAUSAL
  }

  /** One encoder layer's weights. */
  private record Layer(
      NDArray attentionNorm,
      NDArray attentionShift,
      SelfAttention attention,
      MatrixProduct out,
      NDArray finalNorm,
      NDArray finalShift,
      MatrixProduct fc1,
      MatrixProduct fc2) {
    Stream<MatrixProduct> products() {
      return Stream.of(attention.product(), out, fc1, fc2);
    }
  }

  private final Config config;
  private final TorchOps ops;
  private final Conv1d conv1;
  private final Conv1d conv2;
  private final NDArray positions;
  private final List<Layer> layers = new ArrayList<>();
  private final Codebook codebook;
  private final NDArray codePositions;

  private WhisperVq(Weights weights, Config config, TorchOps ops) {
    this.config = config;
    this.ops = ops;
    int d = config.width();
    int padding = config.convolutions() == Convolutions.CENTRED ? 1 : 0;
    conv1 =
        new Conv1d(
            weights.take("conv1.weight", d, config.mel(), 3),
            weights.take("conv1.bias", d),
            1,
            padding,
            1,
            1);
    conv2 =
        new Conv1d(
            weights.take("conv2.weight", d, d, 3), weights.take("conv2.bias", d), 2, padding, 1, 1);
    positions = weights.take("embed_positions.weight", config.positions(), d);
    for (int i = 0; i < config.quantizeAfter(); i++) {
      Weights w = weights.within("layers." + i + ".");
      layers.add(
          new Layer(
              w.take("self_attn_layer_norm.weight", d),
              w.take("self_attn_layer_norm.bias", d),
              SelfAttention.of(
                  ops,
                  config.heads(),
                  Linear.load(w, "self_attn.q_proj", d, d),
                  Linear.withoutBias(w, "self_attn.k_proj", d, d),
                  Linear.load(w, "self_attn.v_proj", d, d)),
              LinearByParts.instead(ops, Linear.load(w, "self_attn.out_proj", d, d)),
              w.take("final_layer_norm.weight", d),
              w.take("final_layer_norm.bias", d),
              LinearByParts.instead(ops, Linear.load(w, "fc1", d, config.inner())),
              LinearByParts.instead(ops, Linear.load(w, "fc2", config.inner(), d))));
    }
    codebook = new Codebook(ops, weights.take("codebook.weight", config.codes(), d));
    codePositions =
        weights.take("embed_positions2.weight", ceil(config.positions(), config.poolKernel()), d);
  }

  /**
   * Takes the weights by their checkpoint names below {@code model.encoder.}.
   *
   * @throws SpeechException when a tensor is missing, extra or of another shape
   */
  public static WhisperVq load(Weights weights, Config config, TorchOps ops) {
    Weights encoder = weights.within("model.encoder.");
    WhisperVq tokenizer = new WhisperVq(encoder, config, ops);
    encoder.requireAllTaken(
        name -> name.startsWith("ema_") || name.startsWith("layer_norm") || isLater(name, config));
    return tokenizer;
  }

  /** Layers behind the quantiser may be in the file and are not needed. */
  private static boolean isLater(String name, Config config) {
    String[] parts = name.split("\\.");
    return parts.length > 2
        && parts[0].equals("layers")
        && parts[1].matches("[0-9]{1,4}")
        && Integer.parseInt(parts[1]) >= config.quantizeAfter();
  }

  private static int ceil(long a, int b) {
    return (int) ((a + b - 1) / b);
  }

  public Config config() {
    return config;
  }

  /** Its layers. */
  public List<Conv1d> convolutions() {
    return List.of(conv1, conv2);
  }

  /** Those of its matrices that are computed by parts. */
  public List<LinearByParts> productsByParts() {
    return LinearByParts.among(
        Stream.concat(layers.stream().flatMap(Layer::products), Stream.of(codebook.product())));
  }

  /**
   * Writes one piece of sound, at most 30 seconds, as codes.
   *
   * @param logMel Whisper's log-mel, padded to a multiple of {@link Config#framesPerCode}
   * @param frames how many of its frames are sound rather than padding
   * @return one code for each {@link Config#framesPerCode} frames of sound begun
   */
  public int[] codes(NDManager parent, Mel logMel, int frames) {
    try (NDManager manager = parent.newSubManager()) {
      NDArray x =
          manager
              .create(logMel.values(), new Shape(1, logMel.frames(), logMel.bands()))
              .transpose(0, 2, 1); // [1, M, T]
      NDArray codes = nearest(vectors(x, new int[] {frames}, Probe.NONE)); // [1, L]
      return heard(codes, 0, frames);
    }
  }

  /** The codes of one item that lie within its sound. */
  int[] heard(NDArray codes, int item, int frames) {
    long[] all = codes.get(item).toLongArray();
    int kept = Math.min(all.length, ceil(frames, config.framesPerCode()));
    int[] ids = new int[kept];
    for (int i = 0; i < kept; i++) {
      ids[i] = (int) all[i];
    }
    return ids;
  }

  /**
   * The encoder up to the quantiser.
   *
   * @param features {@code [B, M, T]}
   * @param frames sound in each item, at most T
   * @return {@code [B, L, D]}
   */
  NDArray vectors(NDArray features, int[] frames, Probe probe) {
    Shape shape = features.getShape();
    if (shape.get(1) != config.mel()) {
      throw new SpeechException(
          "The speech tokenizer reads {0} mel bands, not {1}.", config.mel(), shape.get(1));
    }
    NDArray x = conv1.apply(ops, padded(features)); // [B, D, T]
    probe.see("conv1", x);
    x = x.getNDArrayInternal().gelu(); // [B, D, T]
    x = conv2.apply(ops, padded(x)).getNDArrayInternal().gelu().transpose(0, 2, 1); // [B, L, D]
    int length = Math.toIntExact(x.getShape().get(1));
    if (length > config.positions()) {
      throw new SpeechException(
          "The speech tokenizer hears at most {0} frames at once, not {1}.",
          config.positions(), length);
    }
    x = x.add(positions.get(x.getManager(), new NDIndex(":" + length))); // [B, L, D]
    probe.see("embed", x);
    int rate = 2;
    int block = config.causalBlock();
    NDArray scores = scores(x.getManager(), frames, length, rate, block); // [B, 1, L, L]
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      NDArray seen = scores;
      x = Scope.instead(x, in -> layer(layer, in, seen)); // [B, L, D]
      probe.see("layer" + i, x);
      if (i + 1 == config.poolAfter() && config.poolKernel() > 1) {
        x = pooled(x); // [B, L, D]
        length = Math.toIntExact(x.getShape().get(1));
        rate *= config.poolKernel();
        block = block == 0 ? 0 : Math.max(1, block / config.poolKernel());
        scores = scores(x.getManager(), frames, length, rate, block);
      }
    }
    probe.see("pre_vq", x);
    return x;
  }

  /** Zeros before the first frame, for convolutions that only look back. */
  private NDArray padded(NDArray x) {
    if (config.convolutions() == Convolutions.CENTRED) {
      return x;
    }
    Shape shape = x.getShape();
    return x.getManager().zeros(new Shape(shape.get(0), shape.get(1), 2)).concat(x, 2);
  }

  /** What is added to attention scores: padding is not seen, nor later blocks. */
  private static NDArray scores(NDManager manager, int[] frames, int length, int rate, int block) {
    float[] scores = new float[frames.length * length * length];
    for (int item = 0; item < frames.length; item++) {
      int heard = ceil(frames[item], rate);
      for (int row = 0; row < length; row++) {
        int seen = block == 0 ? length : Math.max(row + 1, (row / block + 1) * block);
        int from = (item * length + row) * length;
        Arrays.fill(scores, from + Math.min(length, Math.min(heard, seen)), from + length, UNSEEN);
      }
    }
    return manager.create(scores, new Shape(frames.length, 1, length, length));
  }

  private NDArray layer(Layer layer, NDArray x, NDArray scores) {
    NDArray h = normed(x, layer.attentionNorm(), layer.attentionShift()); // [B, L, D]
    h = layer.out().plus(x, layer.attention().apply(h, scores)); // [B, L, D]
    NDArray f = normed(h, layer.finalNorm(), layer.finalShift()); // [B, L, D]
    f = layer.fc1().gelu(f); // [B, L, inner]
    return layer.fc2().plus(h, f); // [B, L, D]
  }

  private NDArray normed(NDArray x, NDArray weight, NDArray shift) {
    return x.getNDArrayInternal()
        .layerNorm(x, new Shape(config.width()), weight, shift, EPS)
        .singletonOrThrow();
  }

  /** Pools time; zeros fill the last group. */
  private NDArray pooled(NDArray x) {
    Shape shape = x.getShape();
    int kernel = config.poolKernel();
    long groups = ceil(shape.get(1), kernel);
    if (groups * kernel > shape.get(1)) {
      NDArray zeros =
          x.getManager()
              .zeros(new Shape(shape.get(0), groups * kernel - shape.get(1), shape.get(2)));
      x = x.concat(zeros, 1);
    }
    NDArray grouped = x.reshape(shape.get(0), groups, kernel, shape.get(2)); // [B, L', k, D]
    int[] within = {2};
    return config.pooling() == Pooling.MEAN ? grouped.mean(within) : grouped.max(within);
  }

  /** The nearest codes: {@code [B, L]}. */
  NDArray nearest(NDArray vectors) {
    return codebook.nearest(vectors);
  }

  /** The codes' vectors with their positions, {@code [B, L, D]}: what the encoder would hand on. */
  NDArray lastHidden(NDArray codes) {
    long length = codes.getShape().get(1);
    return codebook
        .vectors(codes)
        .add(codePositions.get(codes.getManager(), new NDIndex(":" + length)));
  }
}
