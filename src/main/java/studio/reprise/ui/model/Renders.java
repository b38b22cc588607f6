package studio.reprise.ui.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.reprise.document.FoundTake;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.render.ClipShelf;
import studio.reprise.render.LineState;
import studio.reprise.render.Receipt;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderPlan;
import studio.reprise.render.RenderQueue;
import studio.reprise.render.RenderRequest;
import studio.reprise.render.VersionSpeech;
import studio.reprise.speech.EngineOptions;

/**
 * The render queue as the window sees it: jobs, the pack, every line's state. Used on the JavaFX
 * thread; what the render thread says arrives there.
 */
public final class Renders implements AutoCloseable {
  private static final int MOST_SHOWN = 100;

  private final Voices voices;
  private final CurrentShelf shelf = new CurrentShelf();
  private final TakeIndex index = new TakeIndex();
  private final Consumer<RenderEvent.Finished> onFinished;
  private final Consumer<String> onHalted;
  private final Executor fx;
  private final RenderQueue queue;
  private final Map<String, Job> byId = new LinkedHashMap<>();
  private final ObservableList<Job> jobs = FXCollections.observableArrayList();
  // A field: the wrapper is held weakly by the list that it wraps.
  private final ObservableList<Job> shownJobs = FXCollections.unmodifiableObservableList(jobs);
  private final ReadOnlyObjectWrapper<PackState> pack =
      new ReadOnlyObjectWrapper<>(new PackState.None());
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
  private final ReadOnlyObjectWrapper<OptionalDouble> speed =
      new ReadOnlyObjectWrapper<>(OptionalDouble.empty());
  private final Map<Line, LineState> known = new IdentityHashMap<>();
  private final Map<String, Job> failed = new HashMap<>();
  private final List<Runnable> whenOpen = new ArrayList<>();
  private Project project;
  private RenderPlan plan;
  private FoundTake.Speech speech = (version, line, fingerprint) -> false;
  private BiConsumer<String, RenderEvent> onEnded = (jobId, event) -> {};
  private int opening;

  /**
   * @param onHalted hears why the queue paused by itself
   */
  Renders(
      Voices voices,
      Executor fx,
      Consumer<RenderEvent.Finished> onFinished,
      Consumer<String> onHalted) {
    this.onHalted = onHalted;
    this.voices = voices;
    this.fx = fx;
    this.onFinished = onFinished;
    this.queue =
        new RenderQueue(
            () -> {
              throw new studio.reprise.render.RenderException("No voice pack is chosen yet.");
            },
            shelf,
            fx,
            this::happened);
  }

  /** The first of the jobs that run, wait, or ended without a take; see {@link #jobCount}. */
  public ObservableList<Job> jobs() {
    return shownJobs;
  }

  /** How many jobs there are, shown or not. */
  public int jobCount() {
    return byId.size();
  }

  public ReadOnlyObjectProperty<PackState> packProperty() {
    return pack.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  /** Grows whenever a line's state or takes may have changed. */
  public ReadOnlyLongProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** Times real time of the latest render. */
  public ReadOnlyObjectProperty<OptionalDouble> speedProperty() {
    return speed.getReadOnlyProperty();
  }

  /** Seconds until the queue is empty, by the measured speed. */
  public OptionalDouble remainingSeconds() {
    return queue.snapshot().remainingSeconds();
  }

  public Optional<Receipt> receipt(String fingerprint) {
    return index.receipt(fingerprint);
  }

  public List<Receipt> takesOf(Line line) {
    return index.of(line);
  }

  public TakeIndex index() {
    return index;
  }

  /** Loads a pack in the background; what waits is rendered with it. */
  void usePack(Path folder, EngineOptions options) {
    int mine = ++opening;
    pack.set(new PackState.Opening(folder));
    plan = null;
    forgetStates();
    queue.replaceSynthesizer(() -> voices.open(folder, options));
    queue
        .open()
        .whenComplete((opened, problem) -> fx.execute(() -> opened(mine, folder, opened, problem)));
  }

  /** No pack is there. */
  void noPack() {
    pack.set(new PackState.None());
  }

  private void opened(int which, Path folder, RenderEvent.Opened opened, Throwable problem) {
    if (which != opening) {
      return;
    }
    if (problem != null) {
      Throwable cause = problem.getCause() == null ? problem : problem.getCause();
      pack.set(new PackState.Broken(folder, Sentence.of(cause)));
      whenOpen.clear();
    } else {
      pack.set(new PackState.Open(opened.engine(), opened.pack()));
      speech = new VersionSpeech(opened.engine(), opened.pack());
      replan();
      List<Runnable> now = List.copyOf(whenOpen);
      whenOpen.clear();
      now.forEach(Runnable::run);
    }
  }

  /** Runs something as soon as the pack is open; at once when it is. */
  void whenOpen(Runnable action) {
    if (pack.get() instanceof PackState.Open) {
      action.run();
    } else if (pack.get() instanceof PackState.Opening) {
      whenOpen.add(action);
    }
  }

  /** Another version of the project, or null. */
  void show(Project version) {
    boolean sameRules =
        project != null
            && version != null
            && project.speakers() == version.speakers()
            && project.defaults() == version.defaults()
            && project.dictionary() == version.dictionary();
    project = version;
    if (!sameRules) {
      known.clear();
    }
    replan();
  }

  /** Takes go to this shelf from now on; on the storage thread, when the queue is idle. */
  void keepOn(studio.reprise.render.TakeShelf takes) throws InterruptedException {
    queue.cancelAll();
    queue.resume();
    queue.awaitIdle();
    shelf.set(takes);
  }

  /** Forgets the jobs and takes of a project that was closed. */
  void clear() {
    byId.clear();
    jobs.clear();
    failed.clear();
    index.clear();
    whenOpen.clear();
    paused.set(false);
    forgetStates();
  }

  /** Receipts that were found on disk. */
  void found(Collection<Receipt> receipts) {
    receipts.forEach(index::add);
    forgetStates();
  }

  /** Which takes any version of the project speaks with the pack that is open. */
  FoundTake.Speech speech() {
    return speech;
  }

  /** Where a line stands now. */
  public LineState state(Line line) {
    Job job = byId.get(line.id());
    if (job != null && job.isLive()) {
      return job.status() == Job.Status.RUNNING
          ? new LineState.Rendering(job.fraction())
          : new LineState.Queued(Math.max(0, jobs.indexOf(job)));
    }
    Job failure = failed.get(line.id());
    if (failure != null && !line.locked()) {
      return new LineState.Failed(failure.sentence());
    }
    if (plan == null) {
      LineState plain = line.isEmpty() ? new LineState.Empty() : new LineState.Ready();
      LineState shown =
          index.contains(line.takeFingerprint())
              ? new LineState.Fresh(line.takeFingerprint())
              : plain;
      return line.locked() ? new LineState.Locked(shown) : shown;
    }
    return known.computeIfAbsent(line, each -> plan.state(each, index));
  }

  /** The plan for the open project and pack; empty while either is missing. */
  Optional<RenderPlan> plan() {
    return Optional.ofNullable(plan);
  }

  /** Lets requests wait; they are shown at once. */
  void submit(List<RenderRequest> requests) {
    for (RenderRequest request : requests) {
      failed.remove(request.lineId());
      byId.remove(request.jobId());
      byId.put(
          request.jobId(),
          Job.waiting(request.jobId(), request.lineId(), request.utterance().seed()));
    }
    publish();
    queue.submitAll(requests);
    changed();
  }

  /** Hears of every job that ended, with a take or without one. */
  void onEnded(BiConsumer<String, RenderEvent> listener) {
    onEnded = listener;
  }

  /** Something else for the render thread: a voice is tried out. */
  <T> CompletableFuture<T> withEngine(studio.reprise.render.EngineWork<T> work) {
    return queue.withEngine(work);
  }

  /** The requests of lines that nothing keeps from being rendered. */
  List<RenderRequest> requests(Collection<Line> lines, ClipShelf clips) {
    return plan.requests(
        lines.stream().filter(line -> plan.obstacle(line).isEmpty()).toList(), clips);
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
    queue.cancel(jobId);
  }

  public void cancelAll() {
    queue.cancelAll();
  }

  public void retry(String jobId) {
    find(jobId).ifPresent(job -> put(Job.waiting(job.id(), job.lineId(), job.seed())));
    failed.remove(jobId);
    queue.retry(jobId);
  }

  /** Takes failed and cancelled jobs off the list. */
  public void tidy() {
    byId.values().removeIf(job -> !job.isLive());
    publish();
    failed.clear();
    changed();
  }

  private void happened(RenderEvent event) {
    if (event instanceof RenderEvent.Started started) {
      find(started.jobId()).ifPresent(job -> put(job.at(job.stage(), 0, OptionalDouble.empty())));
    } else if (event instanceof RenderEvent.Progressed at) {
      find(at.jobId())
          .ifPresent(job -> put(job.at(at.stage(), at.fraction(), at.remainingSeconds())));
    } else if (event instanceof RenderEvent.Failed failure) {
      find(failure.jobId())
          .map(job -> job.ended(Job.Status.FAILED, failure.sentence()))
          .ifPresent(
              job -> {
                put(job);
                if (!job.isAudition()) {
                  failed.put(job.lineId(), job);
                }
              });
      onEnded.accept(failure.jobId(), failure);
    } else if (event instanceof RenderEvent.Halted halted) {
      paused.set(true);
      find(halted.jobId()).ifPresent(job -> put(Job.waiting(job.id(), job.lineId(), job.seed())));
      onHalted.accept(halted.sentence());
    } else if (event instanceof RenderEvent.Cancelled cancelled) {
      find(cancelled.jobId()).ifPresent(job -> put(job.ended(Job.Status.CANCELLED, "")));
      onEnded.accept(cancelled.jobId(), cancelled);
    } else if (event instanceof RenderEvent.Finished finished) {
      byId.remove(finished.jobId());
      publish();
      index.add(finished.receipt());
      known.clear();
      if (finished.source() == RenderEvent.Source.RENDERED
          && finished.receipt().made().render().rtf() > 0) {
        speed.set(OptionalDouble.of(1 / finished.receipt().made().render().rtf()));
      }
      onFinished.accept(finished);
      onEnded.accept(finished.jobId(), finished);
    }
    changed();
  }

  private Optional<Job> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  private void put(Job job) {
    byId.put(job.id(), job);
    for (int i = 0; i < jobs.size(); i++) {
      if (jobs.get(i).id().equals(job.id())) {
        jobs.set(i, job);
        return;
      }
    }
    publish();
  }

  /** What runs stands above what waits, what ended below; ten thousand rows help nobody. */
  private void publish() {
    List<Job> shown = new ArrayList<>();
    for (Job.Status status :
        List.of(Job.Status.RUNNING, Job.Status.FAILED, Job.Status.WAITING, Job.Status.CANCELLED)) {
      for (Job job : byId.values()) {
        if (job.status() == status && shown.size() < MOST_SHOWN) {
          shown.add(job);
        }
      }
    }
    jobs.setAll(shown);
  }

  private void replan() {
    plan =
        project != null && pack.get() instanceof PackState.Open open
            ? new RenderPlan(project, open.engine(), open.pack())
            : null;
    changed();
  }

  private void forgetStates() {
    known.clear();
    changed();
  }

  private void changed() {
    revision.set(revision.get() + 1);
  }

  /** Cancels everything and closes the engine; waits for the render thread. */
  @Override
  public void close() {
    queue.close();
  }
}
