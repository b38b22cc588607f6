package studio.reprise.render;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import studio.reprise.audio.Pcm;

/** A shelf for tests: takes lie in memory. */
public class MemoryShelf implements TakeShelf {
  private record Kept(Receipt receipt, Pcm sound) {}

  private final Map<String, Kept> takes = new ConcurrentHashMap<>();

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
    takes.put(receipt.fingerprint(), new Kept(receipt, sound));
  }

  public int size() {
    return takes.size();
  }

  public void clear() {
    takes.clear();
  }
}
