package studio.reprise.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Folders that are being filled, under names that nobody else has, until they are whole. */
public final class FreshFolder {
  private static final Pattern NAME = Pattern.compile("\\..*\\.([0-9]{1,18})-[0-9]+\\.copying");
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

  /** Deletes what dead programs were filling in a folder. */
  static void sweep(Path parent) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, ".*.copying")) {
      for (Path folder : folders) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        if (name.matches()
            && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          delete(folder);
        }
      }
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
