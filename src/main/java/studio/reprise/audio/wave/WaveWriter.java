package studio.reprise.audio.wave;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import studio.reprise.audio.SampleDepth;

/**
 * Writes a mono WAV block by block: an hour takes no more memory than a second. The lengths in its
 * head are right once it is finished. A file that outgrows the 32 bits of a RIFF becomes an RF64
 * (EBU Tech 3306), for which every head keeps room.
 */
public final class WaveWriter {
  private static final long MOST_RIFF_BYTES = 0xffffffffL;
  private static final int RIFF_BYTES = 12;

  /** What {@code ds64} holds: three lengths of 64 bits, and an empty table. */
  private static final int LONG_LENGTHS_BYTES = 28;

  private static final int BEFORE_AT = RIFF_BYTES + 8 + LONG_LENGTHS_BYTES;

  private final SeekableByteChannel channel;
  private final SampleDepth depth;
  private final long mostRiffBytes;
  private final long dataAt;
  private long dataBytes;

  /**
   * @param channel where the file begins; it stays open
   * @param chunks around the sound; what they say may change until the end, their lengths before
   *     the sound may not
   */
  public WaveWriter(
      SeekableByteChannel channel, int sampleRateHz, SampleDepth depth, WaveChunks chunks)
      throws IOException {
    this(channel, sampleRateHz, depth, chunks, MOST_RIFF_BYTES);
  }

  /**
   * @param mostRiffBytes a longer file is an RF64
   */
  WaveWriter(
      SeekableByteChannel channel,
      int sampleRateHz,
      SampleDepth depth,
      WaveChunks chunks,
      long mostRiffBytes)
      throws IOException {
    this.channel = channel;
    this.depth = depth;
    this.mostRiffBytes = mostRiffBytes;
    int sampleBytes = depth.bits() / 8;
    byte[] before = chunks.before();
    ByteBuffer head = littleEndian(BEFORE_AT + before.length + 32);
    head.put(ascii("RIFF")).putInt(0).put(ascii("WAVE"));
    head.put(ascii("JUNK")).putInt(LONG_LENGTHS_BYTES).position(BEFORE_AT).put(before);
    head.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    head.putInt(sampleRateHz).putInt(sampleRateHz * sampleBytes);
    head.putShort((short) sampleBytes).putShort((short) depth.bits());
    head.put(ascii("data")).putInt(0);
    this.dataAt = head.position();
    put(head.flip());
  }

  /** Takes some samples, -1 to 1; beyond it they are held at the last step. */
  public void write(float[] samples, int from, int count) throws IOException {
    put(ByteBuffer.wrap(depth.bytesOf(Arrays.copyOfRange(samples, from, from + count))));
    dataBytes += (long) count * depth.bits() / 8;
  }

  /**
   * Writes what stands behind the sound, and the lengths.
   *
   * @param chunks around the sound, as long before it as those at the beginning
   */
  public void finish(WaveChunks chunks) throws IOException {
    if (dataBytes % 2 == 1) {
      put(littleEndian(1));
    }
    put(ByteBuffer.wrap(chunks.behind()));
    long end = channel.position();
    channel.position(BEFORE_AT);
    put(ByteBuffer.wrap(chunks.before()));
    if (end - 8 > mostRiffBytes) {
      longLengths(end);
    } else {
      channel.position(4);
      put(littleEndian(4).putInt((int) (end - 8)).flip());
      channel.position(dataAt - 4);
      put(littleEndian(4).putInt((int) dataBytes).flip());
    }
    channel.position(end);
  }

  /** The head of an RF64: what the RIFF's lengths cannot say stands in {@code ds64}. */
  private void longLengths(long end) throws IOException {
    channel.position(0);
    ByteBuffer head = littleEndian(BEFORE_AT);
    head.put(ascii("RF64")).putInt(-1).put(ascii("WAVE"));
    head.put(ascii("ds64")).putInt(LONG_LENGTHS_BYTES);
    head.putLong(end - 8).putLong(dataBytes).putLong(dataBytes * 8 / depth.bits()).putInt(0);
    put(head.flip());
    channel.position(dataAt - 4);
    put(littleEndian(4).putInt(-1).flip());
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
