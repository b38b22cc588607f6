package studio.reprise.speech.pack;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Weight files full of random numbers, in the two official formats, written as a stream so that no
 * size is too large. A tensor's numbers follow from its name alone.
 */
final class RandomWeights {
  /** How a state dict lies in its pickle. */
  enum Wrapping {
    MODEL,
    FLAT
  }

  private static final int PART = 1 << 18;

  private RandomWeights() {}

  static void safetensors(Path file, Map<String, long[]> tensors) throws IOException {
    StringBuilder header = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
    long at = 0;
    for (Map.Entry<String, long[]> tensor : tensors.entrySet()) {
      long end = at + 4 * size(tensor.getValue());
      header
          .append(",\"")
          .append(tensor.getKey())
          .append("\":{\"dtype\":\"F32\",\"shape\":")
          .append(java.util.Arrays.toString(tensor.getValue()))
          .append(",\"data_offsets\":[")
          .append(at)
          .append(',')
          .append(end)
          .append("]}");
      at = end;
    }
    byte[] text = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), PART)) {
      out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).array());
      out.write(text);
      for (Map.Entry<String, long[]> tensor : tensors.entrySet()) {
        write(tensor.getKey(), tensor.getValue(), out::write);
      }
    }
  }

  static void stateDict(Path file, Map<String, long[]> tensors, Wrapping wrapping)
      throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), PART))) {
      zip.setMethod(ZipOutputStream.STORED);
      store(zip, "archive/data.pkl", pickle(tensors, wrapping));
      store(zip, "archive/version", "3\n".getBytes(StandardCharsets.US_ASCII));
      int key = 0;
      for (Map.Entry<String, long[]> tensor : tensors.entrySet()) {
        CRC32 crc = new CRC32();
        write(
            tensor.getKey(),
            tensor.getValue(),
            (bytes, from, length) -> crc.update(bytes, from, length));
        begin(zip, "archive/data/" + key++, 4 * size(tensor.getValue()), crc.getValue());
        write(tensor.getKey(), tensor.getValue(), zip::write);
        zip.closeEntry();
      }
    }
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    begin(zip, name, content.length, crc.getValue());
    zip.write(content);
    zip.closeEntry();
  }

  private static void begin(ZipOutputStream zip, String name, long size, long crc)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setSize(size);
    entry.setCompressedSize(size);
    entry.setCrc(crc);
    zip.putNextEntry(entry);
  }

  /**
   * Protocol 2, as torch.save writes it: an OrderedDict of tensors, each with a storage of its own.
   */
  private static byte[] pickle(Map<String, long[]> tensors, Wrapping wrapping) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x80, 2});
    if (wrapping == Wrapping.MODEL) {
      out.write('}');
      text(out, "model");
    }
    ascii(out, "ccollections\nOrderedDict\n)R(");
    int key = 0;
    for (Map.Entry<String, long[]> tensor : tensors.entrySet()) {
      text(out, tensor.getKey());
      ascii(out, "ctorch._utils\n_rebuild_tensor_v2\n((");
      text(out, "storage");
      ascii(out, "ctorch\nFloatStorage\n");
      text(out, Integer.toString(key++));
      text(out, "cpu");
      number(out, size(tensor.getValue()));
      ascii(out, "tQ");
      number(out, 0);
      tuple(out, tensor.getValue());
      tuple(out, strides(tensor.getValue()));
      out.write(0x89);
      ascii(out, "ccollections\nOrderedDict\n)RtR");
    }
    out.write('u');
    if (wrapping == Wrapping.MODEL) {
      out.write('s');
    }
    out.write('.');
    return out.toByteArray();
  }

  private static void ascii(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write('X');
    out.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length).array());
    out.writeBytes(bytes);
  }

  private static void number(ByteArrayOutputStream out, long value) {
    out.write('J');
    out.writeBytes(
        ByteBuffer.allocate(4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(Math.toIntExact(value))
            .array());
  }

  private static void tuple(ByteArrayOutputStream out, long[] values) {
    out.write('(');
    for (long value : values) {
      number(out, value);
    }
    out.write('t');
  }

  private static long[] strides(long[] shape) {
    long[] strides = new long[shape.length];
    long step = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = step;
      step *= shape[i];
    }
    return strides;
  }

  private static long size(long[] shape) {
    long size = 1;
    for (long dimension : shape) {
      size *= dimension;
    }
    return size;
  }

  private interface Part {
    void accept(byte[] bytes, int from, int length) throws IOException;
  }

  /**
   * Numbers around what their name asks for: norms and Snake's alphas near 1, a pitch of 150 Hz,
   * the rest small.
   */
  private static void write(String name, long[] shape, Part part) throws IOException {
    boolean isNorm = name.matches(".*(norm\\.weight|layernorm\\.weight|alpha|original0|ema_count)");
    float centre = isNorm ? 1 : name.equals("f0_predictor.classifier.bias") ? 150 : 0;
    long fanIn = shape.length < 2 ? 100 : size(shape) / shape[0];
    float spread = isNorm ? 0.1f : (float) (1 / Math.sqrt(fanIn));
    long state = name.hashCode() * 0x9E3779B97F4A7C15L + 1;
    ByteBuffer buffer = ByteBuffer.allocate(PART).order(ByteOrder.LITTLE_ENDIAN);
    for (long left = size(shape); left > 0; left--) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      buffer.putFloat(centre + spread * ((int) (state >>> 32) * 0x1p-31f));
      if (!buffer.hasRemaining() || left == 1) {
        part.accept(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
    }
  }
}
