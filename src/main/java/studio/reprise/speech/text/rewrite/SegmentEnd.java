package studio.reprise.speech.text.rewrite;

/** What the end of a segment is in its sentence. */
public enum SegmentEnd {
  /** The sentence ends there, too. */
  SENTENCE,
  /** The sentence was cut there and goes on. */
  RUNS_ON,
  /** The same between two letters of a name that is spelt. */
  SPELLS_ON;

  /** Whether the sentence goes on behind it. */
  public boolean isCut() {
    return this != SENTENCE;
  }
}
