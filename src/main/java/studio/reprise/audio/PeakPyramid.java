package studio.reprise.audio;

import java.util.ArrayList;
import java.util.List;

/**
 * Lowest, highest and mean square sample of every block of a sound, at several block lengths, so
 * that a waveform of any length is painted from a few thousand numbers.
 */
public final class PeakPyramid {
  /** Samples a block at the lowest level. */
  static final int BASE = 128;

  /** How many blocks of a level make one of the next. */
  static final int FANOUT = 8;

  /** What a stretch of samples looks like; all 0 for an empty stretch. */
  public record Peak(float low, float high, float rms) {}

  private record Level(int blockSamples, float[] low, float[] high, float[] square) {}

  private final Pcm pcm;
  private final List<Level> levels = new ArrayList<>();

  private PeakPyramid(Pcm pcm) {
    this.pcm = pcm;
    Level level = base(pcm.samples());
    levels.add(level);
    while (level.low().length > 2 * FANOUT) {
      level = above(level);
      levels.add(level);
    }
  }

  /** Reads every sample once. */
  public static PeakPyramid of(Pcm pcm) {
    return new PeakPyramid(pcm);
  }

  public Pcm pcm() {
    return pcm;
  }

  /**
   * The peak of samples {@code from} to {@code to}, exclusive; both are brought into the sound.
   * Exact for short stretches; long ones are rounded outwards to whole blocks, at most an eighth of
   * their length.
   */
  public Peak between(long from, long to) {
    int start = (int) Math.max(0, Math.min(from, pcm.length()));
    int end = (int) Math.max(start, Math.min(to, pcm.length()));
    int length = end - start;
    if (length == 0) {
      return new Peak(0, 0, 0);
    }
    if (length < FANOUT * BASE) {
      return exact(start, end);
    }
    Level chosen = levels.get(0);
    for (Level level : levels) {
      if ((long) level.blockSamples() * FANOUT <= length) {
        chosen = level;
      }
    }
    return ofBlocks(
        chosen,
        start / chosen.blockSamples(),
        Math.min(chosen.low().length, -Math.floorDiv(-end, chosen.blockSamples())));
  }

  private Peak exact(int start, int end) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    double square = 0;
    for (int i = start; i < end; i++) {
      float value = pcm.samples()[i];
      low = Math.min(low, value);
      high = Math.max(high, value);
      square += value * value;
    }
    return new Peak(low, high, (float) Math.sqrt(square / (end - start)));
  }

  private static Peak ofBlocks(Level level, int start, int end) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    double square = 0;
    for (int i = start; i < end; i++) {
      low = Math.min(low, level.low()[i]);
      high = Math.max(high, level.high()[i]);
      square += level.square()[i];
    }
    return new Peak(low, high, (float) Math.sqrt(square / (end - start)));
  }

  private static Level base(float[] samples) {
    int blocks = (samples.length + BASE - 1) / BASE;
    Level level = new Level(BASE, new float[blocks], new float[blocks], new float[blocks]);
    for (int block = 0; block < blocks; block++) {
      int start = block * BASE;
      int end = Math.min(samples.length, start + BASE);
      float low = samples[start];
      float high = low;
      float square = 0;
      for (int i = start; i < end; i++) {
        float value = samples[i];
        if (value < low) {
          low = value;
        } else if (value > high) {
          high = value;
        }
        square += value * value;
      }
      level.low()[block] = low;
      level.high()[block] = high;
      level.square()[block] = square / (end - start);
    }
    return level;
  }

  private static Level above(Level below) {
    int blocks = (below.low().length + FANOUT - 1) / FANOUT;
    Level level =
        new Level(
            below.blockSamples() * FANOUT, new float[blocks], new float[blocks], new float[blocks]);
    for (int block = 0; block < blocks; block++) {
      Peak peak =
          ofBlocks(below, block * FANOUT, Math.min(below.low().length, (block + 1) * FANOUT));
      level.low()[block] = peak.low();
      level.high()[block] = peak.high();
      level.square()[block] = peak.rms() * peak.rms();
    }
    return level;
  }
}
