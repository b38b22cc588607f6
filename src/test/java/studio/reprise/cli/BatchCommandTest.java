package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

  @Test
  void aBatchIntoTheFolderOfItsClipsWritesOverNoneOfThem() throws Exception {
    desk.batch(2);
    desk.write("tasks.jsonl", desk.text(folder.resolve("tasks.jsonl")).replace("\"t1\"", "\"a\""));
    byte[] clip = desk.bytes("a.wav");
    for (String[] more : new String[][] {{}, {"--force"}}) {
      String[] command = {"batch", "tasks.jsonl", "--out", "."};
      String[] all = java.util.Arrays.copyOf(command, 4 + more.length);
      System.arraycopy(more, 0, all, 4, more.length);
      assertEquals(1, desk.run(all));
      assertTrue(desk.err.contains("a.wav would be written over the clip of line 1"), desk.err);
      assertFalse(Files.exists(folder.resolve("t0.wav")));
    }
    assertArrayEquals(clip, desk.bytes("a.wav"));
  }

  @Test
  void aSecondBatchKeepsTheFirstOnesReceipts() throws Exception {
    desk.run("batch", desk.batch(2), "--out", "wavs");
    desk.write("more.jsonl", desk.text(folder.resolve("tasks.jsonl")).replace("\"t", "\"u"));
    assertEquals(0, desk.run("batch", "more.jsonl", "--out", "wavs"), desk.err);
    JsonNode lines = new ObjectMapper().readTree(desk.bytes("wavs/metadata.json")).get("lines");
    assertEquals(4, lines.size());
    assertEquals(0, desk.run("verify", "wavs"), desk.out);
  }

  @Test
  void theDoctorAndTheWordsAreAskedBeforeTheFirstRender() {
    desk.clip("silent.wav", 0);
    desk.batch(3);
    String[] tasks = desk.text(folder.resolve("tasks.jsonl")).split("\n");
    tasks[1] = tasks[1].replace("a.wav", "silent.wav");
    tasks[2] = tasks[2].replace("Task 2.", studio.reprise.speech.ToneSynthesizer.UNSPEAKABLE);
    desk.write("tasks.jsonl", String.join("\n", tasks));
    assertEquals(1, desk.run("batch", "tasks.jsonl", "--out", "wavs"));
    assertTrue(desk.err.contains("tasks.jsonl:2: The clip is silent"), desk.err);
    assertTrue(desk.out.isEmpty(), desk.out);
    assertFalse(Files.exists(folder.resolve("wavs")));
    assertEquals(1, desk.run("batch", "tasks.jsonl", "--out", "wavs", "--keep-going"));
    assertTrue(desk.err.contains("tasks.jsonl:3: "), desk.err);
    assertTrue(desk.out.startsWith("1 rendered"), desk.out);
  }

  @Test
  void aBatchOfOtherFormsIsToldInPlainWords() {
    desk.batch(1);
    String task = desk.text(folder.resolve("tasks.jsonl")).strip();
    desk.write("array.jsonl", "[" + task + "]");
    desk.run("batch", "array.jsonl", "--out", "wavs");
    assertTrue(desk.err.contains("array.jsonl:1: This is a JSON array"), desk.err);
    desk.write("comma.jsonl", task + ",\n" + task.replace("t0", "t1"));
    desk.run("batch", "comma.jsonl", "--out", "wavs");
    assertTrue(desk.err.contains("comma.jsonl:1: A comma follows"), desk.err);
    desk.write("cut.jsonl", task.substring(0, task.length() - 5));
    desk.run("batch", "cut.jsonl", "--out", "wavs");
    assertFalse(desk.err.contains("StreamReadFeature"), desk.err);
    desk.write("twice.jsonl", task.replace("{", "{\"seed\":1,"));
    desk.run("batch", "twice.jsonl", "--out", "wavs");
    assertFalse(desk.err.contains("Feature"), desk.err);
  }

  @Test
  void eachLineIsSpokenByThePackOfItsLanguage() throws Exception {
    shelveMandarin();
    desk.clip("a.wav", 0.2);
    desk.write(
        "tasks.jsonl",
        """
        {"prompt_text":"Words.","prompt_audio":"a.wav","input_text":"Good evening.","output_name":"a"}
        {"prompt_text":"你好。","prompt_audio":"a.wav","input_text":"欢迎收听。","output_name":"b"}
        {"prompt_text":"Words.","prompt_audio":"a.wav","input_text":"Good night.","output_name":"c"}
        """);
    assertEquals(0, desk.run("batch", "tasks.jsonl", "--out", "wavs"), desk.err);
    JsonNode lines = new ObjectMapper().readTree(desk.bytes("wavs/metadata.json")).get("lines");
    List<String> packs = new ArrayList<>();
    lines.forEach(line -> packs.add(line.get("pack").get("name").asText()));
    assertEquals(List.of("starter", "mandarin", "starter"), packs);
    assertEquals(0, desk.run("batch", "tasks.jsonl", "--out", "wavs"), desk.err);
    assertTrue(desk.out.startsWith("0 rendered, 3 there already"), desk.out);

    assertEquals(
        0, desk.run("batch", "tasks.jsonl", "--out", "one", "--pack", "starter"), desk.err);
    String all = new String(desk.bytes("one/metadata.json"), StandardCharsets.UTF_8);
    assertFalse(all.contains("mandarin"), all);
  }

  /** A whole pack that speaks Chinese, beside the starter. */
  private void shelveMandarin() throws IOException {
    Path starter = Path.of("packs/starter").toAbsolutePath();
    Path mandarin = folder.resolve("home/packs/mandarin");
    try (Stream<Path> files = Files.walk(starter)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = mandarin.resolve(starter.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.delete(mandarin.resolve("reprise.json"));
    String rules = Files.readString(starter.resolve("reprise.json"));
    Files.writeString(
        mandarin.resolve("reprise.json"),
        rules
            .replaceFirst("\"languages\": \\[[^\\]]*\\]", "\"languages\": [\"zh\"]")
            .replaceFirst("\"name\": \"starter\"", "\"name\": \"mandarin\""));
    Files.writeString(mandarin.resolve("tone"), "mandarin");
  }
}
