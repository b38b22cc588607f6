package studio.reprise.document;

import java.util.Objects;

/**
 * How a word is said.
 *
 * @param word as written; matched whole, without regard to case
 * @param spoken a respelling, or phonemes {@code <|R|><|AH0|>...}
 * @param scope how far it reaches
 * @param ownerId the speaker's or line's id; "" for the whole project
 */
public record DictionaryEntry(String word, String spoken, Scope scope, String ownerId) {
  /** How far an entry reaches; the narrower one wins. */
  public enum Scope {
    PROJECT,
    SPEAKER,
    LINE
  }

  public DictionaryEntry {
    Ids.requireText(word, 200, "word");
    Ids.requireText(spoken, 1000, "pronunciation");
    if (word.isBlank() || spoken.isBlank()) {
      throw new EditException("A dictionary entry has a word and a pronunciation.");
    }
    Objects.requireNonNull(scope, "scope");
    if (scope == Scope.PROJECT) {
      if (!ownerId.isEmpty()) {
        throw new EditException("An entry for the whole project belongs to nobody.");
      }
    } else {
      Ids.require(ownerId, scope == Scope.SPEAKER ? "speaker" : "line");
    }
  }

  public static DictionaryEntry forProject(String word, String spoken) {
    return new DictionaryEntry(word, spoken, Scope.PROJECT, "");
  }

  /** True when this entry would take the place of the other: same word, same reach. */
  public boolean replaces(DictionaryEntry other) {
    return scope == other.scope
        && ownerId.equals(other.ownerId)
        && word.equalsIgnoreCase(other.word);
  }
}
