package studio.reprise.speech.layer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory that the pieces of a network's tensors pass through, kept from one to the next: taken anew
 * for each it would be as much as the weights, and the collector would run while a pack opens.
 */
final class Staging {
  private ByteBuffer bytes = direct(0);
  private short[] halves = {};

  /** Empty, outside the JVM's heap, with room for so many bytes. */
  ByteBuffer bytes(int count) {
    bytes = bytes.capacity() < count ? direct(count) : bytes.clear();
    return bytes;
  }

  /** At least so many. */
  short[] halves(int count) {
    halves = halves.length < count ? new short[count] : halves;
    return halves;
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
