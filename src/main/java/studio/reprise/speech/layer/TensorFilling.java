package studio.reprise.speech.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Fills a tensor from its start, in pieces that libtorch converts. The tensor's memory is
 * libtorch's own: buffers of the JVM are limited to a part of the machine's memory, and weights are
 * not.
 */
final class TensorFilling implements AutoCloseable {
  private final NDManager pieces;
  private final NDManager manager;
  private final long size;
  private final DataType wanted;
  private final Staging staging;
  private @Nullable NDArray whole;
  private long filled;

  TensorFilling(NDManager manager, long size, DataType wanted, Staging staging) {
    this.pieces = manager.newSubManager();
    this.manager = manager;
    this.size = size;
    this.wanted = wanted;
    this.staging = staging;
  }

  /** Puts the next elements in their place; false when one of them is no number. */
  boolean add(ElementType type, ByteBuffer part) {
    int elements = part.remaining() / type.bytes();
    DataType same =
        switch (type) {
          case F16 -> DataType.FLOAT16;
          case BF16 -> DataType.BFLOAT16;
          default -> DataType.FLOAT32;
        };
    ByteBuffer buffer = staging.bytes(elements * same.getNumOfBytes());
    boolean finite =
        switch (type) {
          case F16 -> copyHalves(part, buffer, 0x7c00);
          case BF16 -> copyHalves(part, buffer, 0x7f80);
          default -> copySingles(part, buffer, type);
        };
    try (NDArray piece = pieces.create(buffer.flip(), new Shape(elements), same)) {
      // The piece's memory is the buffer's, which the next piece overwrites.
      place(same == wanted ? piece.duplicate() : piece.toType(wanted, true), elements);
    }
    return finite;
  }

  /** Most tensors come in one piece, which is the tensor then. */
  private void place(NDArray converted, int elements) {
    if (elements == size) {
      whole = converted;
      return;
    }
    if (whole == null) {
      whole = pieces.create(new Shape(size), wanted);
    }
    try (converted) {
      whole.set(new NDIndex(filled + ":" + (filled + elements)), converted);
    }
    filled += elements;
  }

  private boolean copyHalves(ByteBuffer part, ByteBuffer buffer, int exponent) {
    int count = part.remaining() / 2;
    short[] values = staging.halves(count);
    part.asShortBuffer().get(values, 0, count);
    buffer.asShortBuffer().put(values, 0, count);
    buffer.position(2 * count);
    boolean finite = true;
    for (int i = 0; i < count; i++) {
      finite &= (values[i] & exponent) != exponent;
    }
    return finite;
  }

  private boolean copySingles(ByteBuffer part, ByteBuffer buffer, ElementType type) {
    boolean finite = true;
    while (part.hasRemaining()) {
      float value = type.next(part);
      finite &= Float.isFinite(value);
      buffer.putFloat(value);
    }
    return finite;
  }

  /** What was filled, now the manager's own. */
  NDArray tensor(long... shape) {
    NDArray filledUp = whole == null ? pieces.create(new Shape(size), wanted) : whole;
    NDArray shaped = filledUp.reshape(shape);
    shaped.attach(manager);
    return shaped;
  }

  @Override
  public void close() {
    pieces.close();
  }
}
