package studio.reprise.audio;

import java.util.function.IntToDoubleFunction;

/**
 * Makes one channel of several while a file is read: their mean, so that tokens, mel and speaker
 * vector of a voice all describe the same sound. (The reference takes tokens from the first channel
 * and the rest from the mean, which are two sounds where channels differ.) Channels that cancel
 * each other leave nothing in the mean; {@link #first} takes the first of them then. Not
 * thread-safe.
 */
public final class Mixdown {
  /** A mean this much weaker than the loudest channel has lost what the channels held. */
  private static final double CANCELLED_DB = -12;

  private final int most;
  private int channels;
  private double mixed;
  private double[] each = new double[0];

  private Mixdown(int most) {
    this.most = most;
  }

  /** The mean of all channels. */
  public static Mixdown mean() {
    return new Mixdown(Integer.MAX_VALUE);
  }

  /** The first channel alone. */
  public static Mixdown first() {
    return new Mixdown(1);
  }

  /**
   * One sample of a frame.
   *
   * @param count how many channels the frame has
   * @param values asked once for each, in order
   */
  public float sample(int count, IntToDoubleFunction values) {
    if (count > each.length) {
      each = java.util.Arrays.copyOf(each, count);
    }
    channels = Math.max(channels, count);
    double sum = 0;
    for (int c = 0; c < count; c++) {
      double value = values.applyAsDouble(c);
      each[c] += value * value;
      sum += c < most ? value : 0;
    }
    float sample = (float) (sum / Math.min(count, most));
    mixed += (double) sample * sample;
    return sample;
  }

  /** The most channels that a frame had. */
  public int channels() {
    return channels;
  }

  /** Whether the mean lost what the channels hold. */
  public boolean cancels() {
    double loudest = 0;
    for (double energy : each) {
      loudest = Math.max(loudest, energy);
    }
    return channels > 1 && mixed < loudest * StrictMath.pow(10, CANCELLED_DB / 10);
  }
}
