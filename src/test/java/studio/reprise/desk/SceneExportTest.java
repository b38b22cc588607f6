package studio.reprise.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.WavFile;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.render.Receipt;
import studio.reprise.render.TakeShelf;
import studio.reprise.storage.StorageException;

class SceneExportTest {
  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

  private static final TakeShelf TAKES =
      new TakeShelf() {
        @Override
        public Optional<Receipt> receipt(String fingerprint) {
          return Optional.empty();
        }

        @Override
        public Optional<Pcm> sound(String fingerprint) {
          float[] samples = new float[fingerprint.equals(ONE) ? 8000 : 4000];
          java.util.Arrays.fill(samples, fingerprint.equals(ONE) ? 0.25f : -0.5f);
          return Optional.of(new Pcm(samples, 8000));
        }

        @Override
        public void put(Receipt receipt, Pcm sound) {
          throw new AssertionError("An export keeps no take.");
        }
      };

  private static final Project PROJECT =
      Project.empty("Test")
          .withSpeakers(List.of(Speaker.named("p1", "Ann", "#aa0000")))
          .withScenes(
              List.of(
                  new Scene(
                      "s1",
                      "At sea",
                      List.of(
                          Line.of("l1", "p1", "Say \"a\"\n\nnow").withTake(ONE).withGap(0.25),
                          Line.of("l2", "p1", "No take"),
                          Line.of("l3", "p1", "Two").withTake(TWO))),
                  new Scene("s2", "", List.of(Line.of("l4", "", "Nothing")))));

  @TempDir Path temp;

  @Test
  void aSceneIsOneSoundWithItsGapsAndCues() throws IOException {
    assertEquals(1, new SceneExport(temp, PROJECT, TAKES).write(PROJECT.scenes()));
    Path wav = temp.resolve("scenes/01-At_sea.wav");
    Pcm scene = WavFile.read(wav);
    assertEquals(8000 + 2000 + 4000, scene.length());
    assertEquals(0.25f, scene.samples()[7999]);
    assertEquals(0, scene.samples()[8000]);
    assertEquals(-0.5f, scene.samples()[10000]);
    assertArrayEquals(WavFile.bytes(scene), Files.readAllBytes(wav));
    assertEquals(
        "1\n00:00:00,000 --> 00:00:01,000\nAnn: Say \"a\" now\n\n"
            + "2\n00:00:01,250 --> 00:00:01,750\nAnn: Two\n\n",
        Files.readString(temp.resolve("scenes/01-At_sea.srt")));
    assertEquals(
        "line,speaker,start_seconds,end_seconds,start_sample,end_sample,text\n"
            + "l1,\"Ann\",0.000,1.000,0,8000,\"Say \"\"a\"\"\n\nnow\"\n"
            + "l3,\"Ann\",1.250,1.750,10000,14000,\"Two\"\n",
        Files.readString(temp.resolve("scenes/01-At_sea.csv")));
  }

  @Test
  void aFolderThatCannotBeWrittenIsTold() throws IOException {
    Files.writeString(temp.resolve("scenes"), "in the way");
    assertThrows(
        StorageException.class,
        () -> new SceneExport(temp, PROJECT, TAKES).write(PROJECT.scenes()));
  }
}
