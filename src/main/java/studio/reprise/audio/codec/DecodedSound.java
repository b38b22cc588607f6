package studio.reprise.audio.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.audio.SoundSource;

/**
 * A sound file that is heard from any place on. It is decoded once, to a file of floats that nobody
 * sees and that is gone when this is closed: a book of hours takes the memory of a moment.
 */
public final class DecodedSound implements SoundSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DecodedSound.class);
  private static final int SAMPLE_BYTES = 4;

  private final FileChannel samples;
  private final int sampleRateHz;
  private final long length;

  private DecodedSound(FileChannel samples, int sampleRateHz, long length) {
    this.samples = samples;
    this.sampleRateHz = sampleRateHz;
    this.length = length;
  }

  /**
   * Decodes a whole file of any kind that is read, to the mean of its channels.
   *
   * @throws IOException when it cannot be read or decoded, or the disk is full
   */
  public static DecodedSound of(Path file) throws IOException {
    Path place = Files.createTempFile("reprise-heard-", ".raw");
    FileChannel samples =
        FileChannel.open(
            place,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try {
      SoundFacts facts =
          SoundReading.read(file, (channels, count, rateHz) -> write(samples, channels, count));
      return new DecodedSound(samples, facts.sampleRateHz(), samples.size() / SAMPLE_BYTES);
    } catch (IOException | RuntimeException e) {
      samples.close();
      throw e;
    }
  }

  private static void write(FileChannel samples, float[][] channels, int count) throws IOException {
    ByteBuffer block = block(count);
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (float[] channel : channels) {
        sum += channel[i];
      }
      block.putFloat((float) (sum / channels.length));
    }
    block.flip();
    while (block.hasRemaining()) {
      samples.write(block);
    }
  }

  private static ByteBuffer block(int count) {
    return ByteBuffer.allocate(SAMPLE_BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public int sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void read(long position, float[] into, int count) {
    ByteBuffer block = block(count);
    try {
      while (block.hasRemaining()
          && samples.read(block, SAMPLE_BYTES * position + block.position()) > 0) {
        // A file gives as much at once as it likes.
      }
    } catch (IOException e) {
      // A player cannot be told; what is not there is silent. Closed files end here, too.
      LOG.debug("What was decoded cannot be read", e);
    }
    block.clear();
    block.asFloatBuffer().get(into, 0, count);
  }

  @Override
  public void close() {
    try {
      samples.close();
    } catch (IOException e) {
      LOG.debug("What was decoded cannot be let go", e);
    }
  }
}
