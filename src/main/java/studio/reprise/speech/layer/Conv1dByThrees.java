package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * A convolution over time from channels to as many, three results at once with five products where
 * nine stand in the sum: Winograd's F(3, 3), <i>Arithmetic Complexity of Computations</i>, 1980,
 * over taps and frames that are three dilations apart. oneDNN makes the products, as one grouped
 * convolution that it computes at the speed of the processor; it is off by no more than the sum
 * itself is.
 *
 * <p>Letters: C channels, K taps, Q groups of three taps (the last filled with zeros), T frames.
 *
 * @param weight the taps' five combinations, {@code [5 C, C, 1, Q]}, in oneDNN's own order
 * @param bias {@code [5 C]}, of the second combination, which every result has once
 * @param kernel K, odd
 * @param dilation distance of the taps in frames
 */
public record Conv1dByThrees(NDArray weight, NDArray bias, int kernel, int dilation) {
  private static final int COMBINATIONS = 5;

  /** Channels that oneDNN takes at once. */
  private static final int BLOCK = 16;

  /** With fewer, the sums and differences cost what the products save. */
  private static final int FEWEST_CHANNELS = 64;

  /** Rows at which oneDNN is asked for its order of weights. */
  private static final int USUAL_ROWS = 480;

  /** Whether a convolution can be computed so, here and now. */
  public static boolean fits(Conv1d conv) {
    Shape shape = conv.weight().getShape();
    return OneDnn.computesOn(conv.weight().getDevice())
        && conv.groups() == 1
        && conv.stride() == 1
        && shape.get(0) == shape.get(1)
        && shape.get(0) >= FEWEST_CHANNELS
        && shape.get(0) % BLOCK == 0
        && shape.get(2) % 2 == 1;
  }

  /** Of a convolution that {@link #fits}; it stays as it is. */
  public static Conv1dByThrees of(TorchOps ops, Conv1d conv) {
    NDManager manager = conv.weight().getManager();
    Shape shape = conv.weight().getShape();
    int channels = Math.toIntExact(shape.get(0));
    int kernel = Math.toIntExact(shape.get(2));
    int groups = (kernel + 2) / 3;
    float[] taps = conv.weight().toFloatArray();
    int pairs = channels * channels;
    float[] combined = new float[COMBINATIONS * pairs * groups];
    double[] h = new double[3];
    for (int pair = 0; pair < pairs; pair++) {
      for (int q = 0; q < groups; q++) {
        for (int r = 0; r < 3; r++) {
          h[r] = 3 * q + r < kernel ? taps[pair * kernel + 3 * q + r] : 0;
        }
        int at = pair * groups + q;
        int next = pairs * groups;
        combined[at] = (float) (h[0] / 2);
        combined[at + next] = (float) (-(h[0] + h[1] + h[2]) / 2);
        combined[at + 2 * next] = (float) (-(h[0] - h[1] + h[2]) / 6);
        combined[at + 3 * next] = (float) ((h[0] + 2 * h[1] + 4 * h[2]) / 6);
        combined[at + 4 * next] = (float) h[2];
      }
    }
    float[] biases = new float[COMBINATIONS * channels];
    System.arraycopy(conv.bias().toFloatArray(), 0, biases, channels, channels);
    try (NDArray plain =
        manager.create(combined, new Shape((long) COMBINATIONS * channels, channels, 1, groups))) {
      return new Conv1dByThrees(
          ops.oneDnn().run("packed", manager, plain, conv.dilation(), USUAL_ROWS),
          manager.create(biases),
          kernel,
          conv.dilation());
    }
  }

  /** Frames behind the last that are read, and weighed with nothing. */
  int spareFrames() {
    return 6 * dilation;
  }

  /**
   * Without padding.
   *
   * @param x {@code [T, C]}, no frame of it far larger than its neighbours
   * @return {@code [T - (K - 1) dilation, C]}, owned by x's manager
   */
  public NDArray apply(TorchOps ops, NDArray x) {
    int frames = Math.toIntExact(x.getShape().get(0));
    int count = frames - (kernel - 1) * dilation;
    NDManager manager = x.getManager();
    NDArray more = x.concat(manager.zeros(new Shape(spareFrames(), x.getShape().get(1))), 0);
    return ops.oneDnn()
        .run("threes", manager, more, weight, bias, dilation, count, 0)
        .get("0:" + count);
  }
}
