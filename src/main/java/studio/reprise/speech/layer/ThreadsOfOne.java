package studio.reprise.speech.layer;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Pieces of work that do not know each other, on as many threads as libtorch would take, the
 * calling one among them, each of which has libtorch compute on that one thread: what a piece gives
 * does not depend on how many there are.
 */
public final class ThreadsOfOne {
  /** Kept for a while: each has memory of its own, which a new one would have the system zero. */
  private static final ExecutorService OTHERS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "pieces");
            thread.setDaemon(true);
            return thread;
          });

  private ThreadsOfOne() {}

  /** Does all pieces and waits; the first failure is thrown when every thread is done. */
  static <T> void each(List<T> pieces, Consumer<T> work) {
    each(LibTorch.threadsInUse(), pieces, work);
  }

  /** The same on so many threads at most, where libtorch is told to compute on others. */
  public static <T> void each(int most, List<T> pieces, Consumer<T> work) {
    int inUse = LibTorch.threadsInUse();
    int threads = Math.min(most, pieces.size());
    if (threads <= 1) {
      try {
        LibTorch.use(1);
        pieces.forEach(work);
      } finally {
        LibTorch.use(inUse);
      }
      return;
    }
    ConcurrentLinkedQueue<T> waiting = new ConcurrentLinkedQueue<>(pieces);
    List<CompletableFuture<Void>> others =
        Stream.generate(() -> CompletableFuture.runAsync(() -> drain(waiting, work), OTHERS))
            .limit(threads - 1)
            .toList();
    try {
      drain(waiting, work);
    } finally {
      waiting.clear();
      try {
        await(others);
      } finally {
        LibTorch.use(inUse);
      }
    }
  }

  private static void await(List<CompletableFuture<Void>> others) {
    try {
      CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static <T> void drain(ConcurrentLinkedQueue<T> waiting, Consumer<T> work) {
    LibTorch.use(1);
    for (T piece = waiting.poll(); piece != null; piece = waiting.poll()) {
      work.accept(piece);
    }
  }
}
