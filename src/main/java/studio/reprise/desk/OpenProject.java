package studio.reprise.desk;

import java.nio.file.Path;
import studio.reprise.document.Edit;
import studio.reprise.document.PackRef;
import studio.reprise.document.Project;
import studio.reprise.document.ProjectEdits;
import studio.reprise.render.RenderException;
import studio.reprise.speech.PackDescription;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.StorageException;

/**
 * An open project, and what of it is on disk: which version is in the journal, which in the project
 * file. Both doors keep, save and let go of projects here; the window's history of steps stands
 * before it. Safe for all threads.
 */
public final class OpenProject implements AutoCloseable {
  private final ProjectFolder folder;
  private Project kept;
  private Project saved;

  /** Takes up a folder that was opened or made. */
  public OpenProject(ProjectFolder folder) {
    this(folder, folder.project());
  }

  private OpenProject(ProjectFolder folder, Project held) {
    this.folder = folder;
    this.kept = held;
    this.saved = held;
  }

  /**
   * Takes up a folder that was made of a version of another project.
   *
   * @param version that it holds
   */
  public static OpenProject holding(ProjectFolder folder, Project version) {
    return new OpenProject(folder, version);
  }

  /**
   * Opens the project in a folder.
   *
   * @throws StorageException when there is none
   */
  public static OpenProject at(Path path) {
    return new OpenProject(ProjectFolder.open(path));
  }

  public ProjectFolder folder() {
    return folder;
  }

  /**
   * @throws RenderException when the project can only be read
   */
  public void requireWritable() {
    folder
        .readOnlyReason()
        .ifPresent(
            reason -> {
              throw new RenderException("{0} Nothing can be rendered into it.", reason);
            });
  }

  /** The version that is in the journal. */
  public synchronized Project project() {
    return kept;
  }

  /**
   * Makes an edit and keeps it in the journal.
   *
   * @throws StorageException when the project is open elsewhere or the disk refuses
   */
  public synchronized void make(Edit edit) {
    keep(edit.name(), edit.change().apply(kept));
  }

  /**
   * Keeps another version in the journal; one that is no other is kept already.
   *
   * @param name of the step that led to it
   * @throws StorageException when the project is open elsewhere or the disk refuses
   */
  public synchronized void keep(String name, Project version) {
    if (version != kept && !version.equals(kept)) {
      folder.record(name, kept, version);
    }
    kept = version;
  }

  /** Whether this very version was kept last, if only in the journal. */
  public synchronized boolean isKept(Project version) {
    return kept == version;
  }

  /** The project remembers the pack that its takes are of. */
  public void madeWith(PackDescription pack) {
    make(ProjectEdits.changePack(ref(pack)));
  }

  /** How a project names a pack. */
  public static PackRef ref(PackDescription pack) {
    return new PackRef(pack.name(), pack.sha256());
  }

  /**
   * Writes the project file if anything was kept since it was written.
   *
   * @throws StorageException when the disk refuses; the journal still has everything
   */
  public synchronized void save() {
    if (kept != saved) {
      folder.save(kept);
      saved = kept;
    }
  }

  /**
   * Writes the project file with another version, whatever was kept before.
   *
   * @throws StorageException when the disk refuses; the journal still has what it had
   */
  public synchronized void save(Project version) {
    folder.save(version);
    kept = version;
    saved = version;
  }

  @Override
  public void close() {
    folder.close();
  }
}
