package studio.reprise.storage.delivery;

import java.io.IOException;
import java.nio.file.Path;
import studio.reprise.audio.codec.Encoder;
import studio.reprise.audio.codec.Encoding;

/**
 * Opens files to be handed over, each with what it says of itself. This is the one place that knows
 * which format needs its tags before the sound and which behind it.
 */
@FunctionalInterface
public interface FinishedFile {
  /**
   * Opens a file that is not there yet; {@link Encoder#finish} makes it whole, tags and all.
   *
   * @param path its ending may say more than the codec (m4a, m4b)
   * @throws IOException what the disk said
   * @throws studio.reprise.storage.StorageException when this machine cannot write such files
   */
  Encoder open(Path path, Encoding encoding, FileDescription description) throws IOException;
}
