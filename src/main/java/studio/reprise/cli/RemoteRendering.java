package studio.reprise.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import studio.reprise.cluster.Cluster;
import studio.reprise.cluster.ClusterRendering;
import studio.reprise.cluster.SparkCommand;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.RenderRequest;
import studio.reprise.render.TakeShelf;

/** Machines of a cluster speak. */
final class RemoteRendering implements Rendering {
  private final Surroundings surroundings;
  private final Path home;
  private final TakeShelf shelf;
  private final Interruption interruption;
  private Cluster cluster;
  private volatile ClusterRendering rendering;
  private Consumer<RenderEvent> listener;

  /**
   * Surveys the machines.
   *
   * @throws studio.reprise.cluster.ClusterException when they cannot render
   */
  RemoteRendering(
      Surroundings surroundings,
      Cluster cluster,
      Path home,
      TakeShelf shelf,
      Consumer<RenderEvent> first) {
    this.surroundings = surroundings;
    this.cluster = cluster;
    this.home = home;
    this.shelf = shelf;
    this.listener = first;
    rendering = start();
    interruption =
        Interruption.whileOpening(
            surroundings.err(), "the machines were being asked", () -> rendering.cancel());
    try {
      rendering.open();
      interruption.workBegins();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private ClusterRendering start() {
    return new ClusterRendering(
        new SparkCommand(surroundings.environment(), home),
        cluster,
        shelf,
        event -> listener.accept(event));
  }

  @Override
  public RenderEvent.Opened opened() {
    return rendering.opened();
  }

  @Override
  public void listen(Consumer<RenderEvent> another) {
    listener = another;
  }

  @Override
  public void render(List<RenderRequest> requests) {
    rendering.render(requests);
  }

  @Override
  public void use(Path another) {
    if (!another.toAbsolutePath().equals(cluster.packThere())) {
      rendering.close();
      cluster = cluster.withPack(another.toAbsolutePath());
      rendering = start();
      rendering.open();
    }
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
  public OptionalDouble remainingSeconds() {
    return rendering.remainingSeconds();
  }

  @Override
  public Optional<LocalRendering> here() {
    return Optional.empty();
  }

  @Override
  public void close() {
    if (interruption.happened()) {
      interruption.close();
    }
    rendering.close();
    interruption.close();
  }
}
