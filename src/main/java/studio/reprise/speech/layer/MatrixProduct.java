package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;

/** A matrix of weights times rows, and a bias. */
@FunctionalInterface
public interface MatrixProduct {
  /**
   * @param x {@code [..., in]}
   * @return {@code [..., out]}, owned by x's manager
   */
  NDArray apply(NDArray x);
}
