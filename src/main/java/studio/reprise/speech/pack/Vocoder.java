package studio.reprise.speech.pack;

import studio.reprise.audio.Mel;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.layer.Noise;

/** A mel becomes samples at the pack's rate. */
interface Vocoder {
  /** Told after each chunk. */
  @FunctionalInterface
  interface Steps {
    void done(int done, int total);
  }

  /**
   * @param mel natural log, {@code [T, bands]}
   * @param noise the source's stream of chance
   */
  float[] speak(Mel mel, Noise noise, Steps steps, Cancellation cancel);
}
