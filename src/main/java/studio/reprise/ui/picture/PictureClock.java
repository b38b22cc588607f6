package studio.reprise.ui.picture;

import studio.reprise.audio.codec.FrameRate;

/**
 * What a video's sound has to do to be where the timeline's playhead is. Plain logic, no picture.
 */
final class PictureClock {
  /** Further apart than this the eye sees that lips and voice do not belong together. */
  static final double MOST_DRIFT_SECONDS = 0.08;

  /** While it stands every frame counts: a frame at 50 a second. */
  static final double MOST_STANDING_DRIFT_SECONDS = 0.02;

  private PictureClock() {}

  /**
   * What to do.
   *
   * @param seek where to go first, in seconds, or NaN: nowhere
   * @param motion what to do then
   */
  record Step(double seek, Motion motion) {
    boolean isSeek() {
      return !Double.isNaN(seek);
    }
  }

  /** Whether the picture moves. */
  enum Motion {
    RUN,
    STAND
  }

  /**
   * The next step.
   *
   * @param playheadSeconds of the timeline; negative: nowhere, the picture stays where it is
   * @param wanted whether the timeline is heard
   * @param pictureSeconds where the picture is
   * @param lengthSeconds of the picture; beyond its end it stands
   */
  static Step next(
      double playheadSeconds, Motion wanted, double pictureSeconds, double lengthSeconds) {
    if (playheadSeconds < 0) {
      return new Step(Double.NaN, Motion.STAND);
    }
    double target = Math.min(playheadSeconds, lengthSeconds);
    Motion motion = playheadSeconds >= lengthSeconds ? Motion.STAND : wanted;
    double drift = Math.abs(target - pictureSeconds);
    double most = motion == Motion.RUN ? MOST_DRIFT_SECONDS : MOST_STANDING_DRIFT_SECONDS;
    return new Step(drift > most ? target : Double.NaN, motion);
  }

  /** A time as hours, minutes, seconds and frames; no frame is dropped from the count. */
  static String timeCode(double seconds, FrameRate rate) {
    long frames = rate.frameAt(seconds);
    int framesPerSecond = rate.countedPerSecond();
    long whole = frames / framesPerSecond;
    return String.format(
        java.util.Locale.ROOT,
        "%02d:%02d:%02d:%02d",
        whole / 3600,
        whole / 60 % 60,
        whole % 60,
        frames % framesPerSecond);
  }

  /**
   * Reads {@code 1:02:03:04} (frames), {@code 2:03.5} or {@code 83.5} as seconds.
   *
   * @throws NumberFormatException when it is none of them
   */
  static double seconds(String timeCode, FrameRate rate) {
    String[] parts = timeCode.strip().split(":", -1);
    if (parts.length > 4) {
      throw new NumberFormatException("Too many colons: " + timeCode);
    }
    double seconds = 0;
    int count = parts.length == 4 ? 3 : parts.length;
    for (int i = 0; i < count; i++) {
      double part = Double.parseDouble(parts[i]);
      if (!(part >= 0) || part > 1e6 || i > 0 && part >= 60) {
        throw new NumberFormatException("Out of range: " + timeCode);
      }
      seconds = seconds * 60 + part;
    }
    if (parts.length < 4) {
      return seconds;
    }
    int frame = Integer.parseInt(parts[3]);
    if (frame < 0 || frame >= rate.countedPerSecond()) {
      throw new NumberFormatException("No such frame: " + timeCode);
    }
    return rate.startOf(((long) seconds) * rate.countedPerSecond() + frame);
  }
}
