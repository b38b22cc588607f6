package studio.reprise.render;

import java.util.OptionalDouble;
import studio.reprise.audio.Pcm;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.EngineDescription;
import studio.reprise.speech.PackDescription;
import studio.reprise.speech.Stage;

/**
 * What happened to a render. Events of one job arrive in order; {@link Progressed} is latest-wins:
 * a slow listener misses some, never the last before the job ends.
 */
public sealed interface RenderEvent {

  /** An event about one job. */
  sealed interface OfJob extends RenderEvent {
    /** See {@link RenderRequest#jobId}. */
    String jobId();

    String lineId();
  }

  /** The engine is open; from now on fingerprints are known. */
  record Opened(EngineDescription engine, PackDescription pack) implements RenderEvent {}

  /** The job waits for its turn. */
  record Queued(String jobId, String lineId) implements OfJob {}

  /** The render thread took the job up. */
  record Started(String jobId, String lineId, String fingerprint) implements OfJob {}

  /**
   * How far the job is.
   *
   * @param fraction of the whole job, 0..1, never falling
   * @param remainingSeconds of this job, by the measured speed; empty before the first is measured
   */
  record Progressed(
      String jobId, String lineId, Stage stage, double fraction, OptionalDouble remainingSeconds)
      implements OfJob {}

  /**
   * The next piece of an awaited render can be heard while the rest is made. What is kept is the
   * take of {@link Finished}.
   *
   * @param fingerprint of the take
   */
  record Sounded(String jobId, String lineId, String fingerprint, Pcm piece) implements OfJob {}

  /** The take lies on the shelf. */
  record Finished(String jobId, String lineId, Receipt receipt, Source source) implements OfJob {}

  /**
   * The job failed; others go on.
   *
   * @param sentence what the author can do about it
   */
  record Failed(String jobId, String lineId, Sentence sentence) implements OfJob {}

  /**
   * The take of this job could not be kept. The queue is paused and the job waits in front, with
   * what it rendered.
   *
   * @param sentence why, and what the author can do about it
   */
  record Halted(String jobId, String lineId, Sentence sentence) implements OfJob {}

  /** The job was cancelled, waiting or under way; nothing of it was kept. */
  record Cancelled(String jobId, String lineId) implements OfJob {}

  /** The queue ran empty. */
  record Emptied() implements RenderEvent {}

  /** Where a finished take came from. */
  enum Source {
    /** It was rendered now. */
    RENDERED,
    /** A take with the same fingerprint lay on the shelf already. */
    SHELF
  }
}
