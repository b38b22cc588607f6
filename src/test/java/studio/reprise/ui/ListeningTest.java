package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Seed;
import studio.reprise.render.Receipt;
import studio.reprise.ui.canvas.LanesCanvas;
import studio.reprise.ui.canvas.TimeCanvas;
import studio.reprise.ui.canvas.WaveformCanvas;
import studio.reprise.ui.model.ViewChoices.Part;
import studio.reprise.ui.model.render.Job;
import studio.reprise.ui.model.sound.Playback;

/** The keys for the ear, and what is seen while something is heard. */
class ListeningTest extends StudioTest {
  /** Half a minute: nobody on a slow machine comes too late to stop it. */
  private static final String LONG = "This line is long enough to be stopped. ".repeat(12).strip();

  private void renderAll() {
    interact(() -> model.rendering().renderStale());
    await("all takes", () -> lines().stream().allMatch(this::isRendered));
  }

  private void goToScript() {
    interact(() -> find("#script").requestFocus());
  }

  @Test
  void spacePlaysAndStops() {
    openProject(LONG, "Two");
    renderAll();
    goToScript();
    push(KeyCode.SPACE);
    await("sound", () -> model.playback().playingProperty().get());
    push(KeyCode.SPACE);
    await("silence", () -> !model.playback().playingProperty().get());
    assertFalse(model.listening().isBusy());
  }

  @Test
  void aHeldSoundGoesOnWhereItWasHeld() {
    openProject(LONG, "Two");
    renderAll();
    goToScript();
    push(KeyCode.SPACE);
    await("some of it", () -> model.playback().positionProperty().get() > 2000);
    push(KeyCode.CONTROL, KeyCode.SPACE);
    await("held", () -> model.playback().heldProperty().get());
    await("silence", () -> !model.playback().playingProperty().get());
    long held = model.playback().positionProperty().get();
    push(KeyCode.CONTROL, KeyCode.SPACE);
    await("sound again", () -> model.playback().playingProperty().get());
    assertTrue(model.playback().positionProperty().get() >= held);
    push(KeyCode.ESCAPE);
    await("silence for good", () -> !model.listening().isBusy());
  }

  @Test
  void theLineThatIsHeardIsMarkedAndIsTheOneToWorkOnWhereItIsStopped() {
    openProject("One", LONG, "Three");
    renderAll();
    goToScript();
    push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.SPACE);
    await("the second line", () -> "line2".equals(model.sounding().lineIdProperty().get()));
    assertEquals(List.of("line2"), marked());
    assertEquals("line1", model.selection().current());
    push(KeyCode.SPACE);
    await("silence", () -> !model.playback().playingProperty().get());
    assertEquals("line2", model.selection().current());
    assertEquals(List.of(), marked());
  }

  @Test
  void thePlayheadStaysWithItsTakeWhereTheLinesBeforeItBecomeLonger() {
    openProject("One", LONG);
    renderAll();
    interact(() -> model.selection().select("line2"));
    goToScript();
    push(KeyCode.SPACE);
    await("some of it", () -> model.playback().positionProperty().get() > 2000);
    push(KeyCode.CONTROL, KeyCode.SPACE);
    await("silence", () -> !model.playback().playingProperty().get());
    LanesCanvas lanes = lookup(".lanes").query();
    long before = lanes.playheadSampleProperty().get();
    interact(() -> model.manuscript().edit(LineEdits.changeGap("line1", 9.0)));
    assertTrue(lanes.playheadSampleProperty().get() > before);
  }

  @Test
  void noOtherLineIsMarkedWhereTheOneThatIsHeardIsScrolledAway() {
    openProject(
        IntStream.range(0, 200).mapToObj(i -> i == 0 ? LONG : "Line").toArray(String[]::new));
    goToScript();
    push(KeyCode.SPACE);
    await("the first line", () -> marked().equals(List.of("line1")));
    push(KeyCode.CONTROL, KeyCode.SPACE);
    await("held", () -> model.playback().heldProperty().get());
    ListView<?> script = lookup("#script").query();
    interact(() -> script.scrollTo(150));
    interact(script::layout);
    assertEquals(List.of(), marked());
    interact(() -> script.scrollTo(0));
    interact(script::layout);
    assertEquals(List.of("line1"), marked());
  }

  private List<String> marked() {
    return lookup(".script-cell").queryAll().stream()
        .filter(
            cell ->
                cell.getPseudoClassStates().stream()
                    .anyMatch(state -> state.getPseudoClassName().equals("sounding")))
        .map(cell -> "line" + ((javafx.scene.control.Label) cell.lookup(".line-number")).getText())
        .toList();
  }

  @Test
  void oneLineIsRenderedBeforeTheManyThatWait() {
    openProject("One", "Two", "Three", "Four", "Five", "Six");
    interact(() -> model.renders().pause());
    interact(() -> model.rendering().renderStale());
    interact(() -> model.selection().select("line5"));
    push(KeyCode.CONTROL, KeyCode.R);
    await("its place", () -> model.renders().placeOf("line5") == 0);
    assertEquals("line5", firstWaiting());
    assertTrue(find("#queue-paused").isVisible());
    interact(() -> model.renders().move("line6", 0));
    assertEquals("line6", firstWaiting());
    interact(() -> model.renders().resume());
    await("all", () -> lines().stream().allMatch(this::isRendered));
  }

  private String firstWaiting() {
    return model.renders().jobs().shown().stream()
        .filter(job -> job.status() == Job.Status.WAITING)
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void allFailedRendersAreTriedAgainAtOnce() {
    openProject("One", "Two");
    tone.onProgress(
        at -> {
          throw new studio.reprise.speech.SpeechException("The text cannot be spoken.");
        });
    interact(() -> model.rendering().renderStale());
    await("both failed", () -> model.renders().jobs().failedCount() == 2);
    tone.onProgress(at -> {});
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
    await("both takes", () -> lines().stream().allMatch(this::isRendered));
  }

  @Test
  void anAuditionIsHeardTakeByTakeAndADigitKeepsOne() {
    openProject("Good morning.", "Two");
    renderAll();
    goToScript();
    Set<String> heard = new java.util.LinkedHashSet<>();
    interact(
        () ->
            model
                .playback()
                .heardProperty()
                .addListener(
                    (value, old, now) -> {
                      if (now instanceof Playback.Heard.Take take) {
                        heard.add(take.fingerprint());
                      }
                    }));
    push(KeyCode.CONTROL, KeyCode.U);
    await("seven takes", () -> takes().size() == 7);
    await("all six heard", () -> heard.size() == 6);
    assertEquals(fingerprints().subList(1, 7), new ArrayList<>(heard));
    push(KeyCode.DIGIT3);
    assertEquals(takes().get(2).fingerprint(), lines().get(0).takeFingerprint());
    assertEquals(Seed.Origin.SWEPT, lines().get(0).seed().origin());
    assertEquals("Keep audition", model.manuscript().undoNameProperty().get());
    assertFalse(model.listening().isBusy());
  }

  private List<Receipt> takes() {
    return model.renders().states().takesOf(lines().get(0));
  }

  private List<String> fingerprints() {
    return takes().stream().map(Receipt::fingerprint).toList();
  }

  @Test
  void oneKeyComparesTwoTakesAndTheSwitchIsThereAtOnce() {
    openProject("Good morning.");
    renderAll();
    interact(() -> model.rendering().audition(lines().get(0), 2));
    await("three takes", () -> takes().size() == 3);
    interact(() -> model.listening().stop());
    goToScript();
    List<String> before = fingerprints();
    interact(() -> model.selection().takeProperty().set(before.get(0)));
    push(KeyCode.CONTROL, KeyCode.B);
    assertEquals(before.get(1), model.selection().otherProperty().get());
    ToggleButton b = toggle("B", "comparison");
    assertTrue(b.isVisible() && b.isSelected());
    push(KeyCode.CONTROL, KeyCode.B);
    assertFalse(b.isSelected());
    interact(() -> toggle("B − A", "comparison").fire());
    await(
        "the difference",
        () ->
            this.<studio.reprise.ui.canvas.SpectrogramCanvas>find("#take-mel")
                .shownProperty()
                .get()
                .isDifference());
    push(KeyCode.ALT, KeyCode.RIGHT);
    assertEquals(before.get(1), model.selection().takeProperty().get());
    assertEquals(before, fingerprints(), "looking and comparing moves no take");
  }

  private ToggleButton toggle(String text, String within) {
    return lookup("." + within)
        .lookup((Node node) -> node instanceof ToggleButton button && text.equals(button.getText()))
        .query();
  }

  @Test
  void f8GoesRoundTheLinesThatAreNotRenderedAsTheyAre() {
    openProject("One", "Two", "Three");
    renderAll();
    interact(() -> model.manuscript().edit(LineEdits.changeText("line3", "Changed")));
    interact(() -> model.selection().select("line1"));
    goToScript();
    push(KeyCode.F8);
    assertEquals("line3", model.selection().current());
    push(KeyCode.F8);
    assertEquals("line3", model.selection().current());
  }

  @Test
  void theScriptStaysWhereItIsWhenTheAuthorSaysSo() {
    openProject("One", "Two");
    interact(
        () ->
            model
                .choices()
                .change(
                    model
                        .choices()
                        .get()
                        .withView(model.choices().get().view().hiding(Part.FOLLOW))));
    assertFalse(model.choices().get().view().shows(Part.FOLLOW));
  }

  @Test
  void spaceWithoutAChosenLineHearsTheFirst() {
    openProject("One", "Two");
    interact(() -> model.selection().select(""));
    goToScript();
    push(KeyCode.SPACE);
    await("the first line's take", () -> isRendered(lines().get(0)));
    assertEquals("line1", model.selection().current());
    interact(() -> model.listening().stop());
  }

  @Test
  void thePlayheadOfOneLineIsNotShownOnAnothersTake() {
    openProject(LONG, LONG + " Again.");
    renderAll();
    goToScript();
    push(KeyCode.SPACE);
    await("some of it", () -> model.playback().positionProperty().get() > 2000);
    push(KeyCode.SPACE);
    await("silence", () -> !model.playback().playingProperty().get());
    WaveformCanvas wave = find("#take-wave");
    assertTrue(wave.playheadSampleProperty().get() > 0);
    interact(() -> model.selection().select("line2"));
    assertEquals(TimeCanvas.NOWHERE, wave.playheadSampleProperty().get());
  }

  @Test
  void theTakeThatIsLookedAtIsInView() {
    openProject("One");
    interact(() -> model.rendering().audition(lines().get(0), 20));
    await("all takes", () -> model.renders().states().takesOf(lines().get(0)).size() == 20);
    interact(() -> model.listening().stop());
    goToScript();
    push(KeyCode.ALT, KeyCode.RIGHT);
    push(KeyCode.ALT, KeyCode.LEFT);
    push(KeyCode.ALT, KeyCode.LEFT);
    Bounds pane = find("#inspector").localToScene(find("#inspector").getLayoutBounds());
    await(
        "the last row",
        () ->
            lookup("#take-rows .take").queryAll().stream()
                .filter(
                    row ->
                        row.getPseudoClassStates().stream()
                            .anyMatch(state -> state.getPseudoClassName().equals("shown")))
                .anyMatch(row -> pane.contains(row.localToScene(row.getLayoutBounds()))));
    interact(() -> model.listening().stop());
  }
}
