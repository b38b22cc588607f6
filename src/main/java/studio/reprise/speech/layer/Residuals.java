package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Residual blocks side by side, their mean as the result: in each, for every dilation, snake,
 * convolution, snake, a convolution of neighbours, and the sum with what came in. Time is cut into
 * pieces that stay in a cache from the first snake to the last sum; a piece sees as many frames
 * around it as its results depend on. How it is cut depends on the length alone, and each piece is
 * one thread's, so that no bit depends on how many threads there are.
 */
public final class Residuals {
  /**
   * One block.
   *
   * @param alphas1 of the snakes before the dilated convolutions, C values each
   * @param convs1 one for each dilation
   * @param alphas2 of the snakes before the other convolutions
   * @param convs2 of the same taps, undilated
   */
  public record Block(
      List<NDArray> alphas1, List<Conv1d> convs1, List<NDArray> alphas2, List<Conv1d> convs2) {

    /** Its convolutions. */
    public List<Conv1d> convolutions() {
      List<Conv1d> all = new ArrayList<>(convs1);
      all.addAll(convs2);
      return all;
    }

    private long[] dilations() {
      return convs1.stream().mapToLong(Conv1d::dilation).toArray();
    }

    private int half() {
      return Math.toIntExact(convs1.get(0).weight().getShape().get(2) / 2);
    }
  }

  /** Frames of a piece, about: the more, the less is computed twice; the fewer, the less waits. */
  private static final int PIECE = 1440;

  /** Less is not worth a second thread. */
  private static final int WORTH_CUTTING = 480;

  /** So that pieces are whole numbers of three frames at the usual dilations. */
  private static final int MULTIPLE = 45;

  private final TensorList weights;
  private final long[] halves;
  private final long[] dilations;
  private final int spread;
  private final int most;
  private final int spare;

  private Residuals(TorchOps ops, List<Block> blocks) {
    List<NDArray> all = new ArrayList<>();
    spare = 6 * (int) Arrays.stream(blocks.get(0).dilations()).max().orElse(1);
    for (Block block : blocks) {
      for (int i = 0; i < block.convs1().size(); i++) {
        add(all, ops, block.alphas1().get(i), block.convs1().get(i));
        add(all, ops, block.alphas2().get(i), block.convs2().get(i));
      }
    }
    weights = ops.keep(new TensorList(all));
    halves = blocks.stream().mapToLong(Block::half).toArray();
    dilations = blocks.get(0).dilations();
    spread = (int) Arrays.stream(dilations).map(dilation -> dilation + 1).sum();
    most = spread * (int) Arrays.stream(halves).max().orElse(0);
  }

  private static void add(List<NDArray> all, TorchOps ops, NDArray alpha, Conv1d conv) {
    NDArray flat = alpha.flatten();
    try (NDArray above = flat.add(1e-9f)) {
      all.add(flat);
      all.add(above.pow(-1));
    }
    Conv1dByThrees threes = Conv1dByThrees.of(ops, conv);
    all.add(threes.weight());
    all.add(threes.bias());
  }

  /** Whether all their convolutions can be computed by threes, and are dilated alike. */
  public static boolean fits(List<Block> blocks) {
    return blocks.stream()
        .allMatch(
            block ->
                block.convolutions().stream().allMatch(Conv1dByThrees::fits)
                    && Arrays.equals(block.dilations(), blocks.get(0).dilations()));
  }

  /** Of blocks that {@link #fits}; they stay as they are. */
  public static Residuals of(TorchOps ops, List<Block> blocks) {
    return new Residuals(ops, blocks);
  }

  /**
   * @param x {@code [T, C]}
   * @return {@code [T, C]}, owned by x's manager
   */
  public NDArray apply(TorchOps ops, NDArray x) {
    int frames = Math.toIntExact(x.getShape().get(0));
    NDManager manager = x.getManager();
    NDArray out = manager.create(new Shape(frames, x.getShape().get(1)));
    int size = pieceFrames(frames);
    ThreadsOfOne.each(
        IntStream.iterate(0, start -> start < frames, start -> start + size).boxed().toList(),
        start -> {
          try (NDManager scope = manager.newSubManager()) {
            ops.oneDnn()
                .run(
                    "piece",
                    scope,
                    x,
                    out,
                    start,
                    Math.min(size, frames - start),
                    halves,
                    dilations,
                    weights,
                    spread,
                    most,
                    spare);
          }
        });
    return out;
  }

  /** An even number of pieces, all of about one length, where there is enough for two. */
  static int pieceFrames(int frames) {
    int pieces = frames < WORTH_CUTTING ? 1 : 2 * Math.max(1, Math.round(frames / (2f * PIECE)));
    int each = (frames + pieces - 1) / pieces;
    return (each + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
  }
}
