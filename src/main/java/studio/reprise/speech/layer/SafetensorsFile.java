package studio.reprise.speech.layer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.SpeechException;

/**
 * A safetensors file: 8 bytes of header length, a JSON header, raw little-endian data.
 *
 * <p>It is read by position rather than mapped: a mapped file that somebody shortens kills the JVM,
 * and its pages count as memory beside the converted tensors.
 */
final class SafetensorsFile implements TensorFile {
  private static final long HEADER_LIMIT = 64L << 20;
  private static final int PART_BYTES = 1 << 20;

  private record Place(Entry entry, long start) {}

  private final Path path;
  private final FileChannel channel;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private ByteBuffer part = little(0);

  private SafetensorsFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * @throws SpeechException when the header is broken or names data that the file does not hold
   */
  static SafetensorsFile open(Path path) {
    FileChannel channel = null;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
      SafetensorsFile file = new SafetensorsFile(path, channel);
      file.readHeader();
      return file;
    } catch (IOException | RuntimeException e) {
      closeQuietly(channel, e);
      if (e instanceof SpeechException broken) {
        throw broken;
      }
      throw new SpeechException(e, "{0} cannot be read: {1}.", path, e);
    }
  }

  private void readHeader() throws IOException {
    long size = channel.size();
    if (size < 8) {
      throw new SpeechException(
          "{0} is truncated: {1} bytes are less than a safetensors header.", path, size);
    }
    long headerBytes = read(0, little(8)).getLong();
    if (headerBytes < 2 || headerBytes > HEADER_LIMIT || headerBytes > size - 8) {
      throw new SpeechException(
          "{0} is not a whole safetensors file: its header claims {1} bytes and the file has {2}.",
          path, headerBytes, size);
    }
    byte[] text = new byte[(int) headerBytes];
    read(8, little(text.length)).get(text);
    JsonNode header;
    try {
      header = new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new SpeechException(
          e, "{0} has a broken safetensors header: {1}.", path, e.getOriginalMessage());
    }
    if (header == null || !header.isObject()) {
      throw new SpeechException(
          "{0} has a broken safetensors header: it is not a JSON object.", path);
    }
    long dataStart = 8 + headerBytes;
    header
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().equals("__metadata__")) {
                place(field.getKey(), field.getValue(), dataStart, size - dataStart);
              }
            });
  }

  private void place(String name, JsonNode node, long dataStart, long dataBytes) {
    ElementType type = type(name, node.path("dtype").asText());
    JsonNode dimensions = node.path("shape");
    JsonNode offsets = node.path("data_offsets");
    if (!dimensions.isArray() || offsets.size() != 2) {
      throw broken(name, "it has no shape or no place");
    }
    long[] shape = new long[dimensions.size()];
    long count = 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = dimensions.get(i).asLong(-1);
      if (shape[i] < 0 || (shape[i] > 0 && count > Long.MAX_VALUE / 16 / shape[i])) {
        throw broken(name, "its shape is impossible");
      }
      count *= shape[i];
    }
    long start = offsets.get(0).asLong(-1);
    long end = offsets.get(1).asLong(-1);
    if (start < 0 || end < start || end - start != count * type.bytes()) {
      throw broken(name, "its place " + start + ".." + end + " does not fit its shape");
    }
    if (end > dataBytes) {
      throw new SpeechException(
          "{0} is truncated: tensor {1} ends at byte {2} of the data, and {3} bytes are there.",
          path, name, end, dataBytes);
    }
    Entry entry = new Entry(type, shape);
    entries.put(name, entry);
    places.put(name, new Place(entry, dataStart + start));
  }

  private ElementType type(String name, String text) {
    try {
      return ElementType.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw new SpeechException(
          e, "{0}: tensor {1} has the unknown number format \"{2}\".", path, name, text);
    }
  }

  private SpeechException broken(String name, String why) {
    return new SpeechException(
        "{0} has a broken safetensors header: tensor {1}, {2}.", path, name, why);
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public Map<String, Entry> entries() {
    return entries;
  }

  @Override
  public void read(String name, Sink sink) {
    Place place = Objects.requireNonNull(places.get(name));
    long left = place.entry().size() * place.entry().type().bytes();
    long position = place.start();
    try {
      while (left > 0) {
        int bytes = (int) Math.min(PART_BYTES, left);
        part = part.capacity() < bytes ? little(bytes) : part.clear().limit(bytes);
        sink.accept(read(position, part));
        position += bytes;
        left -= bytes;
      }
    } catch (IOException e) {
      throw new SpeechException(e, "{0}: tensor {1} cannot be read: {2}.", path, name, e);
    }
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private ByteBuffer read(long position, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("the file ends at byte " + (position + buffer.position()));
      }
    }
    return buffer.flip();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new SpeechException(e, "{0} cannot be closed: {1}.", path, e);
    }
  }

  private static void closeQuietly(@Nullable FileChannel channel, Exception reason) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        reason.addSuppressed(e);
      }
    }
  }
}
