package studio.reprise.speech.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import studio.reprise.speech.layer.Noise;
import studio.reprise.speech.layer.TorchOps;

/**
 * Where random shapes and the numbers in them come from, and how results are held against loops.
 */
final class RandomShapes {
  /** Counts that are no whole vectors, some of them those of official packs. */
  private static final int[] ODD = {18, 24, 40, 9, 12, 20, 33, 36, 50, 66};

  /** No more results of one shape are looked at; corners are always among them. */
  private static final int MOST_PLACES = 300;

  /** What a result should be, said product by product. */
  @FunctionalInterface
  interface Plain {
    void at(int place, Sum sum);
  }

  /** A sum in double precision, and the size of what was added. */
  static final class Sum {
    private double value;
    private double size;

    void add(double product) {
      value += product;
      size += Math.abs(product);
    }
  }

  private final NDManager parent;
  private final TorchOps ops;
  private final Noise chance = new Noise(12, 0, Noise.Stream.LM);
  private NDManager manager;

  RandomShapes(NDManager parent, TorchOps ops) {
    this.parent = parent;
    this.ops = ops;
    manager = parent;
  }

  /** One shape of a kind, and lets go of its tensors. */
  Comparison drawn(Function<RandomShapes, Comparison> kind) {
    try (NDManager one = parent.newSubManager()) {
      manager = one;
      return kind.apply(this);
    }
  }

  TorchOps ops() {
    return ops;
  }

  NDManager manager() {
    return manager;
  }

  int upTo(int most) {
    return 1 + (int) (chance.uniform() * most);
  }

  int channels() {
    return chance.uniform() < 0.5 ? ODD[upTo(ODD.length) - 1] : upTo(72);
  }

  /** Few frames, or every fourth time so many that other kernels are chosen. */
  int frames() {
    return upTo(upTo(4) == 1 ? 900 : 60);
  }

  float[] numbers(int... dimensions) {
    int count = 1;
    for (int dimension : dimensions) {
      count *= dimension;
    }
    return chance.normals(count);
  }

  /** The same as half precision holds them, and small. */
  float[] halves(int... dimensions) {
    float[] values = numbers(dimensions);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (Math.rint(values[i] * 64) / 256);
    }
    return values;
  }

  NDArray tensor(float[] values, long... shape) {
    return manager.create(values, new Shape(shape));
  }

  /** Sums of products beside their tensor. */
  Comparison sums(NDArray y, DataType type, Plain plain) {
    return beside(y, plain, sum -> Tolerance.of(type, sum.size, sum.value));
  }

  /** Numbers beside their tensor, each within a share of its own size. */
  Comparison near(NDArray y, double share, Plain plain) {
    return beside(y, plain, sum -> share * (1 + sum.size));
  }

  private static Comparison beside(NDArray y, Plain plain, ToDoubleFunction<Sum> tolerance) {
    long[] places = places(Math.toIntExact(y.size()));
    double[] expected = new double[places.length];
    double[] allowed = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      Sum sum = new Sum();
      plain.at((int) places[i], sum);
      expected[i] = sum.value;
      allowed[i] = tolerance.applyAsDouble(sum);
    }
    return new Comparison(Laboratory.picked(y, places), expected, allowed);
  }

  private static long[] places(int size) {
    long[] places = new long[Math.min(size, MOST_PLACES)];
    for (int i = 0; i < places.length; i++) {
      places[i] =
          size <= MOST_PLACES ? i : i == 0 ? size - 1 : (long) i * (size / MOST_PLACES) - i % 2;
    }
    return places;
  }
}
