package studio.reprise.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import studio.reprise.storage.ProjectFolder;

/**
 * Files and folders that somebody named on the command line. One rule for all commands: what is not
 * there, or is something else than what the command takes, is wrong use; what is there and cannot
 * be read or written is a failure, and the room that reads it says so.
 *
 * @param here where a relative path begins
 */
record Given(Path here) {
  /**
   * The folder of a project.
   *
   * @throws WrongUse when there is none
   */
  Path project(Path named) {
    Path path = here.resolve(named);
    if (Files.notExists(path)) {
      throw new WrongUse(
          "There is no folder {0}; a project is a folder with {1} in it.",
          path, ProjectFolder.FILE);
    }
    if (Files.isRegularFile(path)) {
      throw new WrongUse("{0} is a file; a project is the folder around its files.", path);
    }
    if (!isWithProjectFile(path)) {
      throw new WrongUse("{0} holds no project: there is no {1} in it.", path, ProjectFolder.FILE);
    }
    return path;
  }

  /** A link in its place is no project either, and opening says why. */
  private static boolean isWithProjectFile(Path path) {
    return ProjectFolder.isProject(path) || !Files.notExists(path.resolve(ProjectFolder.FILE));
  }

  /**
   * A file to be read.
   *
   * @throws WrongUse when there is none
   */
  Path file(Path named) {
    Path path = here.resolve(named);
    if (Files.notExists(path)) {
      throw new WrongUse("There is no file {0}.", path);
    }
    if (Files.isDirectory(path)) {
      throw new WrongUse("{0} is a folder, not a file.", path);
    }
    return path;
  }

  /**
   * A file or a folder to be read.
   *
   * @throws WrongUse when there is neither
   */
  Path fileOrFolder(Path named) {
    Path path = here.resolve(named);
    if (Files.notExists(path)) {
      throw new WrongUse("There is no file or folder {0}.", path);
    }
    return path;
  }

  /**
   * A folder to be read.
   *
   * @throws WrongUse when there is none
   */
  Path folder(Path named) {
    Path path = here.resolve(named);
    if (Files.notExists(path)) {
      throw new WrongUse("There is no folder {0}.", path);
    }
    if (!Files.isDirectory(path)) {
      throw new WrongUse("{0} is a file, not a folder.", path);
    }
    return path;
  }

  /**
   * A file to be written, into a folder that is there.
   *
   * @throws WrongUse when it cannot be a file
   */
  Path newFile(Path named) {
    Path path = here.resolve(named);
    if (Files.isDirectory(path)) {
      throw new WrongUse("{0} is a folder; name a file in it.", path);
    }
    Path folder = path.resolveSibling("").toAbsolutePath();
    if (!Files.isDirectory(folder)) {
      throw new WrongUse("{0} cannot be written: there is no folder {1}.", path, folder);
    }
    return path;
  }

  /**
   * A folder to be written, which is made where it is not there.
   *
   * @throws WrongUse when it cannot be a folder
   */
  Path newFolder(Path named) {
    Path path = here.resolve(named);
    for (Path above = path.toAbsolutePath(); above != null; above = above.getParent()) {
      if (Files.isRegularFile(above)) {
        throw new WrongUse("{0} cannot be a folder: {1} is a file.", path, above);
      }
    }
    return path;
  }
}
