package studio.reprise.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import studio.reprise.document.Project;

/**
 * A project in another folder, with its clips, takes, covers and imported scripts. It is made under
 * a name of its own beside the target and renamed last: the target holds a whole project or is not
 * there.
 *
 * @param folder holds the copy
 * @param leftOut files of the original that could not be read, by their path in the project
 */
public record ProjectCopy(Path folder, List<String> leftOut) {
  private static final Pattern CLIP = Pattern.compile("[0-9a-f]{64}\\.wav");
  private static final Pattern SOURCE = Pattern.compile("[0-9a-f]{64}\\.json");
  private static final Pattern COVER = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern TAKE = Pattern.compile("[0-9a-f]{64}\\.(wav|json)");

  public ProjectCopy {
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Makes a copy.
   *
   * @param from the original's folder, which may be damaged, read-only or gone
   * @param project as the author sees it now
   * @throws StorageException when the target is in use or cannot be written; nothing is left there
   */
  static ProjectCopy make(Path from, Path target, Project project) {
    Path to = target.toAbsolutePath().normalize();
    if (to.startsWith(from.toAbsolutePath().normalize())) {
      throw new StorageException(
          "{0} lies in the project itself; a copy needs a folder of its own.", to);
    }
    Path fresh = null;
    try {
      requireFree(to);
      Path parent = AtomicFile.folderOf(to);
      Files.createDirectories(parent);
      FreshFolder.sweep(parent);
      fresh = FreshFolder.beside(to);
      List<String> leftOut = new ArrayList<>();
      copy(from, fresh, "clips", CLIP, leftOut);
      copy(from, fresh, "takes", TAKE, leftOut);
      copy(from, fresh, CoverFolder.NAME, COVER, leftOut);
      copy(from, fresh, SourceFolder.NAME, SOURCE, leftOut);
      AtomicFile.write(fresh.resolve(ProjectFolder.FILE), ProjectJson.write(project));
      Files.deleteIfExists(to);
      Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE);
      AtomicFile.flushFolder(parent);
      return new ProjectCopy(to, leftOut);
    } catch (IOException e) {
      FreshFolder.delete(fresh, e);
      throw new StorageException(
          e,
          "The project cannot be copied to {0}: {1}. Nothing was left there; the original is unchanged.",
          to,
          e);
    }
  }

  private static void requireFree(Path to) throws IOException {
    if (!Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(to.toString(), null, "a file of that name is there");
    }
    try (Stream<Path> content = Files.list(to)) {
      if (content.findAny().isPresent()) {
        throw new FileAlreadyExistsException(to.toString(), null, "the folder is not empty");
      }
    }
  }

  private static void copy(Path from, Path to, String folder, Pattern names, List<String> leftOut)
      throws IOException {
    for (Path file : list(from.resolve(folder), names, folder, leftOut)) {
      Files.createDirectories(to.resolve(folder));
      byte[] content;
      try {
        content = Files.readAllBytes(file);
      } catch (IOException e) {
        leftOut.add(folder + "/" + file.getFileName());
        continue;
      }
      // The original's disk may be failing; the copy's disk is not forgiven.
      Files.write(to.resolve(folder).resolve(file.getFileName().toString()), content);
    }
  }

  private static List<Path> list(Path folder, Pattern names, String shown, List<String> leftOut) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> names.matcher(file.getFileName().toString()).matches())
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    } catch (IOException e) {
      leftOut.add(shown + "/");
      return List.of();
    }
  }
}
