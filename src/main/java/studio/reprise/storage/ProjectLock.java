package studio.reprise.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import studio.reprise.sentence.Sentence;

/**
 * One writer a project: the system's lock on a file that says who holds it. The lock ends with the
 * process, however that ends, so a killed program leaves no obstacle.
 *
 * <p>POSIX drops a process's lock when the process closes <em>any</em> channel of the file. So this
 * program never opens the file a second time while it holds the lock; {@link #HELD} knows.
 */
public final class ProjectLock implements AutoCloseable {
  private static final String FILE = ".lock";

  /** Locked far behind the text, so that others can read who holds it where locks are mandatory. */
  private static final long LOCKED_BYTE = 1L << 40;

  /** Lock files that this program holds. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final @Nullable FileChannel channel;
  private final @Nullable FileLock lock;
  private final Sentence holder;

  private ProjectLock(
      Path file, @Nullable FileChannel channel, @Nullable FileLock lock, Sentence holder) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
    this.holder = holder;
  }

  /**
   * Tries to become the writer of a folder; see {@link #isHeld}.
   *
   * @throws IOException when the folder or its file system lets nothing be locked
   */
  static ProjectLock tryTake(Path folder) throws IOException {
    return tryTake(folder, FILE);
  }

  /** {@link #tryTake(Path)} by a file of another name. */
  public static ProjectLock tryTake(Path folder, String name) throws IOException {
    Path file = folder.toRealPath().resolve(name);
    if (!HELD.add(file)) {
      return new ProjectLock(file, null, null, Sentence.of("another window of this program"));
    }
    ProjectLock taken = null;
    try {
      taken = taken(file);
    } finally {
      if (taken == null || !taken.isHeld()) {
        HELD.remove(file);
      }
    }
    return taken;
  }

  private static ProjectLock taken(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    ProjectLock taken = null;
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        return new ProjectLock(file, null, null, holder(channel));
      }
      ObjectNode me =
          DocumentJson.MAPPER
              .createObjectNode()
              .put("pid", ProcessHandle.current().pid())
              .put("host", host())
              .put("since", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((me + "\n").getBytes(StandardCharsets.UTF_8)), 0);
      taken = new ProjectLock(file, channel, lock, Sentence.NONE);
      return taken;
    } finally {
      if (taken == null) {
        channel.close();
      }
    }
  }

  public boolean isHeld() {
    return lock != null;
  }

  /** Who holds the project, when this process does not. */
  public Sentence holder() {
    return holder;
  }

  private static Sentence holder(FileChannel channel) {
    try {
      ByteBuffer text = ByteBuffer.allocate(1000);
      channel.read(text, 0);
      JsonNode node =
          DocumentJson.MAPPER.readTree(
              new String(text.array(), 0, text.position(), StandardCharsets.UTF_8));
      return Sentence.of(
          "process {0} on {1} since {2}",
          node.path("pid").asText("?"),
          node.path("host").asText("?"),
          node.path("since").asText("?"));
    } catch (IOException | RuntimeException e) {
      return Sentence.of("another process");
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "this machine";
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null && channel.isOpen()) {
      try {
        channel.close();
      } finally {
        HELD.remove(file);
      }
    }
  }
}
