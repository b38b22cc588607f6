package studio.reprise.render;

import java.util.Set;
import studio.reprise.sentence.Sentence;

/** Where a line stands between its words and its sound. */
public sealed interface LineState {

  /** Nothing to say yet. */
  record Empty() implements LineState {}

  /** Has text, has no chosen take. */
  record Ready() implements LineState {}

  /** Waits for the render thread. */
  record Queued() implements LineState {}

  /** Under way; {@code fraction} 0..1. */
  record Rendering(double fraction) implements LineState {}

  /** Its chosen take is the one that it would render now. */
  record Fresh(String fingerprint) implements LineState {}

  /**
   * Something that decides its sound changed since its chosen take was rendered: the reasons, at
   * least one.
   */
  record Stale(String fingerprint, Set<StaleReason> reasons) implements LineState {
    public Stale {
      reasons = Set.copyOf(reasons);
    }
  }

  /** Fresh, and measuring found something; the flags are never empty. */
  record Flagged(String fingerprint, Set<Flag> flags) implements LineState {
    public Flagged {
      flags = Set.copyOf(flags);
    }
  }

  /** The last render failed. */
  record Failed(Sentence sentence) implements LineState {}

  /** The author locked the line: no batch renders it, and it is never painted stale. */
  record Locked(LineState within) implements LineState {}
}
