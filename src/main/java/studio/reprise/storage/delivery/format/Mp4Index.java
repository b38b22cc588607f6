package studio.reprise.storage.delivery.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Set;

/**
 * The index of an MPEG-4 file ({@code moov}, ISO 14496-12) goes before the sound: who streams it
 * hears its beginning at once. The sound moves by as much as the index is long, and the places of
 * its chunks ({@code stco}, {@code co64}) with it.
 */
final class Mp4Index {
  private static final Set<String> CONTAINERS = Set.of("moov", "trak", "mdia", "minf", "stbl");
  private static final long MOST_SHORT_PLACE = 0xffffffffL;
  private static final int BLOCK = 1 << 20;

  private Mp4Index() {}

  /**
   * Writes a file's index behind its first box and leaves the channel at the new end. A file in
   * which the places of 32 bits would not do any more keeps its index behind the sound.
   *
   * @param end of the sound, where the index begins so far
   * @param moov the whole box
   */
  static void write(SeekableByteChannel file, long end, byte[] moov) throws IOException {
    if (end + moov.length > MOST_SHORT_PLACE) {
      file.position(end);
      Mp4Tags.put(file, moov);
      return;
    }
    long front = Mp4Tags.read(file, 0, 16).getInt(0) & MOST_SHORT_PLACE;
    move(file, front, end, moov.length);
    ByteBuffer index = ByteBuffer.wrap(moov);
    shift(index, 0, moov.length, moov.length);
    file.position(front);
    Mp4Tags.put(file, moov);
    file.position(end + moov.length);
  }

  /** Moves bytes towards the end, the last ones first. */
  private static void move(SeekableByteChannel file, long from, long to, int by)
      throws IOException {
    for (long end = to; end > from; ) {
      int part = (int) Math.min(BLOCK, end - from);
      ByteBuffer block = ByteBuffer.allocate(part);
      file.position(end - part);
      while (block.hasRemaining() && file.read(block) >= 0) {
        // A file gives as much at once as it likes.
      }
      file.position(end - part + by);
      Mp4Tags.put(file, block.array());
      end -= part;
    }
  }

  private static void shift(ByteBuffer index, int from, int to, int by) {
    for (int at = from; at + 8 <= to; at += index.getInt(at)) {
      String name = Mp4Tags.name(index, at + 4);
      if (CONTAINERS.contains(name)) {
        shift(index, at + 8, at + index.getInt(at), by);
      } else if (name.equals("stco")) {
        for (int i = 0; i < index.getInt(at + 12); i++) {
          int place = at + 16 + 4 * i;
          index.putInt(place, index.getInt(place) + by);
        }
      } else if (name.equals("co64")) {
        for (int i = 0; i < index.getInt(at + 12); i++) {
          int place = at + 16 + 8 * i;
          index.putLong(place, index.getLong(place) + by);
        }
      }
    }
  }
}
