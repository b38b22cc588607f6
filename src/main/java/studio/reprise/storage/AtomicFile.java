package studio.reprise.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that are there whole or not at all. */
public final class AtomicFile {
  private static final Pattern FRESH = Pattern.compile("\\..*\\.([0-9]{1,18})-[0-9]+\\.new");
  private static final AtomicLong COUNT = new AtomicLong();

  private AtomicFile() {}

  /**
   * Writes beside the target, flushes to the disk, renames over it, flushes the folder. What lies
   * at the target is replaced, a link as well: nothing is ever written through a link. A file that
   * replaces another one has its owner, group and permissions.
   */
  public static void write(Path target, byte[] content) throws IOException {
    Path folder = folderOf(target);
    Path fresh = null;
    try {
      try (Beside beside = beside(folder, target.getFileName().toString())) {
        fresh = beside.path();
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          beside.channel().write(bytes);
        }
        beside.channel().force(true);
      }
      FileMode.copy(target, fresh);
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      flushFolder(folder);
    } catch (IOException e) {
      if (fresh != null) {
        try {
          Files.deleteIfExists(fresh);
        } catch (IOException suppressed) {
          e.addSuppressed(suppressed);
        }
      }
      throw e;
    }
  }

  /** A file that is being written, under a name that nobody else has. */
  private record Beside(Path path, FileChannel channel) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** The folder that a file lies in. */
  static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "every file lies in a folder");
  }

  /** Two programs may write the same take at once: each has a file of its own until it is whole. */
  private static Beside beside(Path folder, String name) throws IOException {
    long pid = ProcessHandle.current().pid();
    for (int attempt = 0; ; attempt++) {
      Path fresh = folder.resolve("." + name + "." + pid + "-" + COUNT.getAndIncrement() + ".new");
      try {
        return new Beside(
            fresh,
            FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      } catch (FileAlreadyExistsException e) {
        if (attempt == 1000) {
          throw e;
        }
      }
    }
  }

  /**
   * A path beside a target that nobody else has, for a file that is written there piece by piece;
   * {@link #sweep} finds it when its writer died. The file is not made.
   */
  public static Path fresh(Path target) {
    long pid = ProcessHandle.current().pid();
    return target.resolveSibling(
        "." + target.getFileName() + "." + pid + "-" + COUNT.getAndIncrement() + ".new");
  }

  /** Flushes a file of {@link #fresh} and renames it over its target, as {@link #write} does. */
  public static void settle(Path fresh, Path target) throws IOException {
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    FileMode.copy(target, fresh);
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    flushFolder(folderOf(target));
  }

  /** {@link #write}, unless just these bytes lie there already. */
  public static void writeIfOther(Path target, byte[] content) throws IOException {
    if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
        || Files.size(target) != content.length
        || !Files.isReadable(target)
        || !Arrays.equals(Files.readAllBytes(target), content)) {
      write(target, content);
    }
  }

  /** Finds out whether a file of that name could be written into a folder; leaves none. */
  static void probe(Path folder, String name) throws IOException {
    try (Beside beside = beside(folder, name)) {
      Files.delete(beside.path());
    }
  }

  /** Deletes what dead programs were writing into a folder. */
  public static void sweep(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*.new")) {
      for (Path file : files) {
        Matcher name = FRESH.matcher(file.getFileName().toString());
        if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /**
   * Makes a folder inside a project or export, if it is not there. The project or export itself is
   * not made anew: where it is gone, it was moved or its disk was taken away.
   *
   * @throws IOException also when a link stands there: it could lead anywhere
   */
  public static void requireFolder(Path folder) throws IOException {
    if (Files.isSymbolicLink(folder)) {
      throw new FileSystemException(
          folder.toString(), null, folder + " is a link, and nothing is written through a link");
    }
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
    }
  }

  /**
   * Makes a rename last through a power cut, where the system lets a folder be flushed (Windows
   * does not).
   */
  static void flushFolder(Path folder) throws IOException {
    if (System.getProperty("os.name").startsWith("Windows")) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** SHA-256, lower-case hex. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
