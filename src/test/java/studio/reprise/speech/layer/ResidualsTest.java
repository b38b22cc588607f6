package studio.reprise.speech.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Residual blocks piece by piece, beside the same blocks layer by layer. */
class ResidualsTest {
  private static final int CHANNELS = 64;
  private static final int[] DILATIONS = {1, 3, 5};
  private static final double ALLOWED = 2e-5;

  private LayerBench bench;

  @BeforeEach
  void libtorchIsThere() {
    bench = new LayerBench();
  }

  @AfterEach
  void libtorchIsLetGo() {
    bench.close();
  }

  private Residuals.Block block(int kernel) {
    Residuals.Block block =
        new Residuals.Block(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    double scale = 0.5 / Math.sqrt(CHANNELS * kernel);
    for (int dilation : DILATIONS) {
      block.alphas1().add(bench.numbers(1, 1, CHANNELS, 1).abs().add(0.5));
      block
          .convs1()
          .add(
              Conv1d.same(
                  bench.numbers(scale, CHANNELS, CHANNELS, kernel),
                  bench.numbers(1, CHANNELS),
                  dilation,
                  1));
      block.alphas2().add(bench.numbers(1, 1, CHANNELS, 1).abs().add(0.5));
      block
          .convs2()
          .add(
              Conv1d.same(
                  bench.numbers(scale, CHANNELS, CHANNELS, kernel),
                  bench.numbers(1, CHANNELS),
                  1,
                  1));
    }
    return block;
  }

  /** {@code [1, C, T]}, layer by layer. */
  private NDArray layerByLayer(List<Residuals.Block> blocks, NDArray x) {
    NDArray sum = x.zerosLike();
    for (Residuals.Block block : blocks) {
      NDArray y = x;
      for (int i = 0; i < DILATIONS.length; i++) {
        NDArray h =
            block.convs1().get(i).apply(bench.ops, bench.ops.snake(y, block.alphas1().get(i)));
        y =
            y.add(
                block.convs2().get(i).apply(bench.ops, bench.ops.snake(h, block.alphas2().get(i))));
      }
      sum.addi(y);
    }
    return sum.div(blocks.size());
  }

  @Test
  void everyLengthGivesWhatTheLayersGiveOneAfterTheOther() {
    List<Residuals.Block> blocks = List.of(block(3), block(11));
    assertTrue(Residuals.fits(blocks));
    Residuals residuals = Residuals.of(bench.ops, blocks);
    int[] lengths = {1, 2, 8, 59, 60, 61, 479, 480, 481, 719, 721, 2160, 3001};
    for (int frames : lengths) {
      try (NDManager scope = bench.manager.newSubManager()) {
        NDArray x = bench.numbers(1, 1, CHANNELS, frames);
        x.attach(scope);
        float[] plain = layerByLayer(blocks, x).squeeze(0).transpose().toFloatArray();
        float[] found = residuals.apply(bench.ops, x.squeeze(0).transpose()).toFloatArray();
        assertEquals(plain.length, found.length);
        for (int i = 0; i < plain.length; i++) {
          assertTrue(
              Math.abs(plain[i] - found[i]) <= ALLOWED * (1 + Math.abs(plain[i])),
              frames + " frames, " + i + ": " + found[i] + " for " + plain[i]);
        }
      }
    }
  }

  @Test
  void noBitDependsOnTheNumberOfThreads() {
    Residuals residuals = Residuals.of(bench.ops, List.of(block(7)));
    for (int frames : new int[] {1, 100, 500, 2881, 4500}) {
      NDArray x = bench.numbers(1, frames, CHANNELS);
      float[] alone = residuals.apply(bench.ops, x).toFloatArray();
      for (int threads : new int[] {2, 3}) {
        LibTorch.use(threads);
        assertArrayEquals(alone, residuals.apply(bench.ops, x).toFloatArray(), frames + " frames");
        assertEquals(threads, LibTorch.threadsInUse());
      }
      LibTorch.use(1);
    }
  }

  @Test
  void piecesAreWholeAndOfAboutOneLength() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      int frames = 1 + random.nextInt(100_000);
      int size = Residuals.pieceFrames(frames);
      int pieces = (frames + size - 1) / size;
      assertEquals(0, size % 45);
      assertTrue(size < 2205, frames + ": " + size);
      assertTrue(pieces == 1 || size >= 240, frames + ": " + size);
    }
  }
}
