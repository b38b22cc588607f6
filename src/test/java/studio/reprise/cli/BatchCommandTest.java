package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.WavFile;

@Timeout(60)
class BatchCommandTest {
  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void sitDown() {
    desk = new Desk(folder);
  }

  @Test
  void everyTaskBecomesAWavOfItsRateWithItsReceipt() throws Exception {
    assertEquals(0, desk.run("batch", desk.batch(4), "--out", "wavs"), desk.err);
    assertEquals(24_000, WavFile.read(folder.resolve("wavs/t0.wav")).sampleRateHz());
    assertEquals(16_000, WavFile.read(folder.resolve("wavs/t1.wav")).sampleRateHz());
    JsonNode entry =
        new ObjectMapper().readTree(desk.bytes("wavs/metadata.json")).get("lines").get(1);
    assertEquals("Task 1.", entry.get("text").asText());
    assertEquals("t1.wav", entry.get("output").get("file").asText());
    assertEquals(24_000, entry.get("output").get("resampled_from").asInt());
    assertEquals(0, desk.run("verify", "wavs"), desk.out);
  }

  @Test
  void theSameBatchAgainRendersNothingAndElsewhereGivesTheSameBytes() {
    desk.run("batch", desk.batch(4), "--out", "one");
    byte[] metadata = desk.bytes("one/metadata.json");
    desk.run("batch", "tasks.jsonl", "--out", "one");
    assertTrue(desk.out.startsWith("0 rendered, 4 there already"), desk.out);
    assertArrayEquals(metadata, desk.bytes("one/metadata.json"));

    desk.run("batch", "tasks.jsonl", "--out", "two", "--threads", "2");
    assertTrue(desk.out.startsWith("4 rendered"), desk.out);
    assertArrayEquals(desk.bytes("one/t0.wav"), desk.bytes("two/t0.wav"));
    assertArrayEquals(desk.bytes("one/t1.wav"), desk.bytes("two/t1.wav"));
  }

  @Test
  void nothingIsRenderedUntilEveryLineIsValid() {
    desk.batch(2);
    desk.write("tasks.jsonl", desk.text(folder.resolve("tasks.jsonl")) + "{\"oops\n");
    assertEquals(1, desk.run("batch", "tasks.jsonl", "--out", "wavs"));
    assertTrue(desk.err.contains("tasks.jsonl:3: "), desk.err);
    assertFalse(Files.exists(folder.resolve("wavs")));

    assertEquals(1, desk.run("batch", "tasks.jsonl", "--out", "wavs", "--keep-going"));
    assertTrue(desk.out.startsWith("2 rendered"), desk.out);
  }

  @Test
  void aClipThatIsNoSoundIsTheProblemOfItsLine() {
    desk.batch(2);
    desk.write("a.wav", "not a wav file at all");
    assertEquals(1, desk.run("batch", "tasks.jsonl", "--out", "wavs"));
    assertTrue(desk.err.contains("tasks.jsonl:1: "), desk.err);
    assertTrue(desk.err.contains("no sound file"), desk.err);
  }

  @Test
  void theCommonSeedIsForTasksWithoutOne() throws Exception {
    desk.batch(1);
    String task = desk.text(folder.resolve("tasks.jsonl"));
    desk.write("tasks.jsonl", task.replace(",\"seed\":42", ""));
    desk.run("batch", "tasks.jsonl", "--out", "wavs", "--seed", "9");
    JsonNode entry =
        new ObjectMapper().readTree(desk.bytes("wavs/metadata.json")).get("lines").get(0);
    assertEquals(9, entry.get("seed").asLong());
    assertEquals("default", entry.get("seed_origin").asText());
  }
}
