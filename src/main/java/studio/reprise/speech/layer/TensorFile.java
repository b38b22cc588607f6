package studio.reprise.speech.layer;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/**
 * One file of named tensors. The table of contents is read and checked when it opens; values are
 * read on demand.
 */
interface TensorFile extends AutoCloseable {

  /**
   * One line of the table of contents.
   *
   * @param type number format in the file
   * @param shape dimensions, none for a scalar
   */
  record Entry(ElementType type, long[] shape) {
    /** Number of elements. */
    long size() {
      long size = 1;
      for (long dimension : shape) {
        size *= dimension;
      }
      return size;
    }
  }

  Path path();

  /** Names in the file's order. */
  Map<String, Entry> entries();

  /**
   * Told a part of a tensor's raw little-endian elements; parts arrive in order, hold whole
   * elements, and are overwritten by the next.
   */
  @FunctionalInterface
  interface Sink {
    void accept(ByteBuffer elements);
  }

  /**
   * Reads a tensor, dense and row-major, in parts that need little memory.
   *
   * @throws studio.reprise.speech.SpeechException when the file can no longer be read
   */
  void read(String name, Sink sink);

  @Override
  void close();
}
