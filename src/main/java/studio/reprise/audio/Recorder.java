package studio.reprise.audio;

import java.io.ByteArrayOutputStream;
import java.util.function.DoubleConsumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/** Records from the microphone on a thread of its own until it is stopped. */
public final class Recorder {
  /** Rate of what it records. */
  public static final int SAMPLE_RATE_HZ = 48_000;

  private static final int MOST_SECONDS = 60;
  private static final AudioFormat FORMAT = new AudioFormat(SAMPLE_RATE_HZ, 16, 1, true, false);

  private final TargetDataLine line;
  private final DoubleConsumer level;
  private final ByteArrayOutputStream recorded = new ByteArrayOutputStream();
  private final Thread thread;
  private volatile boolean stopped;

  private Recorder(TargetDataLine line, DoubleConsumer level) {
    this.line = line;
    this.level = level;
    this.thread = new Thread(this::record, "microphone");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Starts recording.
   *
   * @param level told the peak, 0..1, of every tenth of a second, on the recording thread
   * @throws AudioFormatException when there is no microphone, or none that may be used
   */
  public static Recorder start(DoubleConsumer level) throws AudioFormatException {
    try {
      TargetDataLine line = AudioSystem.getTargetDataLine(FORMAT);
      line.open(FORMAT);
      line.start();
      return new Recorder(line, level);
    } catch (LineUnavailableException | RuntimeException e) {
      throw new AudioFormatException(
          "No microphone can be used on this computer; drop a WAV file.");
    }
  }

  /** Stops and gives what was recorded, one minute at most. */
  public Pcm stop() {
    stopped = true;
    line.stop();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    line.close();
    byte[] bytes = recorded.toByteArray();
    float[] samples = new float[bytes.length / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) ((bytes[2 * i] & 0xff) | bytes[2 * i + 1] << 8) / 32768f;
    }
    return new Pcm(samples, SAMPLE_RATE_HZ);
  }

  private void record() {
    byte[] piece = new byte[SAMPLE_RATE_HZ / 10 * 2];
    while (!stopped && recorded.size() < MOST_SECONDS * SAMPLE_RATE_HZ * 2) {
      int read = line.read(piece, 0, piece.length);
      recorded.write(piece, 0, read);
      int peak = 0;
      for (int i = 0; i + 1 < read; i += 2) {
        peak = Math.max(peak, Math.abs((piece[i] & 0xff) | piece[i + 1] << 8));
      }
      level.accept(peak / 32768.0);
    }
  }
}
