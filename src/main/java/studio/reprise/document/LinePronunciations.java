package studio.reprise.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What becomes of the pronunciations of single lines when the lines are cut, joined, deleted. */
final class LinePronunciations {
  private LinePronunciations() {}

  private static boolean belongsTo(DictionaryEntry entry, String lineId) {
    return entry.scope() == DictionaryEntry.Scope.LINE && entry.ownerId().equals(lineId);
  }

  /** The entries, with those of one line for another line as well. */
  static List<DictionaryEntry> copied(List<DictionaryEntry> entries, String from, String to) {
    List<DictionaryEntry> all = new ArrayList<>(entries);
    for (DictionaryEntry entry : entries) {
      if (belongsTo(entry, from)) {
        all.add(owned(entry, to));
      }
    }
    return all;
  }

  /** The entries, with those of one line given to another that has none for the same word. */
  static List<DictionaryEntry> moved(List<DictionaryEntry> entries, String from, String to) {
    List<DictionaryEntry> all = new ArrayList<>();
    for (DictionaryEntry entry : entries) {
      if (!belongsTo(entry, from)) {
        all.add(entry);
      } else if (entries.stream().noneMatch(owned(entry, to)::replaces)) {
        all.add(owned(entry, to));
      }
    }
    return all;
  }

  /** The entries without those of some lines. */
  static List<DictionaryEntry> without(List<DictionaryEntry> entries, Set<String> lineIds) {
    return entries.stream()
        .filter(
            entry ->
                entry.scope() != DictionaryEntry.Scope.LINE || !lineIds.contains(entry.ownerId()))
        .toList();
  }

  private static DictionaryEntry owned(DictionaryEntry entry, String lineId) {
    return new DictionaryEntry(entry.word(), entry.spoken(), DictionaryEntry.Scope.LINE, lineId);
  }
}
