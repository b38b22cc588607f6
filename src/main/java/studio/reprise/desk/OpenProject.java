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

/** An open project whose edits are kept in its journal as they happen. Safe for all threads. */
public final class OpenProject implements AutoCloseable {
  private final ProjectFolder folder;
  private Project kept;
  private Project saved;

  /** Takes up a folder that was opened or made. */
  public OpenProject(ProjectFolder folder) {
    this.folder = folder;
    this.kept = folder.project();
    this.saved = kept;
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

  @Override
  public void close() {
    folder.close();
  }
}
