package studio.reprise.desk;

import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.reprise.sentence.AuthorException;
import studio.reprise.sentence.Sentence;

/** Waits on a thread of its own for scripts to be saved, until it is closed. */
public final class ScriptFollower implements AutoCloseable {
  /** Who hears of it, on the thread that waits. */
  public interface Listener {
    /** From now on nothing is missed; these lie there. Before any of {@link #saved}. */
    void begun(Set<Path> files);

    /** These have other bytes than before. */
    void saved(Set<Path> files);

    /** They cannot be watched, and are not. */
    void failed(Sentence why);
  }

  private final List<Path> files;
  private final Listener listener;
  private @Nullable ScriptWatch watch;
  private boolean isClosed;

  /**
   * @param files that are watched; those in folders that are not there are passed over
   */
  public ScriptFollower(Collection<Path> files, Listener listener) {
    this.files = List.copyOf(files);
    this.listener = listener;
    Thread thread = new Thread(this::follow, "scripts");
    thread.setDaemon(true);
    thread.start();
  }

  private void follow() {
    try {
      ScriptWatch opened = opened();
      if (opened == null) {
        return;
      }
      listener.begun(opened.there());
      while (true) {
        listener.saved(opened.next());
      }
    } catch (ClosedWatchServiceException | InterruptedException e) {
      // Nobody waits any more.
    } catch (AuthorException e) {
      listener.failed(e.sentence());
    }
  }

  private static boolean isReachable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder != null && Files.isDirectory(folder);
  }

  private @Nullable ScriptWatch opened() {
    List<Path> reachable = files.stream().filter(ScriptFollower::isReachable).toList();
    if (reachable.isEmpty()) {
      return null;
    }
    ScriptWatch opened = new ScriptWatch(reachable);
    synchronized (this) {
      if (isClosed) {
        opened.close();
        return null;
      }
      watch = opened;
      return opened;
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    if (watch != null) {
      watch.close();
    }
  }
}
