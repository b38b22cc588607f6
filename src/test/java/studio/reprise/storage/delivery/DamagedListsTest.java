package studio.reprise.storage.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.storage.DeliveryOrder.Foreign;
import studio.reprise.storage.StorageException;

/** Texts that a delivery reads again may come back in any state. */
class DamagedListsTest {
  private static final int COPIES = Integer.getInteger("reprise.copies", 40);
  private static final String LIST =
      """
      {"format":1,"sounds":[{"file":"audio/01.mp3","key":"k","sha256":"00","decoded":{"levels":{}},\
      "takes":[{"line":"l1","fingerprint":"f","start_sample":0,"end_sample":9}]}],\
      "files":{"audio/01.mp3":"00","SHA256SUMS":"11"}}""";

  @TempDir Path folder;

  /** One thing is another: a letter, a piece that is missing, a piece that stands twice. */
  private static byte[] damaged(String whole, SplittableRandom random) {
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    int from = random.nextInt(bytes.length);
    int to = random.nextInt(from, bytes.length);
    return switch (random.nextInt(3)) {
      case 0 -> {
        bytes[from] = (byte) random.nextInt(256);
        yield bytes;
      }
      case 1 -> joined(bytes, from, to);
      default -> joined(bytes, to, from);
    };
  }

  /** What lies before one place and what lies behind another. */
  private static byte[] joined(byte[] bytes, int before, int behind) {
    byte[] out = new byte[before + bytes.length - behind];
    System.arraycopy(bytes, 0, out, 0, before);
    System.arraycopy(bytes, behind, out, before, bytes.length - behind);
    return out;
  }

  @Test
  void aDamagedListIsReadOrRefusedAndNothingOutsideItsFolderIsOurs() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < COPIES; i++) {
      Path place = Files.createDirectories(folder.resolve("d" + i));
      Files.write(place.resolve("delivery.json"), damaged(LIST, random));
      try (DeliveryFolder begun =
          DeliveryFolder.begin(place, List.of("audio/02.mp3"), folder.resolve("p"), Foreign.KEPT)) {
        begun.unchanged("audio/01.mp3", "k");
      } catch (StorageException e) {
        assertFalse(e.getMessage().isBlank());
      }
      assertFalse(Files.exists(place.resolve("audio/02.mp3")));
    }
  }

  @Test
  void aListThatNamesOtherFoldersTouchesNothingThere() throws Exception {
    Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");
    String sha256 = DeliveryFolder.sha256(mine);
    Path place = Files.createDirectories(folder.resolve("out"));
    Files.writeString(
        place.resolve("delivery.json"),
        "{\"format\":1,\"files\":{\"../mine.txt\":\"" + sha256 + "\"}}");
    try (DeliveryFolder begun =
        DeliveryFolder.begin(place, List.of(), folder.resolve("p"), Foreign.KEPT)) {
      begun.finish(
          LevelsJson.MAPPER.createObjectNode(),
          List.of(),
          new byte[0],
          studio.reprise.storage.DeliveryOrder.Orphans.DELETED);
    } catch (StorageException e) {
      assertFalse(e.getMessage().isBlank());
    }
    assertEquals("mine", Files.readString(mine));
  }

  @Test
  void aDamagedProfileIsReadOrRefusedInWords() throws Exception {
    String whole = new Profiles(folder).get("acx").json().toString().replace("\"acx\"", "\"mine\"");
    SplittableRandom random = new SplittableRandom(4);
    Path file = folder.resolve("mine.json");
    for (int i = 0; i < COPIES; i++) {
      Files.write(file, damaged(whole, random));
      try {
        assertNotNull(new Profiles(folder).get(file.toString()).made());
      } catch (StorageException e) {
        assertFalse(e.getMessage().isBlank());
      }
    }
  }
}
