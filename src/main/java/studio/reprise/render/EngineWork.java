package studio.reprise.render;

import studio.reprise.speech.Cancellation;
import studio.reprise.speech.Synthesizer;

/**
 * Something that needs the open engine and is not a take: verifying, measuring speed, looking at a
 * clip. It runs on the render thread.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface EngineWork<T> {
  /**
   * @param cancel to be asked often, and handed to the synthesizer
   */
  T run(Synthesizer synthesizer, Cancellation cancel);
}
