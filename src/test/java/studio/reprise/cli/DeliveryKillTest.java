package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.WavFile;
import studio.reprise.storage.ExportFolder;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.TakeFolder;

/**
 * Kills a program that hands over, at random moments, and looks at what it left. {@code
 * -Dreprise.kills=100} for fifty kills of each kind instead of two.
 */
class DeliveryKillTest {
  private static final int KILLS = Math.max(2, Integer.getInteger("reprise.kills", 4) / 2);
  private static final int MOST_ROUNDS = 6;

  @TempDir Path folder;
  private Terminal terminal;
  private long rounds;

  @BeforeEach
  void prepare() {
    terminal = new Terminal(folder);
    terminal.project(5);
    assertEquals(0, terminal.run("render", "project"), terminal.err);
    terminal.batch(4);
    terminal.write(
        "seedless.jsonl", terminal.text(folder.resolve("tasks.jsonl")).replace(",\"seed\":42", ""));
  }

  /** Runs the program until it is killed; the last round that it finished, or -1. */
  private long killed(String what, Random moments) throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                RestlessTerminal.class.getName(),
                folder.toString(),
                what,
                Long.toString(rounds))
            .redirectErrorStream(true)
            .start();
    int wanted = 1 + moments.nextInt(MOST_ROUNDS);
    long last = -1;
    int heard = 0;
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        assertTrue(line.startsWith("done "), "The program said: " + line);
        last = Long.parseLong(line.substring(5));
        if (++heard == wanted) {
          spin(moments.nextInt(60_000_000));
          program.toHandle().destroyForcibly();
        }
      }
    }
    program.waitFor();
    rounds = last + 2;
    return last;
  }

  /** A moment between two messages: the program may be anywhere in the writing of a file. */
  private static void spin(long nanoseconds) {
    long end = System.nanoTime() + nanoseconds;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static List<Path> files(Path below) throws IOException {
    try (Stream<Path> all = Files.walk(below)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  private void assertDeliveryIsWhole(Path delivered) throws IOException {
    assertFalse(new ExportFolder(delivered).items().isEmpty(), "metadata.json is whole");
    for (Path file : files(delivered)) {
      if (!isHidden(file) && file.toString().endsWith(".wav")) {
        assertTrue(WavFile.read(file).length() > 0, file.toString());
      }
    }
  }

  private void assertNothingHalfWritten(Path delivered) throws IOException {
    for (Path file : files(delivered)) {
      assertFalse(isHidden(file), "left behind: " + file);
    }
    assertEquals(List.of(), new ExportFolder(delivered).unlisted());
  }

  @Test
  void aKilledExportIsWholeFileByFileAndGoesOn() throws Exception {
    Random moments = new Random(31);
    Path delivered = folder.resolve("exported");
    for (int kill = 0; kill < KILLS; kill++) {
      killed("export", moments);
      assertDeliveryIsWhole(delivered);
      assertEquals(
          0, terminal.run("export", "project", "--out", "exported", "--join"), terminal.err);
      assertNothingHalfWritten(delivered);
    }
    assertEquals(0, terminal.run("verify", "exported"), terminal.out);
  }

  @Test
  void aKilledDeliveryLeavesNoHalfFileAndGoesOn() throws Exception {
    Files.createDirectories(folder.resolve("config/profiles"));
    terminal.write(
        "config/profiles/loud.json", "{\"name\":\"loud\",\"from\":\"game\",\"aim\":-22.5}");
    assertEquals(0, terminal.run("book", "project", "--title", "Test"), terminal.err);
    assertEquals(
        0,
        terminal.run("deliver", "project", "--profile", "game", "--out", "untouched"),
        terminal.err);
    Random moments = new Random(34);
    Path handed = folder.resolve("handed");
    for (int kill = 0; kill < KILLS; kill++) {
      killed("deliver", moments);
      for (Path file : files(handed)) {
        if (!isHidden(file) && file.toString().endsWith(".wav")) {
          assertTrue(WavFile.read(file).length() > 0, file.toString());
        }
      }
      assertEquals(
          0,
          terminal.run("deliver", "project", "--profile", "game", "--out", "handed"),
          terminal.err);
      for (Path file : files(handed)) {
        assertFalse(isHidden(file), "left behind: " + file);
      }
      assertEquals(
          terminal.text(folder.resolve("untouched/SHA256SUMS")),
          terminal.text(handed.resolve("SHA256SUMS")));
    }
  }

  @Test
  void aKilledBatchKeepsItsTakesAndGoesOn() throws Exception {
    Random moments = new Random(32);
    Path delivered = folder.resolve("delivered");
    for (int kill = 0; kill < KILLS; kill++) {
      long seed = killed("batch", moments);
      assertDeliveryIsWhole(delivered);
      TakeFolder takes = new ExportFolder(delivered).takes();
      takes.fingerprints().forEach(take -> assertTrue(takes.contains(take), take));
      String again = Long.toString(seed);
      assertEquals(
          0,
          terminal.run("batch", "seedless.jsonl", "--out", "delivered", "--seed", again),
          terminal.err);
      assertTrue(terminal.out.startsWith("0 rendered, 4 there already"), terminal.out);
      assertNothingHalfWritten(delivered);
    }
    assertEquals(0, terminal.run("verify", "delivered"), terminal.out);
  }

  @Test
  void aKilledSaveAsLeavesAWholeProjectOrNone() throws Exception {
    Random moments = new Random(33);
    Path copies = folder.resolve("copies");
    for (int kill = 0; kill < KILLS; kill++) {
      killed("copy", moments);
      try (ProjectFolder original = ProjectFolder.open(folder.resolve("project"));
          Stream<Path> made = Files.list(copies)) {
        for (Path copy : made.filter(path -> !isHidden(path)).toList()) {
          try (ProjectFolder open = ProjectFolder.open(copy)) {
            assertEquals(original.project(), open.project());
            assertEquals(original.takes().fingerprints(), open.takes().fingerprints());
            open.takes()
                .fingerprints()
                .forEach(take -> assertTrue(open.takes().contains(take), take));
          }
        }
        original.saveCopy(copies.resolve("after kill " + kill), original.project());
      }
      try (Stream<Path> made = Files.list(copies)) {
        assertTrue(made.noneMatch(DeliveryKillTest::isHidden), "what was begun is swept away");
      }
    }
  }
}
