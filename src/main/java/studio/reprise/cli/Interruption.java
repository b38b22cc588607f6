package studio.reprise.cli;

import java.io.PrintStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What happens at Ctrl-C while a command works: the work is told to stop, and the process ends when
 * the command has put everything away, at the latest after most of a second. Whoever gets to it
 * first says what was stopped and what is kept: the command, which knows more, or else this.
 */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_MILLISECONDS = 700;
  private static final String KEPT = "Cancelled; nothing that was finished is lost.";

  private final CountDownLatch putAway = new CountDownLatch(1);
  private final AtomicBoolean told = new AtomicBoolean();
  private final PrintStream err;
  private final String beforeWork;
  private final Thread hook;
  private volatile boolean happened;
  private volatile boolean working;

  /** A cancelled command that has said so itself. */
  static final class Told extends CancellationException {
    private static final long serialVersionUID = 1L;
  }

  private Interruption(PrintStream err, String beforeWork, Runnable stop) {
    this.err = err;
    this.beforeWork = beforeWork;
    hook = new Thread(() -> interrupted(stop), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Of a command that has something to put away only after {@link #workBegins}.
   *
   * @param err where it is said
   * @param opening what is going on before, such as "the voice pack was loading"
   * @param stop tells the work to stop; returns at once
   */
  static Interruption whileOpening(PrintStream err, String opening, Runnable stop) {
    return new Interruption(
        err, "Cancelled while " + opening + "; nothing was begun and nothing is lost.", stop);
  }

  /**
   * Of a command that works at once and asks whether it {@link #happened}.
   *
   * @param err where it is said
   */
  static Interruption atWork(PrintStream err) {
    Interruption made = new Interruption(err, KEPT, () -> {});
    made.workBegins();
    return made;
  }

  private void interrupted(Runnable stop) {
    happened = true;
    stop.run();
    if (!working) {
      tell(beforeWork);
      return;
    }
    try {
      if (!putAway.await(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        // Finished takes lie on the disk already: nothing is lost by ending now.
        tell(KEPT);
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

  /** Says what was stopped and what is kept, once; the process may end right after. */
  void tell(String sentence) {
    if (told.compareAndSet(false, true)) {
      err.println("reprise: " + sentence);
    }
  }

  /** The same for work that ended by an exception; to be thrown on. */
  Told told(String sentence) {
    tell(sentence);
    return new Told();
  }

  /** Everything is put away; from here on Ctrl-C ends the process at once. */
  @Override
  public void close() {
    if (happened) {
      tell(working ? KEPT : beforeWork);
    }
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
