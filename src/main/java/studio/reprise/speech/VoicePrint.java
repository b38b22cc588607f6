package studio.reprise.speech;

import java.util.Arrays;
import java.util.Optional;
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
 * @param heardByFlow what the flow goes on from, where that is not the prompt
 */
public record VoicePrint(
    String transcript,
    int[] speechTokens,
    Mel mel,
    float[] embedding,
    Origin origin,
    Optional<Prompt> heardByFlow) {

  /** A prompt that the flow goes on from as well. */
  public VoicePrint(
      String transcript, int[] speechTokens, Mel mel, float[] embedding, Origin origin) {
    this(transcript, speechTokens, mel, embedding, origin, Optional.empty());
  }

  /**
   * What speech goes on from.
   *
   * @param speechTokens codebook ids, 25 a second
   * @param mel log-mel, 50 frames a second
   */
  public record Prompt(int[] speechTokens, Mel mel) {
    /** One behind the other. */
    public Prompt then(Prompt next) {
      int[] codes = Arrays.copyOf(speechTokens, speechTokens.length + next.speechTokens.length);
      System.arraycopy(next.speechTokens, 0, codes, speechTokens.length, next.speechTokens.length);
      float[] values = Arrays.copyOf(mel.values(), mel.values().length + next.mel.values().length);
      System.arraycopy(next.mel.values(), 0, values, mel.values().length, next.mel.values().length);
      return new Prompt(
          codes,
          new Mel(values, mel.frames() + next.mel.frames(), mel.bands(), mel.framesPerSecond()));
    }
  }

  /** What the language model goes on from. */
  public Prompt prompt() {
    return new Prompt(speechTokens, mel);
  }

  /** What the flow goes on from. */
  public Prompt flowPrompt() {
    return heardByFlow.orElseGet(this::prompt);
  }

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
