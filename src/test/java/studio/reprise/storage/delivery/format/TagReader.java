package studio.reprise.storage.delivery.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes tags to pieces, strictly: every length has to be right to the byte. */
final class TagReader {
  /** One part of a tag. */
  record Part(String id, byte[] content) {
    /** A text frame of ID3: UTF-16 with a byte order mark. */
    String utf16() {
      assertEquals(1, content[0]);
      return new String(content, 1, content.length - 1, StandardCharsets.UTF_16);
    }
  }

  /** One frame of an MP3. */
  record Mp3Frame(int bitrateKbps, int sampleRateHz, int channelMode, int bytes) {}

  private static final int[] MPEG_1_KBPS = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] MPEG_1_HZ = {44_100, 48_000, 32_000};

  private TagReader() {}

  /** Frames of the ID3v2.3 tag that a file begins with. */
  static List<Part> id3(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    assertEquals("ID3", text(in, 3));
    assertEquals(0x030000, in.get() << 16 | in.get() << 8 | in.get());
    int size = in.get() << 21 | in.get() << 14 | in.get() << 7 | in.get();
    return id3Frames(in.slice(10, size));
  }

  static List<Part> id3Frames(ByteBuffer in) {
    List<Part> frames = new ArrayList<>();
    while (in.hasRemaining()) {
      String id = text(in, 4);
      byte[] content = new byte[in.getInt()];
      assertEquals(0, in.getShort());
      in.get(content);
      frames.add(new Part(id, content));
    }
    return frames;
  }

  /** All frames of MPEG 1, layer 3, behind the tag; nothing may stand between them. */
  static List<Mp3Frame> mp3Frames(byte[] file) {
    int at = 10 + (file[6] << 21 | file[7] << 14 | file[8] << 7 | file[9]);
    List<Mp3Frame> frames = new ArrayList<>();
    while (at < file.length) {
      int head = ByteBuffer.wrap(file).getInt(at);
      assertEquals(0xfffa, head >>> 16 & 0xfffe, "MPEG 1, layer 3, at " + at);
      int kbps = MPEG_1_KBPS[head >>> 12 & 15];
      int rate = MPEG_1_HZ[head >>> 10 & 3];
      int bytes = 144_000 * kbps / rate + (head >>> 9 & 1);
      frames.add(new Mp3Frame(kbps, rate, head >>> 6 & 3, bytes));
      at += bytes;
    }
    assertEquals(file.length, at);
    return frames;
  }

  /** Boxes of an MPEG-4 file, or of what is in one of them. */
  static List<Part> boxes(byte[] content) {
    ByteBuffer in = ByteBuffer.wrap(content);
    List<Part> boxes = new ArrayList<>();
    while (in.hasRemaining()) {
      int size = in.getInt();
      assertTrue(size >= 8 && size - 4 <= in.remaining(), "a box of " + size);
      String id = text(in, 4);
      byte[] inside = new byte[size - 8];
      in.get(inside);
      boxes.add(new Part(id, inside));
    }
    return boxes;
  }

  /** The one part of a name. */
  static byte[] only(List<Part> parts, String id) {
    List<Part> found = parts.stream().filter(part -> part.id().equals(id)).toList();
    assertEquals(1, found.size(), id);
    return found.get(0).content();
  }

  /** Blocks of a FLAC's head, by their types. */
  static List<Part> flacBlocks(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    assertEquals("fLaC", text(in, 4));
    List<Part> blocks = new ArrayList<>();
    boolean isLast = false;
    while (!isLast) {
      int head = in.getInt();
      isLast = head < 0;
      byte[] content = new byte[head & 0xffffff];
      in.get(content);
      blocks.add(new Part(String.valueOf(head >>> 24 & 0x7f), content));
    }
    assertEquals(0xfff8, in.getShort() & 0xfffe, "a frame follows");
    return blocks;
  }

  /** The second packet of an Ogg stream, whose pages are put together. */
  static byte[] secondOggPacket(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer packet = ByteBuffer.allocate(file.length);
    int packets = 0;
    while (packets < 2) {
      assertEquals("OggS", text(in, 4));
      in.position(in.position() + 22);
      byte[] lacing = new byte[in.get() & 0xff];
      in.get(lacing);
      for (byte each : lacing) {
        byte[] segment = new byte[each & 0xff];
        in.get(segment);
        if (packets == 1) {
          packet.put(segment);
        }
        packets += segment.length < 255 ? 1 : 0;
      }
    }
    byte[] bytes = new byte[packet.position()];
    packet.get(0, bytes);
    return bytes;
  }

  /** The comments of a Vorbis comment block. */
  static List<String> comments(byte[] block, int from) {
    ByteBuffer in = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).position(from);
    int vendor = in.getInt();
    in.position(in.position() + vendor);
    int count = in.getInt();
    List<String> comments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[in.getInt()];
      in.get(bytes);
      comments.add(new String(bytes, StandardCharsets.UTF_8));
    }
    return comments;
  }

  private static String text(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
