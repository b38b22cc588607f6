package studio.reprise.ui.script;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;

/**
 * What stands in a cell of the script, one node at a time, laid out by itself.
 *
 * <p>A list styles a cell and everything in it again whenever the next line makes the cell ask for
 * layout, which was most of the cost of scrolling. Content that is not managed keeps its changes to
 * itself: what is styled otherwise for a line is styled by the one who changes it.
 */
final class RowContent extends Pane {
  private boolean isFilled;

  RowContent(Node... nodes) {
    super(nodes);
    setManaged(false);
  }

  /** The list gives the cell its next line, and measures it by itself. */
  void fill(Runnable show) {
    isFilled = true;
    try {
      show.run();
    } finally {
      isFilled = false;
    }
  }

  /** A line that changes in its place may need more room: the cell is told. */
  @Override
  public void requestLayout() {
    super.requestLayout();
    Parent cell = getParent();
    if (cell != null && !isFilled) {
      cell.requestLayout();
    }
  }

  @Override
  protected double computePrefHeight(double width) {
    double height = 0;
    for (Node node : getManagedChildren()) {
      height = Math.max(height, node.prefHeight(width));
    }
    return height;
  }

  @Override
  protected void layoutChildren() {
    for (Node node : getManagedChildren()) {
      node.resizeRelocate(0, 0, getWidth(), getHeight());
    }
  }
}
