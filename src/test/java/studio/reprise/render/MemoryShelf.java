package studio.reprise.render;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import studio.reprise.audio.Pcm;

/** A shelf for tests: takes lie in memory. */
public class MemoryShelf implements TakeShelf {
  private record Kept(Receipt receipt, Pcm sound) {}

  private final Map<String, Kept> takes = new ConcurrentHashMap<>();
  private volatile boolean full;

  @Override
  public Optional<Receipt> receipt(String fingerprint) {
    return Optional.ofNullable(takes.get(fingerprint)).map(Kept::receipt);
  }

  @Override
  public Optional<Pcm> sound(String fingerprint) {
    return Optional.ofNullable(takes.get(fingerprint)).map(Kept::sound);
  }

  @Override
  public void put(Receipt receipt, Pcm sound) {
    if (full) {
      throw new TakeNotKeptException("There is no room for the take.");
    }
    takes.put(receipt.fingerprint(), new Kept(receipt, sound));
  }

  /** From now on there is no room. */
  public void fill() {
    full = true;
  }

  public void makeRoom() {
    full = false;
  }

  public int size() {
    return takes.size();
  }

  public void clear() {
    takes.clear();
  }
}
