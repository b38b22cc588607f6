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
   * @param melody what becomes of the pitch; a vocoder without {@link #voicedHz} leaves it
   * @param noise the source's stream of chance
   */
  float[] speak(Mel mel, Melody melody, Noise noise, Steps steps, Cancellation cancel);

  /** Pitch of the voiced frames; none where the vocoder cannot change it. */
  default float[] voicedHz(Mel mel) {
    return new float[0];
  }

  /** Mean pitch of all parts, as hearing counts it (in octaves); 0 where there is none. */
  static double meanHz(float[]... parts) {
    double sum = 0;
    int count = 0;
    for (float[] part : parts) {
      for (float value : part) {
        sum += StrictMath.log(value);
      }
      count += part.length;
    }
    return count == 0 ? 0 : StrictMath.exp(sum / count);
  }
}
