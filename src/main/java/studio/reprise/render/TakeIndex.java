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
import studio.reprise.document.TakeNote;

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
    return names(line).stream().filter(line::hasBinned).filter(receipts::containsKey).toList();
  }

  /**
   * The takes of a line, in the order in which they came; the chosen one among them, none of the
   * bin.
   */
  public List<Receipt> of(Line line) {
    Set<String> names = names(line);
    names.removeIf(line::hasBinned);
    List<Receipt> found = new ArrayList<>();
    for (String name : names) {
      receipt(name).ifPresent(found::add);
    }
    return found;
  }

  /** What was rendered for other lines first: a copy began with its original's take. */
  private Set<String> names(Line line) {
    Set<String> own = byLine.getOrDefault(line.id(), Set.of());
    Set<String> names = new LinkedHashSet<>();
    line.takeNotes().stream()
        .map(TakeNote::fingerprint)
        .filter(take -> !own.contains(take))
        .forEach(names::add);
    names.addAll(own);
    names.add(line.takeFingerprint());
    return names;
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
