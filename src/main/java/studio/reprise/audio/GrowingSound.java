package studio.reprise.audio;

import java.util.ArrayList;
import java.util.List;

/** A sound that is heard while it is still being made. Thread-safe. */
public final class GrowingSound implements SoundSource {
  private final int sampleRateHz;
  private final List<float[]> pieces = new ArrayList<>();
  private final List<Long> starts = new ArrayList<>();
  private long ready;
  private boolean whole;

  public GrowingSound(int sampleRateHz) {
    this.sampleRateHz = sampleRateHz;
  }

  /** What follows. */
  public synchronized void append(Pcm piece) {
    pieces.add(piece.samples());
    starts.add(ready);
    ready += piece.length();
  }

  /** Nothing follows any more. */
  public synchronized void finish() {
    whole = true;
  }

  @Override
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** As long as can be while it grows. */
  @Override
  public synchronized long length() {
    return whole ? ready : Long.MAX_VALUE;
  }

  @Override
  public synchronized long ready() {
    return ready;
  }

  @Override
  public synchronized void read(long position, float[] into, int count) {
    int piece = 0;
    for (int i = 0; i < count; i++) {
      long at = position + i;
      while (piece + 1 < pieces.size() && starts.get(piece + 1) <= at) {
        piece++;
      }
      boolean isThere = at >= 0 && at < ready;
      into[i] = isThere ? pieces.get(piece)[(int) (at - starts.get(piece))] : 0;
    }
  }
}
