package studio.reprise.render;

import java.util.Objects;
import studio.reprise.document.Seed;

/**
 * A snapshot of one render that somebody asked for. Only {@link #utterance} decides the sound; the
 * rest says whose it is, where it came from and how soon it is wanted.
 *
 * @param jobId names this request in the queue and its events; a line's own render uses the line's
 *     id, an audition a name of its own. A request whose id is still waiting replaces it
 * @param lineId the line that it speaks
 * @param speakerId the line's speaker
 * @param style the name of the speaker's style, or ""
 * @param utterance what decides the sound
 * @param seedOrigin who chose the seed: for the receipt
 * @param promptAudio the clip's path as receipts show it, relative
 * @param clip where the clip is read from
 * @param priority which of the waiting go first
 */
public record RenderRequest(
    String jobId,
    String lineId,
    String speakerId,
    String style,
    Utterance utterance,
    Seed.Origin seedOrigin,
    String promptAudio,
    ClipSource clip,
    Priority priority) {

  /** What somebody listens for overtakes what is rendered for later. */
  public enum Priority {
    AUDITION,
    /** One line that the author asked for by itself. */
    RETAKE,
    LINE;

    boolean isAwaited() {
      return this != LINE;
    }
  }

  public RenderRequest {
    Objects.requireNonNull(jobId, "jobId");
    Objects.requireNonNull(lineId, "lineId");
    Objects.requireNonNull(speakerId, "speakerId");
    Objects.requireNonNull(style, "style");
    Objects.requireNonNull(utterance, "utterance");
    Objects.requireNonNull(seedOrigin, "seedOrigin");
    Objects.requireNonNull(promptAudio, "promptAudio");
    Objects.requireNonNull(clip, "clip");
    Objects.requireNonNull(priority, "priority");
  }

  /** In the speaker's usual style. */
  public RenderRequest(
      String jobId,
      String lineId,
      String speakerId,
      Utterance utterance,
      Seed.Origin seedOrigin,
      String promptAudio,
      ClipSource clip,
      Priority priority) {
    this(jobId, lineId, speakerId, "", utterance, seedOrigin, promptAudio, clip, priority);
  }

  /** The same take, for hearing or for a later step: the line does not choose it when it comes. */
  public RenderRequest beside() {
    return new RenderRequest(
        lineId + "#beside",
        lineId,
        speakerId,
        style,
        utterance,
        seedOrigin,
        promptAudio,
        clip,
        Priority.LINE);
  }

  /** The same, ahead of what is rendered for later: somebody waits for this line. */
  public RenderRequest awaited() {
    return new RenderRequest(
        jobId, lineId, speakerId, style, utterance, seedOrigin, promptAudio, clip, Priority.RETAKE);
  }

  /** An audition of the same line with another seed, ahead of the lines that wait. */
  public RenderRequest audition(long seed, Seed.Origin origin) {
    return new RenderRequest(
        lineId + "#" + Long.toUnsignedString(seed),
        lineId,
        speakerId,
        style,
        utterance.withSeed(seed),
        origin,
        promptAudio,
        clip,
        Priority.AUDITION);
  }
}
