package studio.reprise.ui.widget;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.text.Text;

/**
 * A label that is as wide as the widest of what it usually says, so that nothing beside it moves
 * when it says another thing.
 */
public final class RoomyLabel extends Label {
  private final List<String> usual;

  /**
   * @param usual what it has room for, whatever it says now
   */
  public RoomyLabel(String... usual) {
    this.usual = List.of(usual);
  }

  @Override
  protected double computePrefWidth(double height) {
    double widest = usual.stream().mapToDouble(this::width).max().orElse(0);
    return super.computePrefWidth(height) + Math.max(0, Math.ceil(widest - width(getText())));
  }

  private double width(String words) {
    Text measured = new Text(words);
    measured.setFont(getFont());
    return measured.getLayoutBounds().getWidth();
  }
}
