package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Seed;
import studio.reprise.render.LineState;
import studio.reprise.ui.canvas.SpectrogramCanvas;
import studio.reprise.ui.canvas.WaveformCanvas;
import studio.reprise.ui.speakers.SpeakersDesk;

/** The whole job, done as a person does it: with mouse and keys. */
class StudioJourneyTest extends StudioTest {

  @Test
  void anAuthorMakesAProjectHearsItChoosesAndFindsEverythingAgain() {
    makeProject();
    addSpeakerFromClip();
    sayHowMuchOfTheClipIsUsed();
    typeThreeLines();
    renderAndLook();
    auditionSixSeedsAndKeepOne();
    lockTheLine();
    undoAndRedoAllOfIt();
    closeAndReopen();
  }

  private void makeProject() {
    clickOn("#new-project");
    interact(() -> this.<TextField>find("#project-name").setText("Harbour"));
    interact(() -> this.<CheckBox>find("#voice-rms").setSelected(false));
    clickOn("#create-project");
    await("the new project", () -> model.manuscript().project() != null);
    awaitPack();
    assertEquals("Harbour", model.manuscript().project().name());
    assertTrue(stage.getTitle().startsWith("Harbour"));
  }

  private void addSpeakerFromClip() {
    clickOn("#add-speaker");
    String speaker = model.manuscript().project().speakers().get(0).id();
    Path clip = model.places().sampleVoices().resolve("slt.wav");
    interact(
        () ->
            model
                .speakers()
                .read(clip, pcm -> new SpeakersDesk(model).clips().trim(speaker, "", pcm)));
    await("the clip dialog", () -> lookup("#clip-transcript").tryQuery().isPresent());
    interact(
        () ->
            this.<TextArea>find("#clip-transcript")
                .setText("The lamps were lit early because the evening came with rain."));
    clickOn("#use-clip");
    await("the clip", () -> model.manuscript().project().speakers().get(0).hasClip());
  }

  private void sayHowMuchOfTheClipIsUsed() {
    ComboBox<String> use = find("#clip-use");
    interact(() -> use.setValue("timbre"));
    assertEquals("timbre", model.manuscript().project().speakers().get(0).clipUse());
    interact(() -> model.manuscript().undo());
    assertEquals("", use.getValue());
    assertEquals("", model.manuscript().project().speakers().get(0).clipUse());
  }

  private void typeThreeLines() {
    clickOn("#script");
    push(KeyCode.CONTROL, KeyCode.L);
    await("the editor", () -> lookup("#line-editor").tryQuery().isPresent());
    write("Hello.").push(KeyCode.ENTER);
    write("Far?").push(KeyCode.ENTER);
    write("No.").push(KeyCode.ESCAPE);
    assertEquals(List.of("Hello.", "Far?", "No."), lines().stream().map(Line::text).toList());
  }

  private void renderAndLook() {
    clickOn("#render-stale");
    await("three takes", () -> lines().stream().allMatch(this::isRendered));
    interact(() -> model.selection().select(lines().get(1).id()));
    WaveformCanvas wave = find("#take-wave");
    SpectrogramCanvas mel = find("#take-mel");
    await("the waveform", () -> wave.peaksProperty().get() != null);
    await("the spectrogram", () -> mel.shownProperty().get() != null && mel.isComplete());
    assertTrue(mel.dbAt(mel.getWidth() / 2, mel.getHeight() / 2) > -100);
    assertTrue(model.renders().states().state(lines().get(1)) instanceof LineState.Fresh);
  }

  private void auditionSixSeedsAndKeepOne() {
    Button audition = find("#audition");
    interact(audition::fire);
    await("six auditions", () -> model.renders().states().takesOf(lines().get(1)).size() == 7);
    assertEquals(7, lookup(".keep-take").queryAll().size());
    Button keep = lookup(".keep-take").nth(2).query();
    interact(keep::fire);
    Line line = lines().get(1);
    assertEquals(Seed.Origin.SWEPT, line.seed().origin());
    await("fresh", () -> model.renders().states().state(lines().get(1)) instanceof LineState.Fresh);
  }

  private void lockTheLine() {
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K);
    assertTrue(lines().get(1).locked());
    assertTrue(model.renders().states().state(lines().get(1)) instanceof LineState.Locked);
  }

  private void undoAndRedoAllOfIt() {
    Project end = model.manuscript().project();
    assertEquals("Lock", model.manuscript().undoNameProperty().get());
    int steps = 0;
    while (!model.manuscript().undoNameProperty().get().isEmpty()) {
      if (steps == 0) {
        push(KeyCode.CONTROL, KeyCode.Z);
      } else {
        interact(() -> model.manuscript().undo());
      }
      steps++;
      assertTrue(steps < 100, "undo must come to its end");
    }
    assertEquals(0, model.manuscript().project().lineCount());
    assertEquals(List.of(), model.manuscript().project().speakers());
    for (int i = 0; i < steps; i++) {
      interact(() -> model.manuscript().redo());
    }
    assertEquals(end, model.manuscript().project());
  }

  private void closeAndReopen() {
    Project end = model.manuscript().project();
    push(KeyCode.CONTROL, KeyCode.W);
    await("the welcome page", () -> lookup("#welcome .hyperlink").tryQuery().isPresent());
    clickOn("#welcome .hyperlink");
    await("the project again", () -> model.manuscript().project() != null);
    assertEquals(end, model.manuscript().project());
    await("its takes", () -> lines().stream().allMatch(this::isRendered));
    assertEquals(7, model.renders().states().takesOf(lines().get(1)).size());
    assertTrue(model.manuscript().savedProperty().get());
    assertFalse(model.manuscript().isReadOnly());
  }
}
