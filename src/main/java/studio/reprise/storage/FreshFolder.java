package studio.reprise.storage;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders that are being filled, under names that nobody else has, until they are whole. */
public final class FreshFolder {
  private static final Pattern NAME = Pattern.compile("\\..*\\.([0-9]{1,18})-[0-9]+\\.copying");
  private static final Pattern TRIED = Pattern.compile("reprise-check-([0-9]{1,18})-.*");
  private static final AtomicLong COUNT = new AtomicLong();

  private FreshFolder() {}

  /** Makes one on the disk of the folder that it will become. */
  static Path beside(Path target) throws IOException {
    String name =
        "."
            + target.getFileName()
            + "."
            + ProcessHandle.current().pid()
            + "-"
            + COUNT.getAndIncrement()
            + ".copying";
    return Files.createDirectory(target.resolveSibling(name));
  }

  /**
   * Makes one among the system's temporary folders, to be looked at and {@linkplain #throwAway
   * thrown away}; what programs left there that were killed goes first.
   *
   * @throws IOException when there is no room
   */
  public static Path toTry() throws IOException {
    return toTry(Path.of(Objects.requireNonNull(System.getProperty("java.io.tmpdir"))));
  }

  /** The same in another place. */
  static Path toTry(Path place) throws IOException {
    for (Path left : leftBehind(place, TRIED)) {
      throwAway(left);
    }
    return Files.createTempDirectory(place, "reprise-check-" + ProcessHandle.current().pid() + "-");
  }

  /** Deletes what dead programs were filling in a folder. */
  static void sweep(Path parent) throws IOException {
    for (Path folder : leftBehind(parent, NAME)) {
      delete(folder);
    }
  }

  private static List<Path> leftBehind(Path parent, Pattern names) throws IOException {
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(
              folder -> {
                Matcher name = names.matcher(folder.getFileName().toString());
                return name.matches()
                    && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
              })
          .toList();
    }
  }

  /** Deletes one that will not become anything; what keeps it is told beside the first problem. */
  static void delete(@Nullable Path folder, IOException because) {
    try {
      if (folder != null) {
        delete(folder);
      }
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  /** Deletes a folder of nobody's as far as the system lets it be deleted; null is none. */
  public static void throwAway(@Nullable Path folder) {
    delete(folder, new IOException());
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes what) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path left, IOException problem)
              throws IOException {
            Files.delete(left);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
