package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

/** Rows that are given other lines: cheaply, and right at once. */
class ScrollingTest extends StudioTest {
  private ListView<?> script() {
    return lookup("#script").query();
  }

  private Stream<ListCell<?>> cells() {
    return lookup(".script-cell").queryAll().stream().map(cell -> (ListCell<?>) cell);
  }

  /** Half of the lines have no words, which looks otherwise in two places of a row. */
  private void openLines() {
    openProject(
        IntStream.range(0, 200).mapToObj(i -> i < 100 ? "Line " + i : "").toArray(String[]::new));
    await("rows", () -> cells().anyMatch(cell -> cell.getIndex() == 3));
  }

  @Test
  void aCellThatIsGivenItsNextLineAsksForNoLayoutAndSoIsNotStyledAsAWhole() {
    openLines();
    interact(
        () -> {
          ListCell<?> cell = cells().filter(each -> each.getIndex() == 3).findFirst().orElseThrow();
          script().layout();
          cell.updateIndex(60);
          assertFalse(cell.isNeedsLayout());
          cell.updateIndex(3);
        });
  }

  @Test
  void aRowIsStyledForItsLineBeforeItIsSeen() {
    openLines();
    interact(
        () -> {
          script().scrollTo(150);
          script().layout();
          List<String> first = looks();
          assertTrue(first.size() > 10);
          script().applyCss();
          assertEquals(looks(), first);
          script().scrollTo(0);
          script().layout();
          first = looks();
          script().applyCss();
          assertEquals(looks(), first);
        });
  }

  private List<String> looks() {
    return cells()
        .filter(cell -> cell.isVisible() && cell.getIndex() >= 0)
        .flatMap(cell -> Stream.of(".line-text", ".state", ".seed").map(cell::lookup))
        .map(
            node ->
                node instanceof Label label
                    ? label.getTextFill() + " " + label.getFont() + " " + icon(label)
                    : node.toString())
        .toList();
  }

  private static String icon(Label label) {
    return label.getGraphic() instanceof javafx.scene.text.Text icon ? icon.getFill() + "" : "";
  }

  @Test
  void aLineThatGrowsMakesItsRowHigher() {
    openLines();
    double before = height("4");
    interact(
        () -> model.lines().changeText("line4", "More words than a row has room for. ".repeat(20)));
    await("a higher row", () -> height("4") > before);
  }

  @Test
  void rowsStayUnderTheMouseWhenTheBarOfSeveralLinesComes() {
    openLines();
    for (boolean low : new boolean[] {false, true}) {
      interact(() -> model.selection().select("line2"));
      await("no bar", () -> !find(".bulk-bar").isVisible());
      List<ListCell<?>> seen =
          cells().filter(this::isInView).sorted(Comparator.comparing(ListCell::getIndex)).toList();
      List<Double> before = seen.stream().map(Node::getLayoutY).toList();
      ListCell<?> pressed = seen.get(low ? seen.size() - 1 : 4);
      Point2D place = new Point2D(pressed.getWidth() - 60, pressed.getHeight() / 2);
      Point2D mouse = pressed.localToScene(place);
      moveTo(pressed.localToScreen(place));
      press(KeyCode.SHIFT).press(MouseButton.PRIMARY).release(MouseButton.PRIMARY);
      release(KeyCode.SHIFT);
      await("the bar", () -> find(".bulk-bar").isVisible());
      interact(() -> scene().getRoot().layout());
      assertEquals(before, seen.stream().map(Node::getLayoutY).toList());
      Node bar = find(".bulk-bar");
      assertFalse(bar.localToScene(bar.getLayoutBounds()).contains(mouse), "a row is pressed");
      assertTrue(pressed.isSelected());
    }
  }

  private boolean isInView(ListCell<?> cell) {
    return cell.isVisible()
        && cell.getIndex() >= 0
        && cell.getBoundsInParent().getMinY() >= 0
        && cell.getBoundsInParent().getMaxY() <= script().getHeight();
  }

  private double height(String number) {
    return cells()
        .filter(cell -> ((Label) cell.lookup(".line-number")).getText().equals(number))
        .mapToDouble(ListCell::getHeight)
        .max()
        .orElse(0);
  }
}
