package studio.reprise.ui.script;

import javafx.scene.control.skin.ListCellSkin;

/**
 * A row as high as its content: measured once for a line, where a label is measured three times.
 */
final class LineCellSkin extends ListCellSkin<Row> {
  LineCellSkin(LineCell cell) {
    super(cell);
  }

  private RowContent content() {
    return ((LineCell) getSkinnable()).content();
  }

  @Override
  protected void updateChildren() {
    getChildren().setAll(content());
  }

  @Override
  protected double computePrefHeight(
      double width, double top, double right, double bottom, double left) {
    return top + content().prefHeight(width < 0 ? -1 : width - left - right) + bottom;
  }

  @Override
  protected double computeMinHeight(
      double width, double top, double right, double bottom, double left) {
    return 0;
  }

  @Override
  protected double computeMaxHeight(
      double width, double top, double right, double bottom, double left) {
    return Double.MAX_VALUE;
  }

  @Override
  protected void layoutChildren(double x, double y, double width, double height) {
    content().resizeRelocate(x, y, width, height);
  }
}
