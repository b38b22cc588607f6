package studio.reprise.render;

import studio.reprise.speech.Cancellation;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.VoicePrint;

/**
 * Something that needs the open engine and a voice, and is not a take: trying a voice out, hearing
 * whether the pack knows it. It runs on the render thread.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface VoiceWork<T> {
  /**
   * @param voice extracted once for all takes and tries of this clip
   * @param cancel to be asked often, and handed to the synthesizer
   */
  T run(Synthesizer synthesizer, VoicePrint voice, Cancellation cancel);
}
