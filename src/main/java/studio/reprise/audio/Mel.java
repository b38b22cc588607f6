package studio.reprise.audio;

/**
 * A log-mel spectrogram: natural logarithm of the mel magnitude.
 *
 * @param values row by row, {@code [frames, bands]}; not copied, not to be written to
 * @param frames number of frames
 * @param bands mel bands a frame
 * @param framesPerSecond how many frames make a second
 */
public record Mel(float[] values, int frames, int bands, double framesPerSecond) {
  public Mel {
    if (values.length != frames * bands) {
      throw new IllegalArgumentException(
          values.length + " values do not make " + frames + " frames of " + bands + " bands");
    }
  }

  /** The value of one band in one frame. */
  public float at(int frame, int band) {
    return values[frame * bands + band];
  }
}
