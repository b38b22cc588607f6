package studio.reprise.ui.cleanup;

import studio.reprise.document.Project;
import studio.reprise.sentence.AuthorException;
import studio.reprise.storage.ProjectCleanup;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.ui.model.Failure;
import studio.reprise.ui.model.Notice;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.model.render.Job;

/**
 * What the open project keeps for nothing: found, shown to the author and, if so decided, deleted
 * for good. Used on the JavaFX thread.
 */
public final class CleanUpDesk {
  private final StudioModel model;

  public CleanUpDesk(StudioModel model) {
    this.model = model;
  }

  /**
   * Saves the project, looks behind the window what could go, and shows it. While something is
   * rendered nobody knows what will be of use, and that is said instead.
   */
  public void show() {
    if (model.manuscript().project() == null || model.manuscript().isReadOnly()) {
      return;
    }
    if (model.renders().jobs().shown().stream().anyMatch(Job::isLive)) {
      say("cleanup.rendering");
      return;
    }
    model
        .manuscript()
        .flush(
            this::find, sentence -> model.notices().fail(new Failure(Failure.Kind.SAVE, sentence)));
  }

  private void find() {
    Project project = model.manuscript().project();
    ProjectFolder folder = model.manuscript().folder();
    if (project == null || folder == null) {
      return;
    }
    behind(
        () -> {
          ProjectCleanup found = ProjectCleanup.find(folder, project);
          model
              .fx()
              .execute(
                  () -> {
                    if (found.isEmpty()) {
                      say("cleanup.nothing");
                    } else {
                      new CleanUpDialog(found, () -> carryOut(found), model.messages()).show();
                    }
                  });
        });
  }

  /** Deletes what was found: undo does not bring it back. */
  private void carryOut(ProjectCleanup found) {
    ProjectFolder folder = model.manuscript().folder();
    if (folder == null) {
      return;
    }
    model.playback().stop();
    behind(
        () -> {
          try {
            found.carryOut(folder);
            model.fx().execute(() -> say("cleanup.done"));
          } finally {
            model
                .fx()
                .execute(
                    () -> {
                      model.renders().states().lost(found.binnedTakes());
                      model.renders().states().lost(found.strayTakes());
                    });
          }
        });
  }

  private void behind(Runnable work) {
    model
        .background()
        .execute(
            () -> {
              try {
                work.run();
              } catch (AuthorException e) {
                model
                    .fx()
                    .execute(
                        () ->
                            model.notices().fail(new Failure(Failure.Kind.CLEANUP, e.sentence())));
              }
            });
  }

  private void say(String key) {
    model.notices().show(Notice.of("cleanup", Notice.Kind.INFORMATION, model.messages().text(key)));
  }
}
