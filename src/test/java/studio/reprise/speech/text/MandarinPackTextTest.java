package studio.reprise.speech.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import studio.reprise.golden.GoldenFile;

/** What the Chinese pack's language model is given, from characters on. */
class MandarinPackTextTest {
  private static final Path PACK = Path.of("packs/mandarin");
  private static final Path GOLDEN = Path.of("src/test/resources/golden-mandarin");

  @Test
  void theTranscriptStandsBeforeTheTextAsInTraining() throws IOException {
    TextFrontEnd front =
        TextFrontEnd.open(PACK, new ObjectMapper().readTree(PACK.resolve("reprise.json").toFile()));
    String transcript = Files.readString(GOLDEN.resolve("prompt.txt")).strip();
    int[] expected = GoldenFile.open(GOLDEN.resolve("stages.safetensors")).ints("text.prompt_ids");
    assertArrayEquals(expected, front.promptIds(transcript));
  }
}
