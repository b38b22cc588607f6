package studio.reprise.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.Pcm;
import studio.reprise.render.Receipt;
import studio.reprise.render.TakeNotKeptException;
import studio.reprise.render.Takes;

/** A take that is damaged is missing: it neither blocks anything nor passes for whole. */
class TakeFolderTest {
  @TempDir Path temp;
  private Path folder;
  private Receipt receipt;
  private Pcm sound;

  @BeforeEach
  void prepare() {
    folder = temp.resolve("takes");
    Takes.Take take = Takes.spoken("l1", "Hello there.");
    receipt = take.receipt();
    sound = take.sound();
    new TakeFolder(folder).put(receipt, sound);
  }

  private Path file(String ending) {
    return folder.resolve(receipt.fingerprint() + ending);
  }

  private void assertMissing(TakeFolder takes) {
    assertFalse(takes.contains(receipt.fingerprint()));
    assertTrue(takes.receipt(receipt.fingerprint()).isEmpty());
    assertTrue(takes.sound(receipt.fingerprint()).isEmpty());
  }

  @Test
  void aWholeTakeIsThere() {
    TakeFolder takes = new TakeFolder(folder);
    assertTrue(takes.contains(receipt.fingerprint()));
    assertEquals(receipt, takes.receipt(receipt.fingerprint()).orElseThrow());
    assertArrayEquals(sound.samples(), takes.sound(receipt.fingerprint()).orElseThrow().samples());
  }

  @Test
  void aDamagedFileMakesTheTakeMissingUntilItIsPutAgain() throws IOException {
    for (String ending : new String[] {".wav", ".json"}) {
      byte[] whole = Files.readAllBytes(file(ending));
      byte[][] damaged = {
        {}, Arrays.copyOf(whole, 20), Arrays.copyOf(whole, whole.length / 2), new byte[whole.length]
      };
      for (byte[] content : damaged) {
        Files.write(file(ending), content);
        assertMissing(new TakeFolder(folder));
        new TakeFolder(folder).put(receipt, sound);
        assertTrue(new TakeFolder(folder).contains(receipt.fingerprint()));
      }
    }
  }

  @Test
  void alteredSamplesMakeTheTakeMissing() throws IOException {
    byte[] wav = Files.readAllBytes(file(".wav"));
    wav[wav.length - 1] ^= 1;
    Files.write(file(".wav"), wav);
    assertMissing(new TakeFolder(folder));
  }

  @Test
  void aReceiptThatMisstatesTheLengthIsNotTheSounds() throws IOException {
    String json = Files.readString(file(".json"));
    String length = "\"duration_samples\": " + sound.length();
    assertTrue(json.contains(length), json);
    Files.writeString(file(".json"), json.replace(length, length + "0"));
    assertMissing(new TakeFolder(folder));
  }

  @Test
  void aFolderThatSawTheTakeWholeSeesThatItWasChanged() throws IOException {
    TakeFolder takes = new TakeFolder(folder);
    assertTrue(takes.contains(receipt.fingerprint()));
    Files.write(file(".wav"), new byte[0]);
    assertMissing(takes);
  }

  @Test
  void aReceiptUnderAnotherNameIsNoTake() throws IOException {
    String other = "f".repeat(64);
    Files.copy(file(".wav"), folder.resolve(other + ".wav"));
    Files.copy(file(".json"), folder.resolve(other + ".json"));
    assertFalse(new TakeFolder(folder).contains(other));
  }

  @Test
  void nothingIsMadeAnewWhereTheProjectIsGone() throws IOException {
    TakeFolder takes = new TakeFolder(temp.resolve("gone/takes"));
    assertThrows(TakeNotKeptException.class, () -> takes.put(receipt, sound));
    assertFalse(Files.exists(temp.resolve("gone")));
  }
}
