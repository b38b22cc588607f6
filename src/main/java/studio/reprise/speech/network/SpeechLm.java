package studio.reprise.speech.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.ArrayList;
import java.util.List;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.layer.LibTorch;
import studio.reprise.speech.layer.Linear;
import studio.reprise.speech.layer.Settings;
import studio.reprise.speech.layer.TensorList;
import studio.reprise.speech.layer.TorchOps;
import studio.reprise.speech.layer.Weights;

/**
 * The language model that continues text with speech tokens: a Llama decoder with grouped queries.
 * Touvron et al., <a href="https://arxiv.org/abs/2302.13971">LLaMA</a>, 2023; grouped queries from
 * Ainslie et al., <a href="https://arxiv.org/abs/2305.13245">GQA</a>, 2023.
 *
 * <p>Checkpoint: {@code llm/} (config.json, model.safetensors or shards). Token ids in, logits of
 * the next token out, 25 speech tokens a second.
 *
 * <p>Letters: T new positions, S positions so far, D width, H query heads, K key heads, d head
 * width, F inner width, V vocabulary.
 */
public final class SpeechLm implements AutoCloseable {

  private static final long SMALL_MATRIX = 1 << 20;

  /**
   * Sizes from {@code llm/config.json}.
   *
   * @param hidden D
   * @param intermediate F
   * @param layers decoder layers
   * @param heads H
   * @param keyHeads K, a divisor of H
   * @param headWidth d
   * @param vocabulary V
   * @param positions longest sequence
   * @param rmsEps added to the mean square
   * @param ropeTheta base of the rotary angles
   */
  public record Config(
      int hidden,
      int intermediate,
      int layers,
      int heads,
      int keyHeads,
      int headWidth,
      int vocabulary,
      int positions,
      double rmsEps,
      double ropeTheta) {

    /** Reads the names of Hugging Face's configuration. */
    public static Config of(Settings settings) {
      int hidden = settings.count("hidden_size");
      int heads = settings.count("num_attention_heads");
      Config config =
          new Config(
              hidden,
              settings.count("intermediate_size"),
              settings.count("num_hidden_layers"),
              heads,
              settings.count("num_key_value_heads", heads),
              settings.count("head_dim", Math.max(1, hidden / heads)),
              settings.count("vocab_size"),
              settings.count("max_position_embeddings", 8192),
              settings.number("rms_norm_eps", 1e-5),
              settings.number("rope_theta", 10000));
      if (heads % config.keyHeads != 0 || config.headWidth % 2 != 0) {
        throw new SpeechException(
            "The language model's {0} heads of width {1} cannot share {2} key heads.",
            heads, config.headWidth, config.keyHeads);
      }
      if (settings.has("rope_scaling")) {
        throw new SpeechException("The language model asks for rope_scaling, which is not known.");
      }
      return config;
    }
  }

  /**
   * The ids that matter for speech.
   *
   * @param beginOfAudio stands between text and speech
   * @param endOfAudio ends the speech
   * @param firstAudio speech code 0
   * @param lastAudio the last speech code
   */
  public record Ids(int beginOfAudio, int endOfAudio, int firstAudio, int lastAudio) {
    /** How many speech codes there are. */
    public int codes() {
      return lastAudio - firstAudio + 1;
    }
  }

  private final Config config;
  private final Ids ids;
  private final TorchOps ops;
  private final DataType precision;
  private final NDArray embedding;
  private final List<TensorList> layers = new ArrayList<>();
  private final TensorList allLayers;
  private final NDArray norm;
  private final Linear head;
  private final Linear audioHead;
  private final Linear endHead;
  private final int parts;
  private final NDArray cos;
  private final NDArray sin;

  private SpeechLm(Weights weights, Config config, Ids ids, TorchOps ops) {
    this.config = config;
    this.ids = ids;
    this.ops = ops;
    int width = config.hidden();
    embedding = weights.take("model.embed_tokens.weight", config.vocabulary(), width);
    precision = embedding.getDataType();
    List<NDArray> all = new ArrayList<>();
    for (int i = 0; i < config.layers(); i++) {
      List<NDArray> layer = layer(weights.within("model.layers." + i + "."));
      layers.add(new TensorList(layer));
      all.addAll(layer);
    }
    allLayers = new TensorList(all);
    norm = weights.take("model.norm.weight", width);
    boolean tied = !weights.has("lm_head.weight");
    head =
        new Linear(
            tied ? embedding : weights.take("lm_head.weight", config.vocabulary(), width), null);
    audioHead = rows(ids.firstAudio(), ids.lastAudio());
    endHead = rows(ids.endOfAudio(), ids.endOfAudio());
    NDManager manager = embedding.getManager();
    parts = parts(all);
    float[][] angles = ropeAngles();
    cos = table(manager, angles[0]);
    sin = table(manager, angles[1]);
  }

  /** Of a new token's products, see {@link TorchOps#parts}. */
  private int parts(List<NDArray> all) {
    if (LibTorch.threadsInUse() == 1) {
      return 1;
    }
    // Layers are alike: the first one's matrices stand for all.
    List<NDArray> matrices = new ArrayList<>(List.of(audioHead.weight()));
    all.stream()
        .limit(all.size() / config.layers())
        .filter(weight -> weight.getShape().dimension() == 2)
        .forEach(matrices::add);
    return ops.parts(matrices);
  }

  /** One decoder layer's weights in the order of {@link TorchOps#decoder}. */
  private List<NDArray> layer(Weights w) {
    int width = config.hidden();
    int inner = config.heads() * config.headWidth();
    int keys = config.keyHeads() * config.headWidth();
    Linear qkv =
        Linear.sideBySide(
            Linear.withoutBias(w, "self_attn.q_proj", width, inner),
            Linear.withoutBias(w, "self_attn.k_proj", width, keys),
            Linear.withoutBias(w, "self_attn.v_proj", width, keys));
    Linear gateUp =
        Linear.sideBySide(
            Linear.withoutBias(w, "mlp.gate_proj", width, config.intermediate()),
            Linear.withoutBias(w, "mlp.up_proj", width, config.intermediate()));
    return List.of(
        w.take("input_layernorm.weight", width),
        qkv.weight(),
        Linear.withoutBias(w, "self_attn.o_proj", inner, width).weight(),
        w.take("post_attention_layernorm.weight", width),
        gateUp.weight(),
        Linear.withoutBias(w, "mlp.down_proj", config.intermediate(), width).weight());
  }

  /**
   * Takes the weights by their checkpoint names.
   *
   * @throws SpeechException when a tensor is missing, extra or of another shape, or an id lies
   *     outside the vocabulary
   */
  public static SpeechLm load(Weights weights, Config config, Ids ids, TorchOps ops) {
    if (ids.firstAudio() < 0
        || ids.codes() < 1
        || Math.max(ids.lastAudio(), Math.max(ids.endOfAudio(), ids.beginOfAudio()))
            >= config.vocabulary()) {
      throw new SpeechException(
          "The tokenizer's speech ids {0} do not fit the language model's vocabulary of {1}.",
          ids, config.vocabulary());
    }
    SpeechLm lm = new SpeechLm(weights, config, ids, ops);
    weights.requireAllTaken(name -> name.endsWith("rotary_emb.inv_freq"));
    return lm;
  }

  /** Rows of the head as a view, so that the restricted head costs no memory. */
  private Linear rows(int first, int last) {
    return new Linear(head.weight().get(first + ":" + (last + 1)), null);
  }

  /** cos and sin of position * theta^(-2i/d), the angles in single precision, each half twice. */
  private float[][] ropeAngles() {
    int d = config.headWidth();
    float[] cosines = new float[config.positions() * d];
    float[] sines = new float[cosines.length];
    for (int i = 0; i < d / 2; i++) {
      float rate = (float) (1 / StrictMath.pow(config.ropeTheta(), (float) (2 * i) / d));
      for (int position = 0; position < config.positions(); position++) {
        double angle = (float) position * rate;
        int at = position * d + i;
        cosines[at] = cosines[at + d / 2] = (float) StrictMath.cos(angle);
        sines[at] = sines[at + d / 2] = (float) StrictMath.sin(angle);
      }
    }
    return new float[][] {cosines, sines};
  }

  private NDArray table(NDManager manager, float[] values) {
    NDArray table = manager.create(values, new Shape(config.positions(), config.headWidth()));
    if (precision == DataType.FLOAT32) {
      return table;
    }
    try (table) {
      return table.toType(precision, true);
    }
  }

  public Config config() {
    return config;
  }

  /**
   * Whether a step's matrices are so small that threads would wait for each other longer than they
   * compute.
   */
  public boolean isSmall() {
    return (long) config.hidden() * config.intermediate() < SMALL_MATRIX;
  }

  public Ids ids() {
    return ids;
  }

  /** Bytes of weights that are read for one token: no machine is faster than its memory. */
  public long weightBytesPerToken() {
    long inner = (long) config.heads() * config.headWidth();
    long keys = (long) config.keyHeads() * config.headWidth();
    long layer =
        config.hidden() * (2 * inner + 2 * keys) + 3L * config.hidden() * config.intermediate();
    long head = (long) config.hidden() * (ids.codes() + 1);
    return (config.layers() * layer + head) * precision.getNumOfBytes();
  }

  /** Keys and values of the positions so far; closing it frees them. */
  public static final class Context implements AutoCloseable {
    private final NDManager manager;
    private final NDArray[] keys;
    private final NDArray[] values;
    private final TensorList allKeys;
    private final TensorList allValues;
    private final int capacity;
    private int length;

    private Context(NDManager parent, Config config, DataType precision, int capacity) {
      this.manager = parent.newSubManager();
      this.keys = new NDArray[config.layers()];
      this.values = new NDArray[config.layers()];
      this.capacity = capacity;
      Shape shape = new Shape(config.keyHeads(), capacity, config.headWidth());
      for (int i = 0; i < keys.length; i++) {
        keys[i] = manager.zeros(shape, precision);
        values[i] = manager.zeros(shape, precision);
      }
      allKeys = new TensorList(List.of(keys));
      allValues = new TensorList(List.of(values));
    }

    /** Positions written. */
    public int length() {
      return length;
    }

    @Override
    public void close() {
      allKeys.close();
      allValues.close();
      manager.close();
    }
  }

  /**
   * An empty context.
   *
   * @param parent the device's manager
   * @param capacity most positions, prompt and continuation together
   * @throws SpeechException when that is more than the model was made for
   */
  public Context newContext(NDManager parent, int capacity) {
    if (capacity < 1 || capacity > config.positions()) {
      throw new SpeechException(
          "The text and its voice clip need {0} positions and the language model has {1}: use a shorter text or clip.",
          capacity, config.positions());
    }
    return new Context(parent, config, precision, capacity);
  }

  /**
   * Reads tokens and says what may come next: one logit for each speech code, then one for the end.
   *
   * @param context grows by the tokens
   * @param tokens at least one id, each within the vocabulary
   * @return {@code [codes + 1]}
   */
  public float[] nextSpeech(Context context, int... tokens) {
    try (NDManager step = context.manager.newSubManager()) {
      NDArray last = last(hidden(step, context, tokens, Probe.NONE)); // [1, D]
      float[] audio =
          ops.product(last, audioHead.weight(), parts)
              .toType(DataType.FLOAT32, false)
              .toFloatArray();
      float[] logits = java.util.Arrays.copyOf(audio, audio.length + 1);
      logits[audio.length] = endHead.apply(last).toType(DataType.FLOAT32, false).toFloatArray()[0];
      return logits;
    }
  }

  /**
   * The same at every position from one on: {@code [T - from, codes + 1]}.
   *
   * @param from the first position of {@code tokens} whose successor is asked for
   */
  float[] speechLogits(Context context, int[] tokens, int from) {
    try (NDManager step = context.manager.newSubManager()) {
      NDArray hidden = hidden(step, context, tokens, Probe.NONE).get(from + ":"); // [T - from, D]
      NDArray audio = audioHead.apply(hidden).toType(DataType.FLOAT32, false);
      NDArray end = endHead.apply(hidden).toType(DataType.FLOAT32, false);
      return audio.concat(end, 1).toFloatArray();
    }
  }

  /** The same over the whole vocabulary: {@code [V]}. */
  public float[] nextToken(Context context, int... tokens) {
    try (NDManager step = context.manager.newSubManager()) {
      NDArray last = last(hidden(step, context, tokens, Probe.NONE)); // [1, D]
      return head.apply(last).toType(DataType.FLOAT32, false).toFloatArray();
    }
  }

  /** Logits of every new position, {@code [T, V]}, with the intermediates shown to a probe. */
  float[] allLogits(Context context, int[] tokens, Probe probe) {
    try (NDManager step = context.manager.newSubManager()) {
      NDArray hidden = hidden(step, context, tokens, probe); // [T, D]
      return head.apply(hidden).toType(DataType.FLOAT32, false).toFloatArray();
    }
  }

  private NDArray hidden(NDManager step, Context context, int[] tokens, Probe probe) {
    require(context, tokens);
    NDArray x = embed(step, tokens); // [T, D]
    if (probe == Probe.NONE) {
      x = decode(allLayers, x, context.allKeys, context.allValues, context.length); // [T, D]
    } else {
      for (int i = 0; i < layers.size(); i++) {
        probe.see("hidden_" + i, x);
        try (TensorList keys = new TensorList(List.of(context.keys[i]));
            TensorList values = new TensorList(List.of(context.values[i]))) {
          x = decode(layers.get(i), x, keys, values, context.length); // [T, D]
        }
      }
    }
    context.length += tokens.length;
    x = ops.rmsNorm(x, norm, config.rmsEps()); // [T, D]
    probe.see("hidden_" + layers.size(), x);
    if (probe != Probe.NONE) {
      probe.see("kv0_key", written(step, context.keys[0], context));
      probe.see("kv0_value", written(step, context.values[0], context));
    }
    return x;
  }

  private NDArray decode(
      TensorList weights, NDArray x, TensorList keys, TensorList values, int start) {
    double scale = 1 / Math.sqrt(config.headWidth());
    return ops.decoder(
        x,
        weights,
        keys,
        values,
        cos,
        sin,
        start,
        scale,
        config.rmsEps(),
        x.getShape().get(0) == 1 ? parts : 1);
  }

  private NDArray embed(NDManager step, int[] tokens) {
    long[] wide = new long[tokens.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = tokens[i];
    }
    NDArray at = step.create(wide); // [T]
    return at.getNDArrayInternal()
        .embedding(at, embedding, SparseFormat.DENSE)
        .singletonOrThrow(); // [T, D]
  }

  /** Lets go of the weights; their manager frees them. */
  @Override
  public void close() {
    layers.forEach(TensorList::close);
    allLayers.close();
  }

  private static NDArray written(NDManager step, NDArray cache, Context context) {
    return cache.get(step, new NDIndex(":, :" + context.length)); // [K, S, d]
  }

  private static NDArray last(NDArray hidden) {
    long length = hidden.getShape().get(0);
    return length == 1 ? hidden : hidden.get((length - 1) + ":" + length); // [1, D]
  }

  private void require(Context context, int[] tokens) {
    if (tokens.length == 0) {
      throw new SpeechException("The language model was given nothing to read.");
    }
    if (context.length + tokens.length > context.capacity) {
      throw new SpeechException(
          "The language model's context of {0} positions is full: {1} are used and {2} more are needed.",
          context.capacity, context.length, tokens.length);
    }
    for (int token : tokens) {
      if (token < 0 || token >= config.vocabulary()) {
        throw new SpeechException(
            "Token {0} lies outside the language model's vocabulary of {1}.",
            token, config.vocabulary());
      }
    }
  }
}
