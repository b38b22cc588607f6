package studio.reprise.audio;

import java.util.Objects;

/**
 * A sound as an author's file gave it.
 *
 * @param sound one channel
 * @param channels how many the file had
 * @param mix what the one was made of
 */
public record Recording(Pcm sound, int channels, Mix mix) {
  /** What became of a file's channels. */
  public enum Mix {
    /** There was only one. */
    ONE,
    /** Their mean was taken. */
    MEAN,
    /** They cancel each other: the first was taken. */
    FIRST
  }

  public Recording {
    Objects.requireNonNull(sound, "sound");
    Objects.requireNonNull(mix, "mix");
  }

  /** Of one channel from the start. */
  public static Recording of(Pcm sound) {
    return new Recording(sound, 1, Mix.ONE);
  }

  /** The same file's stretch. */
  public Recording part(int from, int to) {
    float[] samples = java.util.Arrays.copyOfRange(sound.samples(), from, to);
    return new Recording(new Pcm(samples, sound.sampleRateHz()), channels, mix);
  }
}
