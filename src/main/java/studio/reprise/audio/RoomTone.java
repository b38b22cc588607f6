package studio.reprise.audio;

import java.io.IOException;

/**
 * Lays a very quiet noise below a whole sound, from its first sample to its last: where nobody
 * speaks a room is heard and no dead zeros, and nowhere does it begin or end. The noise is a
 * function of the sample's index alone: triangular, darkened above 2 kHz.
 */
public final class RoomTone implements SampleSink {
  private static final double CORNER_HZ = 2000;
  private static final int RUN_UP = 4096;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final double HALF_STEP = 0x1p-32;

  private final SampleSink behind;
  private final double share;
  private final double level;
  private final float[] out = new float[1024];
  private double darkened;
  private long index;

  /**
   * @param levelDb root mean square of the noise, against full scale
   * @param behind takes the sound with the noise
   */
  public RoomTone(int rateHz, double levelDb, SampleSink behind) {
    this.behind = behind;
    this.share = 1 - StrictMath.exp(-2 * StrictMath.PI * CORNER_HZ / rateHz);
    // The noise has a power of 1/6, of which the filter keeps share / (2 - share).
    this.level = Levels.factor(levelDb) * StrictMath.sqrt(6 * (2 - share) / share);
    for (index = -RUN_UP; index < 0; index++) {
      darken();
    }
  }

  private double darken() {
    long bits = mixed(index);
    double noise = ((int) bits + (double) (int) (bits >> 32)) * HALF_STEP;
    darkened += share * (noise - darkened);
    return darkened;
  }

  /** SplitMix64 of a counter. */
  private static long mixed(long counter) {
    long z = (counter + 1) * GOLDEN;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  @Override
  public void write(float[] samples, int from, int count) throws IOException {
    for (int done = 0; done < count; ) {
      int part = Math.min(out.length, count - done);
      for (int i = 0; i < part; i++) {
        out[i] = (float) (samples[from + done + i] + level * darken());
        index++;
      }
      behind.write(out, 0, part);
      done += part;
    }
  }
}
