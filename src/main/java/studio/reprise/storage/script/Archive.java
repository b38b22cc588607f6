package studio.reprise.storage.script;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import studio.reprise.storage.StorageException;

/**
 * A zip archive in memory, of which only parts that somebody names are opened. It is read by its
 * central directory (PKWARE APPNOTE 6.3.10, 4.3.12 and 4.3.16); what the headers claim of sizes is
 * not believed: a part is inflated up to its limit and no further. Nothing is unpacked to the disk.
 */
final class Archive {
  static final int MOST_PART_BYTES = 32 << 20;
  static final long MOST_BYTES = 256L << 20;
  static final int MOST_PARTS = 20_000;

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int DIRECTORY_SIGNATURE = 0x02014b50;
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int END_BYTES = 22;
  private static final int DIRECTORY_BYTES = 46;
  private static final int LOCAL_BYTES = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int ENCRYPTED = 1;

  /** What the directory says of a part. */
  private record Part(int flags, int method, int packedBytes, int headerAt) {}

  private final String where;
  private final ByteBuffer bytes;
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Set<String> counted = new HashSet<>();
  private long opened;

  /**
   * @param bytes of the whole archive
   * @param where names it in an error
   * @throws StorageException when it is none, or holds too many parts
   */
  Archive(ByteBuffer bytes, String where) {
    this.where = where;
    this.bytes = bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    try {
      readDirectory(end());
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  private StorageException damaged(@Nullable Exception cause) {
    return new StorageException(
        cause, "{0} is damaged or no archive: it cannot be opened. Fetch or save it again.", where);
  }

  /** Where the record at the end stands: a comment of up to 64 KiB may follow it. */
  private int end() {
    for (int at = bytes.limit() - END_BYTES; at >= 0; at--) {
      if (bytes.getInt(at) == END_SIGNATURE) {
        return at;
      }
      if (bytes.limit() - at > END_BYTES + 0xFFFF) {
        break;
      }
    }
    throw damaged(null);
  }

  private void readDirectory(int end) {
    int count = unsigned(bytes.getShort(end + 10));
    if (count > MOST_PARTS) {
      throw new StorageException("{0} has more than {1} parts and is not read.", where, MOST_PARTS);
    }
    // Bytes in front of an archive (a self-extracting one) shift every place that it names.
    int shift = end - bytes.getInt(end + 12) - bytes.getInt(end + 16);
    int at = end - bytes.getInt(end + 12);
    for (int i = 0; i < count; i++) {
      if (bytes.getInt(at) != DIRECTORY_SIGNATURE) {
        throw damaged(null);
      }
      int nameBytes = unsigned(bytes.getShort(at + 28));
      byte[] name = new byte[nameBytes];
      bytes.get(at + DIRECTORY_BYTES, name);
      Part part =
          new Part(
              unsigned(bytes.getShort(at + 8)),
              unsigned(bytes.getShort(at + 10)),
              bytes.getInt(at + 20),
              Math.addExact(bytes.getInt(at + 42), shift));
      // Of two with one name, the first: what a check looked at is what is read.
      parts.putIfAbsent(new String(name, StandardCharsets.UTF_8).replace('\\', '/'), part);
      at +=
          DIRECTORY_BYTES
              + nameBytes
              + unsigned(bytes.getShort(at + 30))
              + unsigned(bytes.getShort(at + 32));
    }
  }

  private static int unsigned(short value) {
    return value & 0xFFFF;
  }

  /** Names of all parts, in the archive's order. */
  Set<String> names() {
    return parts.keySet();
  }

  boolean has(String name) {
    return parts.containsKey(name);
  }

  /**
   * The bytes of a part, or nothing when it is not there.
   *
   * @throws StorageException when it is damaged, encrypted or larger than {@link #MOST_PART_BYTES}
   */
  Optional<byte[]> part(String name) {
    Part part = parts.get(name);
    return part == null ? Optional.empty() : Optional.of(unpacked(name, part));
  }

  private byte[] unpacked(String name, Part part) {
    if ((part.flags() & ENCRYPTED) != 0) {
      throw new StorageException(
          "{0} is locked with a password ({1}) and cannot be read. Save it without one.",
          where, name);
    }
    try {
      int at = part.headerAt();
      if (bytes.getInt(at) != LOCAL_SIGNATURE || part.packedBytes() < 0) {
        throw damaged(null);
      }
      int from =
          at + LOCAL_BYTES + unsigned(bytes.getShort(at + 26)) + unsigned(bytes.getShort(at + 28));
      ByteBuffer packed = bytes.slice(from, part.packedBytes());
      byte[] content =
          switch (part.method()) {
            case STORED -> stored(packed, name);
            case DEFLATED -> inflated(packed, name);
            default ->
                throw new StorageException(
                    "{0} packs {1} in a way that is not known here. Save it again.", where, name);
          };
      opened += counted.add(name) ? content.length : 0;
      if (opened > MOST_BYTES) {
        throw new StorageException(
            "{0} unpacks to more than {1} MiB and is not read.", where, MOST_BYTES >> 20);
      }
      return content;
    } catch (IndexOutOfBoundsException | DataFormatException e) {
      throw new StorageException(
          e, "{0} is damaged: {1} in it cannot be unpacked. Fetch or save it again.", where, name);
    }
  }

  private byte[] stored(ByteBuffer packed, String name) {
    if (packed.remaining() > MOST_PART_BYTES) {
      throw tooLarge(name);
    }
    byte[] content = new byte[packed.remaining()];
    packed.get(content);
    return content;
  }

  private StorageException tooLarge(String name) {
    return new StorageException(
        "{0} is not read: {1} in it unpacks to more than {2} MiB.",
        where, name, MOST_PART_BYTES >> 20);
  }

  private byte[] inflated(ByteBuffer packed, String name) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      byte[] content = new byte[Math.min(MOST_PART_BYTES, 4 * packed.remaining() + 1024)];
      int length = 0;
      while (!inflater.finished()) {
        if (length == content.length) {
          if (length == MOST_PART_BYTES) {
            throw tooLarge(name);
          }
          content = Arrays.copyOf(content, (int) Math.min(MOST_PART_BYTES, 2L * length));
        }
        int more = inflater.inflate(content, length, content.length - length);
        if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new DataFormatException(name);
        }
        length += more;
      }
      return Arrays.copyOf(content, length);
    } finally {
      inflater.end();
    }
  }

  /**
   * The part that a reference means.
   *
   * @param base the part in which it stands: {@code OEBPS/content.opf}
   * @param reference relative, percent-encoded, perhaps with a fragment
   * @return the name of a part, or nothing when no part of the archive is meant
   */
  Optional<String> resolved(String base, String reference) {
    String path = decoded(withoutFragment(reference)).replace('\\', '/');
    if (path.isEmpty()) {
      return Optional.of(base).filter(parts::containsKey);
    }
    if (path.startsWith("/") || path.matches("(?i)[a-z][a-z0-9+.-]*:.*") || path.indexOf(0) >= 0) {
      return Optional.empty();
    }
    Deque<String> steps = new ArrayDeque<>();
    String whole = base.substring(0, base.lastIndexOf('/') + 1) + path;
    for (String step : whole.split("/")) {
      if (step.equals("..")) {
        if (steps.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return found(String.join("/", steps));
  }

  /** A part by name; where none has it, the one that differs in case or composed letters. */
  private Optional<String> found(String name) {
    if (parts.containsKey(name)) {
      return Optional.of(name);
    }
    String folded = folded(name);
    return parts.keySet().stream().filter(part -> folded(part).equals(folded)).findFirst();
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** What stands behind the #, decoded; or "". */
  static String fragment(String reference) {
    int mark = reference.indexOf('#');
    return mark < 0 ? "" : decoded(reference.substring(mark + 1));
  }

  private static String withoutFragment(String reference) {
    int mark = reference.indexOf('#');
    return (mark < 0 ? reference : reference.substring(0, mark)).strip();
  }

  /** Percent-encoded UTF-8; a % that begins no byte stays one. */
  private static String decoded(String reference) {
    if (reference.indexOf('%') < 0) {
      return reference;
    }
    byte[] from = reference.getBytes(StandardCharsets.UTF_8);
    byte[] to = new byte[from.length];
    int length = 0;
    for (int i = 0; i < from.length; i++) {
      int high = i + 2 < from.length ? Character.digit(from[i + 1], 16) : -1;
      int low = i + 2 < from.length ? Character.digit(from[i + 2], 16) : -1;
      boolean coded = from[i] == '%' && high >= 0 && low >= 0;
      to[length++] = coded ? (byte) (high * 16 + low) : from[i];
      i += coded ? 2 : 0;
    }
    return new String(to, 0, length, StandardCharsets.UTF_8);
  }
}
