package studio.reprise.speech.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import studio.reprise.speech.EngineOptions;

class TorchOpsTest {
  private static NDManager manager;
  private static TorchOps ops;

  @BeforeAll
  static void load() {
    Device device = LibTorch.start(EngineOptions.DEFAULT);
    manager = LibTorch.newManager(device);
    ops = TorchOps.load(manager);
  }

  @AfterAll
  static void unload() {
    ops.close();
    manager.close();
  }

  private static NDArray row(float... values) {
    return manager.create(values, new Shape(1, 1, values.length));
  }

  @Test
  void rmsNormScalesToUnitPower() {
    float[] out =
        ops.rmsNorm(row(3, -3, 3, -3), manager.create(new float[] {1, 1, 2, 2}), 0).toFloatArray();
    assertArrayEquals(new float[] {1, -1, 2, -2}, out, 1e-6f);
  }

  @Test
  void aModulatedNormIsScaledAndShifted() {
    assertArrayEquals(
        new float[] {1, 5},
        ops.modulatedNorm(row(5, 9), row(3, 3), row(1, 1), 0).toFloatArray(),
        1e-6f);
  }

  @Test
  void attentionToOneKeyReturnsItsValue() {
    NDArray one = manager.create(new float[] {1, 2}, new Shape(1, 1, 1, 2));
    NDArray value = manager.create(new float[] {7, 8}, new Shape(1, 1, 1, 2));
    assertArrayEquals(new float[] {7, 8}, ops.attention(one, one, value, 0.5).toFloatArray(), 0);
  }

  @Test
  void aMaskedKeyIsNotSeen() {
    NDArray query = manager.create(new float[] {1, 1}, new Shape(1, 1, 1, 2));
    NDArray keys = manager.create(new float[] {1, 1, 9, 9}, new Shape(1, 1, 2, 2));
    NDArray mask = manager.create(new float[] {0, Float.NEGATIVE_INFINITY}, new Shape(1, 1, 1, 2));
    assertArrayEquals(
        new float[] {1, 1}, ops.attention(query, keys, keys, mask, 1).toFloatArray(), 0);
  }

  @Test
  void aQuarterTurnSwapsNeighboursOfTheFirstHeadOnly() {
    NDArray cos = manager.zeros(new Shape(1, 2));
    NDArray sin = manager.ones(new Shape(1, 2));
    assertArrayEquals(
        new float[] {-2, 1, 3, 4},
        ops.rotateFirstHead(row(1, 2, 3, 4), cos, sin).toFloatArray(),
        0);
  }

  @Test
  void cachedAttentionWritesKeysAndValuesInTheirPlaces() {
    NDArray keys = manager.zeros(new Shape(1, 3, 2));
    NDArray values = manager.zeros(new Shape(1, 3, 2));
    NDArray cos = manager.ones(new Shape(3, 2));
    NDArray sin = manager.zeros(new Shape(3, 2));
    NDArray qkv = manager.create(new float[] {0, 0, 1, 2, 3, 4}, new Shape(1, 6));
    assertArrayEquals(
        new float[] {1.5f, 2},
        ops.cachedAttention(qkv, cos, sin, keys, values, 1, 1).toFloatArray(),
        1e-6f);
    assertArrayEquals(new float[] {0, 0, 1, 2, 0, 0}, keys.toFloatArray(), 0);
    assertArrayEquals(new float[] {0, 0, 3, 4, 0, 0}, values.toFloatArray(), 0);
  }

  @Test
  void swigluGatesTheSecondHalf() {
    assertEquals(6 / (1 + Math.exp(-2)), ops.swiglu(row(2, 3)).getFloat(0, 0, 0), 1e-6);
  }

  @Test
  void geluInItsTanhForm() {
    double x = 0.7;
    double expected =
        0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    assertEquals(expected, ops.geluTanh(row((float) x)).getFloat(0, 0, 0), 1e-6);
  }

  @Test
  void aTransposedConvolutionSpreadsAnImpulse() {
    NDArray weight = manager.create(new float[] {1, 2, 3}, new Shape(1, 1, 3));
    NDArray bias = manager.create(new float[] {0});
    assertArrayEquals(
        new float[] {1, 2, 3, 0},
        Upsampling.of(weight, bias, 2, 0).apply(ops, row(1, 0)).toFloatArray(),
        0);
  }

  @Test
  void linearResizingClampsTheEdges() {
    assertArrayEquals(
        new float[] {0, 0.25f, 0.75f, 1}, ops.resizeLinear(row(0, 1), 2).toFloatArray(), 1e-6f);
  }

  @Test
  void theInverseStftUndoesTheStft() {
    float[] wave = new float[64];
    for (int i = 0; i < wave.length; i++) {
      wave[i] = (float) Math.sin(i * 0.4) + 0.1f;
    }
    ShortTimeFourier fourier = ShortTimeFourier.of(manager, 16, 4);
    NDArray spectrum = fourier.forward(ops, manager.create(wave, new Shape(1, 64)));
    assertEquals(new Shape(1, 18, 17), spectrum.getShape());
    float[] back = fourier.inverse(ops, spectrum).toFloatArray();
    assertArrayEquals(wave, back, 1e-5f);
  }
}
