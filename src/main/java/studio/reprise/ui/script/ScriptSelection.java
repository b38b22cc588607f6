package studio.reprise.ui.script;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import studio.reprise.document.Project;
import studio.reprise.ui.model.Manuscript;
import studio.reprise.ui.model.Selection;

/** What is selected in the list is selected in the window, and the other way round. */
final class ScriptSelection {
  private final ListView<Row> list;
  private final ScriptRows rows;
  private final SceneFolding folding;
  private final LineCells cells;
  private final Selection selection;
  private final Manuscript manuscript;
  private final ScriptEditor editor;
  private boolean following;

  ScriptSelection(
      ListView<Row> list,
      ScriptRows rows,
      SceneFolding folding,
      LineCells cells,
      Selection selection,
      Manuscript manuscript,
      ScriptEditor editor) {
    this.list = list;
    this.rows = rows;
    this.folding = folding;
    this.cells = cells;
    this.selection = selection;
    this.manuscript = manuscript;
    this.editor = editor;
    selection.lineIdsProperty().addListener((value, old, now) -> follow());
    list.getSelectionModel()
        .getSelectedIndices()
        .addListener((ListChangeListener<Integer>) change -> selected());
  }

  /** Shows a version; what is selected stays. */
  void show(Project project) {
    following = true;
    boolean moved = rows.show(project);
    following = false;
    if (moved) {
      follow();
    }
  }

  /** Rows come and go meanwhile: what that does to the list's selection is nobody's choice. */
  void during(Runnable change) {
    following = true;
    change.run();
    following = false;
  }

  /** The list's selection becomes the window's. */
  private void selected() {
    if (following) {
      return;
    }
    List<String> ids = new ArrayList<>();
    for (int index : list.getSelectionModel().getSelectedIndices()) {
      if (index >= 0 && rows.rows().get(index) instanceof Row.OfLine row) {
        ids.add(row.id());
      }
    }
    int latest = list.getSelectionModel().getSelectedIndex();
    boolean isLine =
        latest >= 0 && latest < rows.rows().size() && rows.rows().get(latest) instanceof Row.OfLine;
    String current =
        isLine ? rows.rows().get(latest).id() : ids.isEmpty() ? "" : ids.get(ids.size() - 1);
    if (editor.isActive() && !editor.isAt(current)) {
      editor.end();
    }
    selection.select(ids, current);
  }

  /** The window's selection becomes the list's. */
  private void follow() {
    List<String> wanted = selection.lineIds();
    List<String> shown = new ArrayList<>();
    for (Row row : list.getSelectionModel().getSelectedItems()) {
      if (row instanceof Row.OfLine line) {
        shown.add(line.id());
      }
    }
    if (!shown.equals(wanted)) {
      during(() -> select(wanted));
    }
  }

  private void select(List<String> wanted) {
    list.getSelectionModel().clearSelection();
    int current = folding.reveal(selection.current(), manuscript.project());
    for (String id : wanted) {
      int index = rows.indexOf(id);
      if (index >= 0 && index != current) {
        list.getSelectionModel().select(index);
      }
    }
    if (current >= 0) {
      list.getSelectionModel().select(current);
      list.getFocusModel().focus(current);
      reveal(current);
    }
  }

  /** A row comes into view. */
  void reveal(int index) {
    if (!cells.isInView(index, list.getHeight())) {
      list.scrollTo(Math.max(0, index - 1));
    }
  }
}
