package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.ui.canvas.LanesCanvas;
import studio.reprise.ui.script.ScriptDesk;
import studio.reprise.ui.script.ScriptView;

/** Writing: everything that is done to lines, by key. */
class ScriptEditingTest extends StudioTest {

  private List<String> texts() {
    return lines().stream().map(Line::text).toList();
  }

  @Test
  void belowTheLastLineNothingIsShown() {
    openProject("A line.", "Another one.");
    await("both lines", () -> shownLines() == 2);
    interact(() -> model.lines().addAfterCurrent());
    await("a third", () -> shownLines() == 3);
    interact(() -> model.manuscript().undo());
    await("two again", () -> shownLines() == 2);
  }

  private long shownLines() {
    return lookup(".line-row").queryAll().stream()
        .filter(row -> row.isVisible() && row.getParent().isVisible())
        .filter(row -> row.getParent().getParent().isVisible())
        .count();
  }

  @Test
  void filesThatAreDroppedOnALineAreOffered() throws IOException {
    openProject("A line.");
    Path script = Files.writeString(folder.resolve("more.txt"), "Another line.");
    drop(Map.of(DataFormat.FILES, List.of(script.toFile())), find(".line-row"));
    await("the import", () -> lookup("#import").tryQuery().isPresent());
    push(KeyCode.ESCAPE);
  }

  @Test
  void linesThatAreDroppedOnASpeakerChangeNothing() {
    openProject("A line.");
    Project before = model.manuscript().project();
    DataFormat lines = DataFormat.lookupMimeType("application/x-reprise-lines");
    drop(Map.of(lines, lines().get(0).id()), find(".card"));
    assertSame(before, model.manuscript().project());
  }

  @Test
  void theListTakesTheKeysThatItWasGivenBeforeItWasOnTheScreen() {
    ScriptView[] later = new ScriptView[1];
    interact(
        () -> {
          later[0] = new ScriptDesk(model, action -> {}, word -> {}).view();
          later[0].focusList();
          stage.getScene().setRoot(new VBox(new Button("First"), later[0]));
        });
    await("the keys", () -> stage.getScene().getFocusOwner() == later[0].lookup("#script"));
  }

  @Test
  void theScriptHasTheKeysWhenAProjectOpens() {
    awaitPack();
    clickOn("#open-demo");
    await("the demo", () -> model.manuscript().project() != null);
    await("the keys", () -> stage.getScene().getFocusOwner() == lookup("#script").query());
    push(KeyCode.SPACE);
    await("the take of the first line", () -> isRendered(lines().get(0)));
  }

  @Test
  void linesAreSplitMergedMovedDeletedAndBroughtBack() {
    openProject("One two", "Three", "Four");
    clickOn("#script");
    interact(() -> model.selection().select("line1"));
    push(KeyCode.F2);
    await("the editor", () -> lookup("#line-editor").tryQuery().isPresent());
    push(KeyCode.HOME);
    for (int i = 0; i < 3; i++) {
      push(KeyCode.RIGHT);
    }
    push(KeyCode.CONTROL, KeyCode.ENTER);
    assertEquals(List.of("One", "two", "Three", "Four"), texts());

    interact(() -> model.selection().select("line1"));
    push(KeyCode.CONTROL, KeyCode.J);
    assertEquals(List.of("One two", "Three", "Four"), texts());

    interact(() -> model.selection().select("line3"));
    push(KeyCode.ALT, KeyCode.UP);
    assertEquals(List.of("One two", "Four", "Three"), texts());

    push(KeyCode.DELETE);
    assertEquals(List.of("One two", "Three"), texts());
    push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(List.of("One two", "Four", "Three"), texts());
  }

  @Test
  void aLongScriptIsLaidOutInThePausesAndHeardAsItIs() {
    openProject(IntStream.rangeClosed(1, 1200).mapToObj(i -> "Line " + i).toArray(String[]::new));
    var layout = model.listening().layoutProperty();
    await("all lines", () -> layout.get().placed().size() == 1200);
    int rateHz = layout.get().sampleRateHz();
    long second = layout.get().of("line2").orElseThrow().start();
    double gap = model.manuscript().project().gapsAfterSeconds().get(0);
    interact(
        () -> {
          model.manuscript().edit(LineEdits.changeGap("line1", gap + 1));
          assertEquals(second, layout.get().of("line2").orElseThrow().start());
          model.listening().playFrom("line2");
          assertEquals(second + rateHz, layout.get().of("line2").orElseThrow().start());
          model.listening().stop();
          model.manuscript().edit(LineEdits.changeGap("line1", gap + 2));
        });
    await(
        "the pause", () -> layout.get().of("line2").orElseThrow().start() == second + 2L * rateHz);
  }

  @Test
  void aLineWithoutATakeShowsNoPicturesToCompare() {
    openProject("One");
    interact(() -> model.selection().select("line1"));
    assertFalse(find(".comparison").isVisible());
  }

  @Test
  void aStretchOfTypingIsOneStepOfUndo() {
    openProject("One");
    clickOn("#script");
    interact(() -> model.selection().select("line1"));
    push(KeyCode.F2);
    await("the editor", () -> lookup("#line-editor").tryQuery().isPresent());
    write(" on");
    assertEquals("One on", texts().get(0));
    assertEquals("Change text", model.manuscript().undoNameProperty().get());
    interact(() -> model.manuscript().undo());
    assertEquals("One", texts().get(0));
  }

  @Test
  void manyRowsArePastedAsLinesAndFoundAndReplaced() {
    openProject("One");
    interact(
        () -> model.scripts().paste("ruben: The red boat\n\nSomebody: the red door\nRed again"));
    assertEquals(List.of("One", "The red boat", "Somebody: the red door", "Red again"), texts());
    assertEquals("ruben", lines().get(1).speakerId());
    assertTrue(lines().get(1).endsParagraph());
    assertEquals("Add lines", model.manuscript().undoNameProperty().get());

    push(KeyCode.CONTROL, KeyCode.F);
    interact(() -> this.<TextField>find("#find").setText("red"));
    interact(() -> this.<TextField>find("#replacement").setText("blue"));
    interact(
        () ->
            lookup(".find-bar .button").<javafx.scene.control.Button>queryAll().stream()
                .filter(button -> button.getText().startsWith("Replace"))
                .forEach(javafx.scene.control.Button::fire));
    assertEquals(List.of("One", "The blue boat", "Somebody: the blue door", "blue again"), texts());
  }

  @Test
  void pastedTextIsReadAsAScriptFileIs() {
    openProject("One", "Two");
    interact(
        () -> {
          model.selection().select("line1");
          model.scripts().paste("Still here.\n# Scene two\nANNA (softly): Come here.");
        });
    assertEquals(List.of("One", "Still here.", "Two", "Come here."), texts());
    Project now = model.manuscript().project();
    assertEquals("Scene two", now.scenes().get(1).title());
    Line last = now.scenes().get(1).lines().get(0);
    assertEquals("softly", last.direction());
    assertEquals("anna", last.speakerId());
    assertEquals(lines().get(0).speakerId(), lines().get(1).speakerId());
    interact(() -> model.manuscript().undo());
    assertEquals(List.of("One", "Two"), texts());
    assertEquals(1, model.manuscript().project().speakers().size());
  }

  @Test
  void severalLinesGetASpeakerAndSeedsAtOnce() {
    openProject("One", "Two", "Three");
    interact(
        () -> {
          model.selection().select(List.of("line1", "line3"), "line3");
          model.lines().drawSeeds();
        });
    assertEquals(42, lines().get(1).seed().value());
    assertTrue(lines().get(0).seed().value() != lines().get(2).seed().value());
    assertEquals("Draw seed", model.manuscript().undoNameProperty().get());
    interact(
        () -> {
          String other = model.speakers().add("Salme");
          model.selection().select(List.of("line1", "line2"), "line2");
          model.lines().changeSpeaker(other);
        });
    assertEquals(List.of("Salme", "Salme", "Ruben"), names());
  }

  private List<String> names() {
    return lines().stream()
        .map(line -> model.manuscript().project().speaker(line.speakerId()).orElseThrow().name())
        .toList();
  }

  @Test
  void thePauseAfterALineIsChangedByKeysAndTypedInSeconds() {
    openProject("One", "Two");
    interact(() -> model.selection().select("line1"));
    double rule = model.manuscript().project().gapAfterSeconds("line1");
    clickOn("#script");
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.RIGHT);
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.RIGHT);
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.LEFT);
    assertEquals(rule + 0.1, lines().get(0).gapSeconds(), 1e-9);
    interact(() -> model.manuscript().undo());
    assertNull(lines().get(0).gapSeconds(), "one gesture is one step");

    TextField gap = find("#gap");
    interact(gap::requestFocus);
    write("1,25").push(KeyCode.ENTER);
    assertEquals(1.25, lines().get(0).gapSeconds());
    interact(() -> gap.setText("a while"));
    push(KeyCode.ENTER);
    assertEquals(1.25, lines().get(0).gapSeconds());
    interact(() -> gap.setText(""));
    push(KeyCode.ENTER);
    assertNull(lines().get(0).gapSeconds());
  }

  @Test
  void theEndOfAPauseStaysUnderTheMouseThatDragsIt() {
    openProject("One", "Two", "Three");
    interact(() -> model.rendering().renderStale());
    await("takes", () -> lines().stream().allMatch(this::isRendered));
    LanesCanvas lanes = (LanesCanvas) find("#timeline").lookup(".lanes");
    Point2D handle = lanes.localToScreen(gapEnd(lanes), LanesCanvas.LANE_HEIGHT / 2);
    moveTo(handle).press(MouseButton.PRIMARY);
    moveBy(30, 0);
    moveBy(30, 0);
    double dragged = lanes.localToScreen(gapEnd(lanes), 0).getX();
    assertEquals(handle.getX() + 60, dragged, 3);
    release(MouseButton.PRIMARY);
    assertEquals("Change gap", model.manuscript().undoNameProperty().get());
  }

  /** Where the pause after the first line ends, in pixels of the timeline. */
  private double gapEnd(LanesCanvas lanes) {
    var first = model.listening().layoutProperty().get().of("line1").orElseThrow();
    return lanes.scaleProperty().get().pixelOf(first.end() + first.gap());
  }
}
