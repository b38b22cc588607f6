package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;

/**
 * y = x W^T + b over the last axis.
 *
 * @param weight {@code [out, in]}
 * @param bias {@code [out]}, or null where the layer has none
 */
public record Linear(NDArray weight, @Nullable NDArray bias) implements MatrixProduct {

  /** Takes {@code name.weight} and {@code name.bias}. */
  public static Linear load(Weights weights, String name, long in, long out) {
    return new Linear(weights.take(name + ".weight", out, in), weights.take(name + ".bias", out));
  }

  /** Takes {@code name.weight} of a layer without bias. */
  public static Linear withoutBias(Weights weights, String name, long in, long out) {
    return new Linear(weights.take(name + ".weight", out, in), null);
  }

  /** Several layers with the same input as one, their outputs one after the other. */
  public static Linear sideBySide(Linear... layers) {
    NDList weights = new NDList();
    NDList biases = new NDList();
    boolean biased = false;
    for (Linear layer : layers) {
      biased |= layer.bias != null;
    }
    for (Linear layer : layers) {
      weights.add(layer.weight);
      if (biased) {
        biases.add(layer.bias == null ? zeros(layer.weight) : layer.bias);
      }
    }
    try (weights;
        biases) {
      return new Linear(NDArrays.concat(weights), biased ? NDArrays.concat(biases) : null);
    }
  }

  private static NDArray zeros(NDArray weight) {
    return weight
        .getManager()
        .zeros(new ai.djl.ndarray.types.Shape(weight.getShape().get(0)), weight.getDataType());
  }

  @Override
  public NDArray apply(NDArray x) {
    return x.getNDArrayInternal().linear(x, weight, bias).singletonOrThrow();
  }

  @Override
  public NDArray plainWeight(NDManager owner) {
    return weight;
  }
}
