package studio.reprise.speech.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.SparseFormat;
import studio.reprise.speech.layer.Linear;
import studio.reprise.speech.layer.LinearByParts;
import studio.reprise.speech.layer.MatrixProduct;
import studio.reprise.speech.layer.TorchOps;

/**
 * Vectors of which the nearest stands for another: van den Oord et al., <a
 * href="https://arxiv.org/abs/1711.00937">Neural discrete representation learning</a>, 2017.
 *
 * <p>Letters: B batch, L frames, D width, V codes.
 */
final class Codebook {
  private final MatrixProduct product;
  private final NDArray squares;

  /**
   * @param vectors {@code [V, D]}; closed where their place is taken
   */
  Codebook(TorchOps ops, NDArray vectors) {
    try (NDArray squared = vectors.square()) {
      squares = squared.sum(new int[] {1}); // [V]
    }
    product =
        LinearByParts.fits(new Linear(vectors, null))
            ? LinearByParts.instead(ops, new Linear(vectors, squares.duplicate()))
            : new Linear(vectors, null);
  }

  MatrixProduct product() {
    return product;
  }

  /**
   * The code with the least squared distance, the first of equal ones.
   *
   * @param vectors {@code [B, L, D]}
   * @return {@code [B, L]}
   */
  NDArray nearest(NDArray vectors) {
    if (product instanceof LinearByParts parts) {
      // |v|^2 is the same for all codes c: what is least is |c|^2 - 2 c v.
      long[] codes = parts.least(vectors.mul(-2));
      return vectors.getManager().create(codes, vectors.getShape().slice(0, 2));
    }
    NDArray own = vectors.square().sum(new int[] {2}, true); // [B, L, 1]
    return own.add(squares).sub(product.apply(vectors).mul(2)).argMin(2); // [B, L]
  }

  /** The codes' vectors, {@code [B, L, D]}. */
  NDArray vectors(NDArray codes) {
    NDManager manager = codes.getManager();
    return codes
        .getNDArrayInternal()
        .embedding(codes, product.plainWeight(manager), SparseFormat.DENSE)
        .singletonOrThrow();
  }
}
