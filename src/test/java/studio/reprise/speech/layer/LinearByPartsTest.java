package studio.reprise.speech.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Matrices by parts, and attention so, beside the same ones whole. */
class LinearByPartsTest {
  private static final double ALLOWED = 2e-5;
  private static final int[] ROWS = {1, 7, 33, 150, 301};

  private LayerBench bench;

  @BeforeEach
  void libtorchIsThere() {
    bench = new LayerBench();
  }

  @AfterEach
  void libtorchIsLetGo() {
    bench.close();
  }

  private Linear linear(long in, long out) {
    return new Linear(bench.numbers(1 / Math.sqrt(in), out, in), bench.numbers(1, out));
  }

  private static void assertAlike(NDArray whole, NDArray found, String what) {
    assertEquals(whole.getShape(), found.getShape(), what);
    float[] expected = whole.toFloatArray();
    float[] values = found.toFloatArray();
    for (int i = 0; i < expected.length; i++) {
      assertTrue(
          Math.abs(expected[i] - values[i]) <= ALLOWED * (1 + Math.abs(expected[i])),
          what + ", " + i + ": " + values[i] + " for " + expected[i]);
    }
  }

  @Test
  void everyShapeGivesWhatTheWholeMatrixGives() {
    for (long[] shape : new long[][] {{256, 256}, {272, 320}, {1024, 256}, {256, 16384}}) {
      Linear whole = linear(shape[0], shape[1]);
      assertTrue(LinearByParts.fits(whole));
      LinearByParts parts = LinearByParts.of(bench.ops, whole);
      for (int rows : ROWS) {
        try (NDManager scope = bench.manager.newSubManager()) {
          NDArray x = bench.numbers(1, 1, rows, shape[0]);
          NDArray other = bench.numbers(1, 1, rows, shape[1]);
          x.attach(scope);
          other.attach(scope);
          String what = rows + " rows of " + shape[0] + " to " + shape[1];
          assertAlike(whole.apply(x), parts.apply(x), what);
          assertAlike(whole.gelu(x), parts.gelu(x), what + ", gelu");
          assertAlike(whole.plus(other, x), parts.plus(other, x), what + ", plus");
          assertArrayEquals(whole.apply(x).argMin(2).toLongArray(), parts.least(x), what);
        }
      }
    }
  }

  @Test
  void theFirstOfEqualLeastOnesIsNamed() {
    NDArray weight = bench.numbers(1, 1, 256).repeat(0, 512);
    Linear same = new Linear(weight, bench.manager.zeros(new Shape(512)));
    assertArrayEquals(
        new long[3], LinearByParts.of(bench.ops, same).least(bench.numbers(1, 3, 256)));
  }

  @Test
  void framesSeeTheSameByPartsAndWhole() {
    int heads = 4;
    int in = 256;
    for (int length : new int[] {1, 9, 130}) {
      Linear[] qkv = {linear(in, in), new Linear(bench.numbers(.05, in, in), null), linear(in, in)};
      NDArray mask = bench.numbers(3, 2, 1, length, length);
      NDArray x = bench.numbers(1, 2, length, in);
      Linear together =
          new Linear(
              qkv[0].weight().concat(qkv[1].weight()).concat(qkv[2].weight()),
              qkv[0].bias().concat(bench.manager.zeros(new Shape(in))).concat(qkv[2].bias()));
      NDArray rows =
          together
              .apply(x)
              .reshape(2, length, 3, heads, in / heads)
              .transpose(2, 0, 3, 1, 4); // [3, B, H, L, d]
      NDArray whole =
          bench
              .ops
              .attention(
                  rows.get(0), rows.get(1), rows.get(2), mask, 1 / Math.sqrt((double) in / heads))
              .transpose(0, 2, 1, 3)
              .reshape(2, length, in);
      SelfAttention attention = SelfAttention.of(bench.ops, heads, qkv[0], qkv[1], qkv[2]);
      assertInstanceOf(LinearByParts.class, attention.product());
      assertAlike(whole, attention.apply(x, mask), length + " frames");
    }
  }

  @Test
  void noBitDependsOnTheNumberOfThreads() {
    LinearByParts parts = LinearByParts.of(bench.ops, linear(512, 1280));
    SelfAttention attention =
        SelfAttention.of(bench.ops, 8, linear(512, 512), linear(512, 512), linear(512, 512));
    for (int rows : ROWS) {
      NDArray x = bench.numbers(1, 1, rows, 512);
      NDArray other = bench.numbers(1, 1, rows, 1280);
      NDArray mask = bench.manager.zeros(new Shape(1, 1, rows, rows));
      List<float[]> alone = made(parts, attention, x, other, mask);
      for (int threads : new int[] {2, 3, 4}) {
        LibTorch.use(threads);
        List<float[]> shared = made(parts, attention, x, other, mask);
        for (int i = 0; i < alone.size(); i++) {
          assertArrayEquals(alone.get(i), shared.get(i), rows + " rows, " + threads + " threads");
        }
        assertEquals(threads, LibTorch.threadsInUse());
      }
      LibTorch.use(1);
    }
  }

  private static List<float[]> made(
      LinearByParts parts, SelfAttention attention, NDArray x, NDArray other, NDArray mask) {
    List<float[]> all = new ArrayList<>();
    all.add(parts.apply(x).toFloatArray());
    all.add(parts.gelu(x).toFloatArray());
    all.add(parts.plus(other, x).toFloatArray());
    all.add(attention.apply(x, mask).toFloatArray());
    return all;
  }

  @Test
  void theWeightsCanBeHadAsTheyWere() {
    Linear whole = linear(272, 320);
    float[] before = whole.weight().toFloatArray();
    assertArrayEquals(
        before, LinearByParts.of(bench.ops, whole).plainWeight(bench.manager).toFloatArray());
    Linear plain = LinearByParts.of(bench.ops, whole).plain(whole.weight());
    assertArrayEquals(whole.bias().toFloatArray(), plain.bias().toFloatArray());
  }

  @Test
  void whatIsSmallOrOddStaysWhole() {
    for (long[] shape : new long[][] {{192, 576}, {256, 192}, {256, 330}, {250, 256}}) {
      Linear whole = linear(shape[0], shape[1]);
      assertFalse(LinearByParts.fits(whole));
      assertSame(whole, LinearByParts.instead(bench.ops, whole));
    }
  }
}
