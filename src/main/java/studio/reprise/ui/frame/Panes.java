package studio.reprise.ui.frame;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.geometry.Dimension2D;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import studio.reprise.ui.model.Choices;
import studio.reprise.ui.model.ViewChoices;
import studio.reprise.ui.model.ViewChoices.Part;
import studio.reprise.ui.widget.FoldingPane;
import studio.reprise.ui.widget.Look;

/**
 * Where the regions stand around the script: each of them folds to a strip, and their sizes and
 * folds are as the author left them. In a narrow window the script needs the room of both sides
 * until something is to be seen there.
 */
final class Panes extends StackPane {
  private static final double NARROW_PIXELS = 1400;
  private static final Map<Part, Double> USUAL_PIXELS =
      Map.of(Part.SPEAKERS, 270.0, Part.TAKE, 390.0, Part.TIMELINE, 190.0, Part.QUEUE, 130.0);

  /** Of a large window every region has its share. */
  private static final Map<Part, Double> SHARE =
      Map.of(Part.SPEAKERS, 0.14, Part.TAKE, 0.24, Part.TIMELINE, 0.2, Part.QUEUE, 0.12);

  private static final double MOST_OF_QUEUE = 0.22;
  private static final double MOST_OF_TIMELINE = 0.4;
  private static final double NARROW_TAKE_PIXELS = 290;
  private static final double NARROW_TIMELINE_PIXELS = 150;

  private final Choices choices;
  private final Node script;
  private final Map<Part, FoldingPane> folding = new EnumMap<>(Part.class);
  private final SplitPane across;
  private final SplitPane beside;
  private final SplitPane centre;
  private final SplitPane down;
  private boolean placed;
  private Dimension2D placedIn = new Dimension2D(0, 0);

  /**
   * @param folding the regions around the script, by their names
   */
  Panes(Choices choices, BorderPane script, Map<Part, FoldingPane> folding) {
    this.choices = choices;
    this.script = script;
    this.folding.putAll(folding);
    beside = split(Orientation.HORIZONTAL, script);
    centre = split(Orientation.VERTICAL, beside, pane(Part.TIMELINE));
    across = split(Orientation.HORIZONTAL, pane(Part.SPEAKERS), centre, pane(Part.TAKE));
    down = split(Orientation.VERTICAL, across, pane(Part.QUEUE));
    getChildren().setAll(down);
    folding.forEach(
        (part, pane) -> {
          SplitPane.setResizableWithParent(pane, false);
          pane.foldedProperty().addListener((value, old, now) -> place());
        });
    // A divider also moves when the window or a fold does; only a hand's move is the author's wish.
    addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        event -> {
          if (event.getTarget() instanceof Node target && isOfDivider(target)) {
            Platform.runLater(this::keepSizes);
          }
        });
  }

  private static SplitPane split(Orientation orientation, Node... parts) {
    SplitPane split = new SplitPane(parts);
    split.setOrientation(orientation);
    return split;
  }

  private static boolean isOfDivider(Node target) {
    return target.getStyleClass().contains("split-pane-divider")
        || target.getParent() != null
            && target.getParent().getStyleClass().contains("split-pane-divider");
  }

  private FoldingPane pane(Part part) {
    return Objects.requireNonNull(folding.get(part));
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (getScene() == null || getWidth() <= 0 || getHeight() <= 0) {
      return;
    }
    if (!placed) {
      placed = true;
      folding.keySet().forEach(this::foldAsLeft);
    }
    // Of the window: a notice above, which comes and goes, moves no divider.
    Dimension2D now = new Dimension2D(getScene().getWidth(), getScene().getHeight());
    if (!now.equals(placedIn)) {
      placedIn = now;
      place();
    }
  }

  private void foldAsLeft(Part part) {
    boolean isAtTheSide = part == Part.SPEAKERS || part == Part.TAKE;
    boolean usual = part != Part.QUEUE && part != Part.PICTURE && !(isAtTheSide && isNarrow());
    boolean isShown = part == Part.QUEUE ? usual : choices.get().view().said(part).orElse(usual);
    if (!isShown) {
      pane(part).fold();
    }
  }

  private boolean isNarrow() {
    return getWidth() < NARROW_PIXELS;
  }

  /** Shows a region that is folded, or folds it, and remembers that. */
  void toggle(Part part) {
    pane(part).toggle();
    ViewChoices view = choices.get().view();
    choices.change(
        choices
            .get()
            .withView(pane(part).foldedProperty().get() ? view.hiding(part) : view.showing(part)));
  }

  /** Shows a region because there is something to see in it; the author's choice stays. */
  void reveal(Part part) {
    pane(part).unfold();
  }

  void fold(Part part) {
    pane(part).fold();
  }

  /**
   * Sizes as they were left, or as they suit the window; after the split panes have laid out what
   * was folded.
   */
  private void place() {
    if (placed) {
      Platform.runLater(
          () -> {
            down.setDividerPositions(1 - atMost(Part.QUEUE, MOST_OF_QUEUE, down));
            // What lies inside has its size before its own dividers are set: otherwise they hang on
            // how many pulses there were meanwhile.
            layout();
            double width = Math.max(1, across.getWidth());
            across.setDividerPositions(
                pixels(Part.SPEAKERS) / width, 1 - pixels(Part.TAKE) / width);
            layout();
            centre.setDividerPositions(1 - atMost(Part.TIMELINE, MOST_OF_TIMELINE, centre));
            layout();
          });
    }
  }

  /** The share of a region below: the script keeps room, unless the author wanted it otherwise. */
  private double atMost(Part part, double most, SplitPane whole) {
    double share = pixels(part) / Math.max(1, whole.getHeight());
    boolean isAuthors = choices.get().view().pixels(part.name()).isPresent();
    boolean isOpen = !pane(part).foldedProperty().get();
    return isOpen && !isAuthors ? Math.min(share, most) : share;
  }

  private double pixels(Part part) {
    FoldingPane pane = pane(part);
    if (pane.foldedProperty().get()) {
      return part == Part.SPEAKERS || part == Part.TAKE ? pane.minWidth(-1) : pane.minHeight(-1);
    }
    double usual = Objects.requireNonNull(USUAL_PIXELS.get(part));
    if (isNarrow() && part == Part.TAKE) {
      usual = NARROW_TAKE_PIXELS;
    } else if (getHeight() < 800 && part == Part.TIMELINE) {
      usual = NARROW_TIMELINE_PIXELS;
    }
    // Half as fast as the words: the script needs room for larger ones, too.
    double grown = (usual + Look.scaled(usual)) / 2;
    boolean isAtTheSide = part == Part.SPEAKERS || part == Part.TAKE;
    double whole = isAtTheSide ? (isNarrow() ? 0 : getWidth()) : getHeight();
    double share = whole * Objects.requireNonNull(SHARE.get(part));
    return choices.get().view().pixels(part.name()).orElse(Math.max(grown, share));
  }

  private void keepSizes() {
    if (getScene() == null
        || getScene().getWindow() == null
        || !getScene().getWindow().isShowing()) {
      // The window was closed meanwhile, and with it the preferences' thread.
      return;
    }
    ViewChoices view = choices.get().view();
    ViewChoices changed = view;
    for (Part part : folding.keySet()) {
      FoldingPane pane = pane(part);
      double size = part == Part.SPEAKERS || part == Part.TAKE ? pane.getWidth() : pane.getHeight();
      if (!pane.foldedProperty().get() && size > 0 && Math.abs(size - pixels(part)) > 2) {
        changed = changed.withPixels(part.name(), size);
      }
    }
    if (!changed.equals(view)) {
      choices.change(choices.get().withView(changed));
    }
  }

  /** True while something stands beside the script. */
  boolean hasBeside() {
    return beside.getItems().size() > 1;
  }

  /** Something beside the script. */
  void showBeside(Node node) {
    beside.getItems().setAll(script, node);
    beside.setDividerPositions(0.6);
  }

  /** The script alone again. */
  void closeBeside() {
    beside.getItems().setAll(script);
  }

  /** The keys go to the next region that is open. */
  void nextRegion() {
    List<Node> regions = new ArrayList<>(beside.getItems());
    for (Part part : List.of(Part.TIMELINE, Part.TAKE, Part.QUEUE, Part.SPEAKERS)) {
      regions.add(pane(part));
    }
    Node owner = getScene().getFocusOwner();
    int at = -1;
    for (int i = 0; i < regions.size(); i++) {
      if (isIn(owner, regions.get(i))) {
        at = i;
      }
    }
    for (int i = 1; i <= regions.size(); i++) {
      if (takeKeys(regions.get((at + i) % regions.size()))) {
        return;
      }
    }
  }

  private static boolean isIn(Node node, Node region) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each == region) {
        return true;
      }
    }
    return false;
  }

  /** The first thing in a region that can have the keys gets them. */
  private static boolean takeKeys(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return false;
    }
    if (node.isFocusTraversable()) {
      node.requestFocus();
      return true;
    }
    return node instanceof javafx.scene.Parent parent
        && parent.getChildrenUnmodifiable().stream().anyMatch(Panes::takeKeys);
  }
}
