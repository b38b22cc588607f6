package studio.reprise.cli;

import java.nio.file.Path;
import studio.reprise.document.Edit;
import studio.reprise.document.Project;
import studio.reprise.render.RenderException;
import studio.reprise.storage.ProjectFolder;

/** An open project whose edits are kept in its journal as they happen. */
final class ProjectOpening implements AutoCloseable {
  private final ProjectFolder folder;
  private Project project;
  private boolean changed;

  ProjectOpening(Surroundings surroundings, Path path) {
    folder = ProjectFolder.open(surroundings.folder().resolve(path));
    project = folder.project();
    folder.recovery().ifPresent(sentence -> surroundings.err().println("reprise: " + sentence));
  }

  ProjectFolder folder() {
    return folder;
  }

  /**
   * @throws RenderException when the project can only be read
   */
  void requireWritable() {
    folder
        .readOnlyReason()
        .ifPresent(
            reason -> {
              throw new RenderException(reason + " Nothing can be rendered into it.");
            });
  }

  synchronized Project project() {
    return project;
  }

  /**
   * Makes an edit and keeps it in the journal.
   *
   * @throws studio.reprise.storage.StorageException when the project is open elsewhere
   */
  synchronized void make(Edit edit) {
    Project after = edit.change().apply(project);
    if (!after.equals(project)) {
      folder.record(edit.name(), project, after);
      project = after;
      changed = true;
    }
  }

  /** Writes the project file if anything was edited. */
  synchronized void save() {
    if (changed) {
      folder.save(project);
      changed = false;
    }
  }

  @Override
  public void close() {
    folder.close();
  }
}
