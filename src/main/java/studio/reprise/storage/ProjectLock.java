package studio.reprise.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One writer a project: the system's lock on a file that says who holds it. The lock ends with the
 * process, however that ends, so a killed program leaves no obstacle.
 */
final class ProjectLock implements AutoCloseable {
  /** Locked far behind the text, so that others can read who holds it where locks are mandatory. */
  private static final long LOCKED_BYTE = 1L << 40;

  private final FileChannel channel;
  private final FileLock lock;
  private final String holder;

  private ProjectLock(FileChannel channel, FileLock lock, String holder) {
    this.channel = channel;
    this.lock = lock;
    this.holder = holder;
  }

  /** Tries to become the writer; see {@link #isHeld}. */
  static ProjectLock tryTake(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    ProjectLock taken = null;
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        return new ProjectLock(null, null, holder(channel));
      }
      taken = new ProjectLock(channel, lock, "");
      ObjectNode me =
          DocumentJson.MAPPER
              .createObjectNode()
              .put("pid", ProcessHandle.current().pid())
              .put("host", host())
              .put("since", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((me + "\n").getBytes(StandardCharsets.UTF_8)), 0);
      return taken;
    } catch (OverlappingFileLockException e) {
      return new ProjectLock(null, null, "another window of this program");
    } finally {
      if (taken == null) {
        channel.close();
      }
    }
  }

  boolean isHeld() {
    return lock != null;
  }

  /** Who holds the project, when this process does not. */
  String holder() {
    return holder;
  }

  private static String holder(FileChannel channel) {
    try {
      ByteBuffer text = ByteBuffer.allocate(1000);
      channel.read(text, 0);
      JsonNode node =
          DocumentJson.MAPPER.readTree(
              new String(text.array(), 0, text.position(), StandardCharsets.UTF_8));
      return "process "
          + node.path("pid").asText("?")
          + " on "
          + node.path("host").asText("?")
          + " since "
          + node.path("since").asText("?");
    } catch (IOException | RuntimeException e) {
      return "another process";
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
    if (lock != null) {
      lock.release();
      channel.close();
    }
  }
}
