package studio.reprise.audio;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;

/**
 * Plays one sound at a time on a thread of its own, "playback", and knows the sample that is heard
 * now. Where there is no sound device it keeps time by the clock, so that whatever follows the
 * playhead works in silence. Every method may be called from any thread and returns at once.
 */
public final class Player implements AutoCloseable {
  private static final int PIECE_SAMPLES = 1024;
  private static final double BUFFER_SECONDS = 0.1;

  private final Object lock = new Object();
  private final Thread thread;
  // Guarded by the lock.
  private @Nullable Playing next;
  private @Nullable Playing current;
  private boolean closed;
  private volatile boolean silent;

  /** A sound that is or was played. */
  public static final class Playing {
    private final SoundSource source;
    private final long from;
    private final long to;
    private final Runnable ended;
    private volatile long heard;
    private volatile boolean stopped;
    private volatile boolean over;

    private Playing(SoundSource source, long from, long to, Runnable ended) {
      this.source = source;
      this.from = from;
      this.to = to;
      this.ended = ended;
      this.heard = from;
    }

    /** The sample that is heard now. */
    public long position() {
      return Math.min(heard, end());
    }

    /** Behind the last sample: known only at the end of a sound that grows. */
    private long end() {
      return Math.max(from, Math.min(to, source.length()));
    }

    /** Behind the last sample that can be read by now. */
    private long ready() {
      return Math.min(end(), source.ready());
    }

    /** True when it came to its end, was stopped, or another one took its place. */
    public boolean isOver() {
      return over;
    }
  }

  public Player() {
    thread = new Thread(this::work, "playback");
    thread.setDaemon(true);
    thread.start();
  }

  /** True when the last attempt to play found no sound device. */
  public boolean isSilent() {
    return silent;
  }

  /** Looks for a sound device without making a sound. */
  public static boolean hasDevice() {
    try {
      return AudioSystem.isLineSupported(
          new javax.sound.sampled.DataLine.Info(SourceDataLine.class, format(24_000)));
    } catch (RuntimeException | Error e) {
      return false;
    }
  }

  /**
   * Plays a sound in place of what is played now.
   *
   * @param from first sample
   * @param to behind the last sample; brought into the sound
   * @param ended called on the playback thread when it is over, however it ended
   */
  public Playing play(SoundSource source, long from, long to, Runnable ended) {
    long start = Math.max(0, Math.min(from, Math.min(to, source.length())));
    Playing playing = new Playing(source, start, to, ended);
    synchronized (lock) {
      if (closed) {
        throw new IllegalStateException("The player is closed");
      }
      stopCurrent();
      if (next != null) {
        next.over = true;
      }
      next = playing;
      lock.notifyAll();
    }
    return playing;
  }

  /** Stops what is played. */
  public void stop() {
    synchronized (lock) {
      stopCurrent();
      if (next != null) {
        next.over = true;
        next = null;
      }
      lock.notifyAll();
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      stopCurrent();
      lock.notifyAll();
    }
  }

  private void stopCurrent() {
    if (current != null) {
      current.stopped = true;
    }
  }

  private void work() {
    Playing playing = await();
    while (playing != null) {
      try {
        play(playing);
      } finally {
        playing.over = true;
        playing.ended.run();
      }
      playing = await();
    }
  }

  private @Nullable Playing await() {
    synchronized (lock) {
      current = null;
      while (!closed && next == null) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          closed = true;
        }
      }
      current = closed ? null : next;
      next = null;
      return current;
    }
  }

  private void play(Playing playing) {
    SourceDataLine line = open(playing.source.sampleRateHz());
    silent = line == null;
    if (line == null) {
      keepTime(playing);
      return;
    }
    try (line) {
      line.start();
      write(playing, line);
      if (playing.stopped) {
        line.flush();
      }
      line.stop();
    }
  }

  private static void write(Playing playing, SourceDataLine line) {
    float[] piece = new float[PIECE_SAMPLES];
    long at = playing.from;
    while (at < playing.end() && !playing.stopped) {
      if (at >= playing.ready()) {
        pause(playing, 5);
        playing.heard = Math.min(at, playing.from + line.getLongFramePosition());
        continue;
      }
      int count = (int) Math.min(PIECE_SAMPLES, playing.ready() - at);
      playing.source.read(at, piece, count);
      byte[] bytes =
          Pcm16.bytes(count == PIECE_SAMPLES ? piece : java.util.Arrays.copyOf(piece, count));
      line.write(bytes, 0, bytes.length);
      at += count;
      playing.heard = playing.from + line.getLongFramePosition();
    }
    while (!playing.stopped
        && playing.heard < playing.end()
        && line.available() < line.getBufferSize()) {
      pause(playing, 5);
      playing.heard = playing.from + line.getLongFramePosition();
    }
    if (!playing.stopped) {
      line.drain();
      playing.heard = playing.end();
    }
  }

  private void keepTime(Playing playing) {
    long before = System.nanoTime();
    double at = playing.from;
    while (!playing.stopped && at < playing.end()) {
      pause(playing, 10);
      long now = System.nanoTime();
      double passed = (now - before) * 1e-9 * playing.source.sampleRateHz();
      // What is not there yet is waited for, as a sound device would.
      at = Math.min(Math.max(at, playing.ready()), at + passed);
      before = now;
      playing.heard = (long) at;
    }
  }

  private static void pause(Playing playing, long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      playing.stopped = true;
    }
  }

  private static @Nullable SourceDataLine open(int rateHz) {
    AudioFormat format = format(rateHz);
    try {
      SourceDataLine line = AudioSystem.getSourceDataLine(format);
      line.open(format, 2 * (int) (rateHz * BUFFER_SECONDS));
      return line;
    } catch (LineUnavailableException | RuntimeException e) {
      // IllegalArgumentException: no mixer has such a line; SecurityException: none may be used.
      return null;
    }
  }

  private static AudioFormat format(int rateHz) {
    return new AudioFormat(rateHz, 16, 1, true, false);
  }
}
