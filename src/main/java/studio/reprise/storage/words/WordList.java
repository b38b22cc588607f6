package studio.reprise.storage.words;

import java.util.List;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.sentence.Sentence;

/**
 * A dictionary that was read.
 *
 * @param entries what it says, for the whole project, a speaker or a line
 * @param remarks sentences about what was passed over
 */
public record WordList(List<DictionaryEntry> entries, List<Sentence> remarks) {
  /** So many entries are read of one file. */
  public static final int MOST_ENTRIES = 50_000;

  public WordList {
    entries = List.copyOf(entries);
    remarks = List.copyOf(remarks);
  }
}
