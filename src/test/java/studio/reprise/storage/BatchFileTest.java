package studio.reprise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchFileTest {
  @TempDir Path folder;

  private BatchFile read(String... lines) throws IOException {
    Files.createDirectories(folder.resolve("voices"));
    Files.write(folder.resolve("voices/a.wav"), new byte[] {1});
    Path file = folder.resolve("tasks.jsonl");
    Files.writeString(file, String.join("\n", lines));
    return BatchFile.read(file);
  }

  private static String task(String more) {
    return "{\"prompt_text\":\"Hi.\",\"prompt_audio\":\"voices/a.wav\",\"input_text\":\"Say it.\","
        + "\"output_name\":\"a\""
        + more
        + "}";
  }

  @Test
  void everyKeyIsRead() throws Exception {
    BatchFile file =
        read(
            task(
                ",\"sample_rate\":16000,\"seed\":-7,\"temperature\":0.5,\"top_p\":0.9,\"top_k\":5,"
                    + "\"speaker\":\"Anna\",\"language\":\"en\""));
    assertEquals(List.of(), file.problems());
    BatchTask task = file.tasks().get(0);
    assertEquals("a", task.outputName());
    assertEquals(folder.resolve("voices/a.wav"), task.promptAudio());
    assertEquals(OptionalInt.of(16_000), task.sampleRateHz());
    assertEquals(OptionalLong.of(-7), task.seed());
    assertEquals(0.5, task.settings().temperature());
    assertEquals(0.9, task.settings().topP());
    assertEquals(5, task.settings().topK());
    assertEquals(Optional.of("Anna"), task.speaker());
    assertEquals("en", task.language());
  }

  @Test
  void theReferencesOwnKeysAreRead() throws Exception {
    BatchFile file =
        read(
            "{\"uttid\":12,\"prompt_text\":\"Hi.\",\"prompt_speech\":\"voices/a.wav\","
                + "\"syn_text\":\"你好。\"}");
    assertEquals(List.of(), file.problems());
    assertEquals("12", file.tasks().get(0).outputName());
    assertEquals("你好。", file.tasks().get(0).inputText());
  }

  @Test
  void emptyLinesAByteOrderMarkAndWindowsLineEndsAreFine() throws Exception {
    BatchFile file = read("\uFEFF" + task("") + "\r", "", "  \r");
    assertEquals(List.of(), file.problems());
    assertEquals(1, file.tasks().size());
  }

  @Test
  void everyBadLineIsToldWithItsNumberAndTheGoodOnesAreKept() throws Exception {
    BatchFile file = read("{", task(""), "[]", task(""), task(",\"sead\":1"));
    assertEquals(1, file.tasks().size());
    assertEquals(
        List.of(1, 3, 4, 5), file.problems().stream().map(BatchFile.Problem::lineNumber).toList());
    assertTrue(file.problems().get(2).sentence().toString().contains("taken by line 2"));
    assertTrue(file.problems().get(3).sentence().toString().contains("\"sead\" is not known"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",\"sample_rate\":11025 | sample rate",
        ",\"sample_rate\":\"24000\" | sample rate",
        ",\"seed\":1.5 | seed",
        ",\"seed\":99999999999999999999 | seed",
        ",\"temperature\":0 | temperature",
        ",\"temperature\":-1 | temperature",
        ",\"top_p\":1.5 | top_p",
        ",\"top_k\":0 | top_k",
        ",\"language\":\"e n\" | language",
        ",\"speaker\":5 | speaker",
        ",\"seed\":1,\"seed\":2 | seed"
      })
  void valuesOutsideTheirBoundsAreNamed(String more, String named) throws Exception {
    BatchFile file = read(task(more));
    assertEquals(0, file.tasks().size());
    assertTrue(
        file.problems().get(0).sentence().toString().contains(named), file.problems().toString());
  }

  @Test
  void missingKeysMissingClipsAndPathsAreNamed() throws Exception {
    BatchFile file =
        read(
            "{\"prompt_text\":\"Hi.\",\"prompt_audio\":\"voices/a.wav\",\"input_text\":\"x\"}",
            task("").replace("voices/a.wav", "voices/b.wav"),
            task("").replace("\"a\"", "\"../a\""),
            task("").replace("Say it.", " "));
    List<String> sentences =
        file.problems().stream().map(problem -> problem.sentence().toString()).toList();
    assertTrue(sentences.get(0).contains("\"output_name\" is missing"), sentences.get(0));
    assertTrue(sentences.get(1).contains("b.wav is not there"), sentences.get(1));
    assertTrue(sentences.get(2).contains("is a path"), sentences.get(2));
    assertTrue(sentences.get(3).contains("\"input_text\" is empty"), sentences.get(3));
  }

  @Test
  void bytesThatAreNoTextAreNamed() throws Exception {
    Path file = folder.resolve("latin1.jsonl");
    Files.write(file, "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        "The line is not UTF-8 text.",
        BatchFile.read(file).problems().get(0).sentence().toString());
  }

  @Test
  void aFileThatCannotBeReadIsASentence() {
    assertThrows(StorageException.class, () -> BatchFile.read(folder));
    assertThrows(StorageException.class, () -> BatchFile.read(folder.resolve("none.jsonl")));
  }

  @Test
  void anEmptyFileIsAProblem() throws Exception {
    assertEquals("The file holds no task.", read("").problems().get(0).sentence().toString());
  }
}
