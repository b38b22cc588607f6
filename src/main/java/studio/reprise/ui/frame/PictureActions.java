package studio.reprise.ui.frame;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.stage.FileChooser;
import studio.reprise.document.Project;
import studio.reprise.document.ProjectEdits;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.model.ViewChoices;
import studio.reprise.ui.model.ViewChoices.Part;
import studio.reprise.ui.picture.PictureFile;
import studio.reprise.ui.picture.PictureView;
import studio.reprise.ui.widget.Action;

/**
 * The key for the picture: it shows the project's video or asks for one, and takes it away. A
 * project that was left with its picture comes back with it.
 */
final class PictureActions {
  private static final String FOLDER = "folder.picture";

  private final StudioModel model;
  private final Panes panes;
  private final PictureView view;
  private final PictureFile picture;

  private PictureActions(StudioModel model, Panes panes) {
    this.model = model;
    this.panes = panes;
    picture = new PictureFile(model.manuscript(), model.picturePlaces());
    view =
        new PictureView(
            model.manuscript(),
            model.listening(),
            model.playback(),
            model.selection(),
            model.notices(),
            model.messages(),
            model.fx());
    view.onBar(this::choose, this::hide);
    model.manuscript().projectProperty().addListener((value, old, now) -> changed(old, now));
  }

  static void wire(Map<Action, Runnable> actions, StudioModel model, Panes panes) {
    PictureActions track = new PictureActions(model, panes);
    actions.put(Action.PICTURE, track::toggle);
    actions.put(Action.REMOVE_PICTURE, track::remove);
  }

  private void changed(Project old, Project now) {
    if (now == null) {
      close();
      return;
    }
    boolean isAnother = old == null || !old.picture().equals(now.picture());
    if (isAnother && view().said(Part.PICTURE).orElse(false)) {
      Optional<Path> found = picture.find();
      if (!found.equals(view.file())) {
        close();
        found.ifPresent(this::show);
      }
    }
  }

  private void toggle() {
    if (panes.hasBeside()) {
      hide();
    } else if (model.manuscript().project() != null) {
      picture.find().ifPresentOrElse(this::show, this::choose);
    }
  }

  /** A step of the author's: undo brings the video back. */
  private void remove() {
    Project project = model.manuscript().project();
    if (project != null && !project.picture().isEmpty()) {
      model.manuscript().edit(ProjectEdits.removePicture());
    }
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(model.messages().text("picture.choose"));
    File last = new File(view().value(FOLDER));
    if (last.isDirectory()) {
      chooser.setInitialDirectory(last);
    }
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(
                model.messages().text("picture.files"),
                "*.mp4",
                "*.m4v",
                "*.mov",
                "*.mkv",
                "*.webm",
                "*.MP4",
                "*.M4V",
                "*.MOV"),
            new FileChooser.ExtensionFilter("*", "*.*"));
    File file = chooser.showOpenDialog(panes.getScene().getWindow());
    if (file != null) {
      keep(view().with(FOLDER, file.getParent()));
      show(file.toPath());
      picture.choose(file.toPath());
    }
  }

  private void show(Path file) {
    keep(view().showing(Part.PICTURE));
    panes.showBeside(view);
    view.open(file);
  }

  /** Away, and it stays away. */
  private void hide() {
    keep(view().hiding(Part.PICTURE));
    close();
  }

  private void close() {
    view.close();
    panes.closeBeside();
  }

  private ViewChoices view() {
    return model.choices().get().view();
  }

  private void keep(ViewChoices changed) {
    if (!changed.equals(view())) {
      model.choices().change(model.choices().get().withView(changed));
    }
  }
}
