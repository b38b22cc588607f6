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
  void layerNormRemovesMeanAndScale() {
    assertArrayEquals(new float[] {-1, 1}, ops.layerNorm(row(5, 9), 0).toFloatArray(), 1e-6f);
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
  void aQuarterTurnSwapsTheHalves() {
    assertArrayEquals(
        new float[] {-3, -4, 1, 2},
        ops.rotateHalf(row(1, 2, 3, 4), row(0, 0, 0, 0), row(1, 1, 1, 1)).toFloatArray(),
        0);
  }

  @Test
  void aQuarterTurnSwapsNeighbours() {
    assertArrayEquals(
        new float[] {-2, 1, -4, 3},
        ops.rotatePairs(row(1, 2, 3, 4), row(0, 0, 0, 0), row(1, 1, 1, 1)).toFloatArray(),
        0);
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
        new float[] {1, 2, 3, 0, 0},
        ops.convTranspose1d(row(1, 0), weight, bias, 2, 0).toFloatArray(),
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
    float[] hann = new float[16];
    for (int i = 0; i < hann.length; i++) {
      hann[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / 16));
    }
    NDArray window = manager.create(hann);
    NDArray spectrum = ops.stft(manager.create(wave, new Shape(1, 64)), window, 16, 4);
    assertEquals(new Shape(1, 18, 17), spectrum.getShape());
    NDArray re = spectrum.get(":, :9, :");
    NDArray im = spectrum.get(":, 9:, :");
    NDArray magnitude = re.square().add(im.square()).sqrt();
    float[] phase = new float[9 * 17];
    for (int i = 0; i < phase.length; i++) {
      phase[i] = (float) Math.atan2(im.toFloatArray()[i], re.toFloatArray()[i]);
    }
    float[] back =
        ops.istft(magnitude, manager.create(phase, new Shape(1, 9, 17)), window, 16, 4)
            .toFloatArray();
    assertArrayEquals(wave, back, 1e-5f);
  }
}
