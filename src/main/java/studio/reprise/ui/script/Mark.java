package studio.reprise.ui.script;

/**
 * A stretch of a line's words that looks otherwise.
 *
 * @param from first character
 * @param to behind the last
 */
record Mark(int from, int to, Kind kind) {
  /** Why; later kinds win where two overlap. */
  enum Kind {
    /** To the speaker, in brackets: shown and not said. */
    DIRECTION,
    /** To the speaker, in brackets: done and not said. */
    ACTED,
    /** Its sounds are guessed. */
    GUESSED,
    FOUND,
    CURRENT_FIND,
    SOUNDING;

    String styleClass() {
      return "mark-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
