package studio.reprise.render;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Work on several items at a time, whose results are told in the items' order. */
public final class InOrder {
  private InOrder() {}

  /**
   * Works on all items and waits.
   *
   * @param atOnce so many at a time; 1: on the calling thread
   * @param told each item and its result, on the calling thread, in their order and as soon as all
   *     before it are done
   * @throws RuntimeException that the work threw on the first item that failed; what was told
   *     before stays told, nothing else is begun, and what is under way ends first
   */
  public static <T, R> void each(
      int atOnce, List<T> items, Function<T, R> work, BiConsumer<T, R> told) {
    if (atOnce <= 1) {
      for (T item : items) {
        told.accept(item, work.apply(item));
      }
      return;
    }
    AtomicBoolean isGivenUp = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      List<CompletableFuture<R>> results =
          items.stream()
              .map(
                  item ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            if (isGivenUp.get()) {
                              throw new IllegalStateException("Another item failed.");
                            }
                            return work.apply(item);
                          },
                          threads))
              .toList();
      for (int i = 0; i < results.size(); i++) {
        told.accept(items.get(i), results.get(i).join());
      }
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    } finally {
      isGivenUp.set(true);
      end(threads);
    }
  }

  /** Lets threads finish what they have and waits until they are gone. */
  static void end(ExecutorService threads) {
    threads.shutdown();
    boolean isInterrupted = false;
    boolean isEnded = false;
    while (!isEnded) {
      try {
        isEnded = threads.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
