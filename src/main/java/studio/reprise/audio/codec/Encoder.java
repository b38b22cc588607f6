package studio.reprise.audio.codec;

import java.io.IOException;

/**
 * A sound file that is being written, block by block. The same blocks, split in any way, give the
 * same bytes. Used by one thread at a time.
 */
public interface Encoder extends AutoCloseable {
  /**
   * Takes a block of one channel at the file's sample rate; what a file of two channels holds is
   * the same in both.
   *
   * @param samples full scale -1..1; what lies beyond is held at full scale by integers
   * @throws IOException when the disk refuses; the message is the system's
   */
  void write(float[] samples, int from, int count) throws IOException;

  /** Everything was written: ends the file, which is whole then. */
  void finish() throws IOException;

  /** Lets go; a file that was not finished is no whole file, and its maker deletes it. */
  @Override
  void close() throws IOException;
}
