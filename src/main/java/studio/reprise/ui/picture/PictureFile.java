package studio.reprise.ui.picture;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import studio.reprise.desk.ScriptPlaces;
import studio.reprise.document.Project;
import studio.reprise.document.ProjectEdits;
import studio.reprise.ui.model.Manuscript;

/**
 * The video that the open project is spoken to. Used on the JavaFX thread.
 *
 * <p>A project is handed from one author to another, so what it says is only followed inside its
 * own folder. Of a video elsewhere the project knows the name; the place is kept on this computer,
 * where the author chose it.
 */
public final class PictureFile {
  private final Manuscript manuscript;
  private final ScriptPlaces places;

  /**
   * @param places of videos, by their names
   */
  public PictureFile(Manuscript manuscript, ScriptPlaces places) {
    this.manuscript = manuscript;
    this.places = places;
  }

  /** Where the project's video is; empty when it has none, or none that is there. */
  public Optional<Path> find() {
    Project project = manuscript.project();
    if (project == null || project.picture().isEmpty()) {
      return Optional.empty();
    }
    Path folder = manuscript.folder().path();
    return inside(folder, project.picture())
        .or(() -> Optional.ofNullable(places.of(folder).get(project.picture())))
        .filter(Files::isRegularFile);
  }

  /** A file of the project's folder, also behind links. */
  private static Optional<Path> inside(Path folder, String name) {
    try {
      Path file = folder.resolve(name).normalize();
      return Files.isRegularFile(file) && file.toRealPath().startsWith(folder.toRealPath())
          ? Optional.of(file)
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * The project was copied: videos are too large to go along, so the copy shows the same file.
   *
   * @param video of this project, as {@link #find} gave it
   * @param copy the other project's folder
   * @return whether the video lies in the folder that was copied, so that who moves it must know
   */
  public boolean stays(Path video, Path from, Path copy, String name) {
    places.remember(copy, name, video);
    return video.toAbsolutePath().startsWith(from.toAbsolutePath());
  }

  /** The project is spoken to this video from now on. */
  public void choose(Path video) {
    Path folder = manuscript.folder().path().toAbsolutePath().normalize();
    Path file = video.toAbsolutePath().normalize();
    boolean isInside = file.startsWith(folder);
    String name =
        isInside
            ? folder.relativize(file).toString().replace(File.separatorChar, '/')
            : Objects.requireNonNull(file.getFileName()).toString();
    if (!isInside) {
      places.remember(folder, name, file);
    }
    Project project = manuscript.project();
    if (!manuscript.isReadOnly() && project != null && !project.picture().equals(name)) {
      manuscript.edit(ProjectEdits.setPicture(name));
    }
  }
}
