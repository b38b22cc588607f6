package studio.reprise.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import studio.reprise.desk.ClusterOpener;
import studio.reprise.desk.EngineOpener;
import studio.reprise.speech.Synthesizer;

/** Clusters in this JVM for tests of the doors. */
public final class LoopbackMachines {
  private LoopbackMachines() {}

  /** A desk without Spark. */
  public static ClusterOpener none() {
    return ClusterOpener.ofHome(Optional.empty());
  }

  /** So many machines with this engine. */
  public static ClusterOpener with(EngineOpener engines, int machines) {
    return (master, pack, options, shelf, listener) -> {
      List<Supplier<Synthesizer>> all = new ArrayList<>();
      for (int i = 0; i < machines; i++) {
        all.add(() -> engines.open(pack, options));
      }
      return new ClusterRendering(
          new LoopbackCluster(all).begin(),
          new Cluster(
              master,
              0,
              Path.of("/opt/reprise"),
              pack,
              Optional.empty(),
              Optional.empty(),
              options),
          shelf,
          listener);
    };
  }
}
