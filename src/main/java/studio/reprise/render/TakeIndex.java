package studio.reprise.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.reprise.audio.Pcm;
import studio.reprise.document.Line;

/**
 * The receipts of a project in memory, so that ten thousand states cost no disk. Used on one
 * thread.
 */
public final class TakeIndex implements TakeShelf {
  private final Map<String, Receipt> receipts = new HashMap<>();
  private final Map<String, Set<String>> byLine = new HashMap<>();

  /** Thousands of takes are of one pack: its list of files is kept once. */
  private final Map<Receipt.Pack, Receipt.Pack> packs = new HashMap<>();

  public void clear() {
    receipts.clear();
    byLine.clear();
    packs.clear();
  }

  /** What is here now, for another thread. */
  public TakeIndex copy() {
    TakeIndex copy = new TakeIndex();
    copy.receipts.putAll(receipts);
    return copy;
  }

  public void add(Receipt receipt) {
    Receipt.Pack shared = packs.computeIfAbsent(receipt.pack(), pack -> pack);
    receipts.put(receipt.fingerprint(), receipt.withPack(shared));
    byLine
        .computeIfAbsent(receipt.owner().lineId(), id -> new LinkedHashSet<>())
        .add(receipt.fingerprint());
  }

  /** A take is no longer there. */
  public void remove(String fingerprint) {
    Receipt gone = receipts.remove(fingerprint);
    if (gone != null) {
      byLine.getOrDefault(gone.owner().lineId(), new LinkedHashSet<>()).remove(fingerprint);
    }
  }

  /** The takes of a line that the author threw away and that are still here. */
  public List<String> binned(Line line) {
    return byLine.getOrDefault(line.id(), Set.of()).stream().filter(line::hasBinned).toList();
  }

  /**
   * The takes of a line, in the order in which they came; the chosen one among them, none of the
   * bin.
   */
  public List<Receipt> of(Line line) {
    Set<String> names = new LinkedHashSet<>(byLine.getOrDefault(line.id(), Set.of()));
    names.add(line.takeFingerprint());
    names.removeIf(line::hasBinned);
    List<Receipt> found = new ArrayList<>();
    for (String name : names) {
      receipt(name).ifPresent(found::add);
    }
    return found;
  }

  @Override
  public Optional<Receipt> receipt(String fingerprint) {
    return Optional.ofNullable(receipts.get(fingerprint));
  }

  @Override
  public boolean contains(String fingerprint) {
    return receipts.containsKey(fingerprint);
  }

  @Override
  public Optional<Pcm> sound(String fingerprint) {
    return Optional.empty();
  }

  @Override
  public void put(Receipt receipt, Pcm sound) {
    add(receipt);
  }
}
