package studio.reprise.storage;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Owner, group and permissions of a file: whether it may be replaced, and by what. */
final class FileMode {
  private static final Set<PosixFilePermission> WRITING =
      Set.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  private static final Logger LOG = LoggerFactory.getLogger(FileMode.class);

  private FileMode() {}

  /**
   * True for a file that nobody may write by its mode, or not this process. Root may write
   * everything, and must not replace what a version control system has locked.
   */
  static boolean isProtected(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    PosixFileAttributeView posix = view(file);
    if (posix != null) {
      Set<PosixFilePermission> permissions = posix.readAttributes().permissions();
      if (permissions.stream().noneMatch(WRITING::contains)) {
        return true;
      }
    }
    return !Files.isWritable(file);
  }

  /**
   * Gives a file that is about to replace another one its owner, group and permissions, as far as
   * this process may.
   */
  static void copy(Path from, Path to) throws IOException {
    PosixFileAttributeView posix = view(from);
    if (posix == null || !Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    PosixFileAttributes old = posix.readAttributes();
    PosixFileAttributeView fresh = view(to);
    PosixFileAttributes now = fresh.readAttributes();
    try {
      if (!old.group().equals(now.group())) {
        fresh.setGroup(old.group());
      }
      if (!old.owner().equals(now.owner())) {
        fresh.setOwner(old.owner());
      }
    } catch (FileSystemException e) {
      // Only root gives files away: the file is this process's then, with the same permissions.
      LOG.debug("{} keeps its new owner", to, e);
    }
    fresh.setPermissions(old.permissions());
  }

  private static PosixFileAttributeView view(Path file) {
    return Files.getFileAttributeView(
        file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }
}
