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

@Timeout(120)
class BatchCommandTest {
  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void sitDown() {
    terminal = new Terminal(folder);
  }

  @Test
  void everyTaskBecomesAWavOfItsRateWithItsReceipt() throws Exception {
    assertEquals(0, terminal.run("batch", terminal.batch(4), "--out", "wavs"), terminal.err);
    assertEquals(24_000, WavFile.read(folder.resolve("wavs/t0.wav")).sampleRateHz());
    assertEquals(16_000, WavFile.read(folder.resolve("wavs/t1.wav")).sampleRateHz());
    JsonNode entry =
        new ObjectMapper().readTree(terminal.bytes("wavs/metadata.json")).get("lines").get(1);
    assertEquals("Task 1.", entry.get("text").asText());
    assertEquals("t1.wav", entry.get("output").get("file").asText());
    assertEquals(24_000, entry.get("output").get("resampled_from").asInt());
    assertEquals(0, terminal.run("verify", "wavs"), terminal.out);
  }

  @Test
  void theSameBatchAgainRendersNothingAndElsewhereGivesTheSameBytes() {
    terminal.run("batch", terminal.batch(4), "--out", "one");
    byte[] metadata = terminal.bytes("one/metadata.json");
    terminal.run("batch", "tasks.jsonl", "--out", "one");
    assertTrue(terminal.out.startsWith("0 rendered, 4 there already"), terminal.out);
    assertArrayEquals(metadata, terminal.bytes("one/metadata.json"));

    terminal.run("batch", "tasks.jsonl", "--out", "two", "--threads", "2");
    assertTrue(terminal.out.startsWith("4 rendered"), terminal.out);
    assertArrayEquals(terminal.bytes("one/t0.wav"), terminal.bytes("two/t0.wav"));
    assertArrayEquals(terminal.bytes("one/t1.wav"), terminal.bytes("two/t1.wav"));
  }

  @Test
  void nothingIsRenderedUntilEveryLineIsValid() {
    terminal.batch(2);
    terminal.write("tasks.jsonl", terminal.text(folder.resolve("tasks.jsonl")) + "{\"oops\n");
    assertEquals(1, terminal.run("batch", "tasks.jsonl", "--out", "wavs"));
    assertTrue(terminal.err.contains("tasks.jsonl:3: "), terminal.err);
    assertFalse(Files.exists(folder.resolve("wavs")));

    assertEquals(1, terminal.run("batch", "tasks.jsonl", "--out", "wavs", "--keep-going"));
    assertTrue(terminal.out.startsWith("2 rendered"), terminal.out);
  }

  @Test
  void aClipThatIsNoSoundIsTheProblemOfItsLine() {
    terminal.batch(2);
    terminal.write("a.wav", "not a wav file at all");
    assertEquals(1, terminal.run("batch", "tasks.jsonl", "--out", "wavs"));
    assertTrue(terminal.err.contains("tasks.jsonl:1: "), terminal.err);
    assertTrue(terminal.err.contains("no sound file"), terminal.err);
  }

  @Test
  void theCommonSeedIsForTasksWithoutOne() throws Exception {
    terminal.batch(1);
    String task = terminal.text(folder.resolve("tasks.jsonl"));
    terminal.write("tasks.jsonl", task.replace(",\"seed\":42", ""));
    terminal.run("batch", "tasks.jsonl", "--out", "wavs", "--seed", "9");
    JsonNode entry =
        new ObjectMapper().readTree(terminal.bytes("wavs/metadata.json")).get("lines").get(0);
    assertEquals(9, entry.get("seed").asLong());
    assertEquals("default", entry.get("seed_origin").asText());
  }

  @Test
  void aBatchIntoTheFolderOfItsClipsWritesOverNoneOfThem() throws Exception {
    terminal.batch(2);
    terminal.write(
        "tasks.jsonl", terminal.text(folder.resolve("tasks.jsonl")).replace("\"t1\"", "\"a\""));
    byte[] clip = terminal.bytes("a.wav");
    for (String[] more : new String[][] {{}, {"--force"}}) {
      String[] command = {"batch", "tasks.jsonl", "--out", "."};
      String[] all = java.util.Arrays.copyOf(command, 4 + more.length);
      System.arraycopy(more, 0, all, 4, more.length);
      assertEquals(1, terminal.run(all));
      assertTrue(
          terminal.err.contains("a.wav would be written over the clip of line 1"), terminal.err);
      assertFalse(Files.exists(folder.resolve("t0.wav")));
    }
    assertArrayEquals(clip, terminal.bytes("a.wav"));
  }

  @Test
  void aSecondBatchKeepsTheFirstOnesReceipts() throws Exception {
    terminal.run("batch", terminal.batch(2), "--out", "wavs");
    terminal.write(
        "more.jsonl", terminal.text(folder.resolve("tasks.jsonl")).replace("\"t", "\"u"));
    assertEquals(0, terminal.run("batch", "more.jsonl", "--out", "wavs"), terminal.err);
    JsonNode lines = new ObjectMapper().readTree(terminal.bytes("wavs/metadata.json")).get("lines");
    assertEquals(4, lines.size());
    assertEquals(0, terminal.run("verify", "wavs"), terminal.out);
  }

  @Test
  void theDoctorAndTheWordsAreAskedBeforeTheFirstRender() {
    terminal.clip("silent.wav", 0);
    terminal.batch(3);
    String[] tasks = terminal.text(folder.resolve("tasks.jsonl")).split("\n");
    tasks[1] = tasks[1].replace("a.wav", "silent.wav");
    tasks[2] = tasks[2].replace("Task 2.", studio.reprise.speech.ToneSynthesizer.UNSPEAKABLE);
    terminal.write("tasks.jsonl", String.join("\n", tasks));
    assertEquals(1, terminal.run("batch", "tasks.jsonl", "--out", "wavs"));
    assertTrue(terminal.err.contains("tasks.jsonl:2: The clip is silent"), terminal.err);
    assertTrue(terminal.out.isEmpty(), terminal.out);
    assertFalse(Files.exists(folder.resolve("wavs")));
    assertEquals(1, terminal.run("batch", "tasks.jsonl", "--out", "wavs", "--keep-going"));
    assertTrue(terminal.err.contains("tasks.jsonl:3: "), terminal.err);
    assertTrue(terminal.out.startsWith("1 rendered"), terminal.out);
  }

  @Test
  void aBatchOfOtherFormsIsToldInPlainWords() {
    terminal.batch(1);
    String task = terminal.text(folder.resolve("tasks.jsonl")).strip();
    terminal.write("array.jsonl", "[" + task + "]");
    terminal.run("batch", "array.jsonl", "--out", "wavs");
    assertTrue(terminal.err.contains("array.jsonl:1: This is a JSON array"), terminal.err);
    terminal.write("comma.jsonl", task + ",\n" + task.replace("t0", "t1"));
    terminal.run("batch", "comma.jsonl", "--out", "wavs");
    assertTrue(terminal.err.contains("comma.jsonl:1: A comma follows"), terminal.err);
    terminal.write("cut.jsonl", task.substring(0, task.length() - 5));
    terminal.run("batch", "cut.jsonl", "--out", "wavs");
    assertFalse(terminal.err.contains("StreamReadFeature"), terminal.err);
    terminal.write("twice.jsonl", task.replace("{", "{\"seed\":1,"));
    terminal.run("batch", "twice.jsonl", "--out", "wavs");
    assertFalse(terminal.err.contains("Feature"), terminal.err);
  }

  @Test
  void eachLineIsSpokenByThePackOfItsLanguage() throws Exception {
    shelveMandarin();
    terminal.clip("a.wav", 0.2);
    terminal.write(
        "tasks.jsonl",
        """
        {"prompt_text":"Words.","prompt_audio":"a.wav","input_text":"Good evening.","output_name":"a"}
        {"prompt_text":"你好。","prompt_audio":"a.wav","input_text":"欢迎收听。","output_name":"b"}
        {"prompt_text":"Words.","prompt_audio":"a.wav","input_text":"Good night.","output_name":"c"}
        """);
    assertEquals(0, terminal.run("batch", "tasks.jsonl", "--out", "wavs"), terminal.err);
    JsonNode lines = new ObjectMapper().readTree(terminal.bytes("wavs/metadata.json")).get("lines");
    List<String> packs = new ArrayList<>();
    lines.forEach(line -> packs.add(line.get("pack").get("name").asText()));
    assertEquals(List.of("starter", "mandarin", "starter"), packs);
    assertEquals(0, terminal.run("batch", "tasks.jsonl", "--out", "wavs"), terminal.err);
    assertTrue(terminal.out.startsWith("0 rendered, 3 there already"), terminal.out);

    assertEquals(
        0, terminal.run("batch", "tasks.jsonl", "--out", "one", "--pack", "starter"), terminal.err);
    String all = new String(terminal.bytes("one/metadata.json"), StandardCharsets.UTF_8);
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
