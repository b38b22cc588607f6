package studio.reprise.ui.frame;

import java.io.File;
import java.util.Map;
import javafx.stage.FileChooser;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.picture.PictureView;
import studio.reprise.ui.widget.Action;

/** The key for the picture: it asks for a video and shows it, or takes it away. */
final class PictureActions {
  private static final String FOLDER = "folder.picture";

  private final StudioModel model;
  private final Panes panes;
  private final PictureView view;

  private PictureActions(StudioModel model, Panes panes) {
    this.model = model;
    this.panes = panes;
    view =
        new PictureView(
            model.manuscript(),
            model.listening(),
            model.playback(),
            model.selection(),
            model.notices(),
            model.messages(),
            this::close);
    model
        .manuscript()
        .projectProperty()
        .addListener(
            (value, old, now) -> {
              if (now == null) {
                close();
              }
            });
  }

  static void wire(Map<Action, Runnable> actions, StudioModel model, Panes panes) {
    PictureActions track = new PictureActions(model, panes);
    actions.put(Action.PICTURE, track::toggle);
  }

  private void toggle() {
    if (panes.hasBeside()) {
      close();
    } else if (model.manuscript().project() != null) {
      choose();
    }
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(model.messages().text("picture.choose"));
    File last = new File(model.choices().get().view().value(FOLDER));
    if (last.isDirectory()) {
      chooser.setInitialDirectory(last);
    }
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter("MP4 (H.264)", "*.mp4", "*.m4v", "*.MP4", "*.M4V"),
            new FileChooser.ExtensionFilter("*", "*.*"));
    File file = chooser.showOpenDialog(panes.getScene().getWindow());
    if (file != null) {
      model
          .choices()
          .change(
              model
                  .choices()
                  .get()
                  .withView(model.choices().get().view().with(FOLDER, file.getParent())));
      panes.showBeside(view);
      view.open(file.toPath());
    }
  }

  private void close() {
    view.close();
    panes.closeBeside();
  }
}
