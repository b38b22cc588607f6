package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.codec.SoundReading;

/**
 * Delivers to a small disk on which there is room for a part of the delivery only: {@code
 * packaging/full-disk.sh} mounts one and runs this.
 */
@Tag("disk")
class DeliveryFullDiskTest {
  private static final int MOMENTS = 10;
  private static final int BLOCK = 4096;

  @TempDir Path folder;
  private final Path disk = Path.of(System.getProperty("reprise.disk"));
  private final Path filler = disk.resolve("filler");
  private final Path out = disk.resolve("delivery");
  private Terminal terminal;

  @BeforeEach
  void prepare() {
    terminal = new Terminal(folder);
    terminal.project(6);
    assertEquals(0, terminal.run("render", "project"), terminal.err);
    assertEquals(0, terminal.run("book", "project", "--title", "Test"), terminal.err);
  }

  private int deliver(Path where) {
    return terminal.run(
        "deliver",
        "project",
        "--profile",
        "podcast",
        "--acknowledge",
        "cover",
        "--out",
        where.toString(),
        "--also",
        "m4b,epub,stems,masters,srt");
  }

  @Test
  void aFullDiskLeavesWholeFilesAndTheNextRunGoesOn() throws Exception {
    Path untouched = folder.resolve("untouched");
    assertEquals(0, deliver(untouched), terminal.err);
    long bytes = 0;
    for (Path file : files(untouched)) {
      bytes += Files.size(file);
    }
    Random moments = new Random(65);
    int stopped = 0;
    for (int moment = 0; moment < MOMENTS; moment++) {
      fillUpTo(moments.nextInt((int) bytes));
      int code = deliver(out);
      if (code != 0) {
        stopped++;
        assertEquals(1, code, terminal.err);
        assertTrue(
            terminal.err.contains("stopped") || terminal.err.contains("Nothing can be written"),
            terminal.err);
      }
      assertWhole();
      Files.delete(filler);
      assertEquals(0, deliver(out), terminal.err);
      assertWhole();
      assertEquals(
          Files.readString(untouched.resolve("SHA256SUMS")),
          Files.readString(out.resolve("SHA256SUMS")));
      for (Path file : files(out)) {
        Files.delete(file);
      }
    }
    assertTrue(stopped > MOMENTS / 2, stopped + " runs were stopped");
  }

  /** Sounds can be decoded to their ends, and nothing lies about that was begun. */
  private void assertWhole() throws IOException {
    for (Path file : files(out)) {
      String name = file.getFileName().toString();
      assertFalse(name.endsWith(".new") || name.startsWith(".sound"), "left behind: " + file);
      if (List.of("mp3", "m4b", "wav").contains(name.substring(name.lastIndexOf('.') + 1))) {
        assertTrue(SoundReading.read(file, (channels, count, rateHz) -> {}).frames() > 0);
      }
    }
  }

  private static List<Path> files(Path below) throws IOException {
    if (Files.notExists(below)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(below)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** Another program takes the disk, but for so many bytes. */
  private void fillUpTo(long leftBytes) throws IOException {
    long count = (Files.getFileStore(disk).getUsableSpace() - leftBytes) / BLOCK;
    byte[] block = new byte[BLOCK];
    try (var out = Files.newOutputStream(filler)) {
      for (long i = 0; i < count; i++) {
        out.write(block);
      }
    }
  }
}
