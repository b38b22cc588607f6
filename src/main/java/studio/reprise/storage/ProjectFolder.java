package studio.reprise.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.Project;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.DocumentJson.Unknown;

/**
 * An open project folder: {@code project.json}, {@code journal.jsonl}, {@code clips/}, {@code
 * takes/}, {@code covers/}, {@code sources/}. One process writes; the next one opens read-only and
 * says who holds it. Used by one thread at a time; takes are put from the render thread.
 */
public final class ProjectFolder implements AutoCloseable {
  /** What makes a folder one of a project. */
  public static final String FILE = "project.json";

  private static final long SIZE_LIMIT = 512L << 20;

  private final Path path;
  private final @Nullable ProjectLock lock;
  private final Journal journal;
  private final Sentence readOnlyReason;
  private final Sentence recovery;
  private final Project loaded;
  private final TakeFolder takes;
  private final SourceFolder sources;
  private String savedSha256;

  private ProjectFolder(
      Path path,
      @Nullable ProjectLock lock,
      Journal journal,
      Sentence readOnlyReason,
      Sentence recovery,
      Project loaded,
      String savedSha256) {
    this.path = path;
    this.lock = lock;
    this.journal = journal;
    this.readOnlyReason = readOnlyReason;
    this.recovery = recovery;
    this.loaded = loaded;
    this.savedSha256 = savedSha256;
    this.takes = new TakeFolder(path.resolve("takes"), this::requireWritable);
    this.sources = new SourceFolder(path.resolve(SourceFolder.NAME), this::requireWritable);
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
              "{0} is not empty; a new project needs a folder of its own.", path);
        }
      }
      AtomicFile.write(path.resolve(FILE), ProjectJson.write(project));
    } catch (IOException e) {
      throw new StorageException(
          e, "The project cannot be made in {0}: {1}. Nothing was written.", path, e);
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
          "{0} is a link; a project's files lie in its own folder. Put the file itself there.",
          file);
    }
    if (!Files.isRegularFile(file)) {
      throw new StorageException("{0} holds no project: there is no {1} in it.", path, FILE);
    }
    ProjectLock lock = null;
    try {
      Sentence readOnly = Sentence.NONE;
      try {
        if (!Files.isWritable(path)) {
          throw new AccessDeniedException(path.toString());
        }
        lock = ProjectLock.tryTake(path);
        if (!lock.isHeld()) {
          readOnly =
              Sentence.of(
                  "The project is open elsewhere ({0}); it is opened read-only here.",
                  lock.holder());
        }
      } catch (IOException e) {
        readOnly =
            Sentence.of(
                "The folder {0} cannot be written ({1}); the project is opened read-only.",
                path, e);
      }
      return load(path, file, lock, readOnly);
    } catch (IOException | RuntimeException e) {
      closeAfter(lock, e);
      if (e instanceof StorageException known) {
        throw known;
      }
      throw new StorageException(e, "{0} cannot be read: {1}.", file, e);
    }
  }

  private static ProjectFolder load(
      Path path, Path file, @Nullable ProjectLock lock, Sentence readOnly) throws IOException {
    if (Files.size(file) > SIZE_LIMIT) {
      throw new StorageException("{0} is larger than 512 MiB and no project.", file);
    }
    byte[] bytes = Files.readAllBytes(file);
    int version = ProjectJson.formatVersion(bytes, file.toString());
    boolean newer = version > Migrations.current();
    if (newer) {
      readOnly =
          Sentence.of(
              "The project was made by a newer Reprise (format {0}; this one writes {1}). It is"
                  + " opened read-only and not changed; what this version does not know is not shown.",
              version, Migrations.current());
    }
    Project saved =
        ProjectJson.read(
            Migrations.toCurrent(bytes, version, file.toString()),
            file.toString(),
            newer ? Unknown.IGNORED : Unknown.REFUSED);
    String sha256 = AtomicFile.sha256(bytes);
    Journal journal = new Journal(path.resolve("journal.jsonl"), sha256);
    Journal.Replay replay =
        newer ? new Journal.Replay(saved, 0, Sentence.NONE) : journal.replay(saved);
    if (readOnly.isEmpty()) {
      readOnly = protection(file);
    }
    if (readOnly.isEmpty()) {
      try {
        sha256 = tidied(path, journal, replay, sha256);
      } catch (IOException e) {
        readOnly =
            Sentence.of(
                "The project cannot be saved now ({0}); it is opened read-only, and its journal is"
                    + " kept.",
                e);
      }
    }
    Sentence recovery = recovery(replay, readOnly, lock);
    return new ProjectFolder(path, lock, journal, readOnly, recovery, replay.project(), sha256);
  }

  /**
   * Puts away what a program left that ended: its half-written files, and its journal, whose edits
   * go into the project file.
   *
   * @return the hash of the project file as it is then
   */
  private static String tidied(
      Path path, Journal journal, Journal.Replay replay, String savedSha256) throws IOException {
    for (Path written :
        List.of(
            path,
            path.resolve("clips"),
            path.resolve("takes"),
            path.resolve(CoverFolder.NAME),
            path.resolve(SourceFolder.NAME))) {
      AtomicFile.sweep(written);
    }
    if (replay.edits() > 0 || !replay.trouble().isEmpty()) {
      if (!replay.trouble().isEmpty()) {
        journal.setAside();
      }
      return write(path, journal, replay.project());
    }
    journal.foldedInto(savedSha256);
    return savedSha256;
  }

  /** What is to be said of the journal; the edits of a program that still runs are its own. */
  private static Sentence recovery(
      Journal.Replay replay, Sentence readOnly, @Nullable ProjectLock lock) {
    if (lock != null && !lock.isHeld()) {
      return Sentence.NONE;
    }
    int edits = replay.edits();
    if (!readOnly.isEmpty()) {
      return edits == 0
          ? Sentence.NONE
          : Sentence.of(
              edits == 1
                  ? "{0} edit is in the journal and not in the project file; they are shown here and"
                      + " kept there."
                  : "{0} edits are in the journal and not in the project file; they are shown here"
                      + " and kept there.",
              edits);
    }
    if (edits == 0) {
      return replay.trouble();
    }
    Sentence recovered =
        Sentence.of(
            edits == 1
                ? "{0} edit that had not been saved when the program ended was recovered."
                : "{0} edits that had not been saved when the program ended were recovered.",
            edits);
    return recovered.then(replay.trouble());
  }

  /**
   * Why a project file must not be replaced: version control systems with locks take the right to
   * write away. Asked of the file's mode, for root may write everything.
   */
  private static Sentence protection(Path file) throws IOException {
    return FileMode.isProtected(file)
        ? Sentence.of(
            "{0} is write-protected, as version control with locks does; the project is opened"
                + " read-only. Check it out first, or save a copy.",
            file)
        : Sentence.NONE;
  }

  private static void closeAfter(@Nullable ProjectLock lock, Exception reason) {
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

  /** Whether the folder still lies where it was opened. */
  public boolean isThere() {
    return isProject(path);
  }

  /** The project as it was opened, with what the journal held. */
  public Project project() {
    return loaded;
  }

  /** Why nothing can be saved here, as a sentence; empty when it can. */
  public Optional<Sentence> readOnlyReason() {
    return readOnlyReason.isEmpty() ? Optional.empty() : Optional.of(readOnlyReason);
  }

  /** What was recovered when the project was opened, as a sentence. */
  public Optional<Sentence> recovery() {
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
          e,
          "The edit is not in the journal ({0}); save the project elsewhere. The last saved version is whole.",
          e);
    }
  }

  /**
   * Writes the project file, whole or not at all, and empties the journal.
   *
   * @throws StorageException when it cannot be written; the version before and the journal are kept
   */
  public void save(Project project) {
    requireWritable();
    try {
      if (FileMode.isProtected(path.resolve(FILE))) {
        throw new FileSystemException(FILE, null, "somebody write-protected it meanwhile");
      }
      savedSha256 = write(path, journal, project);
    } catch (IOException e) {
      throw new StorageException(
          e,
          "{0} cannot be written: {1}. The version saved before and the journal of edits are kept.",
          path.resolve(FILE),
          e);
    }
  }

  private static String write(Path path, Journal journal, Project project) throws IOException {
    byte[] bytes = ProjectJson.write(project);
    String sha256 = AtomicFile.sha256(bytes);
    journal.announce(sha256);
    AtomicFile.write(path.resolve(FILE), bytes);
    journal.foldedInto(sha256);
    return sha256;
  }

  /**
   * Copies the project, as the author sees it now, with clips and takes into a folder that is not
   * there yet or empty; this one stays as it is. Works for a read-only project and for one whose
   * folder is damaged or gone: what cannot be read is left out and named.
   *
   * @throws StorageException when the target cannot be written; nothing is left there
   */
  public ProjectCopy saveCopy(Path target, Project project) {
    return ProjectCopy.make(path, target, project);
  }

  /**
   * {@link #saveCopy}, and opens the copy. This folder stays open, with its own journal, until it
   * is closed.
   */
  public ProjectFolder saveAs(Path target, Project project) {
    return open(saveCopy(target, project).folder());
  }

  public ClipFolder clips() {
    return new ClipFolder(path.resolve("clips"), this::requireWritable);
  }

  public CoverFolder covers() {
    return new CoverFolder(path.resolve(CoverFolder.NAME), this::requireWritable);
  }

  public SourceFolder sources() {
    return sources;
  }

  public TakeFolder takes() {
    return takes;
  }

  /** Nothing is put into a folder that is read-only, or that is not the project's any more. */
  private void requireWritable() {
    if (!readOnlyReason.isEmpty()) {
      throw new StorageException("{0}", readOnlyReason);
    }
    if (!Files.isDirectory(path)) {
      throw new StorageException(
          "The project's folder {0} is gone. Bring it back, or save the project elsewhere.", path);
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
      throw new StorageException(e, "The project {0} cannot be closed: {1}.", path, e);
    }
  }
}
