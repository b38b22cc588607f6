package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** A matrix of weights times rows, and a bias; with what often follows, which some do at once. */
public interface MatrixProduct {
  /**
   * @param x {@code [..., in]}
   * @return {@code [..., out]}, owned by x's manager
   */
  NDArray apply(NDArray x);

  /** The {@linkplain #apply product}, under the function gelu. */
  default NDArray gelu(NDArray x) {
    return apply(x).getNDArrayInternal().gelu();
  }

  /**
   * The {@linkplain #apply product} and something else.
   *
   * @param other {@code [..., out]}
   */
  default NDArray plus(NDArray other, NDArray x) {
    return other.add(apply(x));
  }

  /** The weights in their plain order, {@code [out, in]}; not to be closed. */
  NDArray plainWeight(NDManager owner);
}
