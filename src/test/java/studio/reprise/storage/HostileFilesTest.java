package studio.reprise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.sentence.AuthorException;

/** Files that somebody damaged on purpose or not: a sentence with the file, never a stack trace. */
class HostileFilesTest {
  private static final byte[] PROJECT = released();

  private Path temp;

  @BeforeProperty
  void makeFolder() throws IOException {
    temp = Files.createTempDirectory("reprise-hostile");
  }

  @AfterProperty
  void deleteFolder() throws IOException {
    try (var files = Files.list(temp)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(temp);
  }

  private static byte[] released() {
    try {
      return Files.readAllBytes(Path.of("src/test/resources/projects/v2/project.json"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Some bytes changed, and perhaps the end cut off. */
  private static byte[] damaged(byte[] whole, List<Integer> places, List<Byte> values, int cut) {
    byte[] bytes = cut % 3 == 0 ? Arrays.copyOf(whole, cut % (whole.length + 1)) : whole.clone();
    for (int i = 0; i < Math.min(places.size(), values.size()) && bytes.length > 0; i++) {
      bytes[places.get(i) % bytes.length] = values.get(i);
    }
    return bytes;
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void aDamagedProjectIsReadOrRefusedWithItsFile(
      @ForAll @Size(max = 4) List<@IntRange(max = 5000) Integer> places,
      @ForAll @Size(max = 4) List<Byte> values,
      @ForAll @IntRange(max = 5000) int cut) {
    byte[] bytes = damaged(PROJECT, places, values, cut);
    try {
      int version = ProjectJson.formatVersion(bytes, "project.json");
      Project project = ProjectJson.read(bytes, "project.json", DocumentJson.Unknown.REFUSED);
      assertEquals(Math.max(version, Project.FORMAT_VERSION), project.formatVersion());
    } catch (StorageException e) {
      assertTrue(e.getMessage().startsWith("project.json"), e.getMessage());
      assertTrue(e.getMessage().endsWith("."), e.getMessage());
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aDamagedJournalGivesTheEditsBeforeTheDamage(
      @ForAll @Size(max = 4) List<@IntRange(max = 5000) Integer> places,
      @ForAll @Size(max = 4) List<Byte> values,
      @ForAll @IntRange(max = 5000) int cut)
      throws IOException {
    Project start = ProjectJson.read(PROJECT, "project.json", DocumentJson.Unknown.REFUSED);
    Path file = temp.resolve("journal.jsonl");
    Files.deleteIfExists(file);
    Journal written = new Journal(file, "aa");
    Project now = start;
    for (int i = 0; i < 4; i++) {
      Project next = LineEdits.changeText("l1", "Words " + i).change().apply(now);
      written.append("Change text", now, next);
      now = next;
    }
    written.close();
    Files.write(file, damaged(Files.readAllBytes(file), places, values, cut));
    Journal.Replay replay = new Journal(file, "aa").replay(start);
    assertTrue(replay.edits() >= 0 && replay.edits() <= 5);
    assertEquals(start.lineCount(), replay.project().lineCount());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aDamagedBatchFileTellsEveryBadLine(
      @ForAll @Size(max = 4) List<@IntRange(max = 5000) Integer> places,
      @ForAll @Size(max = 4) List<Byte> values,
      @ForAll @IntRange(max = 5000) int cut)
      throws IOException {
    Files.write(temp.resolve("a.wav"), new byte[1]);
    String task =
        "{\"prompt_text\":\"Words\",\"prompt_audio\":\"a.wav\",\"input_text\":\"Say\",\"output_name\":\"";
    byte[] whole = (task + "one\"}\n" + task + "two\"}\n").getBytes(StandardCharsets.UTF_8);
    Path file = temp.resolve("tasks.jsonl");
    Files.write(file, damaged(whole, places, values, cut));
    BatchFile batch = BatchFile.read(file);
    for (BatchFile.Problem problem : batch.problems()) {
      assertTrue(
          problem.lineNumber() >= 1 && problem.sentence().toString().endsWith("."),
          problem.toString());
    }
    batch.tasks().forEach(t -> assertTrue(OutputName.objection(t.outputName()).isEmpty()));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void damagedMetadataIsReadOrRefusedWithItsFile(
      @ForAll @Size(max = 4) List<@IntRange(max = 5000) Integer> places,
      @ForAll @Size(max = 4) List<Byte> values,
      @ForAll @IntRange(max = 5000) int cut)
      throws IOException {
    String whole = "{\"format\":1,\"title\":\"T\",\"lines\":[{\"schema\":1,\"line_id\":\"l\"}]}";
    Files.write(
        temp.resolve("metadata.json"),
        damaged(whole.getBytes(StandardCharsets.UTF_8), places, values, cut));
    try {
      new ExportFolder(temp).items();
    } catch (AuthorException e) {
      assertTrue(e.getMessage().contains("metadata.json"), e.getMessage());
    }
  }
}
