package studio.reprise.audio.codec;

/**
 * How many pictures a video shows in how many seconds: 25 in 1, 24,000 in 1,001.
 *
 * @param frames more than none
 * @param seconds more than none
 */
public record FrameRate(int frames, int seconds) {
  /** What television in most of the world has, and what a time code means without a video. */
  public static final FrameRate USUAL = new FrameRate(25, 1);

  private static final int MOST = 1000;

  public FrameRate {
    if (frames < 1 || seconds < 1 || frames / seconds > MOST) {
      throw new IllegalArgumentException(frames + "/" + seconds + " is no rate of frames");
    }
  }

  /** What a file says, or {@link #USUAL} where that is none. */
  static FrameRate of(int frames, int seconds) {
    boolean isRate = frames > 0 && seconds > 0 && frames / seconds <= MOST && frames >= seconds;
    return isRate ? new FrameRate(frames, seconds) : USUAL;
  }

  /** The frame that is seen at a time, the first is 0. */
  public long frameAt(double atSeconds) {
    return (long) Math.floor(Math.max(0, atSeconds) * frames / seconds + 1e-6);
  }

  /** When a frame begins, in seconds. */
  public double startOf(long frame) {
    return (double) frame * seconds / frames;
  }

  /** The frames that a time code counts to a second: 24 for 23.976, too. */
  public int countedPerSecond() {
    return (int) Math.max(1, Math.round((double) frames / seconds));
  }
}
