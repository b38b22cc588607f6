package studio.reprise.speech;

import studio.reprise.audio.Mel;

/**
 * What the engine extracted from a reference clip. The arrays are not copied and not to be written
 * to.
 *
 * @param transcript the exact words of the clip
 * @param speechTokens codebook ids, 25 a second
 * @param mel log-mel of the clip at the pack's rate, 50 frames a second
 * @param embedding the speaker vector, 192 values, not normalised
 */
public record VoicePrint(String transcript, int[] speechTokens, Mel mel, float[] embedding) {}
