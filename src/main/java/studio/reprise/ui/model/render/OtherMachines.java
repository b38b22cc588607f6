package studio.reprise.ui.model.render;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import studio.reprise.cluster.ClusterRendering;
import studio.reprise.desk.ClusterOpener;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderRequest;
import studio.reprise.render.TakeShelf;
import studio.reprise.sentence.Problem;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.EngineOptions;

/**
 * The machines of a cluster as the window sees them: many lines at once go there, one batch after
 * the other, and their events come back to the JavaFX thread. Used on that thread.
 */
public final class OtherMachines {
  private final Supplier<String> address;
  private final Supplier<EngineOptions> engine;
  private final ClusterOpener opener;
  private final TakeShelf shelf;
  private final Executor background;
  private final Executor fx;
  private final Consumer<RenderEvent> listener;
  private final Set<String> under = new HashSet<>();
  private final ReadOnlyStringWrapper who = new ReadOnlyStringWrapper("");
  private volatile @Nullable ClusterRendering running;
  private volatile boolean cancelled;

  OtherMachines(
      Supplier<String> address,
      Supplier<EngineOptions> engine,
      ClusterOpener opener,
      TakeShelf shelf,
      Executor background,
      Executor fx,
      Consumer<RenderEvent> listener) {
    this.address = address;
    this.engine = engine;
    this.opener = opener;
    this.shelf = shelf;
    this.background = background;
    this.fx = fx;
    this.listener = listener;
  }

  /** True when the author named a cluster and none of its work is under way. */
  boolean areFree() {
    return !address.get().isBlank() && under.isEmpty();
  }

  /** Who has rendered how many lines, "host/0 12, host/1 11"; "" while nobody does. */
  public ReadOnlyStringProperty whoProperty() {
    return who.getReadOnlyProperty();
  }

  /** Renders there; failures come as events of each line. */
  void render(Path pack, List<RenderRequest> requests) {
    cancelled = false;
    requests.forEach(request -> under.add(request.jobId()));
    String master = address.get().strip();
    EngineOptions options = engine.get();
    who.set(master);
    background.execute(() -> work(master, pack, options, requests));
  }

  private void work(String master, Path pack, EngineOptions options, List<RenderRequest> requests) {
    try (ClusterRendering rendering = opener.open(master, pack, options, shelf, this::heard)) {
      running = rendering;
      if (cancelled) {
        rendering.cancel();
      }
      rendering.open();
      rendering.render(requests);
    } catch (CancellationException e) {
      fx.execute(() -> endAll(request -> new RenderEvent.Cancelled(request, request), requests));
    } catch (RuntimeException e) {
      Sentence sentence = Problem.told(e);
      fx.execute(
          () -> endAll(request -> new RenderEvent.Failed(request, request, sentence), requests));
    } finally {
      running = null;
      fx.execute(() -> who.set(""));
    }
  }

  /** On the thread that renders. */
  private void heard(RenderEvent event) {
    ClusterRendering rendering = running;
    String now =
        rendering == null || rendering.takesByMachine().isEmpty()
            ? ""
            : new TreeMap<>(rendering.takesByMachine())
                .entrySet().stream()
                    .map(each -> each.getKey() + " " + each.getValue())
                    .collect(Collectors.joining(", "));
    fx.execute(() -> happened(event, now));
  }

  private void happened(RenderEvent event, String now) {
    if (!now.isEmpty()) {
      who.set(now);
    }
    if (event instanceof RenderEvent.Opened || event instanceof RenderEvent.Emptied) {
      return;
    }
    if (event instanceof RenderEvent.Halted halted) {
      // The rest does not come: the line waits for somebody to make room and render again.
      under.remove(halted.jobId());
      listener.accept(new RenderEvent.Failed(halted.jobId(), halted.lineId(), halted.sentence()));
      return;
    }
    boolean isLast =
        event instanceof RenderEvent.Finished
            || event instanceof RenderEvent.Failed
            || event instanceof RenderEvent.Cancelled;
    if (event instanceof RenderEvent.OfJob job && (!isLast || under.remove(job.jobId()))) {
      listener.accept(event);
    }
  }

  private void endAll(
      java.util.function.Function<String, RenderEvent> end, List<RenderRequest> requests) {
    for (RenderRequest request : requests) {
      if (under.remove(request.jobId())) {
        listener.accept(end.apply(request.jobId()));
      }
    }
  }

  /** One line is not waited for any more; true when it was there. */
  boolean cancel(String jobId) {
    if (!under.remove(jobId)) {
      return false;
    }
    listener.accept(new RenderEvent.Cancelled(jobId, jobId));
    if (under.isEmpty()) {
      stop();
    }
    return true;
  }

  /** Stops all machines; finished takes are kept. */
  void stop() {
    cancelled = true;
    ClusterRendering rendering = running;
    if (rendering != null) {
      rendering.cancel();
    }
  }
}
