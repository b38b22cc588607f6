package studio.reprise.desk;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import studio.reprise.storage.AtomicFile;
import studio.reprise.storage.StorageException;
import studio.reprise.storage.script.ScriptFile;

/**
 * Waits for scripts to be saved. Programs write a file in several goes, or beside it and rename: a
 * script has changed when its bytes are other ones and were the same twice in a row.
 */
public final class ScriptWatch implements AutoCloseable {
  private static final long MOST_BYTES = 256L << 20;
  private static final long SETTLES_MILLISECONDS = 200;

  private final WatchService service;
  private final Map<Path, String> known = new LinkedHashMap<>();

  /**
   * @param files to be watched; each folder of them has to be there
   */
  public ScriptWatch(Collection<Path> files) {
    try {
      service = FileSystems.getDefault().newWatchService();
      Set<Path> folders = new HashSet<>();
      for (Path file : files) {
        Path whole = file.toAbsolutePath().normalize();
        known.put(whole, "");
        Path folder = whole.getParent();
        if (folder != null && folders.add(folder)) {
          folder.register(
              service,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_MODIFY,
              StandardWatchEventKinds.ENTRY_DELETE);
        }
      }
      // After the folders, so that nothing is saved in between and never told.
      known.replaceAll((file, unknown) -> hash(file));
    } catch (IOException e) {
      throw new StorageException(e, "The scripts cannot be watched: {0}.", e);
    }
  }

  /** Those of the files that are there. */
  public Set<Path> there() {
    Set<Path> there = new LinkedHashSet<>(known.keySet());
    there.removeIf(file -> known.getOrDefault(file, "").isEmpty());
    return there;
  }

  /**
   * Waits until a script was saved with other bytes.
   *
   * @return which ones
   * @throws InterruptedException when nobody waits any more
   */
  public Set<Path> next() throws InterruptedException {
    while (true) {
      WatchKey key = service.take();
      key.pollEvents();
      key.reset();
      Set<Path> changed = settled();
      if (!changed.isEmpty()) {
        return changed;
      }
    }
  }

  /** Scripts with other bytes than were known, once they stay the same. */
  private Set<Path> settled() throws InterruptedException {
    Map<Path, String> before = hashes();
    while (true) {
      WatchKey more = service.poll(SETTLES_MILLISECONDS, TimeUnit.MILLISECONDS);
      if (more != null) {
        more.pollEvents();
        more.reset();
      }
      Map<Path, String> now = hashes();
      if (more == null && now.equals(before)) {
        return changed(now);
      }
      before = now;
    }
  }

  private Set<Path> changed(Map<Path, String> now) {
    Set<Path> changed = new LinkedHashSet<>();
    now.forEach(
        (file, hash) -> {
          // A file that is gone for the moment is being replaced, or has nothing to say.
          if (!hash.isEmpty() && !hash.equals(known.put(file, hash))) {
            changed.add(file);
          }
        });
    return changed;
  }

  private Map<Path, String> hashes() {
    Map<Path, String> now = new LinkedHashMap<>();
    known.keySet().forEach(file -> now.put(file, hash(file)));
    return now;
  }

  /** Of the script and of what its format reads beside it; "" while it is not there. */
  private static String hash(Path file) {
    String own = bytesHash(file);
    return own.isEmpty()
        ? ""
        : ScriptFile.besides(file).stream()
            .map(beside -> beside.getFileName() + " " + bytesHash(beside))
            .collect(Collectors.joining("\n", own + "\n", ""));
  }

  private static String bytesHash(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
          ? AtomicFile.sha256(Files.readAllBytes(file))
          : "";
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      throw new StorageException(e, "The scripts cannot be watched: {0}.", e);
    }
  }
}
