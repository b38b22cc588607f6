package studio.reprise.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens at Ctrl-C while a command works: the work is told to stop, and the process ends when
 * the command has put everything away, at the latest after most of a second.
 */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_MILLISECONDS = 700;

  private final CountDownLatch putAway = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean happened;
  private volatile boolean working;

  /**
   * @param stop tells the work to stop; returns at once
   */
  Interruption(Runnable stop) {
    hook = new Thread(() -> interrupted(stop), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void interrupted(Runnable stop) {
    happened = true;
    stop.run();
    if (!working) {
      return;
    }
    try {
      if (!putAway.await(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        // Finished takes lie on the disk already: nothing is lost by ending now.
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** From here on there is something to put away; before, Ctrl-C ends the process at once. */
  void workBegins() {
    working = true;
  }

  boolean happened() {
    return happened;
  }

  /** Everything is put away; from here on Ctrl-C ends the process at once. */
  @Override
  public void close() {
    putAway.countDown();
    if (!happened) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is ending already, and the hook knows that all is put away.
        happened = true;
      }
    }
  }
}
