package studio.reprise.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Where Tab goes in a view; all of it on the JavaFX thread. */
final class FocusOrder {
  /** More than any view has places for the keys. */
  private static final int MOST = 400;

  /** Boxes that overlap by less stand beside each other, in pixels. */
  private static final double TOUCHING = 3;

  private final Parent root;

  private FocusOrder(Parent root) {
    this.root = root;
  }

  /**
   * What is wrong with the way of the keys: a place that Tab does not leave, a step against the
   * order in which one reads, a place to which Shift+Tab does not come back.
   */
  static List<String> wrong(Parent root) {
    return new FocusOrder(root).wrong();
  }

  private List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    List<Node> forth = round(false, wrong);
    List<Node> back = round(true, wrong);
    List<String> against = new ArrayList<>();
    for (int i = 0; i < forth.size(); i++) {
      Node from = forth.get(i);
      Node to = forth.get((i + 1) % forth.size());
      if (isBefore(to, from)) {
        against.add("Tab goes up or back from " + said(from) + " to " + said(to));
      }
    }
    if (against.size() > 1) {
      // Once in a round it goes from the last place to the first.
      wrong.addAll(against);
    }
    if (!back.isEmpty()) {
      // Both begin at the same place: the way back is the way forth from its end.
      List<Node> turned = new ArrayList<>(back.subList(1, back.size()));
      Collections.reverse(turned);
      turned.add(0, back.get(0));
      // A field and what one types in there are one place.
      if (!said(turned).equals(said(forth))) {
        wrong.add("Shift+Tab does not go back: " + said(forth) + " and " + said(turned));
      }
    }
    return wrong;
  }

  /** Every place from the first one on, until Tab is there again. */
  private List<Node> round(boolean isBackwards, List<String> wrong) {
    List<Node> places = new ArrayList<>();
    first().requestFocus();
    Node owner = root.getScene().getFocusOwner();
    while (owner != null && !places.contains(owner) && places.size() < MOST) {
      places.add(owner);
      Event.fireEvent(
          owner,
          new KeyEvent(
              KeyEvent.KEY_PRESSED, "\t", "\t", KeyCode.TAB, isBackwards, false, false, false));
      owner = root.getScene().getFocusOwner();
    }
    if (owner != places.get(0)) {
      wrong.add("Tab is caught at " + said(owner) + " after " + said(places));
    }
    return places;
  }

  private Node first() {
    return find(root);
  }

  private static Node find(Parent parent) {
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (!child.isVisible() || child.isDisabled()) {
        continue;
      }
      if (child.isFocusTraversable()) {
        return child;
      }
      Node inner = child instanceof Parent more ? find(more) : null;
      if (inner != null) {
        return inner;
      }
    }
    return null;
  }

  /**
   * True when what holds the one stands above, or on the same height to the left, of the other's.
   */
  private static boolean isBefore(Node one, Node other) {
    List<Node> path = path(one);
    List<Node> otherPath = path(other);
    int common = 0;
    while (common < Math.min(path.size(), otherPath.size())
        && path.get(common) == otherPath.get(common)) {
      common++;
    }
    if (common == path.size() || common == otherPath.size()) {
      return false; // one holds the other
    }
    Bounds box = box(path.get(common));
    Bounds otherBox = box(otherPath.get(common));
    boolean isAbove = box.getMaxY() <= otherBox.getMinY() + TOUCHING;
    boolean isBelow = otherBox.getMaxY() <= box.getMinY() + TOUCHING;
    boolean isLeft = box.getMaxX() <= otherBox.getMinX() + TOUCHING;
    return isAbove || !isBelow && isLeft;
  }

  /** From the root to a node. */
  private static List<Node> path(Node node) {
    List<Node> path = new ArrayList<>();
    for (Node each = node; each != null; each = each.getParent()) {
      path.add(0, each);
    }
    return path;
  }

  private static Bounds box(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static String said(Node node) {
    return node == null
        ? "nothing"
        : node.getAccessibleText() != null ? node.getAccessibleText() : node.toString();
  }

  private static List<String> said(List<Node> nodes) {
    return nodes.stream().map(FocusOrder::said).toList();
  }
}
