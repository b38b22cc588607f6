package studio.reprise.speech.pack;

/** How long there is sound and no silence. */
final class SoundSeconds {
  private static final int FRAMES_PER_SECOND = 100;

  /** A frame sounds when its peak is above this share of the highest. */
  static final float AUDIBLE = 0.03f;

  private SoundSeconds() {}

  /**
   * @param peak the highest that is meant to sound
   */
  static double of(float[] samples, int sampleRateHz, float peak) {
    int frame = sampleRateHz / FRAMES_PER_SECOND;
    int audible = 0;
    for (int start = 0; start + frame <= samples.length; start += frame) {
      float most = 0;
      for (int i = start; i < start + frame; i++) {
        most = Math.max(most, Math.abs(samples[i]));
      }
      audible += most > AUDIBLE * peak ? 1 : 0;
    }
    return (double) audible / FRAMES_PER_SECOND;
  }
}
