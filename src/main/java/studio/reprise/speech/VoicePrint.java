package studio.reprise.speech;

import studio.reprise.audio.Mel;

/**
 * What the engine extracted from a reference clip. The arrays are not copied and not to be written
 * to.
 *
 * @param transcript the exact words of the prompt
 * @param speechTokens the prompt's codebook ids, 25 a second
 * @param mel log-mel of the prompt at the pack's rate, 50 frames a second
 * @param embedding the speaker vector of the clip, 192 values, not normalised
 * @param origin where the prompt comes from
 */
public record VoicePrint(
    String transcript, int[] speechTokens, Mel mel, float[] embedding, Origin origin) {

  /**
   * Whose the prompt is: the clip's own, or the pack's stand-in.
   *
   * @param use {@link ClipUse#FULL} or {@link ClipUse#TIMBRE}
   * @param nats how unlikely the clip's speech is to the pack's language model, nats a token; 0
   *     where nobody asked
   * @param pitchHz the mean pitch that the speech is brought to; 0 leaves it as it comes
   */
  public record Origin(ClipUse use, double nats, double pitchHz) {
    /** A clip that speaks for itself, without being asked how likely it is. */
    public static final Origin CLIP = new Origin(ClipUse.FULL, 0, 0);
  }
}
