package studio.reprise.render;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import studio.reprise.audio.Pcm;

/**
 * A shelf that remembers the receipts it has read, so that planning thousands of lines after every
 * keystroke reads none of them again. What the shelf below has lost is forgotten here as well.
 */
public final class TakeCache implements TakeShelf {
  private final TakeShelf shelf;
  private final Map<String, Receipt> known = new ConcurrentHashMap<>();

  /** Thousands of takes are of one pack: its list of files is kept once. */
  private final Map<Receipt.Pack, Receipt.Pack> packs = new ConcurrentHashMap<>();

  public TakeCache(TakeShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public Optional<Receipt> receipt(String fingerprint) {
    if (!shelf.contains(fingerprint)) {
      known.remove(fingerprint);
      return Optional.empty();
    }
    Receipt remembered = known.get(fingerprint);
    if (remembered != null) {
      return Optional.of(remembered);
    }
    Optional<Receipt> read = shelf.receipt(fingerprint).map(this::sharingItsPack);
    read.ifPresent(receipt -> known.put(fingerprint, receipt));
    return read;
  }

  @Override
  public boolean contains(String fingerprint) {
    return shelf.contains(fingerprint);
  }

  @Override
  public void requireReady() {
    shelf.requireReady();
  }

  @Override
  public Optional<Pcm> sound(String fingerprint) {
    return shelf.sound(fingerprint);
  }

  @Override
  public void put(Receipt receipt, Pcm sound) {
    shelf.put(receipt, sound);
    known.put(receipt.fingerprint(), sharingItsPack(receipt));
  }

  private Receipt sharingItsPack(Receipt receipt) {
    Receipt.Pack pack = receipt.pack();
    Receipt.Pack shared = packs.putIfAbsent(pack, pack);
    return shared == null ? receipt : receipt.withPack(shared);
  }
}
