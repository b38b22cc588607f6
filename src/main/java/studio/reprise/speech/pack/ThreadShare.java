package studio.reprise.speech.pack;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import studio.reprise.speech.layer.LibTorch;

/**
 * The threads that libtorch computes with, shared among the lines that are spoken at the same time.
 * No bit of a line depends on how many it has.
 */
final class ThreadShare {
  private final int all;
  private final AtomicInteger lines = new AtomicInteger();

  /**
   * @param all that one line has when no other is spoken
   */
  ThreadShare(int all) {
    this.all = all;
  }

  /** Does the work of a line. */
  <T> T line(Supplier<T> work) {
    lines.incrementAndGet();
    try {
      return work.get();
    } finally {
      lines.decrementAndGet();
    }
  }

  /** How many each line has now. */
  int each() {
    return Math.max(1, all / Math.max(1, lines.get()));
  }

  /** Has libtorch compute with so many on the calling thread while the work is done. */
  <T> T computing(int threads, Supplier<T> work) {
    LibTorch.use(threads);
    try {
      return work.get();
    } finally {
      LibTorch.use(all);
    }
  }
}
