package studio.reprise.speech.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.layer.TorchOps;

/**
 * The numbers that trials are made with: one endless row without a pattern, of which each tensor is
 * a stretch.
 */
final class Laboratory implements AutoCloseable {
  /** As many numbers as the starter's largest trial wants: making more of them later costs time. */
  private static final int LEAST = 3 << 16;

  /**
   * Numbers made by one call: a virtual machine compiles what is called often, not what is long.
   */
  private static final int STRETCH = 64;

  private static final int COARSE = 1024;

  private final NDManager parent;
  private final TorchOps ops;
  private NDManager manager;
  private float[] values = grown(new float[] {}, LEAST);
  private float[] halves = {};
  private @Nullable NDArray row;

  Laboratory(NDManager parent, TorchOps ops) {
    this.parent = parent;
    this.ops = ops;
    manager = parent.newSubManager();
  }

  TorchOps ops() {
    return ops;
  }

  NDManager manager() {
    return manager;
  }

  /** The row's number at a place, from -1 to 1; beyond the first ones when it is in a tensor. */
  double at(int place) {
    return values[place];
  }

  /** The row as a number format holds it, as far as tensors were made of it. */
  float[] row(DataType type) {
    if (type != DataType.FLOAT16) {
      return values;
    }
    if (halves.length < values.length) {
      int known = halves.length;
      halves = Arrays.copyOf(halves, values.length);
      for (int i = known; i < halves.length; i++) {
        halves[i] = (float) (Math.floor(values[i] * COARSE) / COARSE);
      }
    }
    return halves;
  }

  /** All bits of single precision, so that another order of a sum shows. */
  private static void fill(float[] numbers, int from, int end) {
    for (int place = from; place < end; place++) {
      long mixed = (place + 1) * 0x9E3779B97F4A7C15L;
      mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
      numbers[place] = ((mixed >>> 40) - (1 << 23)) * 0x1p-23f;
    }
  }

  /** The stretch from a place on as a tensor, valid until the trial is over. */
  NDArray tensor(DataType type, int from, long... shape) {
    Shape wanted = new Shape(shape);
    int end = Math.toIntExact(from + wanted.size());
    NDArray whole = row == null || values.length < end ? lengthened(end) : row;
    // As NDArray.get does it, whose way there costs a virtual machine that has just started 20 ms.
    NDArray stretch =
        JniUtils.index(
                (PtNDArray) whole,
                new long[] {from},
                new long[] {end},
                new long[] {1},
                (PtNDManager) manager)
            .reshape(wanted);
    return type == DataType.FLOAT16
        ? stretch.mul(COARSE).floor().div(COARSE).toType(type, true)
        : stretch;
  }

  private NDArray lengthened(int end) {
    values = values.length < end ? grown(values, Math.max(end, 2 * values.length)) : values;
    if (row != null) {
      row.close();
    }
    try (NDArray borrowed = parent.create(values)) {
      // Stretches outlive the row, and a borrowed one's memory not.
      NDArray longer = borrowed.duplicate();
      row = longer;
      return longer;
    }
  }

  private static float[] grown(float[] values, int length) {
    float[] longer = Arrays.copyOf(values, length);
    for (int from = values.length; from < length; from += STRETCH) {
      fill(longer, from, Math.min(length, from + STRETCH));
    }
    return longer;
  }

  NDArray tensor(int from, long... shape) {
    return tensor(DataType.FLOAT32, from, shape);
  }

  /** Some results of a tensor, by their places in memory. */
  static double[] picked(NDArray tensor, long[] places) {
    float[] all = tensor.toType(DataType.FLOAT32, false).toFloatArray();
    double[] wide = new double[places.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = all[(int) places[i]];
    }
    return wide;
  }

  /** Makes one trial and lets go of its tensors. */
  Comparison make(Trial trial) {
    try {
      return trial.run(this);
    } finally {
      manager.close();
      manager = parent.newSubManager();
    }
  }

  @Override
  public void close() {
    manager.close();
    parent.close();
  }
}
