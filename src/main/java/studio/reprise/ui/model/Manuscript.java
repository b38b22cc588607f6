package studio.reprise.ui.model;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Duration;
import studio.reprise.document.Edit;
import studio.reprise.document.EditException;
import studio.reprise.document.FoundTake;
import studio.reprise.document.History;
import studio.reprise.document.Project;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.StorageException;

/**
 * The open project: its history, and how it gets to disk. Edits happen on the JavaFX thread; the
 * journal and the project file are written behind it, in order, on the storage thread, so that a
 * slow disk never holds a keystroke.
 */
public final class Manuscript {
  private static final Duration AUTOSAVE_AFTER = Duration.seconds(15);

  private final Executor storage;
  private final Executor fx;
  private final Consumer<Failure> failures;
  private final PauseTransition autosave = new PauseTransition(AUTOSAVE_AFTER);
  private final ReadOnlyObjectWrapper<Project> project = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper(true);
  private History history;
  private ProjectFolder folder;

  // Storage thread only.
  private Project recorded;

  Manuscript(Executor storage, Executor fx, Consumer<Failure> failures) {
    this.storage = storage;
    this.fx = fx;
    this.failures = failures;
    autosave.setOnFinished(event -> save());
  }

  /** What the author sees; null while no project is open. */
  public ReadOnlyObjectProperty<Project> projectProperty() {
    return project.getReadOnlyProperty();
  }

  public Project project() {
    return project.get();
  }

  /** The step that undo takes back, or "". */
  public ReadOnlyStringProperty undoNameProperty() {
    return undoName.getReadOnlyProperty();
  }

  /** The step that redo makes again, or "". */
  public ReadOnlyStringProperty redoNameProperty() {
    return redoName.getReadOnlyProperty();
  }

  /** False while something is only in the journal. */
  public ReadOnlyBooleanProperty savedProperty() {
    return saved.getReadOnlyProperty();
  }

  /** The folder of the open project, or null. */
  public ProjectFolder folder() {
    return folder;
  }

  public boolean isReadOnly() {
    return folder != null && folder.readOnlyReason().isPresent();
  }

  /** Takes an opened folder up. */
  void show(ProjectFolder opened) {
    folder = opened;
    storage.execute(() -> recorded = opened.project());
    take(History.of(opened.project()));
  }

  /** Makes an edit; one that makes no sense is told and changes nothing. */
  public void edit(Edit edit) {
    if (history == null) {
      return;
    }
    if (isReadOnly()) {
      failures.accept(new Failure(Failure.Kind.EDIT, folder.readOnlyReason().orElse("")));
      return;
    }
    try {
      take(history.with(edit));
      record(edit.name());
    } catch (EditException e) {
      failures.accept(new Failure(Failure.Kind.EDIT, e.getMessage()));
    }
  }

  /** A take was rendered; no step of the author's. */
  void found(String name, FoundTake found) {
    if (history != null && !isReadOnly()) {
      take(history.found(found));
      record(name);
    }
  }

  public void undo() {
    if (history != null && history.undoName().isPresent()) {
      String name = history.undoName().get();
      take(history.undone());
      record("Undo " + name);
    }
  }

  public void redo() {
    if (history != null && history.redoName().isPresent()) {
      String name = history.redoName().get();
      take(history.redone());
      record("Redo " + name);
    }
  }

  /** Ends a gesture: the next keystroke is a step of its own. */
  public void settle() {
    if (history != null) {
      history = history.settled();
    }
  }

  /** Writes the project file behind the window. */
  public void save() {
    if (history == null || isReadOnly() || history.isSaved()) {
      return;
    }
    autosave.stop();
    Project now = history.project();
    ProjectFolder into = folder;
    storage.execute(
        () -> {
          try {
            into.save(now);
            recorded = now;
            fx.execute(() -> savedNow(into, now));
          } catch (StorageException e) {
            fx.execute(() -> failures.accept(new Failure(Failure.Kind.SAVE, e.getMessage())));
          }
        });
  }

  /** Saves, lets go of the folder, and calls {@code then} on the JavaFX thread. */
  void close(Runnable then) {
    if (history == null) {
      then.run();
      return;
    }
    save();
    ProjectFolder closing = folder;
    history = null;
    folder = null;
    project.set(null);
    tellNames();
    storage.execute(
        () -> {
          try {
            closing.close();
            fx.execute(then);
          } catch (StorageException e) {
            fx.execute(
                () -> {
                  failures.accept(new Failure(Failure.Kind.SAVE, e.getMessage()));
                  then.run();
                });
          }
        });
  }

  private void savedNow(ProjectFolder into, Project version) {
    if (into == folder && history != null && history.project() == version) {
      history = history.savedNow();
      saved.set(true);
    }
  }

  private void take(History changed) {
    history = changed;
    project.set(changed.project());
    tellNames();
  }

  private void tellNames() {
    undoName.set(history == null ? "" : history.undoName().orElse(""));
    redoName.set(history == null ? "" : history.redoName().orElse(""));
    saved.set(history == null || history.isSaved());
  }

  private void record(String name) {
    if (isReadOnly()) {
      return;
    }
    Project now = history.project();
    ProjectFolder into = folder;
    storage.execute(
        () -> {
          if (recorded == now) {
            return;
          }
          try {
            into.record(name, recorded, now);
            recorded = now;
          } catch (StorageException e) {
            fx.execute(() -> failures.accept(new Failure(Failure.Kind.SAVE, e.getMessage())));
          }
        });
    if (!history.isSaved()) {
      autosave.playFromStart();
    }
  }
}
