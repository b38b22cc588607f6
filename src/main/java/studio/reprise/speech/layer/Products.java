package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
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
   * oneDNN where it is, which takes four fifths of MKL's time for many rows. What it gives for a
   * row depends neither on the other rows nor on the number of threads.
   */
  ONE_DNN {
    @Override
    public MatrixProduct of(TorchOps ops, Linear linear) {
      NDArray plain = linear.weight();
      if (!OneDnn.computesOn(plain.getDevice())) {
        return linear;
      }
      NDManager manager = plain.getManager();
      try (plain) {
        NDArray packed = ops.oneDnn().run("packed_matrix", manager, plain, USUAL_ROWS);
        return new Packed(ops, packed, bias(linear.bias(), plain));
      }
    }

    @Override
    public MatrixProduct shared(TorchOps ops, Linear linear) {
      if (!OneDnn.computesOn(linear.weight().getDevice())) {
        return linear;
      }
      NDArray bias = bias(linear.bias(), linear.weight());
      return x -> OneDnn.isOut() ? linear.apply(x) : product(ops, x, linear.weight(), bias);
    }
  };

  /** Rows at which oneDNN is asked for its order of weights: six seconds of a clip. */
  private static final int USUAL_ROWS = 300;

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

  private static NDArray product(TorchOps ops, NDArray x, NDArray weight, NDArray bias) {
    return ops.oneDnn().run("product", x.getManager(), x, weight, bias);
  }

  private static NDArray bias(@Nullable NDArray bias, NDArray weight) {
    return bias == null ? Linear.zeros(weight) : bias;
  }
}
