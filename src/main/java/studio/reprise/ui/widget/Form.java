package studio.reprise.ui.widget;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Names on the left and what they name on the right. A name stands on the line of the first control
 * beside it, whatever else is below that control.
 */
public final class Form extends GridPane {
  public Form() {
    getStyleClass().addAll("settings-grid", "form");
  }

  /** One control that takes the whole width. */
  public Label row(String name, Region control) {
    control.setMaxWidth(Double.MAX_VALUE);
    return row(name, control, control);
  }

  /**
   * A control with others beside or below it.
   *
   * @param control the first of them, which the name is for
   * @param content all of them
   */
  public Label row(String name, Region control, Node content) {
    Label label = Widgets.label(name);
    label.setLabelFor(control);
    label.setMinWidth(USE_PREF_SIZE);
    // As high as the control: the baseline of a combo box is that of its arrow, not of its words.
    label.minHeightProperty().bind(control.heightProperty());
    setValignment(label, VPos.TOP);
    setHgrow(content, Priority.ALWAYS);
    addRow(getRowCount(), label, content);
    return label;
  }
}
