package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.codec.SoundFile;
import studio.reprise.desk.SampleVoice;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.document.Seed;
import studio.reprise.document.Speaker;
import studio.reprise.document.Style;
import studio.reprise.document.StyleEdits;
import studio.reprise.render.LineState;
import studio.reprise.render.Receipt;
import studio.reprise.render.StaleReason;
import studio.reprise.speech.ToneSynthesizer;
import studio.reprise.ui.model.render.PackState;

/** Settings, voices, styles, exploring and verdicts: what a project has besides its lines. */
class ProjectPagesTest extends StudioTest {
  private Project project() {
    return model.manuscript().project();
  }

  private void renderAll() {
    interact(() -> model.rendering().renderStale());
    await(
        "all takes",
        () ->
            lines().stream()
                .allMatch(line -> model.renders().states().state(line) instanceof LineState.Fresh));
  }

  @Test
  void settingsOfTheProjectAreOneStep() {
    openProject("One", "Two");
    push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.P);
    await("the page", () -> lookup("#settings-name").tryQuery().isPresent());
    interact(() -> ((TextField) find("#settings-name")).setText("Renamed"));
    interact(() -> ((TextField) find("#settings-seed")).setText("7"));
    interact(() -> ((TextField) find("#settings-language")).setText("en"));
    interact(() -> ((TextField) find("#gap-line")).setText("a while"));
    assertTrue(find("#apply-settings").isDisabled(), "a gap is a number");
    interact(() -> ((TextField) find("#gap-line")).setText("0,25"));
    interact(() -> ((Button) find("#apply-settings")).fire());
    await("the settings", () -> project().name().equals("Renamed"));
    assertEquals(7, project().seedOf(lines().get(0)));
    assertEquals("en", project().defaults().language());
    assertEquals(0.25, project().defaults().gaps().lineSeconds());
    interact(() -> model.manuscript().undo());
    assertEquals("Prepared", project().name());
    assertEquals(42, project().seedOf(lines().get(0)));
  }

  @Test
  void aNewProjectBeginsWithTheVoicesThatWereChosen() {
    List<SampleVoice> voices = model.places().voices().subList(0, 2);
    interact(
        () ->
            model.projects().create(folder.resolve("documents/New"), Project.empty("New"), voices));
    await("the project", () -> project() != null);
    assertEquals(List.of("Rms", "Slt"), project().speakers().stream().map(Speaker::name).toList());
    assertTrue(project().speakers().stream().allMatch(Speaker::hasClip));
    interact(() -> model.speakers().add(model.places().voices().get(2)));
    await("the third", () -> project().speakers().size() == 3);
  }

  @Test
  void aLineIsSpokenInAStyleAndItsReceiptNamesIt() throws Exception {
    openProject("One", "Two");
    renderAll();
    var whisper = SoundFile.read(Path.of("sample-voices/slt.wav"));
    interact(() -> model.manuscript().edit(StyleEdits.add("ruben", Style.named("whisper"))));
    interact(() -> model.selection().select("line1"));
    ComboBox<String> style = find("#style");
    interact(() -> style.setValue("whisper"));
    assertEquals("whisper", lines().get(0).style());
    assertTrue(
        model.renders().states().state(lines().get(0)) instanceof LineState.Failed,
        "a style without a clip says so");
    interact(
        () ->
            model
                .speakers()
                .changeClip("ruben", "whisper", whisper, 0, whisper.length(), "The lamps."));
    await(
        "the clip",
        () ->
            model.renders().states().state(lines().get(0)) instanceof LineState.Stale stale
                && stale.reasons().contains(StaleReason.STYLE));
    interact(() -> model.rendering().render(lines().subList(0, 1)));
    await(
        "the take",
        () -> model.renders().states().state(lines().get(0)) instanceof LineState.Fresh);
    Receipt receipt =
        model.renders().states().index().receipt(lines().get(0).takeFingerprint()).orElseThrow();
    assertEquals("whisper", receipt.owner().style());
    assertEquals("The lamps.", receipt.said().promptText());
    assertTrue(
        model.renders().states().state(lines().get(1)) instanceof LineState.Fresh,
        "the other line is as it was");
  }

  @Test
  void exploringKeepsEveryTakeAndPinsWhatWasChosen() {
    openProject("One", "Two");
    interact(() -> model.manuscript().edit(LineEdits.pinSeed(List.of("line2"), 5)));
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
    assertTrue(model.notices().shown().stream().anyMatch(each -> each.id().equals("explored")));
    renderAll();
    long first = lines().get(0).seed().value();
    assertEquals(Seed.Origin.EXPLORED, lines().get(0).seed().origin());
    assertEquals(5, lines().get(1).seed().value(), "what was pinned stays pinned");
    interact(() -> model.rendering().render(lines().subList(0, 1)));
    await("another take", () -> model.renders().states().takesOf(lines().get(0)).size() == 2);
    assertNotEquals(first, lines().get(0).seed().value());
    Receipt earlier =
        model.renders().states().takesOf(lines().get(0)).stream()
            .filter(take -> take.said().seed() == first)
            .findFirst()
            .orElseThrow();
    assertEquals(Seed.Origin.DRAWN, earlier.owner().seedOrigin());
    interact(() -> model.rendering().keep(lines().get(0), earlier));
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
    assertEquals(Seed.pinned(first), lines().get(0).seed());
    assertTrue(model.renders().states().state(lines().get(0)) instanceof LineState.Fresh);
  }

  @Test
  void aVerdictHasItsCauseAndLeadsToItsLine() {
    openProject("One", "Two");
    renderAll();
    tone = new ToneSynthesizer(tone.engine(), ToneSynthesizer.pack("tone 2"));
    interact(() -> model.renders().pack().reload());
    await(
        "the other pack",
        () ->
            model.renders().pack().state() instanceof PackState.Open open
                && open.pack().name().equals("tone 2"));
    push(KeyCode.CONTROL, KeyCode.Y);
    await("the page", () -> lookup("#verdicts").tryQuery().isPresent());
    TableView<?> table = find("#verdicts");
    await("both verdicts", () -> table.getItems().size() == 2);
    await("the counts", () -> ((Labeled) find("#verify-counts")).getText().equals("Drifted: 2"));
    interact(() -> table.getSelectionModel().select(1));
    assertEquals("line2", model.selection().current());
    String cause = table.getColumns().get(3).getCellData(1).toString();
    assertTrue(cause.contains("The voice pack is tone 2"), cause);
  }
}
