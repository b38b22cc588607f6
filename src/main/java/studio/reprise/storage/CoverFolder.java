package studio.reprise.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A project's covers, {@code covers/<sha256>}: JPEG or PNG as they came, named by their bytes. They
 * are added and never changed.
 */
public final class CoverFolder {
  static final String NAME = "covers";
  private static final long MOST_BYTES = 10L << 20;

  private final Path folder;
  private final Runnable requireWritable;

  CoverFolder(Path folder, Runnable requireWritable) {
    this.folder = folder;
    this.requireWritable = requireWritable;
  }

  /**
   * Keeps a picture.
   *
   * @return the hash that names it
   * @throws StorageException when it is no JPEG or PNG, larger than 10 MiB, or cannot be kept
   */
  public String put(Path picture) {
    requireWritable.run();
    byte[] bytes = read(picture);
    if (Cover.of(bytes).isEmpty()) {
      throw new StorageException("{0} is no JPEG or PNG picture; a cover is one.", picture);
    }
    String sha256 = AtomicFile.sha256(bytes);
    try {
      AtomicFile.requireFolder(folder);
      AtomicFile.writeIfOther(folder.resolve(sha256), bytes);
      return sha256;
    } catch (IOException e) {
      throw new StorageException(
          e, "The cover cannot be kept in {0}: {1}. The project is unchanged.", folder, e);
    }
  }

  /**
   * The cover of that name, proven to be the one that its name says; empty when there is none.
   *
   * @throws StorageException when it was changed or cannot be read
   */
  public Optional<Cover> get(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    Path file = folder.resolve(sha256);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    byte[] bytes = read(file);
    if (Files.isSymbolicLink(file) || !AtomicFile.sha256(bytes).equals(sha256)) {
      throw new StorageException(
          "{0} is not the cover that its name says: somebody changed it. Choose the cover again.",
          file);
    }
    return Cover.of(bytes);
  }

  private static byte[] read(Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > MOST_BYTES) {
        throw new StorageException("The picture {0} is larger than 10 MiB.", file);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new StorageException(e, "{0} cannot be read: {1}.", file, e);
    }
  }
}
