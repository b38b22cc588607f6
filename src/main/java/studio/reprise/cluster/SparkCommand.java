package studio.reprise.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the driver: Spark's own program in client mode, with our small jar. Spark lies in the
 * folder that SPARK_HOME names; no jar of it is in this program's class path.
 */
public final class SparkCommand {
  private static final Logger LOG = LoggerFactory.getLogger(SparkCommand.class);
  private static final String MAIN = "studio.reprise.cluster.spark.SparkDriver";
  private static final String SUBMIT = "org.apache.spark.deploy.SparkSubmit";
  private static final String MEMORY = "512m";
  private static final int MOST_FAILURES = 8;

  /** What Spark's own scripts open to a JVM of 17 and later. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.io",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/sun.nio.ch",
          "java.base/sun.nio.cs",
          "java.base/sun.security.action",
          "java.base/sun.util.calendar");

  private final Path sparkHome;
  private final Path jar;

  /**
   * @param environment of this process: SPARK_HOME
   * @param home where this program lies
   * @throws ClusterException when Spark or the part that runs in it is not found
   */
  public SparkCommand(Map<String, String> environment, Path home) {
    String named = environment.getOrDefault("SPARK_HOME", "");
    if (named.isBlank() || !Files.isDirectory(Path.of(named, "jars"))) {
      throw new ClusterException(
          "SPARK_HOME names no Spark{0}: install Apache Spark 4 here and set it; docs/cluster.md"
              + " shows how.",
          named.isBlank() ? "" : " (" + named + ")");
    }
    sparkHome = Path.of(named);
    jar = home.resolve("cluster").resolve("reprise-spark.jar");
    if (!Files.isRegularFile(jar)) {
      throw new ClusterException("{0} is missing: install Reprise again.", jar);
    }
  }

  /**
   * Starts it. Its standard error is this process's.
   *
   * @throws ClusterException when it cannot be started
   */
  Process start(Cluster cluster) {
    ProcessBuilder builder = new ProcessBuilder(command(cluster));
    builder.environment().put("SPARK_HOME", sparkHome.toString());
    // A folder with jars alone is no build tree: Spark asks its scripts otherwise.
    builder.environment().putIfAbsent("SPARK_SCALA_VERSION", "2.13");
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new ClusterException(e, "Spark cannot be started from {0}: {1}.", sparkHome, e);
    }
  }

  private List<String> command(Cluster cluster) {
    List<String> command = new ArrayList<>(launcher());
    command.add("--master");
    command.add(cluster.master());
    command.add("--name");
    command.add("reprise");
    cluster
        .sparkConf()
        .ifPresent(
            file -> {
              requirePrivate(file);
              command.add("--properties-file");
              command.add(file.toString());
            });
    settings(cluster)
        .forEach(
            (key, value) -> {
              command.add("--conf");
              command.add(key + "=" + value);
            });
    command.add("--class");
    command.add(MAIN);
    command.add(jar.toString());
    command.add(Integer.toString(cluster.machines()));
    command.add(Integer.toString(cluster.coresOfOneEngine()));
    command.add(cluster.engine().device());
    // From here on it is what a machine starts.
    command.add(cluster.homeThere().resolve("bin").resolve("reprise").toString());
    command.add("renderer");
    command.add("--pack");
    command.add(cluster.packThere().toString());
    command.add("--precision");
    command.add(cluster.engine().precision().name().toLowerCase(Locale.ROOT));
    command.add("--math");
    command.add(cluster.engine().mathMode().name().toLowerCase(Locale.ROOT));
    command.add("--threads");
    command.add(Integer.toString(cluster.coresOfOneEngine()));
    return command;
  }

  /** Spark's script where it is installed; a folder of jars alone serves as well. */
  private List<String> launcher() {
    Path script = sparkHome.resolve("bin").resolve("spark-submit");
    if (Files.isExecutable(script)) {
      return List.of(script.toString());
    }
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.add("-Xmx1g");
    OPENED.forEach(each -> java.add("--add-opens=" + each + "=ALL-UNNAMED"));
    java.add("-cp");
    java.add(sparkHome.resolve("jars") + "/*");
    java.add(SUBMIT);
    return java;
  }

  private static Map<String, String> settings(Cluster cluster) {
    String cores = Integer.toString(cluster.coresOfOneEngine());
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.submit.deployMode", "client");
    settings.put("spark.executor.cores", cores);
    settings.put("spark.task.cpus", cores);
    settings.put("spark.executor.memory", MEMORY);
    if (cluster.machines() > 0) {
      settings.put(
          "spark.cores.max", Integer.toString(cluster.machines() * cluster.coresOfOneEngine()));
    }
    if (cluster.engine().device().startsWith("cuda")) {
      settings.put("spark.executor.resource.gpu.amount", "1");
      settings.put("spark.task.resource.gpu.amount", "1");
    }
    // A lost machine's lines are spoken elsewhere; one that ends every renderer is given up before.
    settings.put("spark.task.maxFailures", Integer.toString(MOST_FAILURES));
    settings.put("spark.speculation", "false");
    // Each take goes to the disk of the desk at once.
    settings.put("spark.driver.maxResultSize", "0");
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.log.level", "WARN");
    return settings;
  }

  /** A file that may hold a secret is its owner's alone. */
  private static void requirePrivate(Path file) {
    try {
      if (!Files.readString(file).contains("secret")) {
        return;
      }
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      if (permissions.stream().anyMatch(each -> !each.name().startsWith("OWNER"))) {
        throw new ClusterException(
            "{0} holds a secret and others may read it: chmod 600 {0}.", file);
      }
    } catch (IOException e) {
      throw new ClusterException(e, "{0} cannot be read: {1}.", file, e);
    } catch (UnsupportedOperationException e) {
      LOG.debug("{} is guarded otherwise: no POSIX permissions here", file, e);
    }
  }
}
