package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.SampleDepth;
import studio.reprise.audio.WavFile;
import studio.reprise.desk.ProjectExport;
import studio.reprise.desk.game.GameProfile;
import studio.reprise.desk.game.GameProfile.WaveForm;
import studio.reprise.desk.game.GameProfiles;
import studio.reprise.document.LineEdits;
import studio.reprise.render.TakeReview;
import studio.reprise.ui.model.Export;
import studio.reprise.ui.model.Notice;

/** An export names what is missing, stale, locked but changed or flagged, before and after. */
class ExportTest extends StudioTest {

  private Notice notice() {
    await(
        "the notice",
        () -> model.notices().shown().stream().anyMatch(n -> n.id().equals("export")));
    return model.notices().shown().stream()
        .filter(n -> n.id().equals("export"))
        .findFirst()
        .orElseThrow();
  }

  private void renderAll() {
    interact(() -> model.rendering().renderStale());
    await("all takes", () -> lines().stream().allMatch(this::isRendered));
  }

  private List<String> files(Path out) throws IOException {
    try (Stream<Path> all = Files.list(out)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".wav"))
          .sorted()
          .toList();
    }
  }

  @Test
  void theDialogNamesTheLinesThatWouldBeMissing() {
    openProject("One", "Two", "Three");
    interact(() -> model.rendering().playOrRender(lines().get(0)));
    await("the take", () -> isRendered(lines().get(0)));
    interact(() -> model.manuscript().edit(LineEdits.lock(List.of("line1"))));
    interact(() -> model.manuscript().edit(LineEdits.changeText("line1", "Other words")));
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
    await("the dialog", () -> lookup("#export-findings").tryQuery().isPresent());
    String said = ((Labeled) find("#export-findings")).getText();
    assertTrue(said.contains("2 lines have no take. Line numbers: 2, 3."), said);
    assertTrue(said.contains("1 locked line has changed since its take. Line numbers: 1."), said);
    assertTrue(((CheckBox) find("#export-render-first")).isVisible());
  }

  @Test
  void aChangedLineThatIsBeingRenderedStillHasItsTake() {
    openProject("One");
    renderAll();
    interact(() -> model.renders().pause());
    interact(() -> model.manuscript().edit(LineEdits.changeText("line1", "Other words")));
    interact(() -> model.rendering().render(lines()));
    interact(
        () ->
            assertEquals(
                Set.of(TakeReview.Concern.STALE),
                model.exports().review(Export.USUAL.into(folder.toString())).keySet()));
  }

  @Test
  void whatIsMissingIsRenderedFirstAndThenAllIsThere() throws IOException {
    openProject("One", "Two");
    Path out = folder.resolve("out");
    interact(() -> model.exports().runAfterRendering(lines(), Export.USUAL.into(out.toString())));
    assertEquals(Notice.Kind.GOOD, notice().kind());
    assertEquals(2, files(out).size());
  }

  @Test
  void anExportWithHolesIsNoSuccess() throws IOException {
    openProject("One", "Two");
    interact(() -> model.rendering().playOrRender(lines().get(0)));
    await("the take", () -> isRendered(lines().get(0)));
    Path out = folder.resolve("out");
    interact(() -> model.exports().run(Export.USUAL.into(out.toString())));
    assertEquals(Notice.Kind.WARNING, notice().kind());
    assertTrue(notice().text().contains("1 line has no take. Line numbers: 2."), notice().text());
    assertEquals(1, files(out).size());
  }

  @Test
  void foreignFilesAreReplacedOnlyWhenTheAuthorSaysSo() throws IOException {
    openProject("One");
    renderAll();
    Path out = Files.createDirectories(folder.resolve("out"));
    interact(() -> model.exports().run(Export.USUAL.into(out.toString())));
    notice();
    Path wav = out.resolve(files(out).get(0));
    Path other = Files.createDirectories(folder.resolve("other"));
    Path foreign = Files.writeString(other.resolve(wav.getFileName()), "somebody's");
    interact(() -> model.notices().dismiss("export"));
    interact(() -> model.exports().run(Export.USUAL.into(other.toString())));
    assertEquals("Replace those files", notice().ways().get(0).action());
    assertEquals("somebody's", Files.readString(foreign));
    Runnable replace = notice().ways().get(0).remedy();
    interact(replace::run);
    await(
        "done",
        () ->
            model.notices().shown().stream()
                .anyMatch(n -> n.id().equals("export") && n.kind() == Notice.Kind.GOOD));
    assertEquals(Files.size(wav), Files.size(foreign));
  }

  @Test
  void theNamesAreShownWhileTheyAreTyped() {
    openProject("One", "Two");
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
    await("the dialog", () -> lookup("#export-names").tryQuery().isPresent());
    TextField pattern = find("#export-pattern");
    Labeled names = find("#export-names");
    assertEquals("0001-Ruben-line1.wav\n0002-Ruben-line2.wav\n2 files", names.getText());
    interact(() -> pattern.setText("{scene}/{line}"));
    assertEquals("At_the_inn/line1.wav\nAt_the_inn/line2.wav\n2 files", names.getText());
    interact(() -> pattern.setText("{speaker}"));
    assertTrue(find("#export-now").isDisabled(), "two lines cannot have one file");
    interact(() -> pattern.setText("{unknown}"));
    assertTrue(find("#export-now").isDisabled());
  }

  @Test
  void anEngineNamesTheFilesAndGetsItsTables() throws IOException {
    openProject("One", "Two");
    renderAll();
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
    await("the dialog", () -> lookup("#export-for").tryQuery().isPresent());
    ComboBox<Optional<GameProfile>> engine = find("#export-for");
    interact(() -> engine.setValue(GameProfiles.byId("fmod")));
    Labeled names = find("#export-names");
    assertEquals("en/line1.wav\nen/line2.wav\n2 files", names.getText());
    assertTrue(find("#export-pattern").isDisabled(), "the engine has a rule of its own");
    assertTrue(((CheckBox) find("#export-broadcast")).isSelected());
    interact(() -> engine.setValue(GameProfiles.byId("dink")));
    assertTrue(find("#export-now").isDisabled(), "dink knows none of these lines");
    interact(() -> engine.setValue(GameProfiles.byId("unity")));
    TextField target = find("#export-folder");
    Path out = folder.resolve("out");
    interact(() -> target.setText(out.toString()));
    clickOn("#export-now");
    assertEquals(Notice.Kind.GOOD, notice().kind(), notice().text());
    assertTrue(Files.exists(out.resolve("en/line1.wav")));
    try (Stream<Path> tables = Files.list(out)) {
      assertTrue(tables.anyMatch(file -> file.toString().endsWith(".csv")));
    }
  }

  @Test
  void oneKeyExportsAgainAsBefore() throws IOException {
    openProject("One", "Two");
    Path out = folder.resolve("out");
    Export asked =
        new Export(
            "{line}",
            List.of("s1"),
            OptionalInt.of(48_000),
            SampleDepth.BITS_24,
            ProjectExport.Form.LINES_AND_SCENES,
            "",
            WaveForm.PLAIN,
            out.toString());
    interact(() -> model.exports().runAfterRendering(lines(), asked));
    notice();
    interact(() -> model.notices().dismiss("export"));
    interact(() -> model.manuscript().edit(LineEdits.changeText("line2", "Two, and more")));
    push(KeyCode.CONTROL, KeyCode.E);
    assertEquals(Notice.Kind.GOOD, notice().kind(), notice().text());
    assertEquals(List.of("line1.wav", "line2.wav"), files(out));
    assertTrue(Files.exists(out.resolve("scenes/01-At_the_inn.vtt")));
    assertEquals(48_000, WavFile.read(out.resolve("line2.wav")).sampleRateHz());
    assertTrue(lines().stream().allMatch(this::isRendered), "what had changed was rendered before");
  }
}
