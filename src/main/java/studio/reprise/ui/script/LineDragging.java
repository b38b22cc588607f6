package studio.reprise.ui.script;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import studio.reprise.document.Scene;
import studio.reprise.ui.model.LineCommands;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Selection;

/** Lines are dragged to another place in the script. */
final class LineDragging {
  private static final DataFormat LINES = new DataFormat("application/x-reprise-lines");
  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

  private LineDragging() {}

  static void install(
      LineCell cell, Manuscript manuscript, Selection selection, LineCommands lines) {
    cell.setOnDragDetected(
        event -> {
          if (cell.lineId().isEmpty()) {
            return;
          }
          List<String> ids = selection.lineIds();
          List<String> moved = ids.contains(cell.lineId()) ? ids : List.of(cell.lineId());
          ClipboardContent content = new ClipboardContent();
          content.put(LINES, String.join(" ", moved));
          cell.startDragAndDrop(TransferMode.MOVE).setContent(content);
          event.consume();
        });
    cell.setOnDragOver(
        event -> {
          if (event.getDragboard().hasContent(LINES) && cell.row() != null) {
            event.acceptTransferModes(TransferMode.MOVE);
            cell.pseudoClassStateChanged(TARGET, true);
            event.consume();
          }
        });
    cell.setOnDragExited(event -> cell.pseudoClassStateChanged(TARGET, false));
    cell.setOnDragDropped(event -> drop(cell, manuscript, lines, event));
  }

  private static void drop(
      LineCell cell, Manuscript manuscript, LineCommands lines, DragEvent event) {
    List<String> ids = List.of(event.getDragboard().getContent(LINES).toString().split(" "));
    if (cell.row() instanceof Row.OfScene scene) {
      lines.moveTo(ids, scene.id(), 0);
    } else if (cell.row() instanceof Row.OfLine row) {
      Scene scene = manuscript.project().sceneOf(row.id()).orElseThrow();
      lines.moveTo(ids, scene.id(), scene.lines().indexOf(row.line().get()));
    }
    event.setDropCompleted(true);
    event.consume();
  }
}
