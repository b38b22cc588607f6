package studio.reprise.ui.script;

import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.input.ContextMenuEvent;
import org.jspecify.annotations.Nullable;
import studio.reprise.ui.model.Selection;

/** Shows the menus of the script's rows: by the mouse where it is, by the key at the selected. */
final class RowMenus {
  private final ListView<Row> list;
  private final LineCells cells;
  private final Selection selection;
  private final ScriptMenus menus;
  private final Consumer<String> fold;
  private @Nullable ContextMenu shown;

  /**
   * @param fold hides the lines of a scene, or shows them
   */
  RowMenus(
      ListView<Row> list,
      LineCells cells,
      Selection selection,
      ScriptMenus menus,
      Consumer<String> fold) {
    this.list = list;
    this.cells = cells;
    this.selection = selection;
    this.menus = menus;
    this.fold = fold;
    list.setOnContextMenuRequested(this::showByKey);
  }

  /** A row shows its menu from now on; a scene's title is a field and would show its own. */
  void install(LineCell cell) {
    cell.setOnContextMenuRequested(event -> show(cell, event));
    cell.addEventFilter(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        event -> {
          if (cell.row() instanceof Row.OfScene) {
            show(cell, event);
          }
        });
  }

  /** At a cell that was clicked. */
  private void show(LineCell cell, ContextMenuEvent event) {
    Row row = cell.row();
    if (row == null) {
      return;
    }
    boolean isSelected = row instanceof Row.OfLine && selection.lineIds().contains(cell.lineId());
    if (!isSelected) {
      list.getSelectionModel().clearAndSelect(cell.getIndex());
    }
    menuOf(row).show(cell, event.getScreenX(), event.getScreenY());
    event.consume();
  }

  private void showByKey(ContextMenuEvent event) {
    int index = list.getSelectionModel().getSelectedIndex();
    for (LineCell cell : cells.all()) {
      Row row = cell.row();
      if (cell.getIndex() == index && row != null) {
        menuOf(row).show(cell, Side.BOTTOM, 40, 0);
        break;
      }
    }
    event.consume();
  }

  private ContextMenu menuOf(Row row) {
    if (shown != null) {
      shown.hide();
    }
    ContextMenu menu =
        row instanceof Row.OfScene scene
            ? menus.ofScene(
                scene.scene().get(),
                () -> cells.editTitle(scene.id()),
                () -> fold.accept(scene.id()))
            : menus.ofLine(((Row.OfLine) row).line().get());
    shown = menu;
    return menu;
  }
}
