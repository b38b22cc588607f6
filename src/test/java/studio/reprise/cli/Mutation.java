package studio.reprise.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages bytes in the ways in which files are damaged, by accident and on purpose. */
final class Mutation {
  private static final List<String> WORDS =
      List.of(
          "../../outside/x",
          "/etc/passwd",
          "\u0000",
          "\"",
          "{",
          "}]",
          ",",
          "null",
          "-1",
          "1e999",
          "9223372036854775808",
          "99999999999999999999999999999999999",
          "\uFEFF",
          "=cmd()",
          "x".repeat(5000),
          "[".repeat(2000));

  private Mutation() {}

  /** The same random numbers damage the same bytes in the same way. */
  static byte[] of(byte[] whole, Random chance) {
    byte[] bytes = whole.clone();
    int times = 1 + chance.nextInt(3);
    for (int i = 0; i < times; i++) {
      bytes = once(bytes, chance);
    }
    return bytes;
  }

  private static byte[] once(byte[] bytes, Random chance) {
    int size = bytes.length;
    int at = size == 0 ? 0 : chance.nextInt(size);
    // The head of a file decides how the rest is read.
    int near = size == 0 ? 0 : chance.nextInt(Math.min(size, 200));
    return switch (chance.nextInt(9)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> set(bytes, near, (byte) chance.nextInt());
      case 2 -> set(bytes, at, (byte) (size == 0 ? 0 : bytes[at] ^ (1 << chance.nextInt(8))));
      case 3 -> zeroed(bytes, at, chance.nextInt(4096));
      case 4 -> inserted(bytes, at, WORDS.get(chance.nextInt(WORDS.size())));
      case 5 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, near, size));
      case 6 -> joined(new byte[chance.nextInt(1100)], bytes);
      case 7 -> joined(bytes, Arrays.copyOf(bytes, Math.min(size, 64)));
      default -> number(bytes, near, chance);
    };
  }

  private static byte[] set(byte[] bytes, int at, byte value) {
    if (at < bytes.length) {
      bytes[at] = value;
    }
    return bytes;
  }

  private static byte[] zeroed(byte[] bytes, int from, int count) {
    Arrays.fill(bytes, from, Math.min(bytes.length, from + count), (byte) 0);
    return bytes;
  }

  private static byte[] inserted(byte[] bytes, int at, String word) {
    return joined(
        joined(Arrays.copyOf(bytes, at), word.getBytes(StandardCharsets.UTF_8)),
        Arrays.copyOfRange(bytes, at, bytes.length));
  }

  /** A field of four bytes that says something extreme. */
  private static byte[] number(byte[] bytes, int at, Random chance) {
    byte value = new byte[] {0, 1, 0x7f, (byte) 0x80, (byte) 0xff}[chance.nextInt(5)];
    for (int i = at; i < Math.min(bytes.length, at + 4); i++) {
      bytes[i] = value;
    }
    return bytes;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(first);
    all.writeBytes(second);
    return all.toByteArray();
  }
}
