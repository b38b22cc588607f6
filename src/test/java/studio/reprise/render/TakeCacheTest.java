package studio.reprise.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import studio.reprise.audio.Pcm;

class TakeCacheTest {
  private final MemoryShelf shelf = new MemoryShelf();
  private final TakeCache cache = new TakeCache(shelf);
  private final Receipt receipt = ReceiptJsonTest.receipt();
  private final Pcm sound = new Pcm(new float[10], 24_000);

  @Test
  void aTakeThatIsPutIsOnTheShelfAndRemembered() {
    cache.put(receipt, sound);
    assertEquals(receipt, shelf.receipt(receipt.fingerprint()).orElseThrow());
    assertEquals(receipt, cache.receipt(receipt.fingerprint()).orElseThrow());
    assertSame(sound, cache.sound(receipt.fingerprint()).orElseThrow());
  }

  @Test
  void aTakeThatVanishedFromTheShelfIsForgotten() {
    cache.put(receipt, sound);
    shelf.clear();
    assertTrue(cache.receipt(receipt.fingerprint()).isEmpty());
  }

  @Test
  void takesOfOnePackShareItsListOfFiles() {
    Receipt read = ReceiptJson.read(ReceiptJson.write(receipt), "a.json");
    Receipt other = ReceiptJson.read(ReceiptJson.write(receipt), "b.json");
    shelf.put(read, sound);
    cache.receipt(read.fingerprint());
    cache.put(other, sound);
    assertSame(read.pack(), cache.receipt(read.fingerprint()).orElseThrow().pack());
    assertEquals(other, cache.receipt(read.fingerprint()).orElseThrow());
  }
}
