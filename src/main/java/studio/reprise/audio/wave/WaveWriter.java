package studio.reprise.audio.wave;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.SampleDepth;

/**
 * Writes a mono WAV block by block: an hour takes no more memory than a second. The lengths in its
 * head are right once it is finished.
 */
public final class WaveWriter {
  private static final long MOST_BYTES = 0xffffffffL - 0xffff;
  private static final int RIFF_BYTES = 12;

  private final SeekableByteChannel channel;
  private final Path path;
  private final SampleDepth depth;
  private final long dataAt;
  private long dataBytes;

  /**
   * @param channel where the file begins; it stays open
   * @param path for what is said
   * @param chunks around the sound; what they say may change until the end, their lengths before
   *     the sound may not
   */
  public WaveWriter(
      SeekableByteChannel channel,
      Path path,
      int sampleRateHz,
      SampleDepth depth,
      WaveChunks chunks)
      throws IOException {
    this.channel = channel;
    this.path = path;
    this.depth = depth;
    int sampleBytes = depth.bits() / 8;
    byte[] before = chunks.before();
    ByteBuffer head = littleEndian(RIFF_BYTES + before.length + 32);
    head.put(ascii("RIFF")).putInt(0).put(ascii("WAVE")).put(before);
    head.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    head.putInt(sampleRateHz).putInt(sampleRateHz * sampleBytes);
    head.putShort((short) sampleBytes).putShort((short) depth.bits());
    head.put(ascii("data")).putInt(0);
    this.dataAt = head.position();
    put(head.flip());
  }

  /**
   * Takes some samples, -1 to 1; beyond it they are held at the last step.
   *
   * @throws AudioFormatException when the file gets longer than a WAV can be
   */
  public void write(float[] samples, int from, int count) throws IOException {
    long more = (long) count * depth.bits() / 8;
    if (dataAt + dataBytes + more > MOST_BYTES) {
      throw new AudioFormatException("{0} would be longer than a WAV file can be.", path);
    }
    put(ByteBuffer.wrap(depth.bytesOf(Arrays.copyOfRange(samples, from, from + count))));
    dataBytes += more;
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
    channel.position(RIFF_BYTES);
    put(ByteBuffer.wrap(chunks.before()));
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
