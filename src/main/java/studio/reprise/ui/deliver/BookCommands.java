package studio.reprise.ui.deliver;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import studio.reprise.document.Book;
import studio.reprise.document.EditException;
import studio.reprise.document.ProjectEdits;
import studio.reprise.document.Scene;
import studio.reprise.document.SceneEdits;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.Cover;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.StorageException;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Notices;

/** What an author says of the book: its title page, its cover, what a scene is in it. */
final class BookCommands {
  private final Manuscript manuscript;
  private final Notices notices;
  private final Executor storage;
  private final Executor fx;

  BookCommands(Manuscript manuscript, Notices notices, Executor storage, Executor fx) {
    this.manuscript = manuscript;
    this.notices = notices;
    this.storage = storage;
    this.fx = fx;
  }

  public Book book() {
    return manuscript.project().book();
  }

  /**
   * Changes a field of the book, as a step of its own.
   *
   * @return what stands against it, or nothing
   */
  public Sentence change(String field, UnaryOperator<Book> change) {
    try {
      Book changed = change.apply(book());
      if (!changed.equals(book())) {
        manuscript.edit(ProjectEdits.changeBook(changed, field));
        manuscript.settle();
      }
      return Sentence.NONE;
    } catch (EditException e) {
      return e.sentence();
    }
  }

  public void changeRole(String sceneId, Scene.Role role) {
    manuscript
        .project()
        .scene(sceneId)
        .filter(scene -> scene.role() != role)
        .ifPresent(scene -> manuscript.edit(SceneEdits.changeRole(sceneId, role)));
  }

  /** Keeps a picture in the project, and makes it the cover. */
  public void putCover(Path picture) {
    ProjectFolder folder = manuscript.folder();
    storage.execute(
        () -> {
          try {
            String sha256 = folder.covers().put(picture);
            fx.execute(
                () -> {
                  if (manuscript.isIn(folder)) {
                    change("cover", book -> book.withCover(sha256));
                  }
                });
          } catch (StorageException e) {
            fx.execute(() -> notices.fail(new Failure(Failure.Kind.EDIT, e.sentence())));
          }
        });
  }

  /** Tells the cover as it lies in the project, on the JavaFX thread. */
  public void cover(Consumer<Optional<Cover>> told) {
    ProjectFolder folder = manuscript.folder();
    String sha256 = book().coverSha256();
    storage.execute(
        () -> {
          Optional<Cover> cover;
          try {
            cover = folder.covers().get(sha256);
          } catch (StorageException e) {
            cover = Optional.empty();
          }
          Optional<Cover> there = cover;
          fx.execute(() -> told.accept(there));
        });
  }
}
