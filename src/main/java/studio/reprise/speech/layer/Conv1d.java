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
    return x.getNDArrayInternal()
        .convolution(
            x, weight, bias, new Shape(stride), new Shape(padding), new Shape(dilation), groups)
        .singletonOrThrow();
  }
}
