package studio.reprise.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import studio.reprise.sentence.Problem;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.Synthesizer;

/**
 * Renders one request after the other on one thread, which owns the engine; an engine that speaks
 * several at a time is at the next ones meanwhile. Every method may be called from any thread and
 * returns at once, but {@link #awaitIdle} and {@link #close}. Events go to the listener through the
 * delivery executor, in order and without any lock held.
 */
public final class RenderQueue implements AutoCloseable {

  /**
   * Where the queue stands.
   *
   * @param waitingJobIds the next one first
   * @param runningJobId what the render thread is at
   * @param runningFraction how far that is, 0..1
   * @param paused whether the next job waits for {@link RenderQueue#resume}, because somebody asked
   *     or because a take could not be kept
   * @param remainingSeconds of all jobs, by the measured speed; empty before the first is measured
   */
  public record Snapshot(
      List<String> waitingJobIds,
      Optional<String> runningJobId,
      double runningFraction,
      boolean paused,
      OptionalDouble remainingSeconds) {
    public Snapshot {
      waitingJobIds = List.copyOf(waitingJobIds);
    }
  }

  private final Object lock = new Object();
  private final EngineSeat seat;
  private final SpeedModel speed = new SpeedModel();
  private final RenderRun run;
  private final Outbox outbox;
  private final Thread thread;
  // Everything below is guarded by the lock.
  private final WaitingLine waiting = new WaitingLine();
  private final Deque<Runnable> errands = new ArrayDeque<>();
  private final Map<String, RenderRequest> unfinished = new LinkedHashMap<>();
  private @Nullable RenderJob running;
  private boolean busy;
  private boolean paused;
  private volatile boolean closed;

  /**
   * @param synthesizer opens the engine, on the render thread, when the first job needs it
   * @param shelf where a take is looked for before and kept after rendering
   * @param delivery where the listener is called: {@code Platform::runLater}, {@code
   *     Runnable::run}; must keep the order
   * @param listener hears every event
   */
  public RenderQueue(
      Supplier<? extends Synthesizer> synthesizer,
      TakeShelf shelf,
      Executor delivery,
      Consumer<RenderEvent> listener) {
    this.seat = new EngineSeat(synthesizer);
    this.outbox = new Outbox(delivery, listener);
    this.run = new RenderRun(seat, shelf, speed, outbox, this::following);
    this.thread = new Thread(this::work, "render");
    thread.setDaemon(true);
    thread.start();
  }

  /** Opens the engine now if it is not open, and says which it is. */
  public CompletableFuture<RenderEvent.Opened> open() {
    return withEngine(
        (synthesizer, cancel) -> new RenderEvent.Opened(synthesizer.engine(), synthesizer.pack()));
  }

  /** Runs something with the open engine on the render thread, before the jobs that wait. */
  public <T> CompletableFuture<T> withEngine(EngineWork<T> errand) {
    return errand(cancel -> errand.run(opened(), cancel));
  }

  private <T> CompletableFuture<T> errand(Function<Cancellation, T> errand) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    synchronized (lock) {
      if (closed) {
        outcome.completeExceptionally(new CancellationException("The queue is closed."));
        return outcome;
      }
      errands.add(() -> run(errand, outcome));
      lock.notifyAll();
    }
    return outcome;
  }

  /** As {@link #withEngine}, with another engine, which is opened for it and closed after it. */
  public <T> CompletableFuture<T> withOther(
      Supplier<? extends Synthesizer> other, EngineWork<T> errand) {
    return errand(cancel -> seat.withGuest(other, engine -> errand.run(engine, cancel)));
  }

  /** As {@link #withEngine}, in the voice of a clip, which takes of it share. */
  public <T> CompletableFuture<T> withVoice(
      Utterances.Clip voice, ClipSource clip, VoiceWork<T> errand) {
    return withEngine(
        (synthesizer, cancel) -> errand.run(synthesizer, seat.voicePrint(voice, clip), cancel));
  }

  /** Another pack or device from the next job on; the one under way ends with the engine it has. */
  public void replaceSynthesizer(Supplier<? extends Synthesizer> synthesizer) {
    seat.replace(synthesizer);
  }

  public void submit(RenderRequest request) {
    submitAll(List.of(request));
  }

  /** Lets requests wait in this order: auditions behind other auditions, lines at the end. */
  public void submitAll(Collection<RenderRequest> requests) {
    synchronized (lock) {
      if (closed) {
        throw new IllegalStateException("The render queue is closed");
      }
      for (RenderJob job : waiting.add(requests)) {
        unfinished.remove(job.id());
        outbox.add(job.queued());
      }
      lock.notifyAll();
    }
    outbox.drain();
  }

  /** Moves a waiting job; position 0 is next. A job that does not wait (any more) is left alone. */
  public void move(String jobId, int position) {
    synchronized (lock) {
      waiting.move(jobId, position);
    }
  }

  /** What is under way is finished, the next job waits for {@link #resume}. */
  public void pause() {
    synchronized (lock) {
      paused = true;
      seat.beside().hold();
    }
  }

  public void resume() {
    synchronized (lock) {
      paused = false;
      seat.beside().release();
      lock.notifyAll();
    }
  }

  /** Cancels one job, waiting or under way. */
  public void cancel(String jobId) {
    cancel(job -> job.id().equals(jobId));
  }

  /** Cancels everything. */
  public void cancelAll() {
    cancel(job -> true);
  }

  /** Lets a failed or cancelled job wait again; anything else is left alone. */
  public void retry(String jobId) {
    RenderRequest again;
    synchronized (lock) {
      again = unfinished.remove(jobId);
    }
    if (again != null) {
      submit(again);
    }
  }

  public Snapshot snapshot() {
    synchronized (lock) {
      return new Snapshot(
          waiting.all().stream().map(RenderJob::id).toList(),
          Optional.ofNullable(running).map(RenderJob::id),
          running == null ? 0 : running.fraction(),
          paused,
          waiting.seconds(speed, running));
    }
  }

  /**
   * Waits until no job waits or runs (while paused: until none runs) and every event so far was
   * handed over, or the queue is closed. Not to be called by the listener.
   */
  public void awaitIdle() throws InterruptedException {
    synchronized (lock) {
      while (!closed && (busy || !errands.isEmpty() || !paused && !waiting.isEmpty())) {
        lock.wait();
      }
    }
    outbox.awaitDrained();
  }

  /** Cancels everything, closes the engine and waits for the render thread to end. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      errands.clear();
      lock.notifyAll();
    }
    cancelAll();
    boolean interrupted = false;
    while (thread != Thread.currentThread() && thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void cancel(Predicate<RenderJob> which) {
    synchronized (lock) {
      for (RenderJob job : waiting.take(which)) {
        job.cancel();
        unfinished.put(job.id(), job.request());
        outbox.add(job.cancelledEvent());
      }
      if (running != null && which.test(running)) {
        running.cancel();
      }
      lock.notifyAll();
    }
    outbox.drain();
  }

  // ---- the render thread

  private void work() {
    try {
      Runnable next = next();
      while (next != null) {
        next.run();
        ended();
        outbox.drain();
        idle();
        next = next();
      }
    } finally {
      seat.close();
      outbox.drain();
    }
  }

  private @Nullable Runnable next() {
    synchronized (lock) {
      while (!closed && errands.isEmpty() && (paused || waiting.isEmpty())) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          // Nobody interrupts this thread but a JVM that ends: then it ends as well.
          closed = true;
        }
      }
      if (closed) {
        return null;
      }
      busy = true;
      if (!errands.isEmpty()) {
        return errands.remove();
      }
      RenderJob job = waiting.takeNext();
      running = job;
      return () -> render(job);
    }
  }

  /** The next jobs; none while nothing new is to be begun. */
  private List<RenderJob> following(int most) {
    synchronized (lock) {
      return paused || closed ? List.of() : waiting.all().stream().limit(most).toList();
    }
  }

  private void ended() {
    synchronized (lock) {
      seat.beside().keepOnly(Set.copyOf(waiting.all()));
      if (running != null && waiting.isEmpty()) {
        outbox.add(new RenderEvent.Emptied());
      }
      running = null;
    }
  }

  private void idle() {
    synchronized (lock) {
      busy = false;
      lock.notifyAll();
    }
  }

  private <T> void run(Function<Cancellation, T> errand, CompletableFuture<T> outcome) {
    try {
      outcome.complete(errand.apply(() -> closed));
    } catch (RuntimeException | Error e) {
      outcome.completeExceptionally(e);
    }
  }

  private Synthesizer opened() {
    boolean opening = seat.isVacant();
    Synthesizer synthesizer = seat.opened();
    if (opening) {
      tell(new RenderEvent.Opened(synthesizer.engine(), synthesizer.pack()));
    }
    return synthesizer;
  }

  private void render(RenderJob job) {
    Synthesizer synthesizer;
    try {
      synthesizer = opened();
    } catch (RuntimeException | Error e) {
      failAll(job, Problem.told(e));
      return;
    }
    try {
      tell(run.take(job, synthesizer));
    } catch (CancellationException e) {
      giveUp(job, job.cancelledEvent());
    } catch (TakeNotKeptException e) {
      halt(job, Problem.told(e));
    } catch (RuntimeException | Error e) {
      giveUp(job, job.failed(Problem.told(e)));
    }
  }

  private void giveUp(RenderJob job, RenderEvent event) {
    synchronized (lock) {
      unfinished.put(job.id(), job.request());
    }
    tell(event);
  }

  /**
   * A take that cannot be kept: the job waits again, in front and with what it rendered, and
   * nothing more is rendered until somebody has made room and resumes.
   */
  private void halt(RenderJob job, Sentence sentence) {
    pause();
    synchronized (lock) {
      waiting.putBack(job);
      outbox.add(job.halted(sentence));
    }
    outbox.drain();
  }

  /** No engine, no renders: every job that waits would meet the same obstacle. */
  private void failAll(RenderJob job, Sentence sentence) {
    synchronized (lock) {
      List<RenderJob> failed = new ArrayList<>(List.of(job));
      failed.addAll(waiting.take(each -> true));
      for (RenderJob each : failed) {
        unfinished.put(each.id(), each.request());
        outbox.add(each.failed(sentence));
      }
    }
    outbox.drain();
  }

  private void tell(RenderEvent event) {
    outbox.send(event);
  }
}
