package studio.reprise.audio.wave;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.Pcm16;

/**
 * Writes a mono WAV of 16 or 24 bits block by block: an hour takes no more memory than a second.
 * The lengths in its head are right once it is closed.
 */
public final class WaveWriter implements AutoCloseable {
  private static final long MOST_BYTES = 0xffffffffL - 0xffff;
  private static final int PART_FRAMES = 1 << 14;

  private final SeekableByteChannel channel;
  private final Path path;
  private final int sampleBytes;
  private final byte[] behind;
  private final ByteBuffer part;
  private final long dataAt;
  private long dataBytes;

  /**
   * @param channel where the file begins; it stays open
   * @param path for what is said
   * @param bits 16 or 24
   */
  public WaveWriter(
      SeekableByteChannel channel, Path path, int sampleRateHz, int bits, WaveChunks chunks)
      throws IOException {
    if (bits != 16 && bits != 24) {
      throw new IllegalArgumentException("WAV files of " + bits + " bits are not written");
    }
    this.channel = channel;
    this.path = path;
    this.sampleBytes = bits / 8;
    this.behind = chunks.behind();
    this.part = littleEndian(PART_FRAMES * sampleBytes);
    byte[] before = chunks.before();
    ByteBuffer head = littleEndian(12 + before.length + 32);
    head.put(ascii("RIFF")).putInt(0).put(ascii("WAVE")).put(before);
    head.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    head.putInt(sampleRateHz).putInt(sampleRateHz * sampleBytes);
    head.putShort((short) sampleBytes).putShort((short) bits);
    head.put(ascii("data")).putInt(0);
    this.dataAt = head.position();
    put(head.flip());
  }

  /**
   * Takes some samples, -1 to 1; beyond it they are held at the last step.
   *
   * @throws AudioFormatException when the file gets longer than a WAV can be
   */
  public void write(float[] samples, int count) throws IOException {
    if (dataAt + dataBytes + (long) count * sampleBytes + behind.length > MOST_BYTES) {
      throw new AudioFormatException("{0} would be longer than a WAV file can be.", path);
    }
    for (int done = 0; done < count; ) {
      int length = Math.min(PART_FRAMES, count - done);
      part.clear();
      for (int i = 0; i < length; i++) {
        if (sampleBytes == 2) {
          part.putShort(Pcm16.quantised(samples[done + i]));
        } else {
          int value = quantised24(samples[done + i]);
          part.putShort((short) value).put((byte) (value >> 16));
        }
      }
      put(part.flip());
      done += length;
    }
    dataBytes += (long) count * sampleBytes;
  }

  /** Rounds to the nearest of 2^24 steps, halves up; beyond full scale the last step. */
  public static int quantised24(float sample) {
    return (int) Math.max(-8388608, Math.min(8388607, Math.floor(sample * 8388608.0 + 0.5)));
  }

  /** Writes what stands behind the sound, and the lengths. */
  @Override
  public void close() throws IOException {
    if (dataBytes % 2 == 1) {
      put(littleEndian(1));
    }
    put(ByteBuffer.wrap(behind));
    long end = channel.position();
    channel.position(4);
    put(littleEndian(4).putInt((int) (end - 8)).flip());
    channel.position(dataAt - 4);
    put(littleEndian(4).putInt((int) dataBytes).flip());
    channel.position(end);
  }

  private void put(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
