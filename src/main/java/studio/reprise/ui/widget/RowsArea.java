package studio.reprise.ui.widget;

import javafx.scene.control.TextArea;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/** A field for so many rows of words, whatever their size; longer ones scroll. */
public final class RowsArea extends TextArea {
  private final int rows;
  private @Nullable Font measured;

  public RowsArea(int rows) {
    this.rows = rows;
    setPrefRowCount(rows);
    setWrapText(true);
    Widgets.leaveByTab(this);
  }

  /**
   * JavaFX measures the rows when their number or the padding changes, but not when their font
   * does.
   */
  @Override
  protected double computePrefHeight(double width) {
    if (!getFont().equals(measured)) {
      measured = getFont();
      setPrefRowCount(rows + 1);
      setPrefRowCount(rows);
    }
    return super.computePrefHeight(width);
  }
}
