package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.storage.ProjectFolder;

/**
 * A real standalone cluster on the loopback interface: a master and two workers, each a process of
 * its own, and renderers beside their executors. {@code packaging/cluster/test.sh} runs it.
 */
@Tag("cluster")
class SparkClusterTest {
  private static final String TAKES = "takes";

  /** 10,000 tell what a line costs. */
  private static final int LINES = Integer.getInteger("reprise.cluster.lines", 200);

  @TempDir static Path shared;
  private static final List<Process> CLUSTER = new ArrayList<>();
  private static final Path SPARK = Path.of(System.getProperty("reprise.spark", "target/spark"));
  private static String master;
  private static Path home;

  @TempDir Path folder;

  @BeforeAll
  static void startTheCluster() throws IOException, InterruptedException {
    assertTrue(
        Files.isDirectory(SPARK.resolve("jars")), "packaging/cluster/test.sh brings Spark's jars");
    home = toneHome();
    int port = freePort();
    master = "spark://127.0.0.1:" + port;
    spark(
        "master",
        "org.apache.spark.deploy.master.Master",
        "--host",
        "127.0.0.1",
        "--port",
        "" + port,
        "--webui-port",
        "0");
    awaitPort(port);
    for (int i = 0; i < 2; i++) {
      spark(
          "worker" + i,
          "org.apache.spark.deploy.worker.Worker",
          "--host",
          "127.0.0.1",
          "--cores",
          "1",
          "--memory",
          "1g",
          "--webui-port",
          "0",
          "--work-dir",
          shared.resolve("work" + i).toString(),
          master);
    }
  }

  @AfterAll
  static void stopTheCluster() throws InterruptedException {
    for (Process process : CLUSTER) {
      process.destroy();
    }
    for (Process process : CLUSTER) {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void everyLineHasTheBytesOfTheDeskThoughAnExecutorDies() throws Exception {
    Path there = project("there", LINES);
    Path here = project("here", LINES);
    Process rendering = start("render", there.toString(), "--on", master, "--machines", "2");
    long begun = System.nanoTime();
    killAnExecutorWhen(there, LINES / 5);
    assertEquals(0, rendering.waitFor(), log());
    long between = System.nanoTime();
    assertEquals(0, start("render", here.toString()).waitFor(), log());
    long end = System.nanoTime();
    System.out.printf(
        java.util.Locale.ROOT,
        "%d lines: %.1f s on two executors, one of them killed; %.1f s here%n",
        LINES,
        (between - begun) / 1e9,
        (end - between) / 1e9);
    assertEquals(LINES, sounds(here).size());
    assertEquals(sounds(here), sounds(there));
  }

  @Test
  void aLineThatEndsItsProcessAndOneThatCannotBeSpokenFailAlone() throws Exception {
    Path project = project("poison", 6, "HALT here.", " ?! ");
    Process rendering =
        start("render", project.toString(), "--on", master, "--machines", "2", "--only", "all");
    assertEquals(1, rendering.waitFor(), log());
    assertTrue(log().contains("The line ended the renderer wherever it was tried"), log());
    assertTrue(sounds(project).size() >= 6, log());
  }

  @Test
  void aClusterThatIsNotThereIsASentence() throws Exception {
    Path project = project("nobody", 1);
    int port = freePort();
    Process rendering =
        start("render", project.toString(), "--on", "spark://127.0.0.1:" + port, "--machines", "1");
    assertNotEquals(0, rendering.waitFor());
    assertTrue(
        log().contains("cluster at spark://127.0.0.1:" + port)
            || log().contains("No machine answered"),
        log());
  }

  // ---- the cluster

  private static void spark(String name, String main, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.add("-Xmx512m");
    for (String opened :
        List.of(
            "java.lang",
            "java.lang.invoke",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.net",
            "java.io")) {
      command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    command.add("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
    command.add("-cp");
    command.add(SPARK.toAbsolutePath().resolve("jars") + "/*");
    command.add(main);
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", SPARK.toAbsolutePath().toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.redirectErrorStream(true);
    builder.redirectOutput(shared.resolve(name + ".log").toFile());
    CLUSTER.add(builder.start());
  }

  private static void awaitPort(int port) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      try {
        new Socket("127.0.0.1", port).close();
        return;
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw new IllegalStateException("The master does not answer");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Kills the JVM of one executor, as a lost machine would be, when so many takes have come. */
  private static void killAnExecutorWhen(Path project, int takes) throws Exception {
    for (int i = 0; i < 6_000; i++) {
      if (count(project.resolve(TAKES)) >= 2L * takes) {
        ProcessHandle executor =
            ProcessHandle.allProcesses()
                .filter(
                    each ->
                        each.info()
                            .commandLine()
                            .orElse("")
                            .contains("CoarseGrainedExecutorBackend"))
                .findFirst()
                .orElseThrow();
        executor.destroyForcibly();
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IllegalStateException("No takes came: " + log());
  }

  /** Files of a folder: two of each take. */
  private static long count(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  // ---- the program

  /** A program folder whose engine is the tone engine. */
  private static Path toneHome() throws IOException {
    Path made = shared.resolve("home");
    Files.createDirectories(made.resolve("bin"));
    Files.createDirectories(made.resolve("cluster"));
    Files.createDirectories(made.resolve("packs/starter/llm"));
    Files.writeString(made.resolve("packs/starter/tone"), "starter");
    Path script = made.resolve("bin/reprise");
    Files.writeString(
        script,
        "#!/bin/sh\nexec '"
            + java()
            + "' -XX:TieredStopAtLevel=1 -Dreprise.home='"
            + made
            + "' -cp '"
            + System.getProperty("surefire.real.class.path", System.getProperty("java.class.path"))
            + "' studio.reprise.cli.ToneCommandLine \"$@\"\n");
    assertTrue(script.toFile().setExecutable(true));
    jar(made.resolve("cluster/reprise-spark.jar"));
    return made;
  }

  private static void jar(Path file) throws IOException {
    Path classes = Path.of("target/classes");
    try (OutputStream bytes = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(bytes);
        Stream<Path> found =
            Stream.of("spark", "wire")
                .flatMap(part -> list(classes.resolve("studio/reprise/cluster").resolve(part)))) {
      for (Path each : found.toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, jar);
        jar.closeEntry();
      }
    }
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/reprise").toString());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    // Away from the source tree, whose own packs would be found first.
    builder.directory(folder.toFile());
    builder.environment().put("SPARK_HOME", SPARK.toAbsolutePath().toString());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(shared.resolve("log").toFile()));
    return builder.start();
  }

  private static String log() throws IOException {
    return Files.readString(shared.resolve("log"), StandardCharsets.UTF_8);
  }

  private Path project(String name, int lines, String... more) {
    Path path = new Terminal(folder).project(lines);
    Path moved = folder.resolve(name);
    try {
      Files.move(path, moved);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    try (ProjectFolder opened = ProjectFolder.open(moved)) {
      Project project = opened.project();
      List<Line> all = new ArrayList<>(project.lines().toList());
      for (String text : more) {
        all.add(Line.of("more" + all.size(), "anna", text));
      }
      opened.save(project.withScenes(List.of(new Scene("s1", "The bridge", all))));
    }
    return moved;
  }

  /** Every take's WAV by its name: as bytes, in hex of their hash. */
  private static Map<String, Integer> sounds(Path project) throws IOException {
    Map<String, Integer> sounds = new TreeMap<>();
    Path takes = project.resolve(TAKES);
    if (!Files.isDirectory(takes)) {
      return sounds;
    }
    try (Stream<Path> files = Files.list(takes)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".wav")).toList()) {
        sounds.put(
            file.getFileName().toString(), java.util.Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return sounds;
  }
}
