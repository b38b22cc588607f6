package studio.reprise.render;

/** Which input of a line changed since its chosen take was rendered. */
public enum StaleReason {
  TEXT,
  SEED,
  SPEAKER,
  /** The speaker's clip or its transcript. */
  CLIP,
  /** The line is spoken in another style of its speaker's. */
  STYLE,
  DICTIONARY,
  PACK,
  /** The engine, its text rules, the device or the math mode. */
  ENGINE,
  SETTINGS
}
