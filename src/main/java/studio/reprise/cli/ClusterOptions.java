package studio.reprise.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import studio.reprise.cluster.Cluster;
import studio.reprise.cluster.ClusterException;
import studio.reprise.render.RenderEvent;
import studio.reprise.render.TakeShelf;

/** The options of commands that can have other machines speak; docs/cluster.md. */
final class ClusterOptions {
  @Option(
      names = "--on",
      paramLabel = "<master>",
      description =
          "Render on an Apache Spark cluster, such as spark://host:7077 or local[2]; the takes come"
              + " here. Needs SPARK_HOME; see docs/cluster.md.")
  private String master;

  @Option(
      names = "--machines",
      paramLabel = "<n>",
      defaultValue = "0",
      description = "With --on: engines at once; 0 takes all that are free.")
  private int machines;

  @Option(
      names = "--home-there",
      paramLabel = "<dir>",
      description = "With --on: where Reprise lies on every machine. Default: where it lies here.")
  private Path home;

  @Option(
      names = "--pack-there",
      paramLabel = "<dir>",
      description =
          "With --on: where the voice pack lies on every machine. Default: where it lies here.")
  private Path pack;

  @Option(
      names = "--spark-conf",
      paramLabel = "<file>",
      description = "With --on: more settings of Spark, such as spark.authenticate.")
  private Path conf;

  @Option(
      names = "--kind",
      paramLabel = "<key>",
      description = "With --on: which kind of machine renders, where they are of several.")
  private String kind;

  /** True when other machines are to render. */
  boolean isAsked() {
    return master != null;
  }

  /** What speaks: this machine, or the cluster that was named. */
  Rendering rendering(
      Surroundings surroundings,
      CommonOptions common,
      Supplier<Path> packHere,
      TakeShelf shelf,
      Consumer<RenderEvent> first) {
    if (master == null) {
      return new LocalRendering(surroundings, common, packHere.get(), shelf, first);
    }
    Path homeHere =
        surroundings
            .home()
            .orElseThrow(
                () ->
                    new ClusterException(
                        "The source tree alone cannot render on a cluster: run the packaged"
                            + " program, target/reprise/bin/reprise."));
    Path packThere = pack == null ? packHere.get().toAbsolutePath() : pack;
    Cluster cluster =
        new Cluster(
            master,
            machines,
            home == null ? homeHere.toAbsolutePath() : home,
            packThere,
            Optional.ofNullable(conf).map(surroundings.given()::file),
            Optional.ofNullable(kind),
            common.engine());
    return new RemoteRendering(surroundings, cluster, homeHere, shelf, first);
  }
}
