package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.storage.ExportFolder;
import studio.reprise.storage.ProjectFolder;

@Timeout(90)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no kill -INT")
class InterruptionTest {
  /** Ctrl-C is to end the process within a second; a loaded machine gets some more. */
  private static final long PATIENCE_NANOSECONDS = 4_000_000_000L;

  @TempDir Path folder;

  @Test
  void interruptedRenderingKeepsEveryFinishedTakeAndGoesOnLater() throws Exception {
    Terminal terminal = new Terminal(folder);
    Path project = terminal.project(4);
    try (ProjectFolder opened = ProjectFolder.open(project)) {
      opened.save(LineEdits.changeText("l2", "This is endless.").change().apply(opened.project()));
    }
    interruptAfter("2/4", "render", "project", "--out", "wavs");
    assertDelivered(2);

    Project left = terminal.read(project);
    assertFalse(left.line("l0").orElseThrow().takeFingerprint().isEmpty());
    assertFalse(left.line("l1").orElseThrow().takeFingerprint().isEmpty());
    assertTrue(left.line("l2").orElseThrow().takeFingerprint().isEmpty());
    try (var takes = Files.list(project.resolve("takes"))) {
      assertEquals(4, takes.count(), "two takes, two receipts, nothing half-written");
    }
    assertEquals(0, terminal.run("render", "project"), terminal.err);
    assertTrue(terminal.out.startsWith("2 rendered"), terminal.out);
    assertEquals(0, terminal.run("verify", "project"), terminal.out);
  }

  @Test
  void anInterruptedBatchGoesOnWhereItStopped() throws Exception {
    Terminal terminal = new Terminal(folder);
    terminal.batch(3);
    terminal.write(
        "tasks.jsonl",
        terminal.text(folder.resolve("tasks.jsonl")).replace("Task 2.", "Task 2 is endless."));
    interruptAfter("2/3", "batch", "tasks.jsonl", "--out", "wavs");
    assertDelivered(2);

    assertEquals(0, terminal.run("batch", "tasks.jsonl", "--out", "wavs"), terminal.err);
    assertTrue(terminal.out.startsWith("1 rendered, 2 there already"), terminal.out);
  }

  @Test
  void whatIsInterruptedWhileThePackLoadsSaysSo() throws Exception {
    Terminal terminal = new Terminal(folder);
    Path project = terminal.project(1);
    Files.createFile(folder.resolve("home/packs/starter/endless"));
    byte[] before = Files.readAllBytes(project.resolve("project.json"));
    String said = interruptAfter("loading", "render", "project");
    assertTrue(said.contains("while the voice pack was loading; nothing was begun"), said);
    assertEquals(1, said.lines().filter(line -> line.contains("Cancelled")).count(), said);
    assertArrayEquals(before, Files.readAllBytes(project.resolve("project.json")));
  }

  /** What was finished lies there as it shall be called, and is listed. */
  private void assertDelivered(int wavs) throws IOException {
    ExportFolder delivered = new ExportFolder(folder.resolve("wavs"));
    assertEquals(wavs, delivered.items().size());
    delivered.items().forEach(item -> assertTrue(delivered.wav(item).isPresent(), item.file()));
    assertEquals(List.of(), delivered.unlisted());
  }

  private String interruptAfter(String sign, String... command) throws Exception {
    List<String> all =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                EndlessCommandLine.class.getName(),
                folder.toString()));
    all.addAll(List.of(command));
    Process process =
        new ProcessBuilder(all).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    StringBuilder said = new StringBuilder();
    try (BufferedReader err = process.errorReader()) {
      String line = err.readLine();
      while (line != null && !line.startsWith(sign)) {
        said.append(line).append('\n');
        line = err.readLine();
      }
      assertTrue(line != null, "the process ended by itself:\n" + said);
      boolean deaf = ignoresInterrupts();
      long start = System.nanoTime();
      new ProcessBuilder("kill", deaf ? "-TERM" : "-INT", Long.toString(process.pid()))
          .start()
          .waitFor();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      long took = System.nanoTime() - start;
      err.lines().forEach(rest -> said.append(rest).append('\n'));
      assertEquals(deaf ? 143 : 130, process.exitValue(), said.toString());
      assertTrue(took < PATIENCE_NANOSECONDS, "it took " + took / 1_000_000 + " ms");
      assertTrue(said.toString().contains("reprise: Cancelled"), said.toString());
      return said.toString();
    } finally {
      process.destroyForcibly();
    }
  }

  /** The class path as it is: surefire hides it in a manifest. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
  }

  /** A shell that starts a build in the background lets it ignore SIGINT, and so its children. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
  }
}
