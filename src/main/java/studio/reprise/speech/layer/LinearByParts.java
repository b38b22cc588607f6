package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A {@link Linear} that oneDNN computes, which multiplies nearly as fast as the processor can where
 * MKL, held to one order of sums, comes to four fifths of that. Its sums depend on the number of
 * threads; so the outputs are cut into parts, always as many, and each part is one thread's.
 */
public final class LinearByParts implements MatrixProduct {
  /** At least so many, as the engine takes threads at most unless asked for more. */
  private static final int PARTS = 4;

  /** Of a part: with more, the results fall out of a processor's cache. */
  private static final int MOST_OUTPUTS = 2048;

  /** Channels that oneDNN takes at once. */
  private static final int BLOCK = 16;

  /** With fewer outputs in a part, cutting costs what oneDNN saves. */
  private static final int FEWEST_OUTPUTS = 64;

  /** With fewer inputs as well. */
  private static final int FEWEST_INPUTS = 256;

  /** Rows at which oneDNN is asked for its order of weights: six seconds of a clip. */
  private static final int USUAL_ROWS = 300;

  private final TorchOps ops;
  private final List<NDArray> weights;
  private final List<NDArray> biases;
  private final Shape shape;

  private LinearByParts(TorchOps ops, Linear linear) {
    this.ops = ops;
    shape = linear.weight().getShape();
    NDManager manager = linear.weight().getManager();
    weights = new ArrayList<>();
    biases = new ArrayList<>();
    int parts = parts(shape.get(0));
    long outputs = shape.get(0) / parts;
    for (int part = 0; part < parts; part++) {
      String range = part * outputs + ":" + (part + 1) * outputs;
      try (NDArray plain = linear.weight().get(range)) {
        weights.add(ops.oneDnn().run("packed_matrix", manager, plain, USUAL_ROWS));
      }
      if (linear.bias() == null) {
        biases.add(manager.zeros(new Shape(outputs)));
      } else {
        try (NDArray plain = linear.bias().get(range)) {
          biases.add(plain.duplicate());
        }
      }
    }
  }

  /** As many as so many outputs are cut into. */
  static int parts(long outputs) {
    int parts = PARTS;
    while (outputs / parts > MOST_OUTPUTS && outputs % (2L * parts * BLOCK) == 0) {
      parts *= 2;
    }
    return parts;
  }

  /**
   * The layer by parts, and itself closed, where that can be computed here and now; else itself.
   */
  public static MatrixProduct instead(TorchOps ops, Linear linear) {
    if (!fits(linear)) {
      return linear;
    }
    LinearByParts parts = of(ops, linear);
    linear.weight().close();
    if (linear.bias() != null) {
      linear.bias().close();
    }
    return parts;
  }

  /** Of a layer that {@link #fits}, which stays as it is. */
  public static LinearByParts of(TorchOps ops, Linear linear) {
    return new LinearByParts(ops, linear);
  }

  /** Whether a layer can be computed so, here and now. */
  public static boolean fits(Linear linear) {
    Shape shape = linear.weight().getShape();
    return OneDnn.computesOn(linear.weight().getDevice())
        && shape.get(0) >= (long) PARTS * FEWEST_OUTPUTS
        && shape.get(0) % (PARTS * BLOCK) == 0
        && shape.get(1) >= FEWEST_INPUTS
        && shape.get(1) % BLOCK == 0;
  }

  /** Those of some products that are computed so. */
  public static List<LinearByParts> among(Stream<MatrixProduct> products) {
    return products.filter(LinearByParts.class::isInstance).map(LinearByParts.class::cast).toList();
  }

  /** {@code [out, in]}. */
  public Shape shape() {
    return shape;
  }

  @Override
  public NDArray apply(NDArray x) {
    return OneDnn.isOut() ? plain(x).apply(x) : shaped(made("part", x, shape.get(0)), x);
  }

  @Override
  public NDArray gelu(NDArray x) {
    return OneDnn.isOut() ? plain(x).gelu(x) : shaped(made("part_gelu", x, shape.get(0)), x);
  }

  @Override
  public NDArray plus(NDArray other, NDArray x) {
    return OneDnn.isOut()
        ? plain(x).plus(other, x)
        : shaped(made("part_plus", x, shape.get(0), other.reshape(-1, shape.get(0))), x);
  }

  /**
   * Of each row of the {@linkplain #apply product} the place of its least value, the first of equal
   * ones.
   *
   * @param x {@code [..., in]}
   * @return one place for each row of x
   */
  public long[] least(NDArray x) {
    if (OneDnn.isOut()) {
      return plain(x).apply(x).argMin(-1).toLongArray();
    }
    int width = 2 * weights.size();
    float[] found = made("part_least", x, width).toFloatArray();
    long[] places = new long[found.length / width];
    for (int row = 0; row < places.length; row++) {
      int first = row * width;
      int least = first;
      for (int part = first + 2; part < first + width; part += 2) {
        least = found[part] < found[least] ? part : least;
      }
      places[row] = (long) found[least + 1];
    }
    return places;
  }

  /** What the method makes of rows, of each part its own columns. */
  NDArray made(String method, NDArray x, long columns, Object... more) {
    NDManager manager = x.getManager();
    NDArray rows = x.reshape(-1, shape.get(1));
    NDArray y = manager.create(new Shape(rows.getShape().get(0), columns));
    Object[] arguments = new Object[5 + more.length];
    System.arraycopy(more, 0, arguments, 5, more.length);
    ThreadsOfOne.each(
        IntStream.range(0, weights.size()).boxed().toList(),
        part -> {
          Object[] own = arguments.clone();
          own[0] = rows;
          own[1] = weights.get(part);
          own[2] = biases.get(part);
          own[3] = y;
          own[4] = part * (columns / weights.size());
          try (NDManager scope = manager.newSubManager()) {
            ops.oneDnn().run(method, scope, own);
          }
        });
    return y;
  }

  private NDArray shaped(NDArray rows, NDArray x) {
    Shape given = x.getShape();
    return rows.reshape(given.slice(0, given.dimension() - 1).add(shape.get(0)));
  }

  /** The layer as it was, for where oneDNN was kept out since. */
  Linear plain(NDArray x) {
    return new Linear(plainWeight(x.getManager()), NDArrays.concat(new NDList(biases)));
  }

  @Override
  public NDArray plainWeight(NDManager owner) {
    NDList parts = new NDList();
    for (NDArray weight : weights) {
      parts.add(ops.oneDnn().run("unpacked_matrix", owner, weight));
    }
    return NDArrays.concat(parts);
  }
}
