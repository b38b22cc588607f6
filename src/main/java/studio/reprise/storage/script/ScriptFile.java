package studio.reprise.storage.script;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.reprise.storage.AtomicFile;
import studio.reprise.storage.StorageException;

/**
 * The bytes of a script, bounded, and the way to the files that lie beside it. Used by one thread.
 *
 * <p>The first bytes come at once, the others when they are asked for: finding out what a file is
 * costs little, whatever its size.
 */
public final class ScriptFile {
  /** Bytes of a text. */
  public static final long MOST_TEXT_BYTES = 64L << 20;

  /** Bytes of an archive, as it lies on the disk. */
  public static final long MOST_ARCHIVE_BYTES = 256L << 20;

  /** Bytes by which a format is recognised. */
  static final int HEAD_BYTES = 4096;

  private static final int MOST_NEIGHBOURS = 2000;

  /** Told how far reading is; it may answer that nobody wants the script any more. */
  public interface Listener {
    /**
     * @param fraction 0 to 1
     * @return false to cancel
     */
    boolean at(double fraction);

    /** Nobody looks. */
    Listener NONE = fraction -> true;
  }

  private final String name;
  private final @Nullable Path path;
  private final byte[] head;
  private final Listener listener;
  private final TreeMap<String, String> readBeside = new TreeMap<>();
  private byte @Nullable [] bytes;

  private ScriptFile(
      String name, @Nullable Path path, byte[] head, byte @Nullable [] bytes, Listener listener) {
    this.name = name;
    this.path = path;
    this.head = head;
    this.bytes = bytes;
    this.listener = listener;
  }

  /** A script that is no file: from the clipboard, or of a test. It has no neighbours. */
  public static ScriptFile of(String name, byte[] bytes) {
    byte[] head = java.util.Arrays.copyOf(bytes, Math.min(bytes.length, HEAD_BYTES));
    return new ScriptFile(name, null, head, bytes.clone(), Listener.NONE);
  }

  /**
   * A file on disk.
   *
   * @throws StorageException when it is none, or cannot be read
   */
  public static ScriptFile at(Path path) {
    return at(path, Listener.NONE);
  }

  public static ScriptFile at(Path path, Listener listener) {
    if (Files.isDirectory(path)) {
      throw new StorageException("{0} is a folder, not a script.", path);
    }
    if (!Files.exists(path)) {
      throw new StorageException("The script {0} cannot be read: {1}.", path, "it is not there");
    }
    if (!Files.isRegularFile(path)) {
      // A pipe would be waited for for ever.
      throw new StorageException("{0} is no file that could be read as a script.", path);
    }
    try (InputStream in = Files.newInputStream(path)) {
      return new ScriptFile(
          path.getFileName().toString(), path, in.readNBytes(HEAD_BYTES), null, listener);
    } catch (IOException e) {
      throw new StorageException(e, "The script {0} cannot be read: {1}.", path, e);
    }
  }

  /** Name without folders. */
  public String name() {
    return name;
  }

  /** The file as an error names it. */
  public String where() {
    return path == null ? name : path.toString();
  }

  /** The first 4 KiB, or all when there is less. */
  public byte[] head() {
    return head.clone();
  }

  /**
   * All bytes, of a text.
   *
   * @throws StorageException when there are more than {@link #MOST_TEXT_BYTES}
   */
  public byte[] bytes() {
    return bytes(MOST_TEXT_BYTES).clone();
  }

  /**
   * All bytes of an archive, to look into anywhere, without a copy.
   *
   * @throws StorageException when there are more than {@link #MOST_ARCHIVE_BYTES}
   */
  ByteBuffer archiveBuffer() {
    return ByteBuffer.wrap(bytes(MOST_ARCHIVE_BYTES)).asReadOnlyBuffer();
  }

  private byte[] bytes(long most) {
    try {
      if (bytes == null && path != null) {
        // The size first: 200 MB of text are one sentence and no memory.
        if (Files.size(path) <= most) {
          try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes((int) most + 1);
          }
        }
      }
    } catch (IOException e) {
      throw new StorageException(e, "The script {0} cannot be read: {1}.", where(), e);
    }
    if (bytes == null || bytes.length > most) {
      throw new StorageException(
          "{0} is larger than {1} MiB and is not read as a script.", where(), most >> 20);
    }
    return bytes;
  }

  /**
   * The text, without a byte order mark, line ends as they are.
   *
   * @throws UnknownEncoding when it is neither UTF-8 nor UTF-16 and the options name no encoding
   */
  public String text(ReadingOptions options) {
    return TextEncoding.decode(bytes(MOST_TEXT_BYTES), options.encoding(), where());
  }

  /** The head as text, however well it can be read: to recognise a format by. */
  public String headText() {
    return TextEncoding.glance(head);
  }

  /** SHA-256 of the script, and of the neighbours that were read so far. */
  public String sha256() {
    String own = AtomicFile.sha256(bytes(MOST_ARCHIVE_BYTES));
    if (readBeside.isEmpty()) {
      return own;
    }
    StringBuilder all = new StringBuilder(own);
    readBeside.forEach((file, sha256) -> all.append('\n').append(file).append('\n').append(sha256));
    return AtomicFile.sha256(all.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Names of the files in the same folder, sorted, without this one. */
  public List<String> namesBeside() {
    return path == null ? List.of() : namesBeside(path);
  }

  private static List<String> namesBeside(Path script) {
    String name = script.getFileName().toString();
    try (Stream<Path> files = Files.list(script.toAbsolutePath().getParent())) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> file.getFileName().toString())
          .filter(file -> !file.equals(name))
          .limit(MOST_NEIGHBOURS)
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The files that a script's format may read beside it, whether or not it does. */
  public static List<Path> besides(Path script) {
    String name = script.getFileName().toString();
    return namesBeside(script).stream()
        .filter(other -> JsonScript.isTextsOf(name, other) || YarnMetadata.isOf(name, other))
        .map(script::resolveSibling)
        .toList();
  }

  /**
   * A file in the same folder, which the format needs beside the script.
   *
   * @param neighbour one of {@link #namesBeside}; anything else is not there
   */
  public Optional<ScriptFile> beside(String neighbour) {
    if (path == null || !namesBeside().contains(neighbour)) {
      return Optional.empty();
    }
    ScriptFile file = at(path.resolveSibling(neighbour), listener);
    readBeside.put(neighbour, AtomicFile.sha256(file.bytes(MOST_TEXT_BYTES)));
    return Optional.of(file);
  }

  /**
   * Says how far reading is.
   *
   * @param fraction 0 to 1
   * @throws ReadingCancelled when nobody wants the script any more
   */
  public void progress(double fraction) {
    if (!listener.at(fraction)) {
      throw new ReadingCancelled();
    }
  }
}
