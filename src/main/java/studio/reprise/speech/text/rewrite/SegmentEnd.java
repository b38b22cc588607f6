package studio.reprise.speech.text.rewrite;

/** What the end of a segment is in its sentence. */
public enum SegmentEnd {
  /** The sentence ends there, too. */
  SENTENCE,
  /** The sentence was cut there and goes on. */
  RUNS_ON
}
