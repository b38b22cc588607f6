package studio.reprise.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.reprise.document.Project;
import studio.reprise.storage.DocumentJson.Unknown;

/**
 * An open project folder: {@code project.json}, {@code journal.jsonl}, {@code clips/}, {@code
 * takes/}. One process writes; the next one opens read-only and says who holds it. Used by one
 * thread at a time; takes are put from the render thread.
 */
public final class ProjectFolder implements AutoCloseable {
  private static final String FILE = "project.json";
  private static final long SIZE_LIMIT = 512L << 20;

  private final Path path;
  private final ProjectLock lock;
  private final Journal journal;
  private final String readOnlyReason;
  private final String recovery;
  private final Project loaded;
  private String savedSha256;

  private ProjectFolder(
      Path path,
      ProjectLock lock,
      Journal journal,
      String readOnlyReason,
      String recovery,
      Project loaded,
      String savedSha256) {
    this.path = path;
    this.lock = lock;
    this.journal = journal;
    this.readOnlyReason = readOnlyReason;
    this.recovery = recovery;
    this.loaded = loaded;
    this.savedSha256 = savedSha256;
  }

  /** True when the folder holds a project. */
  public static boolean isProject(Path path) {
    return Files.isRegularFile(path.resolve(FILE), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Makes a project in a folder that is not there yet, or empty.
   *
   * @throws StorageException when the folder holds something, or cannot be written
   */
  public static ProjectFolder create(Path path, Project project) {
    try {
      Files.createDirectories(path);
      try (Stream<Path> content = Files.list(path)) {
        if (content.findAny().isPresent()) {
          throw new StorageException(
              path + " is not empty; a new project needs a folder of its own.");
        }
      }
      AtomicFile.write(path.resolve(FILE), ProjectJson.write(project));
    } catch (IOException e) {
      throw new StorageException(
          "The project cannot be made in "
              + path
              + ": "
              + AtomicFile.reason(e)
              + ". Nothing was written.",
          e);
    }
    return open(path);
  }

  /**
   * Opens a project and replays what a crash left in its journal.
   *
   * @throws StorageException with file and line when the project cannot be read; nothing was
   *     changed
   */
  public static ProjectFolder open(Path path) {
    Path file = path.resolve(FILE);
    if (Files.isSymbolicLink(file)) {
      throw new StorageException(
          file + " is a link; a project's files lie in its own folder. Put the file itself there.");
    }
    if (!Files.isRegularFile(file)) {
      throw new StorageException(path + " holds no project: there is no " + FILE + " in it.");
    }
    ProjectLock lock = null;
    try {
      String readOnly = "";
      try {
        if (!Files.isWritable(path)) {
          throw new AccessDeniedException(path.toString());
        }
        lock = ProjectLock.tryTake(path);
        if (!lock.isHeld()) {
          readOnly =
              "The project is open elsewhere (" + lock.holder() + "); it is opened read-only here.";
        }
      } catch (IOException e) {
        readOnly =
            "The folder "
                + path
                + " cannot be written ("
                + AtomicFile.reason(e)
                + "); the project is opened read-only.";
      }
      return load(path, file, lock, readOnly);
    } catch (IOException | RuntimeException e) {
      closeAfter(lock, e);
      if (e instanceof StorageException known) {
        throw known;
      }
      String reason = e instanceof IOException io ? AtomicFile.reason(io) : e.toString();
      throw new StorageException(file + " cannot be read: " + reason + ".", e);
    }
  }

  private static ProjectFolder load(Path path, Path file, ProjectLock lock, String readOnly)
      throws IOException {
    if (Files.size(file) > SIZE_LIMIT) {
      throw new StorageException(file + " is larger than 512 MiB and no project.");
    }
    byte[] bytes = Files.readAllBytes(file);
    int version = ProjectJson.formatVersion(bytes, file.toString());
    boolean newer = version > Migrations.current();
    if (newer) {
      readOnly =
          "The project was made by a newer Reprise (format "
              + version
              + "; this one writes "
              + Migrations.current()
              + "). It is opened read-only and not changed; what this version does not know is not shown.";
    }
    Project saved =
        ProjectJson.read(
            Migrations.toCurrent(bytes, version, file.toString()),
            file.toString(),
            newer ? Unknown.IGNORED : Unknown.REFUSED);
    String sha256 = AtomicFile.sha256(bytes);
    Journal journal = new Journal(path.resolve("journal.jsonl"), sha256);
    Journal.Replay replay = newer ? new Journal.Replay(saved, 0, "") : journal.replay(saved);
    String recovery = "";
    if (replay.edits() > 0) {
      recovery =
          replay.edits()
              + (replay.edits() == 1 ? " edit" : " edits")
              + " that had not been saved when the program ended "
              + (replay.edits() == 1 ? "was" : "were")
              + " recovered.";
    }
    if (!replay.trouble().isEmpty() && readOnly.isEmpty()) {
      recovery = (recovery + " " + replay.trouble()).strip();
    }
    ProjectFolder folder =
        new ProjectFolder(path, lock, journal, readOnly, recovery, replay.project(), sha256);
    if (readOnly.isEmpty()) {
      for (Path written : List.of(path, path.resolve("clips"), path.resolve("takes"))) {
        AtomicFile.sweep(written);
      }
      if (!replay.trouble().isEmpty()) {
        journal.setAside();
      }
      if (replay.edits() > 0 || !replay.trouble().isEmpty()) {
        folder.save(replay.project());
      } else {
        journal.foldedInto(sha256);
      }
    }
    return folder;
  }

  private static void closeAfter(ProjectLock lock, Exception reason) {
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException e) {
        reason.addSuppressed(e);
      }
    }
  }

  public Path path() {
    return path;
  }

  /** The project as it was opened, with what the journal held. */
  public Project project() {
    return loaded;
  }

  /** Why nothing can be saved here, as a sentence; empty when it can. */
  public Optional<String> readOnlyReason() {
    return readOnlyReason.isEmpty() ? Optional.empty() : Optional.of(readOnlyReason);
  }

  /** What was recovered when the project was opened, as a sentence. */
  public Optional<String> recovery() {
    return recovery.isEmpty() ? Optional.empty() : Optional.of(recovery);
  }

  /**
   * Keeps an edit in the journal; when this returns, a crash no longer loses it.
   *
   * @param name the edit's name
   * @param before the version before it
   * @param after the version that it made (or that undo went back to)
   */
  public void record(String name, Project before, Project after) {
    requireWritable();
    try {
      journal.append(name, before, after);
    } catch (IOException e) {
      throw new StorageException(
          "The edit is not in the journal ("
              + AtomicFile.reason(e)
              + "); save the project elsewhere. The last saved"
              + " version is whole.",
          e);
    }
  }

  /** Writes the project file, whole or not at all, and empties the journal. */
  public void save(Project project) {
    requireWritable();
    try {
      byte[] bytes = ProjectJson.write(project);
      String sha256 = AtomicFile.sha256(bytes);
      journal.announce(sha256);
      AtomicFile.write(path.resolve(FILE), bytes);
      savedSha256 = sha256;
      journal.foldedInto(sha256);
    } catch (IOException e) {
      throw new StorageException(
          path.resolve(FILE)
              + " cannot be written: "
              + AtomicFile.reason(e)
              + ". The version saved before and the journal of edits are kept.",
          e);
    }
  }

  /** SHA-256 of the project file as last read or written. */
  public String savedSha256() {
    return savedSha256;
  }

  public ClipFolder clips() {
    return new ClipFolder(path.resolve("clips"));
  }

  public TakeFolder takes() {
    return new TakeFolder(path.resolve("takes"));
  }

  private void requireWritable() {
    if (!readOnlyReason.isEmpty()) {
      throw new StorageException(readOnlyReason);
    }
  }

  @Override
  public void close() {
    try {
      try {
        journal.close();
      } finally {
        if (lock != null) {
          lock.close();
        }
      }
    } catch (IOException e) {
      throw new StorageException(
          "The project " + path + " cannot be closed: " + AtomicFile.reason(e) + ".", e);
    }
  }
}
