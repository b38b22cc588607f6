package studio.reprise.storage.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.codec.Codec;
import studio.reprise.storage.StorageException;
import studio.reprise.storage.delivery.DeliveryProfile.Synthetic;

class ProfilesTest {
  @TempDir private Path folder;

  private String refusal(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.json"), json);
    return assertThrows(StorageException.class, () -> new Profiles(folder).get(file.toString()))
        .getMessage();
  }

  @Test
  void everyProfileOfTheProgramIsRead() {
    Profiles profiles = new Profiles(folder);
    for (String name : profiles.names()) {
      assertEquals(name, profiles.get(name).name());
    }
    DeliveryProfile acx = profiles.get("acx");
    assertEquals(-20, acx.level().aim(1));
    assertEquals(Codec.MP3, acx.made().codec());
    assertEquals(192, acx.made().kilobitsPerSecond());
    assertEquals(Synthetic.ACKNOWLEDGED, acx.synthetic());
    assertEquals(-19, profiles.get("podcast").level().aim(1));
    assertEquals(-16, profiles.get("podcast").level().aim(2));
  }

  @Test
  void anAuthorsProfileSaysWhatIsDifferent() throws IOException {
    Profiles profiles = new Profiles(folder);
    Path file = profiles.make("my-shop", "acx");
    Files.writeString(
        file, "{\"name\":\"my-shop\",\"from\":\"acx\",\"aim\":-19,\"synthetic\":\"allowed\"}");
    DeliveryProfile mine = profiles.get("my-shop");
    assertEquals(-19, mine.level().aim(1));
    assertEquals(-23, mine.level().least());
    assertEquals("acx", mine.from());
    assertTrue(profiles.names().contains("my-shop"));
    assertThrows(StorageException.class, () -> profiles.make("my-shop", "ebu"));
    assertThrows(StorageException.class, () -> profiles.make("acx", "ebu"));
    assertThrows(StorageException.class, () -> profiles.make("../x", "ebu"));
  }

  @Test
  void whatIsWrongIsNamed() throws IOException {
    String start = "{\"name\":\"mine\",\"from\":\"acx\",";
    assertTrue(refusal(start + "\"amount\":3}").contains("no field \"amount\""));
    assertTrue(refusal(start + "\"aim\":\"loud\"}").contains("\"aim\" is a number"));
    assertTrue(refusal(start + "\"aim\":-19e9}").contains("\"aim\" is a number"));
    assertTrue(refusal(start + "\"measure\":\"vu\"}").contains("rms, lufs, none"));
    assertTrue(refusal(start + "\"files\":[]}").contains("\"files\""));
    assertTrue(refusal(start + "\"files\":[{\"codec\":\"wma\"}]}").contains("\"codec\""));
    assertTrue(refusal(start + "\"severities\":{\"louder\":\"error\"}}").contains("louder"));
    assertTrue(refusal(start + "\"aim\":-19,\"aim\":-18}").contains("line 1"));
    assertTrue(refusal("{\"name\":\"mine\",\"from\":\"../acx\"}").contains("\"from\""));
    assertTrue(refusal("{\"name\":\"mine\",\"from\":\"none\"}").contains("no profile \"none\""));
    assertTrue(refusal("[]").contains("no JSON object"));
    Files.writeString(folder.resolve("a.json"), "{\"name\":\"a\",\"from\":\"b\"}");
    Files.writeString(folder.resolve("b.json"), "{\"name\":\"b\",\"from\":\"a\"}");
    assertTrue(
        assertThrows(StorageException.class, () -> new Profiles(folder).get("a"))
            .getMessage()
            .contains("circle"));
  }
}
