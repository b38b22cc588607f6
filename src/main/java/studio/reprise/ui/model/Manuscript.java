package studio.reprise.ui.model;

import java.util.Objects;
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
import studio.reprise.desk.OpenProject;
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
 * The open project as the window sees it: its history, and when it goes to disk. What is in the
 * journal and what in the project file is {@link OpenProject}'s to know, as behind the command
 * line. Edits happen on the JavaFX thread; they are kept behind it, in order, on the storage
 * thread, so that a slow disk never holds a keystroke.
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

  /** Its disk is the storage thread's. */
  private @Nullable OpenProject open;

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

  public boolean isOpen() {
    return open != null;
  }

  /** The folder of the open project. */
  public ProjectFolder folder() {
    return Objects.requireNonNull(open).folder();
  }

  /** True while the project in this very folder is open: for what comes late. */
  public boolean isIn(ProjectFolder folder) {
    return open != null && open.folder() == folder;
  }

  public boolean isReadOnly() {
    return open != null && open.folder().readOnlyReason().isPresent();
  }

  /** Takes an opened folder up. */
  void show(ProjectFolder opened) {
    open = new OpenProject(opened);
    trouble.set(Sentence.NONE);
    take(History.of(opened.project()));
  }

  /** Makes an edit; one that makes no sense is told and changes nothing. */
  public void edit(Edit edit) {
    if (history == null) {
      return;
    }
    if (isReadOnly()) {
      failures.accept(
          new Failure(Failure.Kind.EDIT, folder().readOnlyReason().orElse(Sentence.NONE)));
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
    OpenProject into = open;
    if (history == null || into == null || isReadOnly() || history.isSaved()) {
      return;
    }
    autosave.stop();
    Project now = history.project();
    storage.execute(
        () -> {
          try {
            into.save(now);
            fx.execute(
                () -> {
                  savedNow(into, now);
                  done.run();
                });
          } catch (StorageException e) {
            // What the journal holds is not lost; the file is written when there is room again.
            boolean isInJournal = into.isKept(now) && into.folder().isThere();
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
  public void flush(Runnable done, Consumer<Sentence> refused) {
    OpenProject into = open;
    if (history == null || into == null || isReadOnly()) {
      done.run();
      return;
    }
    Project now = history.project();
    boolean isSaved = history.isSaved();
    storage.execute(
        () -> {
          Sentence refusal =
              isSaved && into.folder().isThere() ? Sentence.NONE : written(into, now);
          fx.execute(
              () -> {
                if (!refusal.isEmpty()) {
                  troubled(refusal);
                  refused.accept(refusal);
                } else if (into == open && history != null && history.project() != now) {
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
  private static Sentence written(OpenProject into, Project now) {
    try {
      into.save(now);
      return Sentence.NONE;
    } catch (StorageException e) {
      return into.isKept(now) && into.folder().isThere() ? Sentence.NONE : e.sentence();
    }
  }

  /**
   * The same work, in another folder from now on; what was undone can be redone there.
   *
   * @param copied the version that the folder holds
   */
  void moveTo(ProjectFolder opened, Project copied) {
    OpenProject before = open;
    if (history == null || before == null) {
      return;
    }
    open = OpenProject.holding(opened, copied);
    kept();
    storage.execute(() -> release(before));
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
    OpenProject closing = open;
    if (closing == null) {
      then.run();
      return;
    }
    autosave.stop();
    tryAgain.stop();
    history = null;
    open = null;
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
    OpenProject into = open;
    Project now = project.get();
    boolean isUnsaved = history != null && !isReadOnly() && !history.isSaved();
    letGo(
        () -> {
          if (into != null && isUnsaved && !written(into, now).isEmpty()) {
            LOG.warn("The latest edits of {} could not be kept", into.folder().path());
          }
        },
        () -> {});
  }

  /** Nothing of the author's depends on it any more: a folder that is gone cannot be let go of. */
  private static void release(OpenProject closing) {
    try {
      closing.close();
    } catch (StorageException e) {
      LOG.warn("{}", e.getMessage());
    }
  }

  private void savedNow(OpenProject into, Project version) {
    if (into == open && history != null && history.project() == version) {
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
    OpenProject into = open;
    if (history == null || into == null || isReadOnly()) {
      return;
    }
    Project now = history.project();
    storage.execute(
        () -> {
          if (into.isKept(now)) {
            return;
          }
          try {
            into.keep(name, now);
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
