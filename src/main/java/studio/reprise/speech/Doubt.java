package studio.reprise.speech;

/** What the engine itself noticed while it spoke, and could not mend by drawing again. */
public enum Doubt {
  /** A segment was still being spoken at the longest length that its text may have. */
  CUT,
  /** A segment is shorter than its text takes at the clip's pace, or holds too little sound. */
  WORDS_MISSING,
  /** A segment is longer than its text takes at the clip's pace. */
  SAID_TWICE,
  /** A segment said one thing over and over, and was stopped. */
  LOOP
}
