package studio.reprise.speech.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import studio.reprise.golden.GoldenFile;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Precision;
import studio.reprise.speech.layer.LibTorch;
import studio.reprise.speech.layer.Settings;
import studio.reprise.speech.layer.TorchOps;
import studio.reprise.speech.layer.Weights;

/** A work bench for networks in tests: libtorch, a manager and the operations. */
final class Bench implements AutoCloseable {
  final NDManager manager;
  final TorchOps ops;
  private final List<Weights> opened = new ArrayList<>();

  /** One thread: small tests are slower on more, and results must not depend on it. */
  Bench() {
    this(1);
  }

  Bench(int threads) {
    EngineOptions options = new EngineOptions("auto", Precision.FP32, threads, MathMode.FAST);
    manager = LibTorch.newManager(LibTorch.start(options));
    ops = TorchOps.load(manager);
  }

  /** A weight file or folder, open until the bench is closed. */
  Weights open(Path path) {
    Weights weights = Weights.open(manager, DataType.FLOAT32, path);
    opened.add(weights);
    return weights;
  }

  /** The {@code weights.*} of a golden file. */
  Weights weights(Path file) {
    return open(file).within("weights.");
  }

  /** A golden tensor of single precision. */
  NDArray tensor(GoldenFile file, String name) {
    return manager.create(file.floats(name), new Shape(file.shape(name)));
  }

  static Settings config(GoldenFile file) {
    return Settings.of(file.path().toString(), file.config());
  }

  /** Compares what a network shows with the file's values of that prefix, where it has them. */
  static Probe comparing(GoldenFile file, String prefix, double tolerance) {
    Set<String> seen = new HashSet<>();
    return (name, tensor) -> {
      if (file.has(prefix + name) && seen.add(name)) {
        file.compare(
            prefix + name, tensor.toType(DataType.FLOAT32, false).toFloatArray(), tolerance);
      }
    };
  }

  @Override
  public void close() {
    opened.forEach(Weights::close);
    ops.close();
    manager.close();
  }
}
