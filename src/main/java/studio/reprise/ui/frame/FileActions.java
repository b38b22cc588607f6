package studio.reprise.ui.frame;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import studio.reprise.ui.cleanup.CleanUpDesk;
import studio.reprise.ui.model.Notice;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.picture.PictureFile;
import studio.reprise.ui.widget.Action;

/** What the keys for projects do: a new one, another one, saved here or elsewhere, closed. */
final class FileActions {
  private final StudioModel model;
  private final Node window;
  private final LastFolders folders;

  private FileActions(StudioModel model, Node window, LastFolders folders) {
    this.model = model;
    this.window = window;
    this.folders = folders;
  }

  static void wire(
      Map<Action, Runnable> actions, StudioModel model, Node window, LastFolders folders) {
    FileActions files = new FileActions(model, window, folders);
    actions.put(
        Action.NEW,
        () -> new NewProjectDialog(model.projects(), model.places(), model.messages()).show());
    actions.put(Action.OPEN, files::open);
    actions.put(Action.SAVE, () -> model.manuscript().save());
    actions.put(Action.SAVE_AS, files::saveAs);
    actions.put(Action.SAVE_COPY, files::saveCopy);
    actions.put(Action.CLEAN_UP, () -> new CleanUpDesk(model).show());
    actions.put(Action.CLOSE, () -> model.projects().close(() -> {}));
  }

  private void open() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(model.messages().text("open.title"));
    folders.last("open").ifPresent(chooser::setInitialDirectory);
    File folder = chooser.showDialog(window.getScene().getWindow());
    if (folder != null) {
      folders.keep("open", folder.getParentFile());
      model.projects().open(folder.toPath());
    }
  }

  private void saveAs() {
    newFolder("saveas.title")
        .ifPresent(
            to -> {
              Consumer<Path> video = staying();
              model.closing().saveAs(to, () -> video.accept(model.manuscript().folder().path()));
            });
  }

  /** What becomes of the open project's video when the project is copied into a folder. */
  private Consumer<Path> staying() {
    PictureFile picture = new PictureFile(model.manuscript(), model.picturePlaces());
    Optional<Path> video = picture.find();
    Path from = model.manuscript().folder().path();
    String name = model.manuscript().project().picture();
    return copy ->
        video
            .filter(file -> picture.stays(file, from, copy, name))
            .ifPresent(
                file ->
                    model
                        .notices()
                        .show(
                            Notice.of(
                                "picture",
                                Notice.Kind.INFORMATION,
                                model.messages().text("picture.stays", file))));
  }

  private void saveCopy() {
    newFolder("savecopy.title")
        .ifPresent(
            to -> {
              Consumer<Path> video = staying();
              model
                  .closing()
                  .saveCopy(
                      to,
                      made -> {
                        String text = model.messages().text("notice.copy", made);
                        model.notices().show(Notice.of("copy", Notice.Kind.GOOD, text));
                        video.accept(made);
                      });
            });
  }

  /** Asks for a folder that is not there yet; its name is typed like a file's. */
  private Optional<Path> newFolder(String titleKey) {
    if (model.manuscript().project() == null) {
      return Optional.empty();
    }
    FileChooser chooser = new FileChooser();
    chooser.setTitle(model.messages().text(titleKey));
    Path here = model.manuscript().folder().path().toAbsolutePath();
    if (here.getParent() != null && here.getParent().toFile().isDirectory()) {
      chooser.setInitialDirectory(here.getParent().toFile());
    }
    chooser.setInitialFileName(here.getFileName() + " 2");
    return Optional.ofNullable(chooser.showSaveDialog(window.getScene().getWindow()))
        .map(File::toPath);
  }
}
