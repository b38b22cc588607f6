package studio.reprise.speech.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.Mel;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.layer.Conv1d;
import studio.reprise.speech.layer.Linear;
import studio.reprise.speech.layer.OneDnn;
import studio.reprise.speech.layer.Residuals;
import studio.reprise.speech.layer.Scope;
import studio.reprise.speech.layer.Settings;
import studio.reprise.speech.layer.ShortTimeFourier;
import studio.reprise.speech.layer.TorchOps;
import studio.reprise.speech.layer.Upsampling;
import studio.reprise.speech.layer.Weights;

/**
 * The vocoder that turns a mel spectrogram into 24 kHz sound: a harmonic source excites a network
 * that writes a short-time spectrum. Li et al., <a
 * href="https://arxiv.org/abs/2309.09493">HiFTNet</a>, 2023; the source is that of Wang et al., <a
 * href="https://arxiv.org/abs/1904.12088">Neural source-filter waveform models</a>, 2019; snake is
 * Ziyin et al., <a href="https://arxiv.org/abs/2006.08195">2020</a>.
 *
 * <p>Checkpoint: {@code hift/hift.pt}. Natural-log mel {@code [1, M, T]} at 50 frames a second in,
 * samples {@code [1, n]} in -0.99..0.99 out, n = T times the product of all rates and the hop.
 *
 * <p>Letters: M mel bands, T frames, C channels, n samples, F STFT frames, Q STFT bins, K harmonics
 * with the fundamental.
 */
public final class HiftVocoder {

  /**
   * Sizes and constants.
   *
   * @param mel M
   * @param channels C of the first stage; each stage halves it
   * @param sampleRateHz rate of the sound
   * @param harmonics overtones of the source, K - 1
   * @param sineAmplitude height of each sine
   * @param noiseSigma deviation of the noise in voiced frames
   * @param voicedHz pitch above which a frame is voiced
   * @param rates upsampling of each stage
   * @param kernels taps of each stage's transposed convolution
   * @param fft length of the spectrum's transform
   * @param hop its step
   * @param blockKernels taps of the residual blocks of each stage
   * @param dilations dilations within each of these blocks
   * @param sourceKernels taps of each stage's residual block for the source
   * @param sourceDilations dilations within each of those
   * @param slope of the leaky rectifiers within the stages
   * @param limit largest sample
   */
  public record Config(
      int mel,
      int channels,
      int sampleRateHz,
      int harmonics,
      double sineAmplitude,
      double noiseSigma,
      double voicedHz,
      int[] rates,
      int[] kernels,
      int fft,
      int hop,
      int[] blockKernels,
      int[][] dilations,
      int[] sourceKernels,
      int[][] sourceDilations,
      double slope,
      double limit) {

    /** From {@code hift/config.json} with the reference's names. */
    public static Config of(Settings settings) {
      return new Config(
          settings.count("in_channels"),
          settings.count("base_channels"),
          settings.count("sampling_rate", 24000),
          settings.count("nb_harmonics", 8),
          settings.number("nsf_alpha", 0.1),
          settings.number("nsf_sigma", 0.003),
          settings.number("nsf_voiced_threshold", 10),
          settings.counts("upsample_rates"),
          settings.counts("upsample_kernel_sizes"),
          settings.within("istft").count("n_fft"),
          settings.within("istft").count("hop_len"),
          settings.counts("resblock_kernel_sizes"),
          settings.has("resblock_dilation_sizes")
              ? settings.countLists("resblock_dilation_sizes")
              : DILATIONS,
          settings.counts("source_resblock_kernel_sizes"),
          settings.has("source_resblock_dilation_sizes")
              ? settings.countLists("source_resblock_dilation_sizes")
              : DILATIONS,
          settings.number("lrelu_slope", 0.1),
          settings.number("audio_limit", 0.99));
    }

    /**
     * The official folder has no configuration file for the vocoder: the reference's constants,
     * with the widths that the tensors have.
     */
    public static Config of(Weights weights) {
      long[] first = weights.convolutionShape("conv_pre");
      if (first.length != 3) {
        throw new SpeechException("{0}: conv_pre is no convolution.", weights.path());
      }
      return new Config(
          (int) first[1],
          (int) first[0],
          24000,
          8,
          0.1,
          0.003,
          10,
          new int[] {8, 5, 3},
          new int[] {16, 11, 7},
          16,
          4,
          new int[] {3, 7, 11},
          DILATIONS,
          new int[] {7, 7, 11},
          DILATIONS,
          0.1,
          0.99);
    }

    /** Samples of one mel frame. */
    public int samplesPerFrame() {
      int samples = hop;
      for (int rate : rates) {
        samples *= rate;
      }
      return samples;
    }
  }

  /** Residual blocks piece by piece: the source's and the others. */
  private record ByPieces(Residuals source, Residuals blocks) {}

  /** One upsampling stage. */
  private record Stage(
      Upsampling up,
      Conv1d sourceDown,
      Residuals.Block source,
      List<Residuals.Block> blocks,
      @Nullable ByPieces pieces) {

    List<Conv1d> residuals() {
      return Stream.concat(Stream.of(source), blocks.stream())
          .flatMap(block -> block.convolutions().stream())
          .toList();
    }
  }

  private static final int[][] DILATIONS = {{1, 3, 5}, {1, 3, 5}, {1, 3, 5}};
  private static final double LAST_SLOPE = 0.01;
  private static final double LOUDEST_BIN = 100;

  private final Config config;
  private final TorchOps ops;
  private final F0Predictor pitch;
  private final Linear merge;
  private final Conv1d pre;
  private final List<Stage> stages = new ArrayList<>();
  private final Conv1d post;
  private final ShortTimeFourier fourier;
  private final NDArray multiples;

  private HiftVocoder(Weights weights, Config config, TorchOps ops) {
    this.config = config;
    this.ops = ops;
    Weights pitchWeights = weights.within("f0_predictor.");
    pitch = F0Predictor.load(pitchWeights, F0Predictor.Config.of(pitchWeights), ops);
    merge = Linear.load(weights, "m_source.l_linear", config.harmonics() + 1, 1);
    pre = normed(weights, "conv_pre", config.channels(), config.mel(), 7, 1);
    int bins = config.fft() + 2;
    int count = config.rates().length;
    int down = 1;
    for (int i = 1; i < count; i++) {
      down *= config.rates()[i];
    }
    int channels = config.channels();
    for (int i = 0; i < count; i++) {
      int in = channels;
      channels /= 2;
      String up = "ups." + i;
      Conv1d sourceDown = sourceDown(weights, i, channels, down);
      List<Residuals.Block> blocks = new ArrayList<>();
      int perStage = config.blockKernels().length;
      for (int j = 0; j < perStage; j++) {
        blocks.add(
            residual(
                weights.within("resblocks." + (i * perStage + j) + "."),
                channels,
                config.blockKernels()[j],
                config.dilations()[j]));
      }
      Residuals.Block source =
          residual(
              weights.within("source_resblocks." + i + "."),
              channels,
              config.sourceKernels()[i],
              config.sourceDilations()[i]);
      stages.add(
          new Stage(
              Upsampling.of(
                  weights.takeWeightNorm(up, in, channels, config.kernels()[i]),
                  weights.take(up + ".bias", channels),
                  config.rates()[i],
                  (config.kernels()[i] - config.rates()[i]) / 2),
              sourceDown,
              source,
              blocks,
              byPieces(source, blocks)));
      if (i + 1 < count) {
        down /= config.rates()[i + 1];
      }
    }
    post = normed(weights, "conv_post", bins, channels, 7, 1);
    NDManager manager = post.bias().getManager();
    fourier = ShortTimeFourier.of(manager, config.fft(), config.hop());
    multiples = manager.arange(1f, config.harmonics() + 2f).reshape(1, -1, 1);
  }

  /**
   * Takes the weights by their checkpoint names, in either spelling of weight norm.
   *
   * @throws SpeechException when a tensor is missing, extra or of another shape
   */
  public static HiftVocoder load(Weights weights, Config config, TorchOps ops) {
    int stages = config.rates().length;
    if (config.kernels().length != stages
        || config.sourceKernels().length != stages
        || config.sourceDilations().length != stages
        || config.dilations().length != config.blockKernels().length
        || config.channels() >> stages == 0) {
      throw new SpeechException(
          "The vocoder's configuration names {0} stages and not as many kernels, dilations or halvings of {1} channels.",
          stages, config.channels());
    }
    HiftVocoder vocoder = new HiftVocoder(weights, config, ops);
    weights.requireAllTaken(name -> name.equals("stft_window"));
    return vocoder;
  }

  /** The source's spectrum at the rate of a stage. */
  private Conv1d sourceDown(Weights weights, int stage, int channels, int down) {
    String name = "source_downs." + stage;
    long bins = config.fft() + 2L;
    NDArray weight = weights.take(name + ".weight", channels, bins, down == 1 ? 1 : 2L * down);
    NDArray bias = weights.take(name + ".bias", channels);
    return new Conv1d(weight, bias, down, down / 2, 1, 1);
  }

  private static Conv1d normed(
      Weights weights, String name, int out, int in, int kernel, int dilation) {
    return Conv1d.same(
        weights.takeWeightNorm(name, out, in, kernel),
        weights.take(name + ".bias", out),
        dilation,
        1);
  }

  private static Residuals.Block residual(
      Weights weights, int channels, int kernel, int[] dilations) {
    Residuals.Block block =
        new Residuals.Block(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < dilations.length; i++) {
      block.convs1().add(normed(weights, "convs1." + i, channels, channels, kernel, dilations[i]));
      block.convs2().add(normed(weights, "convs2." + i, channels, channels, kernel, 1));
      block.alphas1().add(alpha(weights, "activations1." + i, channels));
      block.alphas2().add(alpha(weights, "activations2." + i, channels));
    }
    return block;
  }

  private @Nullable ByPieces byPieces(Residuals.Block source, List<Residuals.Block> blocks) {
    return Residuals.fits(List.of(source)) && Residuals.fits(blocks)
        ? new ByPieces(Residuals.of(ops, List.of(source)), Residuals.of(ops, blocks))
        : null;
  }

  private static NDArray alpha(Weights weights, String name, int channels) {
    return weights.take(name + ".alpha", channels).reshape(1, channels, 1); // [1, C, 1]
  }

  public Config config() {
    return config;
  }

  /** Those of its layers that are computed by threes. */
  public List<Conv1d> convolutionsByThrees() {
    return stages.stream()
        .filter(stage -> stage.pieces() != null)
        .flatMap(stage -> stage.residuals().stream())
        .toList();
  }

  /** Its other layers and those of the pitch, and the waves of its transforms. */
  public List<Conv1d> convolutions() {
    List<Conv1d> all = new ArrayList<>(pitch.convolutions());
    all.add(pre);
    for (Stage stage : stages) {
      all.add(stage.up().phases());
      all.add(stage.sourceDown());
      if (stage.pieces() == null) {
        all.addAll(stage.residuals());
      }
    }
    all.add(post);
    all.add(fourier.analysis());
    all.add(fourier.synthesis().phases());
    return all;
  }

  /** Parts of {@link #wave} that are told one by one. */
  public int parts() {
    return stages.size() + 1;
  }

  /** How many values {@link #wave} wants as noise for a mel of so many frames. */
  public int noiseValues(int frames) {
    return frames * config.samplesPerFrame() * (config.harmonics() + 1);
  }

  /**
   * Makes sound.
   *
   * @param mel natural-log mel, at least one frame
   * @param noise standard normal values, {@code [n, K]}, see {@link #noiseValues}
   * @param part told how many parts are done; may throw to stop
   * @return samples
   */
  public float[] wave(NDManager parent, Mel mel, float[] noise, IntConsumer part) {
    if (noise.length != noiseValues(mel.frames())) {
      throw new SpeechException(
          "The vocoder wants {0} noise values, not {1}.", noiseValues(mel.frames()), noise.length);
    }
    try (NDManager manager = parent.newSubManager()) {
      NDArray x =
          manager
              .create(mel.values(), new Shape(1, mel.frames(), mel.bands()))
              .transpose(0, 2, 1); // [1, M, T]
      NDArray chance =
          manager.create(
              noise,
              new Shape(
                  1, noise.length / (config.harmonics() + 1), config.harmonics() + 1)); // [1, n, K]
      return forward(x, hz(x), chance, part, Probe.NONE).toFloatArray();
    }
  }

  /** The pitch, {@code [1, T]} in Hz. */
  NDArray hz(NDArray mel) {
    return pitch.forward(mel, Probe.NONE);
  }

  NDArray forward(NDArray mel, NDArray hz, NDArray noise, IntConsumer part, Probe probe) {
    NDArray source = Scope.of(hz, pitches -> source(pitches, noise, probe)); // [1, 1, n]
    probe.see("source", source);
    NDArray spectrum = stft(source.squeeze(1)); // [1, 2 Q, F]
    probe.see("s_stft", spectrum);
    part.accept(1);
    NDArray x = pre.apply(ops, mel); // [1, C, T]
    probe.see("conv_pre", x);
    for (int i = 0; i < stages.size(); i++) {
      int index = i;
      x = Scope.instead(x, in -> stage(index, in, spectrum, probe)); // [1, C / 2^(i+1), T * rates]
      part.accept(i + 2);
    }
    x = post.apply(ops, x.getNDArrayInternal().leakyRelu((float) LAST_SLOPE)); // [1, 2 Q, F]
    probe.see("conv_post", x);
    int bins = config.fft() / 2 + 1;
    NDArray magnitude = x.get(":, :" + bins).exp(); // [1, Q, F]
    probe.see("magnitude", magnitude);
    NDArray phase = x.get(":, " + bins + ":").sin(); // [1, Q, F]
    probe.see("phase", phase);
    return istft(magnitude, phase).clip(-config.limit(), config.limit()); // [1, n]
  }

  /**
   * Sines at the pitch and its multiples with noise, merged into one excitation. Phases are summed
   * in single precision and reach 1e5 radians, so each operation and its order is the reference's.
   */
  private NDArray source(NDArray hz, NDArray noise, Probe probe) {
    double scale = config.samplesPerFrame();
    NDArray pitches = hz.expandDims(1).mul(multiples); // [1, K, T]
    // Turns a sample. The reference spreads frames over samples and thins them again, which gives
    // back the frames' values; its random phase lands on a sample that is thinned away.
    NDArray turns = pitches.div(config.sampleRateHz()).mod(1); // [1, K, T]
    NDArray phase = turns.cumSum(2).mul(2).mul((float) Math.PI); // [1, K, T]
    phase = ops.resizeLinear(phase.mul((float) scale), scale); // [1, K, n]
    NDArray sines = phase.transpose(0, 2, 1).sin().mul((float) config.sineAmplitude()); // [1, n, K]
    NDArray voiced =
        hz.gt((float) config.voicedHz())
            .toType(DataType.FLOAT32, false)
            .expandDims(2)
            .repeat(1, config.samplesPerFrame()); // [1, n, 1]
    probe.see("uv", voiced);
    NDArray unvoiced = voiced.mul(-1).add(1); // [1, n, 1]
    NDArray heights =
        voiced
            .mul((float) config.noiseSigma())
            .add(unvoiced.mul((float) config.sineAmplitude()).div(3)); // [1, n, 1]
    sines = sines.mul(voiced).add(noise.mul(heights)); // [1, n, K]
    probe.see("sine", sines);
    return merge.apply(sines).tanh().transpose(0, 2, 1); // [1, 1, n]
  }

  private NDArray stage(int index, NDArray x, NDArray spectrum, Probe probe) {
    Stage stage = stages.get(index);
    x = x.getNDArrayInternal().leakyRelu((float) config.slope());
    x = stage.up().apply(ops, x); // [1, C, T]
    probe.see("ups" + index, x);
    if (index == stages.size() - 1) {
      x = x.get(":, :, 1:2").concat(x, 2); // reflected on the left: [1, C, T + 1]
    }
    NDArray source = stage.sourceDown().apply(ops, spectrum); // [1, C, T]
    probe.see("source_down" + index, source);
    if (stage.pieces() != null && !OneDnn.isOut()) {
      return byPieces(stage.pieces(), x, source);
    }
    source = residual(stage.source(), source); // [1, C, T]
    probe.see("source_res" + index, source);
    x = x.add(source); // [1, C, T]
    NDArray sum = null;
    for (int j = 0; j < stage.blocks().size(); j++) {
      NDArray block = residual(stage.blocks().get(j), x); // [1, C, T]
      probe.see("resblock" + (index * stage.blocks().size() + j), block);
      sum = sum == null ? block : sum.addi(block);
    }
    return Objects.requireNonNull(sum, "a stage has blocks")
        .div(stage.blocks().size()); // [1, C, T]
  }

  /** The same blocks over {@code [T, C]}; the result is seen as {@code [1, C, T]}. */
  private NDArray byPieces(ByPieces pieces, NDArray x, NDArray source) {
    NDArray down = source.squeeze(0).transpose(); // [T, C]
    NDArray both = pieces.source().apply(ops, down).addi(x.squeeze(0).transpose()); // [T, C]
    return pieces.blocks().apply(ops, both).transpose().expandDims(0); // [1, C, T]
  }

  private NDArray residual(Residuals.Block block, NDArray x) {
    for (int i = 0; i < block.convs1().size(); i++) {
      int index = i;
      x = Scope.of(x, in -> residual(block, index, in)); // [1, C, T]
    }
    return x;
  }

  private NDArray residual(Residuals.Block block, int index, NDArray x) {
    NDArray h = ops.snake(x, block.alphas1().get(index)); // [1, C, T]
    h = block.convs1().get(index).apply(ops, h); // [1, C, T]
    h = ops.snake(h, block.alphas2().get(index)); // [1, C, T]
    return x.add(block.convs2().get(index).apply(ops, h)); // [1, C, T]
  }

  /** Real parts, then imaginary parts: {@code [1, n]} to {@code [1, 2 Q, F]}. */
  NDArray stft(NDArray wave) {
    return fourier.forward(ops, wave);
  }

  /** Magnitudes, limited, and phases {@code [1, Q, F]} to samples {@code [1, n]}. */
  NDArray istft(NDArray magnitude, NDArray phase) {
    NDArray limited = magnitude.minimum((float) LOUDEST_BIN); // [1, Q, F]
    NDArray spectrum = limited.mul(phase.cos()).concat(limited.mul(phase.sin()), 1); // [1, 2 Q, F]
    return fourier.inverse(ops, spectrum);
  }
}
