package studio.reprise.ui.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import studio.reprise.desk.SampleVoice;
import studio.reprise.document.Project;
import studio.reprise.render.Receipt;
import studio.reprise.sentence.AuthorException;
import studio.reprise.sentence.Problem;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.storage.TakeFolder;

/**
 * Projects are made, opened and closed. Folders are read on the storage thread, and one project is
 * let go of before the next is taken up.
 */
public final class Projects {
  private static final int RECEIPTS_AT_ONCE = 500;

  /** With a recent project's folder: on which of its lines the author was. */
  private static final String LINE = "line.";

  private final StudioModel model;

  Projects(StudioModel model) {
    this.model = model;
  }

  /** A project that begins with some of the sample voices. */
  public void create(Path folder, Project project, List<SampleVoice> voices) {
    open(() -> ProjectFolder.open(SampleVoice.begin(folder, project, voices)));
  }

  public void open(Path folder) {
    open(() -> ProjectFolder.open(folder));
  }

  /** The demo: made once from the sample voices, then opened like any project. */
  public void openDemo() {
    Path folder = model.places().documents().resolve("Demo");
    open(() -> DemoProject.openOrCreate(folder, model.places().sampleVoices()));
  }

  private void open(Supplier<ProjectFolder> opener) {
    close(
        () ->
            model
                .storage()
                .execute(
                    () -> {
                      try {
                        ProjectFolder folder = opener.get();
                        model.renders().keepOn(folder.takes());
                        model.fx().execute(() -> opened(folder));
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      } catch (RuntimeException e) {
                        model
                            .fx()
                            .execute(
                                () ->
                                    model
                                        .notices()
                                        .fail(new Failure(Failure.Kind.OPEN, Problem.told(e))));
                      }
                    }));
  }

  private void opened(ProjectFolder folder) {
    readSoundsFrom(folder);
    model.selection().select("");
    model.manuscript().show(folder);
    model.loadPack();
    folder
        .readOnlyReason()
        .ifPresent(
            reason ->
                model
                    .notices()
                    .show(
                        new Notice(
                            "read-only",
                            Notice.Kind.WARNING,
                            model.messages().sentence(reason),
                            model.messages().text("action.SAVE_COPY"),
                            model::saveCopy)));
    folder
        .recovery()
        .ifPresent(
            text ->
                model
                    .notices()
                    .show(
                        Notice.of("recovery", Notice.Kind.GOOD, model.messages().sentence(text))));
    model
        .choices()
        .change(model.choices().get().withRecent(folder.path().toAbsolutePath().toString()));
    model.storage().execute(() -> readReceipts(folder));
    model.speakers().checkClips();
    Project project = model.manuscript().project();
    project
        .line(model.choices().get().view().value(LINE + folder.path().toAbsolutePath()))
        .or(() -> project.lines().findFirst())
        .ifPresent(line -> model.selection().select(line.id()));
  }

  private void readReceipts(ProjectFolder folder) {
    TakeFolder takes = folder.takes();
    List<Receipt> batch = new ArrayList<>();
    List<Sentence> broken = new ArrayList<>();
    for (String fingerprint : takes.fingerprints()) {
      try {
        takes.receipt(fingerprint).ifPresent(batch::add);
      } catch (AuthorException e) {
        broken.add(e.sentence());
      }
      if (batch.size() == RECEIPTS_AT_ONCE) {
        deliver(folder, List.copyOf(batch));
        batch.clear();
      }
    }
    deliver(folder, batch);
    model
        .fx()
        .execute(
            () -> {
              if (model.manuscript().isIn(folder)) {
                model.upgrades().receiptsAreRead();
              }
            });
    if (!broken.isEmpty()) {
      model
          .fx()
          .execute(
              () ->
                  model
                      .notices()
                      .show(
                          Notice.of(
                              "receipts",
                              Notice.Kind.WARNING,
                              model
                                  .messages()
                                  .text(
                                      "notice.receipts",
                                      broken.size(),
                                      model.messages().sentence(broken.get(0))))));
    }
  }

  private void deliver(ProjectFolder folder, List<Receipt> receipts) {
    model
        .fx()
        .execute(
            () -> {
              if (model.manuscript().isIn(folder)) {
                model.renders().states().found(receipts);
                model.listening().layOut();
              }
            });
  }

  /** Closes, when all of it is kept or the author said so; {@code then} runs after that. */
  public void close(Runnable then) {
    model.closing().close(then);
  }

  /** The author comes back to the line that is left now. */
  void rememberPlace() {
    if (model.manuscript().isOpen()) {
      remember(model.manuscript().folder().path(), model.selection().current());
    }
  }

  private void remember(Path folder, String lineId) {
    String place = LINE + folder.toAbsolutePath();
    Preferences now = model.choices().get();
    if (!lineId.isEmpty() && !lineId.equals(now.view().value(place))) {
      ViewChoices recent = now.view().without(name -> isOfForgotten(name, now.recent()));
      model.choices().change(now.withView(recent.with(place, lineId)));
    }
  }

  private static boolean isOfForgotten(String name, List<String> recent) {
    return name.startsWith(LINE) && !recent.contains(name.substring(LINE.length()));
  }

  /** What was said about the project that is closed. */
  void forgetNotices() {
    model.notices().keepOnly(Set.of("pack", "copy"));
  }

  /** The project goes on in a copy of its folder. */
  void moved(ProjectFolder copy, Project copied) {
    readSoundsFrom(copy);
    model.notices().dismiss("read-only");
    model.manuscript().moveTo(copy, copied);
    model
        .choices()
        .change(model.choices().get().withRecent(copy.path().toAbsolutePath().toString()));
  }

  private void readSoundsFrom(ProjectFolder folder) {
    model
        .sounds()
        .readFrom(folder.takes()::sound, sha -> java.util.Optional.of(folder.clips().get(sha)));
  }
}
