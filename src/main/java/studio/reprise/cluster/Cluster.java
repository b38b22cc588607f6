package studio.reprise.cluster;

import java.nio.file.Path;
import java.util.Optional;
import studio.reprise.speech.EngineOptions;

/**
 * Which machines are to render, and what lies on them.
 *
 * @param master Spark's address: {@code spark://host:7077}, {@code local[2]} or what else Spark
 *     knows
 * @param machines how many engines at once; 0 takes all that there are
 * @param homeThere where the program lies on every machine
 * @param packThere where the voice pack lies on every machine
 * @param sparkConf more of Spark's settings, a properties file: secrets belong there
 * @param kind the kind of machine that may render where there are several; see {@link MachineKind}
 * @param engine where and how the engine computes
 */
public record Cluster(
    String master,
    int machines,
    Path homeThere,
    Path packThere,
    Optional<Path> sparkConf,
    Optional<String> kind,
    EngineOptions engine) {
  private static final int MOST_MACHINES = 100_000;

  public Cluster {
    if (!master.matches("[\\x21-\\x7e]{1,1000}")) {
      throw new ClusterException(
          "\"{0}\" is no address of a cluster; one looks like spark://host:7077.", master);
    }
    if (machines < 0 || machines > MOST_MACHINES) {
      throw new ClusterException(
          "Machines must be 0 (all) to {0}, not {1}.", MOST_MACHINES, machines);
    }
  }

  /** The same machines with another voice pack. */
  public Cluster withPack(Path another) {
    return new Cluster(master, machines, homeThere, another, sparkConf, kind, engine);
  }

  /** Threads of one engine: the cores of one seat. */
  int coresOfOneEngine() {
    return Math.max(1, engine.threads());
  }
}
