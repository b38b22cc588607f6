package studio.reprise.storage.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import studio.reprise.audio.SampleSink;
import studio.reprise.storage.AtomicFile;

/**
 * A sound that waits on the disk between two passes, as 32-bit floats. It has no name for others
 * and is gone with its writer, however that ends.
 */
final class FloatFile implements SampleSink, AutoCloseable {
  private static final int PART = 1 << 14;

  private final FileChannel channel;
  private final ByteBuffer bytes = ByteBuffer.allocate(4 * PART).order(ByteOrder.LITTLE_ENDIAN);
  private long samples;

  /**
   * @param folder on whose disk it lies
   */
  FloatFile(Path folder) throws IOException {
    channel =
        FileChannel.open(
            AtomicFile.fresh(folder.resolve("sound")),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  @Override
  public void write(float[] block, int from, int count) throws IOException {
    for (int done = 0; done < count; ) {
      int part = Math.min(PART, count - done);
      bytes.clear().limit(4 * part);
      bytes.asFloatBuffer().put(block, from + done, part);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      done += part;
    }
    samples += count;
  }

  /** Gives the whole sound, and its name among all sounds: SHA-256 over its bytes. */
  String playHashed(SampleSink sink) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      play(sink, digest);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  long samples() {
    return samples;
  }

  /** Gives the whole sound. */
  void play(SampleSink sink) throws IOException {
    play(sink, null);
  }

  private void play(SampleSink sink, @Nullable MessageDigest digest) throws IOException {
    float[] block = new float[PART];
    for (long done = 0; done < samples; ) {
      int part = (int) Math.min(PART, samples - done);
      read(done, block, part);
      if (digest != null) {
        digest.update(bytes.duplicate());
      }
      sink.write(block, 0, part);
      done += part;
    }
  }

  /** The largest difference between two sounds of one length, sample by sample. */
  double distance(FloatFile other) throws IOException {
    float[] mine = new float[PART];
    float[] others = new float[PART];
    double most = 0;
    for (long done = 0; done < samples; done += PART) {
      int part = (int) Math.min(PART, samples - done);
      read(done, mine, part);
      other.read(done, others, part);
      for (int i = 0; i < part; i++) {
        most = Math.max(most, Math.abs((double) mine[i] - others[i]));
      }
    }
    return most;
  }

  /** Reads samples, and leaves their bytes in the buffer. */
  private void read(long from, float[] block, int count) throws IOException {
    bytes.clear().limit(4 * count);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, 4 * from + bytes.position()) < 0) {
        throw new IOException("A file on the disk became shorter while it was read");
      }
    }
    bytes.flip();
    bytes.asFloatBuffer().get(block, 0, count);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
