package studio.reprise.audio.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes a RIFF file to pieces, strictly: every length has to be right to the byte. */
public final class RiffReader {
  private RiffReader() {}

  /** The chunks of a WAV file in their order, by name. */
  public static Map<String, byte[]> chunks(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals("RIFF", id(in));
    assertEquals(file.length - 8, in.getInt());
    assertEquals("WAVE", id(in));
    return chunks(in);
  }

  /** The chunks from here to the end. */
  static Map<String, byte[]> chunks(ByteBuffer in) {
    Map<String, byte[]> chunks = new LinkedHashMap<>();
    while (in.hasRemaining()) {
      String id = id(in);
      byte[] content = new byte[in.getInt()];
      in.get(content);
      if (content.length % 2 == 1) {
        assertEquals(0, in.get(), "the byte that makes a chunk even");
      }
      chunks.put(chunks.containsKey(id) ? id + chunks.size() : id, content);
    }
    return chunks;
  }

  static String id(ByteBuffer in) {
    byte[] id = new byte[4];
    in.get(id);
    return new String(id, StandardCharsets.US_ASCII);
  }
}
