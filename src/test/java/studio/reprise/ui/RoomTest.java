package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import studio.reprise.ui.model.ViewChoices.Part;
import studio.reprise.ui.widget.FoldingPane;

/** The script gets the room, and the window is as it was left. */
class RoomTest extends StudioTest {
  private static final String SENTENCE =
      "The boats came home late, and the lamps went on along the wall one after the other.";

  private void small() {
    interact(
        () -> {
          stage.setWidth(1280);
          stage.setHeight(720);
        });
  }

  private String[] sentences(int count) {
    return IntStream.range(0, count).mapToObj(i -> SENTENCE).toArray(String[]::new);
  }

  @Test
  void aSmallWindowHasEightLinesAndGivesTheirWordsThreeFifthsOfItsWidth() {
    small();
    openProject(sentences(30));
    interact(() -> model.rendering().render(lines().subList(0, 3)));
    await("takes", () -> lines().subList(0, 3).stream().allMatch(this::isRendered));
    await("lines", () -> wholeLines().size() >= 8);
    double width = stage.getScene().getWidth();
    for (Node words : lookup(".line-text").queryAll()) {
      Region text = (Region) words.getParent();
      if (isSeen(text)) {
        assertTrue(
            text.getWidth() >= 0.6 * width, text.getWidth() + " of " + width + " for the words");
      }
    }
  }

  private List<Node> wholeLines() {
    Bounds list = find("#script").localToScene(find("#script").getLayoutBounds());
    return lookup(".line-row").queryAll().stream()
        .filter(this::isSeen)
        .filter(row -> list.contains(row.localToScene(row.getLayoutBounds())))
        .toList();
  }

  private boolean isSeen(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  @Test
  void aNameOfTwelveLettersIsReadWhole() {
    openProject("One");
    interact(
        () ->
            model
                .manuscript()
                .edit(studio.reprise.document.SpeakerEdits.rename("ruben", "Wilhelmina W")));
    await(
        "the name in its room",
        () ->
            lookup(".line-speaker").<Label>queryAll().stream()
                .filter(name -> name.getText().equals("Wilhelmina W"))
                .anyMatch(name -> name.getWidth() >= Math.floor(name.prefWidth(-1))));
  }

  @Test
  void whatWasFoldedIsFoldedAfterARestart() throws Exception {
    openProject("One");
    assertFalse(folded("inspector"));
    push(KeyCode.ALT, KeyCode.DIGIT3);
    await("the strip", () -> folded("inspector"));
    push(KeyCode.ALT, KeyCode.DIGIT2);
    closeStudio();
    interact(this::openStudio);
    openAgain();
    await("the strip again", () -> folded("inspector"));
    assertTrue(folded("timeline"));
    push(KeyCode.ALT, KeyCode.DIGIT3);
    await("the take", () -> !folded("inspector"));
  }

  private void openAgain() {
    interact(() -> model.projects().open(folder.resolve("documents/Prepared")));
    await("the project", () -> model.manuscript().project() != null);
  }

  private boolean folded(String region) {
    return lookup((Node node) -> node instanceof FoldingPane).<FoldingPane>queryAll().stream()
        .filter(pane -> pane.bar().getParent() != null)
        .filter(pane -> region.equals(pane.bar().getParent().getId()))
        .findFirst()
        .orElseThrow()
        .foldedProperty()
        .get();
  }

  @Test
  void aColumnIsSwitchedOffAndOnAgain() {
    openProject("One");
    Node number = find(".line-number");
    assertTrue(number.isVisible());
    change(Part.NUMBERS);
    assertFalse(number.isVisible());
    change(Part.NUMBERS);
    assertTrue(number.isVisible());
  }

  private void change(Part part) {
    interact(
        () ->
            model
                .choices()
                .change(
                    model.choices().get().withView(model.choices().get().view().toggled(part))));
  }

  @Test
  void theQueueComesWithManyRendersAndGoesWithTheLast() {
    openProject(sentences(6));
    assertTrue(folded("queue"));
    interact(() -> model.renders().pause());
    interact(() -> model.rendering().renderStale());
    await("the queue", () -> !folded("queue"));
    interact(() -> model.renders().resume());
    await("takes", () -> lines().stream().allMatch(this::isRendered));
    await("the strip", () -> folded("queue"));
  }

  @Test
  void theEditedWordsStayWhereTheyAre() {
    openProject(sentences(3));
    interact(() -> model.selection().select("line2"));
    await("lines", () -> wholeLines().size() == 3);
    List<Double> before = heights();
    push(KeyCode.F2);
    await("the editor", () -> lookup("#line-editor").tryQuery().isPresent());
    await("the field", () -> wholeLines().get(1).lookup("#line-editor") != null);
    assertEquals(before, heights());
  }

  private List<Double> heights() {
    return wholeLines().stream().map(row -> row.getLayoutBounds().getHeight()).toList();
  }

  @Test
  void noWordMovesWhenAMarkComes() {
    small();
    openProject(SENTENCE + " " + SENTENCE + " " + SENTENCE, "Two");
    double plain = rowHeight();
    push(KeyCode.CONTROL, KeyCode.F);
    write(SENTENCE.substring(0, 4));
    await("a mark", () -> lookup(".mark-found").tryQuery().isPresent());
    assertEquals(plain, rowHeight());
  }

  private double rowHeight() {
    double[] height = new double[1];
    interact(
        () -> {
          find("#script").getScene().getRoot().layout();
          height[0] =
              lookup(".line-row").queryAll().stream()
                  .filter(this::isSeen)
                  .mapToDouble(row -> row.getLayoutBounds().getHeight())
                  .max()
                  .orElseThrow();
        });
    return height[0];
  }
}
