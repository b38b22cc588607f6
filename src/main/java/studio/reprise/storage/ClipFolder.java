package studio.reprise.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.reprise.audio.AudioFormatException;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.WavFile;
import studio.reprise.render.Evidence;

/**
 * A project's reference clips, {@code clips/<sha256>.wav}: mono, 16 bit, at their own rate, named
 * by their bytes.
 */
public final class ClipFolder {
  private final Path folder;
  private final Runnable requireWritable;

  /**
   * @param folder holds the clips; made when the first one is put
   */
  public ClipFolder(Path folder) {
    this(folder, () -> {});
  }

  /**
   * @param requireWritable throws a sentence when nothing may be put
   */
  ClipFolder(Path folder, Runnable requireWritable) {
    this.folder = folder;
    this.requireWritable = requireWritable;
  }

  /**
   * Keeps a clip; one of that name that is not what its name says is put right.
   *
   * @return the hash that names it; the same sound always has the same name
   */
  public String put(Pcm clip) {
    requireWritable.run();
    byte[] file = WavFile.bytes(clip);
    String sha256 = AtomicFile.sha256(file);
    try {
      if (!isWhole(sha256)) {
        AtomicFile.requireFolder(folder);
        AtomicFile.write(pathOf(sha256), file);
      }
      return sha256;
    } catch (IOException e) {
      throw new StorageException(
          e, "The clip cannot be kept in {0}: {1}. The project is unchanged.", folder, e);
    }
  }

  /** True when a clip lies there and is the one that its name says. */
  private boolean isWhole(String sha256) throws IOException {
    Path file = pathOf(sha256);
    return isFile(file)
        && Files.isReadable(file)
        && AtomicFile.sha256(Files.readAllBytes(file)).equals(sha256);
  }

  public boolean has(String sha256) {
    return isFile(pathOf(sha256));
  }

  /**
   * Reads a clip and proves that it is the one that its name says.
   *
   * @throws StorageException when it is missing, or was changed
   */
  public Pcm get(String sha256) {
    Path file = pathOf(sha256);
    try {
      requireNoLink(file);
      byte[] bytes = Files.readAllBytes(file);
      if (!AtomicFile.sha256(bytes).equals(sha256)) {
        throw new StorageException(
            "{0} is not the clip that its name says: somebody changed it. Restore the file or choose another clip.",
            file);
      }
      return WavFile.read(file);
    } catch (AudioFormatException e) {
      throw new StorageException(e, "{0}", e);
    } catch (IOException e) {
      throw new StorageException(
          e, "The clip {0} cannot be read: {1}. Choose the speaker's clip again.", file, e);
    }
  }

  /** The hashes of all clips that lie here, sorted. */
  List<String> names() {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9a-f]{64}\\.wav"))
          .map(name -> name.substring(0, 64))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new StorageException(e, "{0} cannot be listed: {1}.", folder, e);
    }
  }

  void delete(String sha256) {
    requireWritable.run();
    try {
      Files.deleteIfExists(pathOf(sha256));
    } catch (IOException e) {
      throw new StorageException(e, "The clip {0} cannot be deleted: {1}.", sha256, e);
    }
  }

  /** A clip as it lies there today, changed or not; empty when it does not. */
  public Optional<Evidence.ClipNow> asItIs(String sha256) {
    Path file = pathOf(sha256);
    if (!isFile(file)) {
      return Optional.empty();
    }
    try {
      String now = AtomicFile.sha256(Files.readAllBytes(file));
      return Optional.of(new Evidence.ClipNow(now, () -> read(file)));
    } catch (IOException e) {
      throw new StorageException(e, "{0} cannot be read: {1}.", file, e);
    }
  }

  private static boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static void requireNoLink(Path file) {
    if (Files.isSymbolicLink(file)) {
      throw new StorageException(
          "{0} is a link; a project's files lie in its own folder. Put the file itself there.",
          file);
    }
  }

  private static Pcm read(Path file) {
    try {
      return WavFile.read(file);
    } catch (AudioFormatException e) {
      throw new StorageException(e, "{0}", e);
    } catch (IOException e) {
      throw new StorageException(e, "{0} cannot be read: {1}.", file, e);
    }
  }

  /** The path of a clip inside the project, as receipts show it. */
  public static String relativePath(String sha256) {
    return "clips/" + sha256 + ".wav";
  }

  private Path pathOf(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new StorageException("\"{0}\" names no clip.", sha256);
    }
    return folder.resolve(sha256 + ".wav");
  }
}
