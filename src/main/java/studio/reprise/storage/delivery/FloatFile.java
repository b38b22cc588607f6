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
  private final MessageDigest digest;
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
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  @Override
  public void write(float[] block, int from, int count) throws IOException {
    for (int done = 0; done < count; ) {
      int part = Math.min(PART, count - done);
      bytes.clear().limit(4 * part);
      bytes.asFloatBuffer().put(block, from + done, part);
      digest.update(bytes.duplicate());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      done += part;
    }
    samples += count;
  }

  /** Everything was written: its name among all sounds. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  long samples() {
    return samples;
  }

  /** Gives the whole sound. */
  void play(SampleSink sink) throws IOException {
    float[] block = new float[PART];
    for (long done = 0; done < samples; ) {
      int part = (int) Math.min(PART, samples - done);
      bytes.clear().limit(4 * part);
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, 4 * done + bytes.position()) < 0) {
          throw new IOException("A file on the disk became shorter while it was read");
        }
      }
      bytes.flip().asFloatBuffer().get(block, 0, part);
      sink.write(block, 0, part);
      done += part;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
