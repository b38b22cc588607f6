package studio.reprise.speech;

import java.util.Map;
import studio.reprise.audio.Mel;
import studio.reprise.audio.Pcm;

/**
 * What a request became.
 *
 * @param pcm the sound at the engine's rate
 * @param mel its log-mel, all segments in a row
 * @param tokens codebook ids of the speech, all segments in a row
 * @param normalizedText what was spoken: the segments' text, joined by a blank
 * @param language the language that the text was read in
 * @param cut whether the model was still speaking when a segment reached the longest length that
 *     its text may have
 * @param seconds wall time of each stage; tells nothing about the sound
 */
public record Speech(
    Pcm pcm,
    Mel mel,
    int[] tokens,
    String normalizedText,
    String language,
    boolean cut,
    Map<Stage, Double> seconds) {}
