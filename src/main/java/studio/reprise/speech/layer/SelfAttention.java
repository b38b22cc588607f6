package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Scaled dot-product attention of a sequence's frames to each other, from their rows to what they
 * see. Vaswani et al., <a href="https://arxiv.org/abs/1706.03762">Attention is all you need</a>,
 * 2017. Where the product for queries, keys and values is computed by parts, a part is that of some
 * heads, and the same thread computes what they see.
 */
public final class SelfAttention {
  private final TorchOps ops;
  private final MatrixProduct product;
  private final int heads;
  private final int width;

  /** So many heads follow one another in the product, their queries, keys and values. */
  private final int together;

  private SelfAttention(TorchOps ops, MatrixProduct product, int heads, int width, int together) {
    this.ops = ops;
    this.product = product;
    this.heads = heads;
    this.width = width;
    this.together = together;
  }

  /**
   * @param heads among which the outputs of each of the three are divided; the three are closed
   */
  public static SelfAttention of(TorchOps ops, int heads, Linear q, Linear k, Linear v) {
    int width = Math.toIntExact(q.weight().getShape().get(0) / heads);
    Linear whole = Linear.sideBySide(q, k, v);
    int parts = LinearByParts.parts(3L * heads * width);
    if (heads % parts != 0 || !LinearByParts.fits(whole)) {
      return new SelfAttention(ops, whole, heads, width, heads);
    }
    try (NDArray weight = whole.weight();
        NDArray bias = whole.bias()) {
      Linear byHeads =
          new Linear(byHeads(weight, parts), bias == null ? null : byHeads(bias, parts));
      MatrixProduct product = LinearByParts.instead(ops, byHeads);
      return new SelfAttention(ops, product, heads, width, heads / parts);
    }
  }

  /** Of rows for all queries, all keys, all values: those of the first heads, of the next, ... */
  private static NDArray byHeads(NDArray rows, int parts) {
    Shape shape = rows.getShape();
    long inputs = shape.size() / shape.get(0);
    return rows.reshape(3, parts, shape.get(0) / 3 / parts, inputs)
        .transpose(1, 0, 2, 3)
        .reshape(shape);
  }

  /** Its product, whose outputs are in an order of its own. */
  public MatrixProduct product() {
    return product;
  }

  /**
   * @param x {@code [B, L, in]}
   * @param mask {@code [B, 1, L, L]}, added to the scores
   * @return {@code [B, L, heads d]}, owned by x's manager
   */
  public NDArray apply(NDArray x, NDArray mask) {
    Shape shape = x.getShape();
    double scale = 1 / Math.sqrt(width);
    Shape seen = new Shape(shape.get(0), shape.get(1), (long) heads * width);
    if (product instanceof LinearByParts parts && !OneDnn.isOut()) {
      return parts
          .made("part_heads", x, (long) heads * width, mask, shape.get(0), width, scale)
          .reshape(seen);
    }
    NDArray qkv =
        product
            .apply(x)
            .reshape(shape.get(0), shape.get(1), heads / together, 3, together, width)
            .transpose(3, 0, 2, 4, 1, 5)
            .reshape(3, shape.get(0), heads, shape.get(1), width); // [3, B, H, L, d]
    return ops.attention(qkv.get(0), qkv.get(1), qkv.get(2), mask, scale) // [B, H, L, d]
        .transpose(0, 2, 1, 3)
        .reshape(seen);
  }
}
