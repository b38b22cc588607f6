package studio.reprise.render;

import studio.reprise.audio.Pcm;
import studio.reprise.audio.Recording;

/**
 * Where in a sound somebody speaks, by the level of its frames: from the first that is not silent
 * to the last.
 */
public final class SpokenStretch {
  /** A frame this far below the loudest is no speech. */
  private static final double SPEECH_RANGE_DB = 35;

  /** An end within this of the loudest frame is in the middle of a sound. */
  private static final double LOUD_RANGE_DB = 15;

  private static final double FRAME_SECONDS = 0.02;

  /** What stays before and after the speech: soft beginnings of words lie in it. */
  private static final int FRAMES_KEPT = 8;

  private final Pcm sound;
  private final double[] levelsDb;
  private final double loudestDb;
  private final int first;
  private final int last;

  private SpokenStretch(Pcm sound) {
    this.sound = sound;
    levelsDb = levels(sound);
    double most = levelsDb[0];
    for (double level : levelsDb) {
      most = Math.max(most, level);
    }
    loudestDb = most;
    int from = 0;
    while (levelsDb[from] < most - SPEECH_RANGE_DB) {
      from++;
    }
    int to = levelsDb.length - 1;
    while (levelsDb[to] < most - SPEECH_RANGE_DB) {
      to--;
    }
    first = from;
    last = to;
  }

  /** Looks a sound over; a silent one is all speech. */
  public static SpokenStretch of(Pcm sound) {
    return new SpokenStretch(sound);
  }

  /** Of the speech, pauses within it included. */
  double seconds() {
    return (last - first + 1) * FRAME_SECONDS;
  }

  double secondsBefore() {
    return first * FRAME_SECONDS;
  }

  double secondsAfter() {
    return (levelsDb.length - 1 - last) * FRAME_SECONDS;
  }

  boolean beginsLoud() {
    return levelsDb[0] > loudestDb - LOUD_RANGE_DB;
  }

  boolean endsLoud() {
    return levelsDb[levelsDb.length - 1] > loudestDb - LOUD_RANGE_DB;
  }

  /** Where the sound begins without the silence before the speech. */
  public int fromSample() {
    return Math.max(0, first - FRAMES_KEPT) * frame(sound);
  }

  /** Where the sound ends without the silence after the speech. */
  public int toSample() {
    int frames = last + 1 + FRAMES_KEPT;
    return frames >= levelsDb.length ? sound.length() : frames * frame(sound);
  }

  /**
   * A recording without the silence at its ends, but for the sixth of a second that a voice needs
   * to begin and to end; the very same object where there is no more than that.
   */
  public static Recording withoutSilence(Recording recording) {
    SpokenStretch spoken = of(recording.sound());
    return spoken.fromSample() == 0 && spoken.toSample() == recording.sound().length()
        ? recording
        : recording.part(spoken.fromSample(), spoken.toSample());
  }

  /** Level of each 20 ms frame in dB. */
  private static double[] levels(Pcm sound) {
    int frame = frame(sound);
    double[] levels = new double[Math.max(1, sound.length() / frame)];
    for (int i = 0; i < levels.length; i++) {
      double sum = 0;
      for (int j = i * frame; j < Math.min(sound.length(), (i + 1) * frame); j++) {
        sum += sound.samples()[j] * sound.samples()[j];
      }
      levels[i] = 10 * StrictMath.log10(sum / frame + 1e-12);
    }
    return levels;
  }

  private static int frame(Pcm sound) {
    return Math.max(1, (int) (sound.sampleRateHz() * FRAME_SECONDS));
  }
}
