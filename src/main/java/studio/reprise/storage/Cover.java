package studio.reprise.storage;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A picture as it lies in the project; its head alone is read.
 *
 * @param kind by its first bytes
 * @param width in pixels
 * @param height in pixels
 * @param bytes of the file; not copied, never written to
 */
public record Cover(Kind kind, int width, int height, byte[] bytes) {
  private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int PNG_HEAD = 24;

  /** The kinds that players show. */
  public enum Kind {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png");

    private final String mediaType;
    private final String ending;

    Kind(String mediaType, String ending) {
      this.mediaType = mediaType;
      this.ending = ending;
    }

    public String mediaType() {
      return mediaType;
    }

    /** The usual ending of a file's name, without the dot. */
    public String ending() {
      return ending;
    }
  }

  /** The picture in these bytes; empty when they begin like none that is known. */
  public static Optional<Cover> of(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    if (bytes.length >= PNG_HEAD
        && file.slice(0, PNG_START.length).equals(ByteBuffer.wrap(PNG_START))) {
      return sized(Kind.PNG, file.getInt(16), file.getInt(20), bytes);
    }
    return bytes.length > 4 && file.getShort(0) == (short) 0xffd8 ? jpeg(file) : Optional.empty();
  }

  /** Walks the segments of a JPEG to the one that says how large it is. */
  private static Optional<Cover> jpeg(ByteBuffer file) {
    int at = 2;
    while (at + 9 < file.limit() && (file.get(at) & 0xff) == 0xff) {
      int marker = file.get(at + 1) & 0xff;
      boolean isFrame =
          marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
      if (isFrame) {
        return sized(
            Kind.JPEG,
            file.getShort(at + 7) & 0xffff,
            file.getShort(at + 5) & 0xffff,
            file.array());
      }
      boolean isFill = marker == 0xff;
      at += isFill ? 1 : 2 + (file.getShort(at + 2) & 0xffff);
    }
    return Optional.empty();
  }

  private static Optional<Cover> sized(Kind kind, int width, int height, byte[] bytes) {
    return width > 0 && height > 0
        ? Optional.of(new Cover(kind, width, height, bytes))
        : Optional.empty();
  }
}
