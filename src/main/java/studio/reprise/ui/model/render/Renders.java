package studio.reprise.ui.model.render;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import studio.reprise.render.ClipSource;
import studio.reprise.render.EngineWork;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderException;
import studio.reprise.render.RenderQueue;
import studio.reprise.render.RenderRequest;
import studio.reprise.render.TakeShelf;
import studio.reprise.render.Utterances;
import studio.reprise.render.VoiceWork;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.EngineOptions;

/**
 * The render queue as the window sees it. Used on the JavaFX thread; what the render thread says
 * arrives there.
 */
public final class Renders implements AutoCloseable {
  private final CurrentShelf shelf = new CurrentShelf();
  private final Jobs jobs = new Jobs();
  private final LineStates states;
  private final Consumer<RenderEvent.Finished> onFinished;
  private final Consumer<Sentence> onHalted;
  private BiConsumer<String, RenderEvent> onEnded = (jobId, event) -> {};
  private Consumer<RenderEvent.Sounded> onSounded = event -> {};
  private final RenderQueue queue;
  private final LoadedPack pack;
  private final OtherMachines others;
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<OptionalDouble> speed =
      new ReadOnlyObjectWrapper<>(OptionalDouble.empty());

  /**
   * @param cluster Spark's address; "" while this machine renders alone
   * @param onHalted hears why the queue paused by itself
   */
  public Renders(
      LoadedPack.Source packs,
      Supplier<EngineOptions> options,
      Supplier<String> cluster,
      Executor background,
      Executor fx,
      Consumer<RenderEvent.Finished> onFinished,
      Consumer<Sentence> onHalted) {
    this.onFinished = onFinished;
    this.onHalted = onHalted;
    this.states = new LineStates(jobs, new Remarks(background, fx));
    this.queue =
        new RenderQueue(
            () -> {
              throw new RenderException("No voice pack is chosen yet.");
            },
            shelf,
            fx,
            this::happened);
    this.pack = new LoadedPack(packs, options, queue, background, fx);
    this.others =
        new OtherMachines(
            cluster, options, packs.clusters(), shelf, background, fx, this::happened);
    pack.stateProperty().addListener((value, old, now) -> states.show(now));
  }

  /** What runs, waits, or ended without a take. */
  public Jobs jobs() {
    return jobs;
  }

  /** Where every line stands. */
  public LineStates states() {
    return states;
  }

  /** What speaks. */
  public LoadedPack pack() {
    return pack;
  }

  /** Words of lines whose sounds are guessed. */
  public Guesses guesses() {
    return pack.guesses();
  }

  public ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  /** Times real time of the latest render. */
  public ReadOnlyObjectProperty<OptionalDouble> speedProperty() {
    return speed.getReadOnlyProperty();
  }

  /** Seconds until the queue is empty, by the measured speed. */
  public OptionalDouble remainingSeconds() {
    return queue.snapshot().remainingSeconds();
  }

  /** Takes go to this shelf from now on; on the storage thread, when the queue is idle. */
  public void keepOn(@Nullable TakeShelf takes) throws InterruptedException {
    others.stop();
    queue.cancelAll();
    queue.resume();
    queue.awaitIdle();
    shelf.set(takes);
  }

  /** Forgets the jobs and takes of a project that was closed. */
  public void clear() {
    jobs.clear();
    states.clear();
    pack.forgetWaiting();
    paused.set(false);
  }

  /** Lets requests wait; they are shown at once. Many lines go to the cluster, if there is one. */
  public void submit(List<RenderRequest> requests) {
    jobs.add(requests);
    boolean areLines =
        requests.size() > 1
            && requests.stream().allMatch(each -> each.priority() == RenderRequest.Priority.LINE);
    if (areLines && others.areFree() && pack.folder().isPresent()) {
      others.render(pack.folder().get(), requests);
    } else {
      queue.submitAll(requests);
      jobs.order(queue.snapshot().waitingJobIds());
    }
    states.changed();
  }

  /** The machines of a cluster. */
  public OtherMachines others() {
    return others;
  }

  /** Moves a job that waits: 0 is the next one. */
  public void move(String jobId, int place) {
    queue.move(jobId, place);
    jobs.order(queue.snapshot().waitingJobIds());
  }

  /** Where a job stands among those that wait, or -1. */
  public int placeOf(String jobId) {
    return queue.snapshot().waitingJobIds().indexOf(jobId);
  }

  /** Every render that failed waits again. */
  public void retryFailed() {
    jobs.failedIds().forEach(this::retry);
  }

  /** Hears of every job that ended, with a take or without one. */
  public void onEnded(BiConsumer<String, RenderEvent> listener) {
    onEnded = listener;
  }

  /** Hears the pieces of awaited renders while the rest is made. */
  public void onSounded(Consumer<RenderEvent.Sounded> listener) {
    onSounded = listener;
  }

  /** Something else for the render thread: a voice is tried out. */
  public <T> CompletableFuture<T> withVoice(
      Utterances.Clip voice, ClipSource clip, VoiceWork<T> work) {
    return queue.withVoice(voice, clip, work);
  }

  /** Something with the open engine, before the jobs that wait: a take is verified. */
  public <T> CompletableFuture<T> withEngine(EngineWork<T> work) {
    return queue.withEngine(work);
  }

  /**
   * Something with the pack in a folder: the open one's engine where it is that, else another's,
   * opened for it alone. The pack that speaks stays the one it is.
   */
  public <T> CompletableFuture<T> withPack(Path folder, EngineWork<T> work) {
    return pack.isOpen(folder)
        ? queue.withEngine(work)
        : queue.withOther(pack.opener(folder), work);
  }

  public void pause() {
    queue.pause();
    paused.set(true);
  }

  public void resume() {
    queue.resume();
    paused.set(false);
  }

  public void cancel(String jobId) {
    if (!others.cancel(jobId)) {
      queue.cancel(jobId);
    }
  }

  public void cancelAll() {
    others.stop();
    queue.cancelAll();
  }

  public void retry(String jobId) {
    jobs.again(jobId);
    queue.retry(jobId);
  }

  /** Takes failed and cancelled jobs off the list. */
  public void tidy() {
    jobs.tidy();
    states.changed();
  }

  private void happened(RenderEvent event) {
    if (event instanceof RenderEvent.Sounded sounded) {
      onSounded.accept(sounded);
      return;
    }
    jobs.happened(event);
    if (event instanceof RenderEvent.Halted halted) {
      paused.set(true);
      onHalted.accept(halted.sentence());
    } else if (event instanceof RenderEvent.Finished finished) {
      states.rendered(finished.receipt());
      double rtf = finished.receipt().made().render().rtf();
      if (finished.source() == RenderEvent.Source.RENDERED && rtf > 0) {
        speed.set(OptionalDouble.of(1 / rtf));
      }
      onFinished.accept(finished);
      onEnded.accept(finished.jobId(), finished);
    } else if (event instanceof RenderEvent.Failed failed) {
      onEnded.accept(failed.jobId(), failed);
    } else if (event instanceof RenderEvent.Cancelled cancelled) {
      onEnded.accept(cancelled.jobId(), cancelled);
    }
    states.changed();
  }

  /** Cancels everything and closes the engine; waits for the render thread. */
  @Override
  public void close() {
    others.stop();
    queue.close();
  }
}
