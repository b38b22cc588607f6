package studio.reprise.speech.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Precision;

/** Products by oneDNN beside libtorch's own. */
class ProductsTest {
  private static final int IN = 320;
  private static final int OUT = 640;

  private NDManager manager;
  private TorchOps ops;

  @BeforeEach
  void libtorchIsThere() {
    EngineOptions options = new EngineOptions("cpu", Precision.FP32, 1, MathMode.FAST);
    manager = LibTorch.newManager(LibTorch.start(options));
    ops = TorchOps.load(manager);
  }

  @AfterEach
  void libtorchIsLetGo() {
    LibTorch.use(1);
    ops.close();
    manager.close();
  }

  private NDArray numbers(int seed, long... shape) {
    Shape wanted = new Shape(shape);
    float[] normals = new Noise(seed, 0, Noise.Stream.FLOW).normals(Math.toIntExact(wanted.size()));
    return manager.create(normals, wanted);
  }

  private Linear linear() {
    return new Linear(numbers(1, OUT, IN).mul(0.05), numbers(2, OUT));
  }

  @Test
  void theyGiveWhatLibtorchsGive() {
    NDArray x = numbers(3, 1, 77, IN);
    float[] plain = linear().apply(x).toFloatArray();
    assertArrayEquals(
        plain, Products.ONE_DNN.of(ops, linear()).apply(x).toFloatArray(), 1e-5f, "packed");
    assertArrayEquals(
        plain, Products.ONE_DNN.shared(ops, linear()).apply(x).toFloatArray(), 1e-5f, "as it lies");
    NDArray weight = numbers(1, OUT, IN);
    assertEquals(
        new Shape(1, 77, OUT),
        Products.ONE_DNN.of(ops, new Linear(weight, null)).apply(x).getShape());
  }

  @Test
  void noBitDependsOnTheNumberOfThreads() {
    MatrixProduct product = Products.ONE_DNN.of(ops, linear());
    for (int rows : new int[] {1, 150, 301}) {
      NDArray x = numbers(rows, rows, IN);
      float[] alone = product.apply(x).toFloatArray();
      for (int threads : new int[] {2, 3}) {
        LibTorch.use(threads);
        assertArrayEquals(alone, product.apply(x).toFloatArray(), rows + " rows");
      }
      LibTorch.use(1);
    }
  }
}
