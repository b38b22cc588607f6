package studio.reprise.audio;

/**
 * Mono sound that is asked for piece by piece while it is played. Called on the playback thread.
 */
public interface SoundSource {
  int sampleRateHz();

  /** How many samples there are; may become less while the sound grows, see {@link #ready}. */
  long length();

  /** How many of them can be read by now: all, but for a sound that is still being made. */
  default long ready() {
    return length();
  }

  /**
   * Fills {@code into[0..count)} with the samples from {@code position} on; silence where nothing
   * sounds.
   */
  void read(long position, float[] into, int count);

  /** A sound in memory. */
  static SoundSource of(Pcm pcm) {
    return new SoundSource() {
      @Override
      public int sampleRateHz() {
        return pcm.sampleRateHz();
      }

      @Override
      public long length() {
        return pcm.length();
      }

      @Override
      public void read(long position, float[] into, int count) {
        for (int i = 0; i < count; i++) {
          long at = position + i;
          into[i] = at >= 0 && at < pcm.length() ? pcm.samples()[(int) at] : 0;
        }
      }
    };
  }
}
