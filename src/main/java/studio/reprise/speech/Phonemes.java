package studio.reprise.speech;

/**
 * Whether a GLM-TTS pack's own tables ({@code configs/}) write phonemes for Chinese characters that
 * the model could misread. Packs without such tables do not mind.
 */
public enum Phonemes {
  /** Characters stay as they are, as the reference does unless it is asked otherwise. */
  OFF,
  /** Characters that are not on the tables' list of safe ones are written as phonemes. */
  ON
}
