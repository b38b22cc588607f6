package studio.reprise.ui.widget;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Side;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * A region at an edge of the window that folds to a strip: at the side to its name, at the bottom
 * to its bar.
 */
public final class FoldingPane extends StackPane {
  private static final double STRIP_WIDTH = 32;

  private final BorderPane region;
  private final HBox bar;
  private final Side edge;
  private final double leastPixels;
  private final VBox strip = new VBox();
  private final Button fold;
  private final ReadOnlyBooleanWrapper folded = new ReadOnlyBooleanWrapper();

  /**
   * @param region has its bar on top; the bar gets the button that folds
   * @param edge where it stands: LEFT, RIGHT or BOTTOM
   * @param leastPixels its least width or height while it is open
   */
  public FoldingPane(
      BorderPane region, HBox bar, String title, Side edge, double leastPixels, Messages messages) {
    this.region = region;
    this.bar = bar;
    this.edge = edge;
    this.leastPixels = leastPixels;
    fold = Widgets.iconButton(icon(), messages.text("fold.hide", title), this::toggle);
    Button unfold =
        Widgets.iconButton(
            edge == Side.LEFT ? Feather.CHEVRONS_RIGHT : Feather.CHEVRONS_LEFT,
            messages.text("fold.show", title),
            this::toggle);
    unfold.getStyleClass().add("unfold");
    fold.getStyleClass().add("fold");
    Label name = Widgets.label(title, "region-title");
    name.setRotate(edge == Side.LEFT ? -90 : 90);
    strip.getStyleClass().add("fold-strip");
    strip.getChildren().setAll(unfold, new Group(name));
    strip.setOnMouseClicked(event -> unfold());
    bar.getChildren().add(fold);
    for (Node part : bar.getChildren()) {
      if (part instanceof Labeled labeled) {
        labeled.setMinWidth(USE_PREF_SIZE);
      }
    }
    getStyleClass().add("folding-pane");
    getChildren().setAll(region);
    size();
  }

  private Feather icon() {
    return switch (edge) {
      case LEFT -> Feather.CHEVRONS_LEFT;
      case RIGHT -> Feather.CHEVRONS_RIGHT;
      default -> Feather.CHEVRONS_DOWN;
    };
  }

  /** True while only the strip is there. */
  public ReadOnlyBooleanProperty foldedProperty() {
    return folded.getReadOnlyProperty();
  }

  public void toggle() {
    show(!folded.get());
  }

  public void fold() {
    show(true);
  }

  public void unfold() {
    show(false);
  }

  private void show(boolean isFolded) {
    if (folded.get() == isFolded) {
      return;
    }
    folded.set(isFolded);
    if (edge == Side.BOTTOM) {
      Widgets.shown(region.getCenter()).set(!isFolded);
      ((org.kordamp.ikonli.javafx.FontIcon) fold.getGraphic())
          .setIconCode(isFolded ? Feather.CHEVRONS_UP : icon());
    } else {
      getChildren().setAll(isFolded ? strip : region);
    }
    size();
  }

  /** Never narrower than the words of its bar. */
  @Override
  protected double computeMinWidth(double height) {
    boolean isAtTheSide = edge != Side.BOTTOM;
    return isAtTheSide ? Math.max(leastPixels, bar.minWidth(-1)) : super.computeMinWidth(height);
  }

  /** While folded it cannot be dragged wider: a split pane keeps to least and greatest sizes. */
  private void size() {
    boolean isFolded = folded.get();
    if (edge == Side.BOTTOM) {
      setMinHeight(isFolded ? Region.USE_PREF_SIZE : leastPixels);
      setMaxHeight(isFolded ? Region.USE_PREF_SIZE : Double.MAX_VALUE);
    } else {
      setMinWidth(isFolded ? STRIP_WIDTH : Region.USE_COMPUTED_SIZE);
      setPrefWidth(isFolded ? STRIP_WIDTH : Region.USE_COMPUTED_SIZE);
      setMaxWidth(isFolded ? STRIP_WIDTH : Double.MAX_VALUE);
    }
  }

  /** The region's bar, which is there while it is folded at the bottom, too. */
  public HBox bar() {
    return bar;
  }
}
