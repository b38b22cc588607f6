package studio.reprise.cli;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** How fast memory is read here, by as many threads as the engine computes with. */
final class MemoryBench {
  private static final int LONGS = 1 << 24;
  private static final int ROUNDS = 4;

  /** What was read, so that nobody leaves the reading out. */
  private static long read;

  private MemoryBench() {}

  /** The best of some rounds, in bytes a second. */
  static double bytesPerSecond(int threads) {
    long[] numbers = new long[LONGS];
    for (int i = 0; i < LONGS; i++) {
      numbers[i] = i;
    }
    ExecutorService readers = Executors.newFixedThreadPool(threads);
    try {
      double best = 0;
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        List<CompletableFuture<Long>> sums =
            IntStream.range(0, threads)
                .mapToObj(
                    part ->
                        CompletableFuture.supplyAsync(() -> sum(numbers, part, threads), readers))
                .toList();
        for (CompletableFuture<Long> sum : sums) {
          read += LocalRendering.await(sum);
        }
        best = Math.max(best, 8.0 * LONGS / ((System.nanoTime() - start) / 1e9));
      }
      return best;
    } finally {
      readers.shutdown();
    }
  }

  private static long sum(long[] numbers, int part, int parts) {
    int from = (int) ((long) LONGS * part / parts);
    int end = (int) ((long) LONGS * (part + 1) / parts);
    long sum = 0;
    for (int i = from; i < end; i++) {
      sum += numbers[i];
    }
    return sum;
  }
}
