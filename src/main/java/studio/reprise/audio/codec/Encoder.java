package studio.reprise.audio.codec;

import java.io.IOException;
import studio.reprise.audio.SampleSink;

/**
 * A sound file that is being written, block by block, at its own sample rate; what a file of two
 * channels holds is the same in both. The same sound, split in any way, gives the same bytes. What
 * lies beyond full scale is held there by integers. Used by one thread at a time.
 */
public interface Encoder extends SampleSink, AutoCloseable {
  /** Everything was written: ends the file, which is whole then. */
  void finish() throws IOException;

  /** Lets go; a file that was not finished is no whole file, and its maker deletes it. */
  @Override
  void close() throws IOException;
}
