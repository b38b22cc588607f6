package studio.reprise.speech;

import java.util.Objects;

/**
 * What an author decides about how texts are read, beside the words of the dictionary.
 *
 * @param directions whether directions in brackets are said
 * @param phonemes whether a pack's tables write phonemes for characters
 */
public record ReadingChoices(Directions directions, Phonemes phonemes) {
  /** What holds where nobody decided. */
  public static final ReadingChoices USUAL = new ReadingChoices(Directions.SILENT, Phonemes.OFF);

  public ReadingChoices {
    Objects.requireNonNull(directions, "directions");
    Objects.requireNonNull(phonemes, "phonemes");
  }

  public ReadingChoices with(Directions other) {
    return new ReadingChoices(other, phonemes);
  }

  public ReadingChoices with(Phonemes other) {
    return new ReadingChoices(directions, other);
  }
}
