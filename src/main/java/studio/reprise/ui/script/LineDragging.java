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
import studio.reprise.ui.widget.Drop;

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
    Drop.of(
        cell,
        LINES,
        () -> cell.row() != null,
        ids -> drop(cell, manuscript, lines, List.of(ids.split(" "))));
    cell.addEventHandler(
        DragEvent.DRAG_OVER, event -> cell.pseudoClassStateChanged(TARGET, event.isAccepted()));
    cell.setOnDragExited(event -> cell.pseudoClassStateChanged(TARGET, false));
  }

  private static void drop(
      LineCell cell, Manuscript manuscript, LineCommands lines, List<String> ids) {
    if (cell.row() instanceof Row.OfScene scene) {
      lines.moveTo(ids, scene.id(), 0);
    } else if (cell.row() instanceof Row.OfLine row) {
      Scene scene = manuscript.project().sceneOf(row.id()).orElseThrow();
      lines.moveTo(ids, scene.id(), scene.lines().indexOf(row.line().get()));
    }
  }
}
