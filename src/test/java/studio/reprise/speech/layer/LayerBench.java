package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Precision;

/** libtorch in fast mode on one thread, and numbers to try layers with: always the same ones. */
final class LayerBench implements AutoCloseable {
  final NDManager manager;
  final TorchOps ops;
  private int drawn;

  LayerBench() {
    EngineOptions options = new EngineOptions("cpu", Precision.FP32, 1, MathMode.FAST);
    manager = LibTorch.newManager(LibTorch.start(options));
    ops = TorchOps.load(manager);
  }

  /** Normally distributed, of that deviation; other ones each time. */
  NDArray numbers(double deviation, long... shape) {
    Shape wanted = new Shape(shape);
    float[] normals =
        new Noise(drawn++, 0, Noise.Stream.FLOW).normals(Math.toIntExact(wanted.size()));
    return manager.create(normals, wanted).mul(deviation);
  }

  @Override
  public void close() {
    LibTorch.use(1);
    ops.close();
    manager.close();
  }
}
