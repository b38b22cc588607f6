package studio.reprise.speech;

/** What becomes of directions to the speaker in a text: "[whispering]", "(laughs)", "*sighs*". */
public enum Directions {
  /** They are shown and not said. */
  SILENT,
  /** They are said like other words. */
  SPOKEN,
  /** Those that name a {@link Manner} are done, all others are silent. */
  ACTED
}
