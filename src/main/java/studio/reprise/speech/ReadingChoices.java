package studio.reprise.speech;

import java.util.Objects;

/**
 * What an author decides about how texts are read, beside the words of the dictionary.
 *
 * @param directions what becomes of directions in brackets
 * @param phonemes whether a pack's tables write phonemes for characters
 * @param opening the manner in which an acted text begins, where something beside it says so; a
 *     direction in the text overrules it
 */
public record ReadingChoices(Directions directions, Phonemes phonemes, Manner opening) {
  /** What holds where nobody decided. */
  public static final ReadingChoices USUAL = new ReadingChoices(Directions.SILENT, Phonemes.OFF);

  public ReadingChoices {
    Objects.requireNonNull(directions, "directions");
    Objects.requireNonNull(phonemes, "phonemes");
    if (opening != Manner.PLAIN && directions != Directions.ACTED) {
      throw new SpeechException("Only a text whose directions are acted begins in a manner.");
    }
  }

  public ReadingChoices(Directions directions, Phonemes phonemes) {
    this(directions, phonemes, Manner.PLAIN);
  }

  public ReadingChoices with(Directions other) {
    return new ReadingChoices(other, phonemes, other == Directions.ACTED ? opening : Manner.PLAIN);
  }

  public ReadingChoices with(Phonemes other) {
    return new ReadingChoices(directions, other, opening);
  }

  /** Begun in a manner, where directions are acted; else the same. */
  public ReadingChoices begun(Manner manner) {
    return directions == Directions.ACTED ? new ReadingChoices(directions, phonemes, manner) : this;
  }
}
