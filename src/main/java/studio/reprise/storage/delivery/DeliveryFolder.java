package studio.reprise.storage.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import studio.reprise.storage.AtomicFile;
import studio.reprise.storage.DeliveryOrder.Foreign;
import studio.reprise.storage.DeliveryOrder.Orphans;
import studio.reprise.storage.ExportFolder;
import studio.reprise.storage.OccupiedException;
import studio.reprise.storage.OutputName;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.ProjectLock;
import studio.reprise.storage.StorageException;

/**
 * Where a delivery goes. Every file is there whole or not at all; {@code delivery.json} says what
 * lies there and how it was made, {@code SHA256SUMS} lets anybody prove it. What this program did
 * not write there is not its to touch. A run that is broken off leaves whole files that the next
 * one knows again. Files may be made by several threads at once.
 */
public final class DeliveryFolder implements AutoCloseable {
  /** What lies there and how it was made. */
  public static final String LIST = KnownFiles.LIST;

  static final String REPORT = "report.html";
  static final String SUMS = "SHA256SUMS";

  /** The files that every delivery has. */
  public static final List<String> OF_EVERY_DELIVERY = List.of(LIST, REPORT, SUMS);

  private static final String LOCK = ".delivery.lock";
  private static final int MOST_NAMED = 5;

  private final Path path;
  private final ProjectLock lock;
  private final KnownFiles known;
  private final Map<String, String> now = new ConcurrentSkipListMap<>();

  /**
   * What came of a delivery.
   *
   * @param leftOver files of an earlier delivery that this one does not have, still lying there
   * @param deleted the same, deleted
   */
  public record Outcome(List<String> leftOver, List<String> deleted) {}

  private DeliveryFolder(Path path, ProjectLock lock, KnownFiles known) {
    this.path = path;
    this.lock = lock;
    this.known = known;
  }

  /** Whether a folder holds a delivery. */
  public static boolean isDelivery(Path folder) {
    return Files.isRegularFile(folder.resolve(LIST), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Begins a delivery: everything that can stand against it is found before the first file.
   *
   * @param files that shall be made, below the folder
   * @param project must not be touched
   * @throws OccupiedException when a file lies in the way that no delivery made
   * @throws StorageException when something else stands against it; nothing was written over
   */
  public static DeliveryFolder begin(
      Path folder, Collection<String> files, Path project, Foreign foreign) {
    Path path = folder.toAbsolutePath().normalize();
    Path home = project.toAbsolutePath().normalize();
    if (path.startsWith(home) || ProjectFolder.isProject(path)) {
      throw new StorageException(
          "{0} is a project or lies in one; choose another folder for the delivery.", folder);
    }
    ProjectLock lock = null;
    try {
      Files.createDirectories(path);
      lock = ProjectLock.tryTake(path, LOCK);
      if (!lock.isHeld()) {
        throw new StorageException(
            "{0} is being written by {1}; wait until that has ended.", folder, lock.holder());
      }
      DeliveryFolder begun = new DeliveryFolder(path, lock, KnownFiles.of(path));
      begun.requireFree(files, foreign);
      begun.sweep(files);
      begun.known.begin(files);
      return begun;
    } catch (IOException e) {
      letGo(path, lock, e);
      throw new StorageException(e, "Nothing can be written to {0}: {1}.", folder, e);
    } catch (RuntimeException e) {
      letGo(path, lock, e);
      throw e;
    }
  }

  private void requireFree(Collection<String> files, Foreign foreign) {
    Set<String> seen = new LinkedHashSet<>();
    Set<String> ours = new LinkedHashSet<>();
    known.files().keySet().forEach(file -> ours.add(OutputName.folded(file)));
    List<String> occupied = new ArrayList<>();
    for (String file : files) {
      Path target = ExportFolder.inside(path, file);
      if (!seen.add(OutputName.folded(file))) {
        throw new StorageException("Two files of the delivery would both be {0}.", file);
      }
      for (Path above = target.getParent();
          above != null && !above.equals(path);
          above = above.getParent()) {
        if (Files.isSymbolicLink(above)) {
          throw new StorageException(
              "{0} is a link, and nothing is written through a link. Nothing was written.", above);
        }
      }
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
          && !ours.contains(OutputName.folded(file))) {
        occupied.add(file);
      }
    }
    if (!occupied.isEmpty() && foreign == Foreign.KEPT) {
      List<String> some = occupied.subList(0, Math.min(MOST_NAMED, occupied.size()));
      throw new OccupiedException(
          "Files lie in {0} that no delivery made ({1}): {2}. Nothing was written; choose another folder, or allow it.",
          path, occupied.size(), String.join(", ", some));
    }
  }

  private void sweep(Collection<String> files) throws IOException {
    Set<Path> folders = new LinkedHashSet<>(List.of(path));
    files.forEach(file -> folders.add(ExportFolder.inside(path, file).getParent()));
    for (Path each : folders) {
      AtomicFile.sweep(each);
    }
  }

  public Path path() {
    return path;
  }

  /** The entry of a file that was made under a key and still is as it was. */
  Optional<ObjectNode> unchanged(String file, String key) throws IOException {
    ObjectNode entry = known.entry(file);
    if (entry == null || !entry.path("key").asText().equals(key)) {
      return Optional.empty();
    }
    Path there = ExportFolder.inside(path, file);
    if (!Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)
        || !sha256(there).equals(entry.path("sha256").asText())) {
      return Optional.empty();
    }
    now.put(file, entry.path("sha256").asText());
    return Optional.of(entry);
  }

  /** Where a file is written before it is whole. */
  Path draft(String file) throws IOException {
    Path target = ExportFolder.inside(path, file);
    Path parent = path;
    for (Path part : path.relativize(target.getParent())) {
      if (!part.toString().isEmpty()) {
        parent = parent.resolve(part);
        AtomicFile.requireFolder(parent);
      }
    }
    return AtomicFile.fresh(target);
  }

  /**
   * Moves a whole file into its place.
   *
   * @return its hash
   */
  String settle(Path draft, String file) throws IOException {
    String sha256 = sha256(draft);
    AtomicFile.settle(draft, ExportFolder.inside(path, file));
    now.put(file, sha256);
    return sha256;
  }

  /** A file lies in its place, and was made so. */
  void made(ObjectNode entry) throws IOException {
    known.made(entry);
  }

  /**
   * Writes a small file, if it is another one.
   *
   * @throws StorageException when the disk refuses
   */
  public void put(String file, byte[] content) {
    try {
      draft(file);
      AtomicFile.writeIfOther(ExportFolder.inside(path, file), content);
      now.put(file, AtomicFile.sha256(content));
    } catch (IOException e) {
      throw stopped(e);
    }
  }

  /** A file that somebody else writes piece by piece. */
  @FunctionalInterface
  public interface Writing {
    void to(Path draft) throws IOException;
  }

  /**
   * Writes a file of any size; one that comes out as it lies there is left alone.
   *
   * @throws StorageException when the disk refuses
   */
  public void put(String file, Writing writing) {
    try {
      Path draft = draft(file);
      try {
        writing.to(draft);
        Path target = ExportFolder.inside(path, file);
        boolean isSame =
            Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                && Files.mismatch(draft, target) < 0;
        if (isSame) {
          now.put(file, sha256(target));
        } else {
          settle(draft, file);
        }
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw stopped(e);
    }
  }

  /** What is said when a disk refuses. */
  public StorageException stopped(IOException e) {
    return new StorageException(
        e, "The delivery to {0} stopped: {1}. The files written so far are whole.", path, e);
  }

  /**
   * Everything was made: writes the list, the report and the sums, and names or deletes what an
   * earlier delivery had.
   *
   * @param list of {@code delivery.json}; gets "format", "sounds" and "files"
   */
  public Outcome finish(
      ObjectNode list, List<DeliveredFile> sounds, byte[] report, Orphans orphans) {
    try {
      list.put("format", KnownFiles.FORMAT);
      ArrayNode entries = list.putArray("sounds");
      sounds.forEach(sound -> entries.add(sound.entry()));
      ObjectNode files = list.putObject("files");
      now.forEach(files::put);
      Outcome outcome = settled(files, orphans);
      byte[] json = (list.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
      StringBuilder sums = new StringBuilder();
      now.put(REPORT, AtomicFile.sha256(report));
      now.put(LIST, AtomicFile.sha256(json));
      now.forEach((file, sha256) -> sums.append(sha256).append("  ").append(file).append('\n'));
      AtomicFile.writeIfOther(path.resolve(REPORT), report);
      AtomicFile.writeIfOther(path.resolve(SUMS), sums.toString().getBytes(StandardCharsets.UTF_8));
      AtomicFile.writeIfOther(path.resolve(LIST), json);
      known.end();
      return outcome;
    } catch (IOException e) {
      throw stopped(e);
    }
  }

  private Outcome settled(ObjectNode files, Orphans orphans) throws IOException {
    List<String> leftOver = new ArrayList<>();
    List<String> deleted = new ArrayList<>();
    for (Map.Entry<String, String> old : known.files().entrySet()) {
      Path there = ExportFolder.inside(path, old.getKey());
      if (now.containsKey(old.getKey())
          || OF_EVERY_DELIVERY.contains(old.getKey())
          || !Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      if (orphans == Orphans.DELETED && sha256(there).equals(old.getValue())) {
        Files.delete(there);
        deleted.add(old.getKey());
      } else {
        leftOver.add(old.getKey());
      }
    }
    if (!leftOver.isEmpty()) {
      // They stay known as ours, and are no part of the delivery.
      ObjectNode old = LevelsJson.MAPPER.createObjectNode();
      leftOver.forEach(file -> old.put(file, known.files().get(file)));
      files.setAll(old);
    }
    return new Outcome(leftOver, deleted);
  }

  /** SHA-256 of a file of any size, lower-case hex. */
  static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      DigestInputStream hashing = new DigestInputStream(in, digest);
      byte[] block = new byte[1 << 16];
      while (hashing.read(block) >= 0) {
        // The digest takes what goes by.
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static void letGo(Path path, @Nullable ProjectLock lock, Exception problem) {
    try {
      if (lock != null && lock.isHeld()) {
        lock.close();
        Files.deleteIfExists(path.resolve(LOCK));
      }
    } catch (IOException e) {
      problem.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    try {
      known.close();
      lock.close();
      Files.deleteIfExists(path.resolve(LOCK));
    } catch (IOException e) {
      throw stopped(e);
    }
  }
}
