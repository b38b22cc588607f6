package studio.reprise.audio;

import java.io.IOException;
import java.util.Arrays;

/**
 * {@link Resampler} for a sound that comes in pieces: the same samples as of the whole at once, in
 * the memory of a piece.
 */
public final class ResamplingSink implements SampleSink {
  private static final int BLOCK = 4096;

  private final Resampler resampler;
  private final SampleSink behind;
  private final boolean isSameRate;
  private float[] held = new float[BLOCK];
  private long base;
  private long end;
  private long made;
  private final float[] out = new float[BLOCK];

  /**
   * By {@link Resampler#sinc}.
   *
   * @param behind takes the sound at the new rate
   */
  public ResamplingSink(int fromHz, int toHz, SampleSink behind) {
    this.resampler = Resampler.sinc(fromHz, toHz);
    this.isSameRate = fromHz == toHz;
    this.behind = behind;
  }

  @Override
  public void write(float[] samples, int from, int count) throws IOException {
    if (isSameRate) {
      behind.write(samples, from, count);
      return;
    }
    for (int done = 0; done < count; ) {
      int part = Math.min(BLOCK, count - done);
      take(samples, from + done, part);
      make(Long.MAX_VALUE);
      done += part;
    }
  }

  private void take(float[] samples, int from, int count) {
    int dead = (int) Math.max(0, Math.min(end, resampler.begins(made)) - base);
    int kept = (int) (end - base) - dead;
    if (kept + count > held.length) {
      held = Arrays.copyOfRange(held, dead, dead + Math.max(2 * held.length, kept + count));
    } else {
      System.arraycopy(held, dead, held, 0, kept);
    }
    base += dead;
    System.arraycopy(samples, from, held, kept, count);
    end += count;
  }

  /** Makes what is whole, or everything up to {@code limit} when there will be no more. */
  private void make(long limit) throws IOException {
    int count = 0;
    while (made < limit && (limit != Long.MAX_VALUE || resampler.needs(made) <= end)) {
      out[count++] = resampler.at(made++, held, base, end);
      if (count == out.length) {
        behind.write(out, 0, count);
        count = 0;
      }
    }
    behind.write(out, 0, count);
  }

  /** Everything was written: makes the last samples, behind which there is silence. */
  public void finish() throws IOException {
    if (!isSameRate) {
      make(resampler.length(end));
    }
  }
}
