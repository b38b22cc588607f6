package studio.reprise.desk;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import studio.reprise.cluster.Cluster;
import studio.reprise.cluster.ClusterException;
import studio.reprise.cluster.ClusterRendering;
import studio.reprise.cluster.SparkCommand;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.TakeShelf;
import studio.reprise.speech.EngineOptions;

/** Has a cluster's machines open a voice pack. Tests bring other machines. */
@FunctionalInterface
public interface ClusterOpener {
  /**
   * @param master Spark's address
   * @param pack the pack's folder here; it lies at the same place on every machine
   * @param listener hears events on the thread that renders
   * @throws ClusterException when Spark is not found here
   */
  ClusterRendering open(
      String master,
      Path pack,
      EngineOptions engine,
      TakeShelf shelf,
      Consumer<RenderEvent> listener);

  /** Machines on which the program and its packs lie where they lie here. */
  static ClusterOpener ofHome(Optional<Path> home) {
    return (master, pack, engine, shelf, listener) -> {
      Path here =
          home.orElseThrow(
                  () -> new ClusterException("A cluster renders for the packaged program only."))
              .toAbsolutePath();
      return new ClusterRendering(
          new SparkCommand(System.getenv(), here),
          new Cluster(
              master, 0, here, pack.toAbsolutePath(), Optional.empty(), Optional.empty(), engine),
          shelf,
          listener);
    };
  }
}
