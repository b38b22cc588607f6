package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * A convolution over time.
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
   * Up to this many values libtorch convolves a batch of one as a matrix product, whose rounding
   * depends on the number of threads; for a batch of two it never does.
   */
  private static final long SMALL = 20480;

  /** A convolution that keeps the length: stride 1, odd kernel, zeros on both sides. */
  public static Conv1d same(NDArray weight, NDArray bias, int dilation, int groups) {
    int kernel = Math.toIntExact(weight.getShape().get(2));
    return new Conv1d(weight, bias, 1, dilation * (kernel / 2), dilation, groups);
  }

  /**
   * @param x {@code [B, in, T]}
   * @return {@code [B, out, T']}, owned by x's manager
   */
  public NDArray apply(NDArray x) {
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
