package studio.reprise.speech.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import studio.reprise.golden.GoldenFile;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.layer.LibTorch;
import studio.reprise.speech.layer.Settings;
import studio.reprise.speech.layer.TorchOps;
import studio.reprise.speech.layer.Weights;

/** A work bench for networks in tests: libtorch, a manager and the operations. */
final class Bench implements AutoCloseable {
  final NDManager manager;
  final TorchOps ops;

  Bench() {
    manager = LibTorch.newManager(LibTorch.start(EngineOptions.DEFAULT));
    ops = TorchOps.load(manager);
  }

  /** The {@code weights.*} of a golden file. */
  Weights weights(Path file) {
    return Weights.open(manager, DataType.FLOAT32, file).within("weights.");
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
    ops.close();
    manager.close();
  }
}
