package studio.reprise.ui.frame;

import java.io.File;
import java.util.Map;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import studio.reprise.ui.imports.FollowDialog;
import studio.reprise.ui.imports.ImportDialog;
import studio.reprise.ui.imports.ScriptFilters;
import studio.reprise.ui.model.StudioModel;
import studio.reprise.ui.widget.Action;

/** What the keys for scripts do: one comes in, and those that came in are followed. */
final class ScriptActions {
  private final StudioModel model;
  private final Node window;
  private final LastFolders folders;

  private ScriptActions(StudioModel model, Node window, LastFolders folders) {
    this.model = model;
    this.window = window;
    this.folders = folders;
  }

  static void wire(
      Map<Action, Runnable> actions, StudioModel model, Node window, LastFolders folders) {
    ScriptActions scripts = new ScriptActions(model, window, folders);
    actions.put(Action.IMPORT, scripts::choose);
    actions.put(Action.FOLLOW, scripts::follow);
    model
        .scripts()
        .onOffered(
            file ->
                new ImportDialog(model.scripts(), model.messages(), file, ImportDialog.As.FOUND_OUT)
                    .show());
  }

  private void choose() {
    if (model.manuscript().project() == null) {
      return;
    }
    FileChooser chooser = new FileChooser();
    chooser.setTitle(model.messages().text("import.title"));
    folders.last("import").ifPresent(chooser::setInitialDirectory);
    chooser.getExtensionFilters().setAll(ScriptFilters.in(model.messages()));
    File file = chooser.showOpenDialog(window.getScene().getWindow());
    if (file != null) {
      folders.keep("import", file.getParentFile());
      model.scripts().offer(file.toPath());
    }
  }

  private void follow() {
    if (model.manuscript().project() != null) {
      new FollowDialog(model.following(), model.messages()).show();
    }
  }
}
