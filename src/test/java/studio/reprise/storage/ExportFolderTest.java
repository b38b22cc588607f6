package studio.reprise.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.SampleDepth;
import studio.reprise.render.CanonicalSound;

class ExportFolderTest {
  @TempDir Path folder;

  private ExportFolder with(String metadata) throws IOException {
    Files.writeString(folder.resolve("metadata.json"), metadata);
    return new ExportFolder(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"lines\": 5}",
        "{\"lines\": [{}]}",
        "{\"lines\": [5]}",
        "{\"format\": 99, \"lines\": []}"
      })
  void metadataThatIsNoneIsASentenceWithTheFile(String metadata) throws Exception {
    ExportFolder export = with(metadata);
    studio.reprise.sentence.AuthorException refused =
        assertThrows(studio.reprise.sentence.AuthorException.class, export::items);
    assertTrue(refused.getMessage().contains("metadata.json"), refused.getMessage());
  }

  @Test
  void anEmptyExportHasNoItems() throws Exception {
    assertEquals(0, with("{\"format\": 1, \"lines\": []}").items().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a", "a/../../b", "/etc/passwd"})
  void aFileOutsideTheFolderIsRefused(String file) {
    ExportFolder export = new ExportFolder(folder);
    assertThrows(StorageException.class, () -> export.wavOf(file));
  }

  @Test
  void aTakeIsExportedAtItsOwnRateAsItIs() {
    float[] everyValue = new float[1 << 16];
    for (int i = 0; i < everyValue.length; i++) {
      everyValue[i] = (i - (1 << 15)) / 32768f;
    }
    Pcm take = new Pcm(everyValue, 24_000);
    assertArrayEquals(everyValue, ExportFolder.atRate(take, 24_000, SampleDepth.BITS_16).samples());
    assertArrayEquals(everyValue, CanonicalSound.of(take).samples());
  }
}
