package studio.reprise.ui.script;

import java.io.File;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Scripts;

/** Script files that are dropped are imported. */
final class FileDropping {
  private FileDropping() {}

  static void install(Node target, Scripts scripts, Manuscript manuscript) {
    target.setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles() && manuscript.project() != null) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    target.setOnDragDropped(
        event -> {
          event.getDragboard().getFiles().stream().map(File::toPath).forEach(scripts::offer);
          event.setDropCompleted(true);
          event.consume();
        });
  }
}
