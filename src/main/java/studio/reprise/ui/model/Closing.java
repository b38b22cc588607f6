package studio.reprise.ui.model;

import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.Project;
import studio.reprise.render.TakeShelf;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.StorageException;
import studio.reprise.ui.model.render.Job;

/**
 * Leaving a project without losing any of it: it is let go of when every edit is on disk and no
 * render waits, or when the author said what to do with the rest.
 */
public final class Closing {
  /**
   * Edits that are nowhere but in the window.
   *
   * @param sentence why they cannot be kept
   * @param tryAgain goes on as before: the disk may have room now
   * @param discard goes on without them
   */
  public record Unkept(Sentence sentence, Runnable tryAgain, Runnable discard) {}

  /** Whom to ask. Each answer may also be no answer: then everything stays as it is. */
  public interface Author {
    /** Edits cannot be kept. */
    void ask(Unkept unkept);

    /** So many renders wait or run; {@code goOn} leaves them. */
    void ask(int renders, Runnable goOn);
  }

  private final StudioModel model;
  private Author author =
      new Author() {
        @Override
        public void ask(Unkept unkept) {
          model.notices().fail(new Failure(Failure.Kind.SAVE, unkept.sentence()));
        }

        @Override
        public void ask(int renders, Runnable goOn) {
          goOn.run();
        }
      };

  Closing(StudioModel model) {
    this.model = model;
  }

  /** From now on it is this one who is asked. */
  public void ask(Author someone) {
    author = someone;
  }

  /** Lets go of the project, and calls {@code then} when it is let go of. */
  void close(Runnable then) {
    int renders = (int) model.renders().jobs().shown().stream().filter(Job::isLive).count();
    if (renders > 0 && model.manuscript().project() != null) {
      author.ask(renders, () -> closeKept(then));
    } else {
      closeKept(then);
    }
  }

  private void closeKept(Runnable then) {
    model
        .manuscript()
        .flush(
            () -> letGo(then),
            sentence -> author.ask(new Unkept(sentence, () -> closeKept(then), () -> letGo(then))));
  }

  private void letGo(Runnable then) {
    model.playback().stop();
    model.projects().rememberPlace();
    model.selection().select("");
    model.projects().forgetNotices();
    model
        .manuscript()
        .letGo(
            this::leaveTakes,
            () -> {
              model.renders().clear();
              model.upgrades().clear();
              then.run();
            });
  }

  private void leaveTakes() {
    keepTakesOn(null);
  }

  /** Waits for the render thread: takes go there from now on. */
  private void keepTakesOn(@Nullable TakeShelf shelf) {
    try {
      model.renders().keepOn(shelf);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Goes on with the project in a new folder; {@code then} runs when it is there. */
  public void saveAs(Path target, Runnable then) {
    copying(
        (from, now) -> {
          ProjectFolder copy = from.saveAs(target, now);
          keepTakesOn(copy.takes());
          return () -> {
            model.projects().moved(copy, now);
            then.run();
          };
        });
  }

  /** Copies the project as it is seen now; the window stays with this one. */
  public void saveCopy(Path target, Consumer<Path> done) {
    copying(
        (from, now) -> {
          Path copy = from.saveCopy(target, now).folder();
          return () -> done.accept(copy);
        });
  }

  /** Copies on the storage thread, and does what comes of it on the window's. */
  private void copying(BiFunction<ProjectFolder, Project, Runnable> work) {
    if (!model.manuscript().isOpen()) {
      return;
    }
    ProjectFolder from = model.manuscript().folder();
    Project now = model.manuscript().project();
    model
        .storage()
        .execute(
            () -> {
              try {
                model.fx().execute(work.apply(from, now));
              } catch (StorageException e) {
                model
                    .fx()
                    .execute(
                        () -> model.notices().fail(new Failure(Failure.Kind.SAVE, e.sentence())));
              }
            });
  }
}
