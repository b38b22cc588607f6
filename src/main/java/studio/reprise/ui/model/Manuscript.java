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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.reprise.document.Edit;
import studio.reprise.document.EditException;
import studio.reprise.document.FoundTake;
import studio.reprise.document.History;
import studio.reprise.document.PackRef;
import studio.reprise.document.Project;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.StorageException;

/**
 * The open project: its history, and how it gets to disk. Edits happen on the JavaFX thread; the
 * journal and the project file are written behind it, in order, on the storage thread, so that a
 * slow disk never holds a keystroke.
 */
public final class Manuscript {
  private static final Logger LOG = LoggerFactory.getLogger(Manuscript.class);
  private static final Duration AUTOSAVE_AFTER = Duration.seconds(15);
  private static final Duration TRY_AGAIN_AFTER = Duration.seconds(5);

  private final Executor storage;
  private final Executor fx;
  private final Consumer<Failure> failures;
  private final PauseTransition autosave = new PauseTransition(AUTOSAVE_AFTER);
  private final ReadOnlyObjectWrapper<Project> project = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyObjectWrapper<Sentence> trouble =
      new ReadOnlyObjectWrapper<>(Sentence.NONE);
  private final PauseTransition tryAgain = new PauseTransition(TRY_AGAIN_AFTER);
  private @Nullable History history;
  private @Nullable ProjectFolder folder;

  // Storage thread only.
  private @Nullable Project recorded;

  Manuscript(Executor storage, Executor fx, Consumer<Failure> failures) {
    this.storage = storage;
    this.fx = fx;
    this.failures = failures;
    autosave.setOnFinished(event -> write(this::kept, this::troubled));
    tryAgain.setOnFinished(event -> catchUp());
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

  /** Why the latest edits are nowhere but in this window, or "". They are tried again by and by. */
  public ReadOnlyObjectProperty<Sentence> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** False while something is not in the project file. */
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
    trouble.set(Sentence.NONE);
    storage.execute(() -> recorded = opened.project());
    take(History.of(opened.project()));
  }

  /** Makes an edit; one that makes no sense is told and changes nothing. */
  public void edit(Edit edit) {
    if (history == null) {
      return;
    }
    if (isReadOnly()) {
      failures.accept(
          new Failure(Failure.Kind.EDIT, folder.readOnlyReason().orElse(Sentence.NONE)));
      return;
    }
    try {
      take(history.with(edit));
      record(edit.name());
    } catch (EditException e) {
      failures.accept(new Failure(Failure.Kind.EDIT, e.sentence()));
    }
  }

  /** A take was rendered; no step of the author's. */
  void found(String name, FoundTake found) {
    if (history != null && !isReadOnly()) {
      take(history.found(found));
      record(name);
    }
  }

  /** Takes are made with this pack from now on; no step of the author's. */
  void madeWith(PackRef pack) {
    if (history != null && !isReadOnly() && !pack.equals(project().pack())) {
      take(history.madeWith(pack));
      record("Change voice pack");
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
    write(
        this::kept,
        sentence -> {
          troubled(sentence);
          failures.accept(new Failure(Failure.Kind.SAVE, sentence));
        });
  }

  private void kept() {
    trouble.set(Sentence.NONE);
  }

  private void troubled(Sentence sentence) {
    trouble.set(sentence);
    tryAgain.playFromStart();
  }

  private void write(Runnable done, Consumer<Sentence> refused) {
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
            fx.execute(
                () -> {
                  savedNow(into, now);
                  done.run();
                });
          } catch (StorageException e) {
            // What the journal holds is not lost; the file is written when there is room again.
            boolean isInJournal = recorded == now && into.isThere();
            fx.execute(isInJournal ? done : () -> refused.accept(e.sentence()));
          }
        });
  }

  /** The journal did not take the latest edits: all of them are offered again. */
  private void catchUp() {
    if (history != null && !trouble.get().isEmpty()) {
      record("Catch up");
    }
  }

  /**
   * Sees to it that every edit is on disk: in the project file, or at least in the journal.
   *
   * @param done called on the JavaFX thread when it is so
   * @param refused called with a sentence when it is not
   */
  void flush(Runnable done, Consumer<Sentence> refused) {
    if (history == null || isReadOnly()) {
      done.run();
      return;
    }
    Project now = history.project();
    ProjectFolder into = folder;
    boolean isSaved = history.isSaved();
    storage.execute(
        () -> {
          Sentence refusal = isSaved && into.isThere() ? Sentence.NONE : written(into, now);
          fx.execute(
              () -> {
                if (!refusal.isEmpty()) {
                  troubled(refusal);
                  refused.accept(refusal);
                } else if (into == folder && history != null && history.project() != now) {
                  flush(done, refused);
                } else {
                  kept();
                  savedNow(into, now);
                  done.run();
                }
              });
        });
  }

  /** On the storage thread: nothing when a version is on disk, else why not. */
  private Sentence written(ProjectFolder into, Project now) {
    try {
      into.save(now);
      recorded = now;
      return Sentence.NONE;
    } catch (StorageException e) {
      return recorded == now && into.isThere() ? Sentence.NONE : e.sentence();
    }
  }

  /**
   * The same work, in another folder from now on; what was undone can be redone there.
   *
   * @param copied the version that the folder holds
   */
  void moveTo(ProjectFolder opened, Project copied) {
    ProjectFolder before = folder;
    folder = opened;
    kept();
    storage.execute(
        () -> {
          recorded = copied;
          release(before);
        });
    if (history.project() == copied) {
      history = history.savedNow();
    }
    record("Save as");
    tellNames();
  }

  /**
   * Lets go of the folder as it is, and calls {@code then} on the JavaFX thread.
   *
   * @param before done on the storage thread while the folder is still open
   */
  void letGo(Runnable before, Runnable then) {
    if (history == null) {
      then.run();
      return;
    }
    autosave.stop();
    tryAgain.stop();
    ProjectFolder closing = folder;
    history = null;
    folder = null;
    project.set(null);
    trouble.set(Sentence.NONE);
    tellNames();
    storage.execute(
        () -> {
          before.run();
          release(closing);
          fx.execute(then);
        });
  }

  /** The program ends: writes what it can and lets go. */
  void close() {
    Project now = project.get();
    ProjectFolder into = folder;
    boolean isUnsaved = history != null && !isReadOnly() && !history.isSaved();
    letGo(
        () -> {
          if (isUnsaved && !written(into, now).isEmpty()) {
            LOG.warn("The latest edits of {} could not be kept", into.path());
          }
        },
        () -> {});
  }

  /** Nothing of the author's depends on it any more: a folder that is gone cannot be let go of. */
  private static void release(ProjectFolder closing) {
    try {
      closing.close();
    } catch (StorageException e) {
      LOG.warn("{}", e.getMessage());
    }
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
            fx.execute(this::kept);
          } catch (StorageException e) {
            fx.execute(() -> troubled(e.sentence()));
          }
        });
    if (!history.isSaved()) {
      autosave.playFromStart();
    }
  }
}
