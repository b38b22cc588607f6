package studio.reprise.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.Line;
import studio.reprise.speech.Pronunciation;

/**
 * The dictionary sorted by whom its entries reach, so that a line finds the ones that matter to it
 * without walking through all of them in vain.
 */
final class DictionaryIndex {
  private record Entry(Pronunciation pronunciation, String word, boolean ascii) {
    static Entry of(DictionaryEntry entry) {
      return new Entry(
          new Pronunciation(entry.word(), entry.spoken()),
          entry.word().toLowerCase(Locale.ROOT),
          isAscii(entry.word()));
    }
  }

  private final List<Entry> project = new ArrayList<>();
  private final Map<String, List<Entry>> bySpeaker = new HashMap<>();
  private final Map<String, List<Entry>> byLine = new HashMap<>();

  DictionaryIndex(List<DictionaryEntry> dictionary) {
    for (DictionaryEntry entry : dictionary) {
      switch (entry.scope()) {
        case PROJECT -> project.add(Entry.of(entry));
        case SPEAKER -> add(bySpeaker, entry);
        case LINE -> add(byLine, entry);
      }
    }
  }

  private static void add(Map<String, List<Entry>> index, DictionaryEntry entry) {
    index.computeIfAbsent(entry.ownerId(), owner -> new ArrayList<>()).add(Entry.of(entry));
  }

  /** The entries whose word occurs in the line, the narrowest first, each word once. */
  List<Pronunciation> relevantTo(Line line) {
    List<Entry> ofLine = byLine.getOrDefault(line.id(), List.of());
    List<Entry> ofSpeaker = bySpeaker.getOrDefault(line.speakerId(), List.of());
    if (ofLine.isEmpty() && ofSpeaker.isEmpty() && project.isEmpty()) {
      return List.of();
    }
    // Lower-casing finds most entries absent at once; beyond ASCII case has more than two sides.
    String lower = isAscii(line.text()) ? line.text().toLowerCase(Locale.ROOT) : null;
    List<Pronunciation> found = new ArrayList<>();
    Set<String> words = new HashSet<>();
    for (List<Entry> scope : List.of(ofLine, ofSpeaker, project)) {
      for (Entry entry : scope) {
        boolean absent = lower != null && (!entry.ascii() || !lower.contains(entry.word()));
        if (!absent && entry.pronunciation().occursIn(line.text()) && words.add(entry.word())) {
          found.add(entry.pronunciation());
        }
      }
    }
    return found;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }
}
