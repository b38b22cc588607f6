package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * A convolution over time. In whole blocks of channels, and in groups, oneDNN computes it; else,
 * and always where the result must not depend on the processor, it is one matrix product a tap.
 *
 * @param weight {@code [out, in / groups, kernel]}
 * @param bias {@code [out]}
 * @param stride output step in frames
 * @param padding zero frames on both sides
 * @param dilation distance of the taps in frames
 * @param groups groups of channels that do not see each other
 */
public record Conv1d(
    NDArray weight, NDArray bias, int stride, int padding, int dilation, int groups) {

  /**
   * Input channels that oneDNN takes at once. Of a number that is no multiple its release 3.7.1
   * loses the last ones on some processors; see {@link OneDnn}.
   */
  private static final int BLOCK = 16;

  /**
   * Up to this many values libtorch convolves a batch of one as a matrix product, whose rounding
   * depends on the number of threads; for a batch of two it never does.
   */
  private static final long SMALL = 20480;

  /** Puts the weight in the order in which it is used; closes the one that it was given then. */
  public Conv1d {
    if (isByTaps(weight.getShape(), groups)) {
      weight = tapAfterTap(weight);
    }
  }

  /** A convolution that keeps the length: stride 1, odd kernel, zeros on both sides. */
  public static Conv1d same(NDArray weight, NDArray bias, int dilation, int groups) {
    int kernel = Math.toIntExact(weight.getShape().get(2));
    return new Conv1d(weight, bias, 1, dilation * (kernel / 2), dilation, groups);
  }

  /** One channel is no block: it is taken as it lies. */
  private static boolean isByTaps(Shape shape, int groups) {
    long in = shape.get(1);
    return groups == 1 && (OneDnn.isOut() || shape.get(2) == 1 || (in > 1 && in % BLOCK != 0));
  }

  /** The same tensor, its taps one after the other in memory. */
  private static NDArray tapAfterTap(NDArray weight) {
    try (weight;
        NDArray turned = weight.transpose(2, 0, 1);
        NDArray taps = turned.duplicate()) {
      return taps.transpose(1, 2, 0);
    }
  }

  /**
   * @param x {@code [B, in, T]}
   * @return {@code [B, out, T']}, owned by x's manager
   */
  public NDArray apply(TorchOps ops, NDArray x) {
    if (isByTaps(weight.getShape(), groups)) {
      return ops.convolvedByTaps(x, this);
    }
    if (x.getShape().get(0) == 1 && groups == 1 && x.size() <= SMALL) {
      return convolved(x.concat(x, 0)).get("0:1");
    }
    return convolved(x);
  }

  private NDArray convolved(NDArray x) {
    return x.getNDArrayInternal()
        .convolution(
            x, weight, bias, new Shape(stride), new Shape(padding), new Shape(dilation), groups)
        .singletonOrThrow();
  }
}
