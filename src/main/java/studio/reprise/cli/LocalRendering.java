package studio.reprise.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderQueue;
import studio.reprise.render.RenderRequest;
import studio.reprise.render.TakeShelf;

/** The engine of this machine, in a queue. */
final class LocalRendering implements Rendering {
  private final RenderQueue queue;
  private final Interruption interruption;
  private final Surroundings surroundings;
  private final CommonOptions common;
  private Path pack;
  private RenderEvent.Opened opened;
  private volatile Consumer<RenderEvent> listener;

  /**
   * Opens the pack.
   *
   * @throws studio.reprise.speech.SpeechException when it cannot be opened
   */
  LocalRendering(
      Surroundings surroundings,
      CommonOptions common,
      Path pack,
      TakeShelf shelf,
      Consumer<RenderEvent> first) {
    listener = first;
    this.surroundings = surroundings;
    this.common = common;
    this.pack = pack;
    queue =
        new RenderQueue(
            () -> surroundings.engines().open(pack, common.engine()),
            shelf,
            Runnable::run,
            event -> listener.accept(event));
    interruption =
        Interruption.whileOpening(
            surroundings.err(), "the voice pack was loading", queue::cancelAll);
    try {
      opened = await(queue.open());
      interruption.workBegins();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  @Override
  public void use(Path another) {
    if (!another.equals(pack)) {
      queue.replaceSynthesizer(() -> surroundings.engines().open(another, common.engine()));
      opened = await(queue.open());
      pack = another;
    }
  }

  @Override
  public RenderEvent.Opened opened() {
    return opened;
  }

  RenderQueue queue() {
    return queue;
  }

  @Override
  public Optional<LocalRendering> here() {
    return Optional.of(this);
  }

  @Override
  public OptionalDouble remainingSeconds() {
    return queue.snapshot().remainingSeconds();
  }

  @Override
  public boolean isInterrupted() {
    return interruption.happened();
  }

  @Override
  public void tellCancelled(String sentence) {
    interruption.tell(sentence);
  }

  @Override
  public void listen(Consumer<RenderEvent> another) {
    listener = another;
  }

  @Override
  public void render(List<RenderRequest> requests) {
    queue.submitAll(requests);
    try {
      queue.awaitIdle();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The render was cancelled.");
    }
  }

  static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The command was cancelled.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new CompletionException(e.getCause());
    }
  }

  @Override
  public void close() {
    if (interruption.happened()) {
      interruption.close();
    }
    queue.close();
    interruption.close();
  }
}
