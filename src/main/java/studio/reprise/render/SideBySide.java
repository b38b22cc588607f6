package studio.reprise.render;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.Progress;

/**
 * Lets an engine that can speak several requests at a time do so: the lines behind the one whose
 * turn it is are spoken ahead of theirs, each on a thread of its own. Turns, events and the shelf
 * stay the render thread's, which makes all calls but {@link #hold} and {@link #release}: a take
 * that is ready early waits here until its turn comes. No take sounds otherwise for it.
 */
final class SideBySide {
  /** Speaks one job's take. */
  @FunctionalInterface
  interface Speaking {
    TakeRendering take(Progress.Listener progress, Cancellation cancel);
  }

  /**
   * A take and what it cost.
   *
   * @param seconds as if nothing had been spoken beside it, so far as that can be known
   */
  record Spoken(TakeRendering take, double seconds) {}

  /** One take that is spoken ahead. */
  private final class Ahead implements Runnable {
    private final RenderJob job;
    private final String fingerprint;
    private final Speaking speaking;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CompletableFuture<Spoken> done = new CompletableFuture<>();
    private volatile Progress.Listener listener = Progress.Listener.NONE;
    private volatile boolean unwanted;

    private Ahead(RenderJob job, String fingerprint, Speaking speaking) {
      this.job = job;
      this.fingerprint = fingerprint;
      this.speaking = speaking;
    }

    /** Whoever is first has it: a thread that speaks it, or one that takes it out again. */
    private boolean isMine() {
      return taken.compareAndSet(false, true);
    }

    @Override
    public void run() {
      if (isMine()) {
        try {
          done.complete(
              spoken(
                  speaking,
                  progress -> listener.progressed(progress),
                  () -> unwanted || job.isCancelled()));
        } catch (RuntimeException | Error e) {
          done.completeExceptionally(e);
        }
      }
    }
  }

  private final Map<RenderJob, Ahead> begun = new LinkedHashMap<>();
  private final AtomicInteger active = new AtomicInteger();
  private @Nullable ExecutorService threads;
  private boolean isHeld;

  /**
   * The take of the job whose turn it is: the one that was begun ahead, which is waited for, or one
   * that is spoken now, on this thread.
   */
  Spoken take(RenderJob job, Speaking speaking, Progress.Listener progress) {
    Optional<Ahead> ahead = removed(job);
    if (ahead.isEmpty() || ahead.get().isMine()) {
      return spoken(speaking, progress, job::isCancelled);
    }
    ahead.get().listener = progress;
    try {
      return ahead.get().done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  /** Whether a job's take is spoken ahead already, or another's that will be the same. */
  synchronized boolean isBegun(RenderJob job, String fingerprint) {
    return begun.containsKey(job)
        || begun.values().stream().anyMatch(ahead -> ahead.fingerprint.equals(fingerprint));
  }

  /**
   * Begins a take ahead of its turn, as soon as a thread is free; not while it is held.
   *
   * @param most so many threads at most
   */
  synchronized void begin(RenderJob job, String fingerprint, Speaking speaking, int most) {
    if (isHeld) {
      return;
    }
    if (threads == null) {
      AtomicInteger number = new AtomicInteger();
      threads =
          Executors.newFixedThreadPool(
              most,
              task -> {
                Thread thread = new Thread(task, "ahead-" + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
              });
    }
    Ahead ahead = new Ahead(job, fingerprint, speaking);
    begun.put(job, ahead);
    threads.execute(ahead);
  }

  /** Stops whatever is spoken for others than these. */
  synchronized void keepOnly(Collection<RenderJob> wanted) {
    for (RenderJob job : List.copyOf(begun.keySet())) {
      if (!wanted.contains(job)) {
        removed(job).ifPresent(ahead -> ahead.unwanted = true);
      }
    }
  }

  /** Takes out what no thread has begun with, and begins nothing until {@link #release}. */
  synchronized void hold() {
    isHeld = true;
    begun.values().removeIf(Ahead::isMine);
  }

  synchronized void release() {
    isHeld = false;
  }

  /** Stops everything and waits until no thread speaks any more. */
  void stop() {
    ExecutorService ending;
    synchronized (this) {
      keepOnly(new HashSet<>());
      ending = threads;
      threads = null;
    }
    if (ending != null) {
      InOrder.end(ending);
    }
  }

  private synchronized Optional<Ahead> removed(RenderJob job) {
    return Optional.ofNullable(begun.remove(job));
  }

  private Spoken spoken(Speaking speaking, Progress.Listener progress, Cancellation cancel) {
    int before = active.incrementAndGet();
    try {
      TakeRendering take = speaking.take(progress, cancel);
      double atOnce = (before + active.get()) / 2.0;
      return new Spoken(take, take.receipt().made().render().seconds() / atOnce);
    } finally {
      active.decrementAndGet();
    }
  }
}
