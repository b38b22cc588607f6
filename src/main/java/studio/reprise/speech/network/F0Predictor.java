package studio.reprise.speech.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import studio.reprise.audio.Mel;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.layer.Conv1d;
import studio.reprise.speech.layer.Linear;
import studio.reprise.speech.layer.Settings;
import studio.reprise.speech.layer.TorchOps;
import studio.reprise.speech.layer.Weights;

/**
 * The pitch of each mel frame, by convolutions over time. It is the predictor inside HiFTNet, Li et
 * al., <a href="https://arxiv.org/abs/2309.09493">2023</a>.
 *
 * <p>Checkpoint: {@code f0_predictor.*} of {@code hift/hift.pt}, or {@code
 * hift/f0_predictor.safetensors}. Natural-log mel {@code [1, M, T]} at 50 frames a second in,
 * {@code [1, T]} in Hz out, never negative.
 *
 * <p>Letters: M mel bands, T frames, C channels.
 */
public final class F0Predictor {

  /**
   * Sizes.
   *
   * @param mel M
   * @param channels C
   * @param layers convolutions
   * @param kernel taps of each, odd
   */
  public record Config(int mel, int channels, int layers, int kernel) {

    /** From the {@code f0_predictor} section of {@code hift/config.json}. */
    public static Config of(Settings settings) {
      return new Config(
          settings.count("in_channels"),
          settings.count("cond_channels"),
          settings.count(settings.has("num_layers") ? "num_layers" : "layers", 5),
          settings.count(settings.has("kernel_size") ? "kernel_size" : "kernel", 3));
    }

    /** From the tensors themselves: the official folder has no configuration file for them. */
    public static Config of(Weights weights) {
      long[] first = weights.convolutionShape("condnet.0");
      if (first.length != 3) {
        throw new SpeechException("{0}: condnet.0 is no convolution.", weights.path());
      }
      int layers = 1;
      while (weights.has("condnet." + 2 * layers + ".bias")) {
        layers++;
      }
      return new Config((int) first[1], (int) first[0], layers, (int) first[2]);
    }
  }

  private final Config config;
  private final TorchOps ops;
  private final List<Conv1d> convolutions = new ArrayList<>();
  private final Linear classifier;

  private F0Predictor(Weights weights, Config config, TorchOps ops) {
    this.config = config;
    this.ops = ops;
    for (int i = 0; i < config.layers(); i++) {
      String name = "condnet." + 2 * i;
      int in = i == 0 ? config.mel() : config.channels();
      convolutions.add(
          Conv1d.same(
              weights.takeWeightNorm(name, config.channels(), in, config.kernel()),
              weights.take(name + ".bias", config.channels()),
              1,
              1));
    }
    classifier = Linear.load(weights, "classifier", config.channels(), 1);
  }

  /**
   * Takes the weights by their checkpoint names, which may stand below {@code f0_predictor.}.
   *
   * @throws SpeechException when a tensor is missing, extra or of another shape
   */
  public static F0Predictor load(Weights weights, Config config, TorchOps ops) {
    F0Predictor predictor = new F0Predictor(weights, config, ops);
    weights.requireAllTaken(name -> false);
    return predictor;
  }

  /** Its layers. */
  public List<Conv1d> convolutions() {
    return List.copyOf(convolutions);
  }

  /**
   * @param mel natural-log mel without a prompt
   * @return one value in Hz for each frame
   */
  public float[] hz(NDManager parent, Mel mel) {
    try (NDManager manager = parent.newSubManager()) {
      NDArray x = manager.create(mel.values(), new Shape(1, mel.frames(), mel.bands()));
      return forward(x.transpose(0, 2, 1), Probe.NONE).toFloatArray();
    }
  }

  NDArray forward(NDArray mel, Probe probe) {
    if (mel.getShape().get(1) != config.mel()) {
      throw new SpeechException(
          "The pitch predictor reads {0} mel bands, not {1}.", config.mel(), mel.getShape().get(1));
    }
    NDArray x = mel; // [1, M, T]
    for (int i = 0; i < convolutions.size(); i++) {
      x = convolutions.get(i).apply(ops, x).getNDArrayInternal().elu(1); // [1, C, T]
      probe.see("layer" + i + "_elu", x);
    }
    return classifier.apply(x.transpose(0, 2, 1)).squeeze(2).abs(); // [1, T]
  }
}
