package studio.reprise.speech;

/** The stages of a render in their order. */
public enum Stage {
  /** Normalising, splitting and tokenising the text. */
  TEXT,
  /** The language model writes speech tokens. */
  TOKENS,
  /** The flow turns tokens into a mel spectrogram. */
  MEL,
  /** The vocoder turns the mel spectrogram into samples. */
  SAMPLES
}
