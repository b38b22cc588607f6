package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What multiplies the matrices of a network. */
public enum Products {
  /** libtorch's choice, which is MKL held to one order of sums. */
  LIBTORCH {
    @Override
    public MatrixProduct of(TorchOps ops, Linear linear) {
      return linear;
    }

    @Override
    public MatrixProduct shared(TorchOps ops, Linear linear) {
      return linear;
    }
  },

  /**
   * oneDNN where it is, which takes four fifths of MKL's time for many rows; where what it gives
   * depends on the number of threads, as without AVX2, libtorch's choice again.
   */
  ONE_DNN {
    @Override
    public MatrixProduct of(TorchOps ops, Linear linear) {
      NDArray plain = linear.weight();
      if (!isSteady(ops, plain)) {
        return linear;
      }
      try (plain) {
        return new Packed(ops, packed(ops, plain), bias(linear.bias(), plain));
      }
    }

    @Override
    public MatrixProduct shared(TorchOps ops, Linear linear) {
      if (!isSteady(ops, linear.weight())) {
        return linear;
      }
      NDArray bias = bias(linear.bias(), linear.weight());
      return x -> OneDnn.isOut() ? linear.apply(x) : product(ops, x, linear.weight(), bias);
    }
  };

  /** Rows at which oneDNN is asked for its order of weights: six seconds of a clip. */
  private static final int USUAL_ROWS = 300;

  private static final int[] TRIED_ROWS = {1, 31};
  private static final int[] TRIED_THREADS = {2, 3};

  /** What was found out: the same processor for as long as the program runs. */
  private static final Map<Shape, Boolean> STEADY = new ConcurrentHashMap<>();

  /** The product of a layer whose weight nobody else has: it may be put in another order. */
  public abstract MatrixProduct of(TorchOps ops, Linear linear);

  /** The product of a layer whose weight stays as it is. */
  public abstract MatrixProduct shared(TorchOps ops, Linear linear);

  /** A weight in oneDNN's own order, put back where oneDNN was kept out since. */
  private record Packed(TorchOps ops, NDArray weight, NDArray bias) implements MatrixProduct {
    @Override
    public NDArray apply(NDArray x) {
      if (!OneDnn.isOut()) {
        return product(ops, x, weight, bias);
      }
      try (NDArray plain = ops.oneDnn().run("unpacked", x.getManager(), weight)) {
        return new Linear(plain, bias).apply(x);
      }
    }
  }

  private static NDArray packed(TorchOps ops, NDArray weight) {
    return ops.oneDnn().run("packed_matrix", weight.getManager(), weight, USUAL_ROWS);
  }

  /** Whether oneDNN gives matrices of this shape the same bits on one thread and on several. */
  private static boolean isSteady(TorchOps ops, NDArray weight) {
    return OneDnn.computesOn(weight.getDevice())
        && STEADY.computeIfAbsent(weight.getShape(), shape -> tried(ops, weight));
  }

  private static boolean tried(TorchOps ops, NDArray weight) {
    int inUse = LibTorch.threadsInUse();
    int in = Math.toIntExact(weight.getShape().get(1));
    try (NDManager scope = weight.getManager().newSubManager();
        NDArray packed = packed(ops, weight);
        NDArray bias = Linear.zeros(weight)) {
      for (int rows : TRIED_ROWS) {
        NDArray x =
            scope.create(
                new Noise(0, 0, Noise.Stream.FLOW).normals(rows * in), new Shape(rows, in));
        LibTorch.use(1);
        NDArray one = product(ops, x, packed, bias);
        NDArray other = product(ops, x, weight, bias);
        for (int threads : TRIED_THREADS) {
          LibTorch.use(threads);
          if (!product(ops, x, packed, bias).contentEquals(one)
              || !product(ops, x, weight, bias).contentEquals(other)) {
            return false;
          }
        }
      }
      return true;
    } finally {
      LibTorch.use(inUse);
    }
  }

  private static NDArray product(TorchOps ops, NDArray x, NDArray weight, NDArray bias) {
    return ops.oneDnn().run("product", x.getManager(), x, weight, bias);
  }

  private static NDArray bias(@Nullable NDArray bias, NDArray weight) {
    return bias == null ? Linear.zeros(weight) : bias;
  }
}
