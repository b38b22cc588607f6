package studio.reprise.ui.script;

import java.io.File;
import javafx.scene.Node;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Scripts;
import studio.reprise.ui.widget.Drop;

/** Script files that are dropped are imported. */
final class FileDropping {
  private FileDropping() {}

  static void install(Node target, Scripts scripts, Manuscript manuscript) {
    Drop.ofFiles(
        target,
        files -> manuscript.project() != null,
        files -> files.stream().map(File::toPath).forEach(scripts::offer));
  }
}
