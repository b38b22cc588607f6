package studio.reprise.ui.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.StorageException;

/**
 * The project that a new author opens first. It lies beside the program, where nobody should write;
 * a copy of it is opened.
 */
final class DemoProject {
  private DemoProject() {}

  /**
   * Opens the copy that lies in a folder, or makes it there.
   *
   * @throws StorageException when the demo is not there or the folder cannot be written
   */
  static ProjectFolder openOrCreate(Path folder, Path sampleVoices) {
    if (!ProjectFolder.isProject(folder)) {
      copy(sampleVoices.resolve("demo"), folder);
    }
    return ProjectFolder.open(folder);
  }

  private static void copy(Path demo, Path folder) {
    try {
      Files.createDirectories(folder.resolve("clips"));
      try (Stream<Path> clips = Files.list(demo.resolve("clips"))) {
        for (Path clip : clips.toList()) {
          Path copy = folder.resolve("clips").resolve(clip.getFileName().toString());
          if (!Files.exists(copy)) {
            Files.copy(clip, copy);
          }
        }
      }
      // The project file comes last: a copy that was broken off is made again.
      Files.copy(demo.resolve("project.json"), folder.resolve("project.json"));
    } catch (IOException e) {
      throw new StorageException(
          e,
          "The demo cannot be copied from {0} to {1}. Unpack the program again, or start with a new project.",
          demo,
          folder);
    }
  }
}
