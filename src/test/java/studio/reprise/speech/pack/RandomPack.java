package studio.reprise.speech.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a voice pack with random weights in the complete layout of the official download: sharded
 * safetensors, pickled {@code flow.pt} and {@code hift.pt}, tiktoken files. It says nothing
 * sensible, but it says it through every stage.
 */
public final class RandomPack {
  /**
   * Sizes.
   *
   * @param hidden width of the language model
   * @param inner its feed-forward width
   * @param layers its layers
   * @param heads its query heads
   * @param keyHeads its key heads
   * @param textTokens base ranks of the tokenizer before the added tokens
   * @param codes speech codes
   * @param vocabulary rows of the language model's embedding
   * @param encoderWidth width of the speech tokenizer
   * @param encoderHeads its heads
   * @param encoderLayers its layers
   * @param flowWidth width of the flow
   * @param flowDepth its blocks
   * @param flowHeads its heads
   * @param flowText width of its token embedding
   * @param flowRows rows of that embedding, less one
   * @param vocoderBase channels of the vocoder
   */
  public record Sizes(
      int hidden,
      int inner,
      int layers,
      int heads,
      int keyHeads,
      int textTokens,
      int codes,
      int vocabulary,
      int encoderWidth,
      int encoderHeads,
      int encoderLayers,
      int flowWidth,
      int flowDepth,
      int flowHeads,
      int flowText,
      int flowRows,
      int vocoderBase) {
    /** A few hundred kilobytes. */
    public static final Sizes TINY =
        new Sizes(32, 48, 2, 4, 2, 300, 64, 400, 32, 4, 2, 64, 2, 4, 24, 64, 32);

    /** The official download's: 1.55 billion parameters in the language model, 9 GB in all. */
    public static final Sizes OFFICIAL =
        new Sizes(
            2048, 6144, 28, 16, 4, 59246, 32768, 98304, 1280, 20, 16, 768, 18, 12, 512, 100000,
            512);
  }

  private final Path folder;
  private final Sizes sizes;

  private RandomPack(Path folder, Sizes sizes) {
    this.folder = folder;
    this.sizes = sizes;
  }

  /** Writes a pack into a folder that it makes. */
  public static void write(Path folder, Sizes sizes) throws IOException {
    RandomPack pack = new RandomPack(folder, sizes);
    pack.languageModel();
    pack.speechTokenizer();
    pack.flow();
    pack.vocoder();
    pack.textTokenizer();
    Files.createDirectories(folder.resolve("frontend"));
    Files.copy(
        Path.of("packs/starter/frontend/campplus.onnx"), folder.resolve("frontend/campplus.onnx"));
  }

  /** Writes the vocoder's part of a pack alone. */
  public static void writeVocoder(Path folder, Sizes sizes) throws IOException {
    new RandomPack(folder, sizes).vocoder();
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  private void languageModel() throws IOException {
    Path llm = folder("llm");
    int head = sizes.hidden / sizes.heads;
    Files.writeString(
        llm.resolve("config.json"),
        ("{\"architectures\":[\"LlamaForCausalLM\"],\"model_type\":\"llama\",\"hidden_size\":%d,"
                + "\"intermediate_size\":%d,\"num_hidden_layers\":%d,\"num_attention_heads\":%d,"
                + "\"num_key_value_heads\":%d,\"vocab_size\":%d,\"max_position_embeddings\":8192,"
                + "\"rms_norm_eps\":1e-5,\"rope_theta\":10000.0,\"hidden_act\":\"silu\","
                + "\"tie_word_embeddings\":true,\"torch_dtype\":\"float32\"}")
            .formatted(
                sizes.hidden,
                sizes.inner,
                sizes.layers,
                sizes.heads,
                sizes.keyHeads,
                sizes.vocabulary));
    Map<String, long[]> first = new LinkedHashMap<>();
    Map<String, long[]> second = new LinkedHashMap<>();
    first.put("model.embed_tokens.weight", shape(sizes.vocabulary, sizes.hidden));
    for (int i = 0; i < sizes.layers; i++) {
      Map<String, long[]> part = i < sizes.layers / 2 ? first : second;
      String layer = "model.layers." + i + ".";
      part.put(layer + "input_layernorm.weight", shape(sizes.hidden));
      part.put(layer + "self_attn.q_proj.weight", shape(sizes.heads * head, sizes.hidden));
      part.put(layer + "self_attn.k_proj.weight", shape(sizes.keyHeads * head, sizes.hidden));
      part.put(layer + "self_attn.v_proj.weight", shape(sizes.keyHeads * head, sizes.hidden));
      part.put(layer + "self_attn.o_proj.weight", shape(sizes.hidden, sizes.heads * head));
      part.put(layer + "post_attention_layernorm.weight", shape(sizes.hidden));
      part.put(layer + "mlp.gate_proj.weight", shape(sizes.inner, sizes.hidden));
      part.put(layer + "mlp.up_proj.weight", shape(sizes.inner, sizes.hidden));
      part.put(layer + "mlp.down_proj.weight", shape(sizes.hidden, sizes.inner));
    }
    second.put("model.norm.weight", shape(sizes.hidden));
    RandomWeights.safetensors(llm.resolve("model-00001-of-00002.safetensors"), first);
    RandomWeights.safetensors(llm.resolve("model-00002-of-00002.safetensors"), second);
    StringBuilder index = new StringBuilder("{\"metadata\":{},\"weight_map\":{");
    Map<String, String> places = new TreeMap<>();
    first.keySet().forEach(name -> places.put(name, "model-00001-of-00002.safetensors"));
    second.keySet().forEach(name -> places.put(name, "model-00002-of-00002.safetensors"));
    String separator = "";
    for (Map.Entry<String, String> place : places.entrySet()) {
      index
          .append(separator)
          .append('"')
          .append(place.getKey())
          .append("\":\"")
          .append(place.getValue())
          .append('"');
      separator = ",";
    }
    Files.writeString(llm.resolve("model.safetensors.index.json"), index.append("}}"));
  }

  private void speechTokenizer() throws IOException {
    Path tokenizer = folder("speech_tokenizer");
    int d = sizes.encoderWidth;
    int mel = 128;
    Files.writeString(
        tokenizer.resolve("config.json"),
        ("{\"model_type\":\"whisper\",\"d_model\":%d,\"encoder_attention_heads\":%d,\"encoder_ffn_dim\":%d,"
                + "\"encoder_layers\":32,\"num_mel_bins\":%d,\"max_source_positions\":1500,"
                + "\"pooling_kernel_size\":2,\"pooling_type\":\"avg\",\"pooling_position\":%d,"
                + "\"quantize_position\":%d,\"quantize_vocab_size\":%d,\"quantize_ema_decay\":0.99,"
                + "\"quantize_encoder_only\":true,\"encoder_causal_convolution\":false,"
                + "\"encoder_causal_attention\":false,\"quantize_causal_encoder\":false,"
                + "\"quantize_causal_block_size\":null}")
            .formatted(
                d,
                sizes.encoderHeads,
                4 * d,
                mel,
                sizes.encoderLayers,
                sizes.encoderLayers,
                sizes.codes));
    Files.writeString(
        tokenizer.resolve("preprocessor_config.json"),
        "{\"feature_extractor_type\":\"WhisperFeatureExtractor\",\"feature_size\":128,\"hop_length\":160,"
            + "\"n_fft\":400,\"sampling_rate\":16000,\"padding_value\":0.0,\"chunk_length\":30}");
    Map<String, long[]> tensors = new LinkedHashMap<>();
    String e = "model.encoder.";
    tensors.put(e + "ema_count", shape(sizes.codes));
    tensors.put(e + "ema_weight", shape(sizes.codes, d));
    tensors.put(e + "conv1.weight", shape(d, mel, 3));
    tensors.put(e + "conv1.bias", shape(d));
    tensors.put(e + "conv2.weight", shape(d, d, 3));
    tensors.put(e + "conv2.bias", shape(d));
    tensors.put(e + "embed_positions.weight", shape(1500, d));
    for (int i = 0; i < sizes.encoderLayers; i++) {
      String layer = e + "layers." + i + ".";
      tensors.put(layer + "self_attn.k_proj.weight", shape(d, d));
      for (String name : new String[] {"v_proj", "q_proj", "out_proj"}) {
        tensors.put(layer + "self_attn." + name + ".weight", shape(d, d));
        tensors.put(layer + "self_attn." + name + ".bias", shape(d));
      }
      for (String name : new String[] {"self_attn_layer_norm", "final_layer_norm"}) {
        tensors.put(layer + name + ".weight", shape(d));
        tensors.put(layer + name + ".bias", shape(d));
      }
      tensors.put(layer + "fc1.weight", shape(4 * d, d));
      tensors.put(layer + "fc1.bias", shape(4 * d));
      tensors.put(layer + "fc2.weight", shape(d, 4 * d));
      tensors.put(layer + "fc2.bias", shape(d));
    }
    tensors.put(e + "codebook.weight", shape(sizes.codes, d));
    tensors.put(e + "embed_positions2.weight", shape(750, d));
    RandomWeights.safetensors(tokenizer.resolve("model.safetensors"), tensors);
  }

  private void flow() throws IOException {
    Path flow = folder("flow");
    int d = sizes.flowWidth;
    int t = sizes.flowText;
    Files.writeString(
        flow.resolve("config.yaml"),
        ("flow: !new:flow.flow.Flow\n  speech_token_dim: %d\n  vocab_size: %d\n  mel_dim: 80\n  mel_framerate: 50\n"
                + "  input_frame_rate: 25\n  spkr_emb_adaLN: true\n  speech_token_cfg: false\n"
                + "  remove_spkr_concat_condition: true\n  t_scheduler: cosine\n  trans_dim: %d\n  depth: %d\n"
                + "  heads: %d\n  dim_head: %d\n  ff_mult: 2\n  conv_layers: 4\n")
            .formatted(
                t, sizes.flowRows, d, sizes.flowDepth, sizes.flowHeads, d / sizes.flowHeads));
    Map<String, long[]> tensors = new LinkedHashMap<>();
    String e = "estimator.";
    linear(tensors, e + "time_embed.time_mlp.0", d, 256);
    linear(tensors, e + "time_embed.time_mlp.2", d, d);
    tensors.put(e + "text_emb_layer.text_embed.weight", shape(sizes.flowRows + 1, t));
    for (int i = 0; i < 4; i++) {
      String block = e + "text_emb_layer.text_blocks." + i + ".";
      tensors.put(block + "dwconv.weight", shape(t, 1, 7));
      tensors.put(block + "dwconv.bias", shape(t));
      tensors.put(block + "norm.weight", shape(t));
      tensors.put(block + "norm.bias", shape(t));
      linear(tensors, block + "pwconv1", 2 * t, t);
      tensors.put(block + "grn.gamma", shape(1, 1, 2 * t));
      tensors.put(block + "grn.beta", shape(1, 1, 2 * t));
      linear(tensors, block + "pwconv2", t, 2 * t);
    }
    linear(tensors, e + "emb_concator.proj", d, 160 + t);
    for (int i : new int[] {0, 2}) {
      tensors.put(e + "emb_concator.conv_pos_embed.conv1d." + i + ".weight", shape(d, d / 16, 31));
      tensors.put(e + "emb_concator.conv_pos_embed.conv1d." + i + ".bias", shape(d));
    }
    tensors.put(e + "rotary_embed.inv_freq", shape(d / sizes.flowHeads / 2));
    for (int i = 0; i < sizes.flowDepth; i++) {
      String block = e + "transformer_blocks." + i + ".";
      linear(tensors, block + "attn_norm.linear", 6 * d, d + 192);
      for (String name : new String[] {"to_q", "to_k", "to_v", "to_out.0"}) {
        linear(tensors, block + "attn." + name, d, d);
      }
      linear(tensors, block + "ff.ff.0.0", 2 * d, d);
      linear(tensors, block + "ff.ff.2", d, 2 * d);
    }
    linear(tensors, e + "norm_out.linear", 2 * d, d + 192);
    linear(tensors, e + "proj_out", 80, d);
    RandomWeights.stateDict(flow.resolve("flow.pt"), tensors, RandomWeights.Wrapping.MODEL);
  }

  private static void linear(Map<String, long[]> tensors, String name, int out, int in) {
    tensors.put(name + ".weight", shape(out, in));
    tensors.put(name + ".bias", shape(out));
  }

  private void vocoder() throws IOException {
    Path hift = folder("hift");
    int base = sizes.vocoderBase;
    int[] kernels = {16, 11, 7};
    int[] sourceKernels = {30, 6, 1};
    Map<String, long[]> tensors = new LinkedHashMap<>();
    linear(tensors, "m_source.l_linear", 1, 9);
    convolution(tensors, "conv_pre", base, base, 80, 7);
    for (int i = 0; i < 3; i++) {
      int out = base >> (i + 1);
      convolution(tensors, "ups." + i, out, base >> i, out, kernels[i]);
      tensors.put("source_downs." + i + ".weight", shape(out, 18, sourceKernels[i]));
      tensors.put("source_downs." + i + ".bias", shape(out));
      block(tensors, "source_resblocks." + i, out, new int[] {7, 7, 11}[i]);
      for (int j = 0; j < 3; j++) {
        block(tensors, "resblocks." + (3 * i + j), out, new int[] {3, 7, 11}[j]);
      }
    }
    convolution(tensors, "conv_post", 18, 18, base >> 3, 7);
    for (int i = 0; i < 5; i++) {
      convolution(tensors, "f0_predictor.condnet." + 2 * i, base, base, i == 0 ? 80 : base, 3);
    }
    linear(tensors, "f0_predictor.classifier", 1, base);
    RandomWeights.stateDict(hift.resolve("hift.pt"), tensors, RandomWeights.Wrapping.FLAT);
  }

  private static void block(Map<String, long[]> tensors, String name, int channels, int kernel) {
    for (String list : new String[] {"1", "2"}) {
      for (int j = 0; j < 3; j++) {
        convolution(
            tensors, name + ".convs" + list + "." + j, channels, channels, channels, kernel);
        tensors.put(name + ".activations" + list + "." + j + ".alpha", shape(channels));
      }
    }
  }

  /** A convolution with weight norm in PyTorch's newer spelling. */
  private static void convolution(
      Map<String, long[]> tensors, String name, int bias, int first, int second, int kernel) {
    tensors.put(name + ".bias", shape(bias));
    tensors.put(name + ".parametrizations.weight.original0", shape(first, 1, 1));
    tensors.put(name + ".parametrizations.weight.original1", shape(first, second, kernel));
  }

  private void textTokenizer() throws IOException {
    Path tokenizer = folder("vq32k-phoneme-tokenizer");
    StringBuilder ranks = new StringBuilder();
    for (int i = 0; i < sizes.textTokens; i++) {
      byte[] token =
          i < 256
              ? new byte[] {(byte) i}
              : ("<|UNUSED_pad_" + i + "|>").getBytes(StandardCharsets.US_ASCII);
      ranks.append(Base64.getEncoder().encodeToString(token)).append(' ').append(i).append('\n');
    }
    Files.writeString(tokenizer.resolve("tokenizer.model"), ranks);
    int at = sizes.textTokens;
    StringBuilder config = new StringBuilder("{\"added_tokens_decoder\":{");
    for (String name : new String[] {"<|endoftext|>", "<|user|>", "<|begin_of_audio|>"}) {
      config.append('"').append(at++).append("\":{\"content\":\"").append(name).append("\"},");
    }
    for (int i = 0; i < sizes.codes; i++) {
      config
          .append('"')
          .append(at++)
          .append("\":{\"content\":\"<|audio_")
          .append(i)
          .append("|>\"}");
      config.append(i == sizes.codes - 1 ? "}}" : ",");
    }
    Files.writeString(tokenizer.resolve("tokenizer_config.json"), config);
  }

  private static long[] shape(long... dimensions) {
    return dimensions;
  }
}
