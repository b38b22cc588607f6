package studio.reprise.speech.layer;

import java.nio.ByteBuffer;

/** Number formats in weight files. */
enum ElementType {
  F64(8),
  F32(4),
  F16(2),
  BF16(2),
  I64(8),
  I32(4),
  I16(2),
  I8(1),
  U8(1),
  BOOL(1);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  /** Reads one number at the buffer's place. */
  float next(ByteBuffer part) {
    return switch (this) {
      case F64 -> (float) part.getDouble();
      case F32 -> part.getFloat();
      case F16 -> HalfFloat.toFloat(part.getShort());
      case BF16 -> HalfFloat.fromBfloat16(part.getShort());
      case I64 -> part.getLong();
      case I32 -> part.getInt();
      case I16 -> part.getShort();
      case I8, BOOL -> part.get();
      case U8 -> part.get() & 0xff;
    };
  }
}
