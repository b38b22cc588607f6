package studio.reprise.speech.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import studio.reprise.speech.layer.TorchOps;

/**
 * The numbers that trials are made with: one endless row without a pattern, of which each tensor is
 * a stretch.
 */
final class Laboratory implements AutoCloseable {
  private static final int LEAST = 1 << 17;
  private static final int COARSE = 1024;

  private final NDManager parent;
  private final TorchOps ops;
  private NDManager manager;
  private float[] values = new float[0];
  private NDArray row;

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

  /** The row's number at a place, from -1 to 1. */
  double at(long place) {
    return number(place);
  }

  /** The same as a number format holds it: half precision has multiples of 1/1024. */
  double at(DataType type, long place) {
    return type == DataType.FLOAT16 ? Math.floor(number(place) * COARSE) / COARSE : number(place);
  }

  /** All bits of single precision, so that another order of a sum shows. */
  private static float number(long place) {
    long mixed = (place + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    return ((mixed >>> 40) - (1 << 23)) * 0x1p-23f;
  }

  /** The stretch from a place on as a tensor, valid until the trial is over. */
  NDArray tensor(DataType type, int from, long... shape) {
    Shape wanted = new Shape(shape);
    int end = Math.toIntExact(from + wanted.size());
    if (values.length < end) {
      values = new float[Math.max(LEAST, end)];
      for (int i = 0; i < values.length; i++) {
        values[i] = number(i);
      }
      if (row != null) {
        row.close();
      }
      try (NDArray borrowed = parent.create(values)) {
        row = borrowed.duplicate(); // stretches outlive the row, and a borrowed one's memory not
      }
    }
    NDArray stretch = row.get(manager, new NDIndex(from + ":" + end)).reshape(wanted);
    return type == DataType.FLOAT16
        ? stretch.mul(COARSE).floor().div(COARSE).toType(type, true)
        : stretch;
  }

  NDArray tensor(int from, long... shape) {
    return tensor(DataType.FLOAT32, from, shape);
  }

  /** Some results of a tensor, by their places in memory. */
  double[] picked(NDArray tensor, long[] places) {
    float[] picked =
        ops.picked(tensor, manager.create(places)).toType(DataType.FLOAT32, false).toFloatArray();
    double[] wide = new double[picked.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = picked[i];
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
