package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.reprise.cluster.LoopbackMachines;
import studio.reprise.desk.Packs;
import studio.reprise.desk.ProjectExport;
import studio.reprise.sentence.Sentence;
import studio.reprise.speech.ToneSynthesizer;
import studio.reprise.speech.pack.PackCheck;
import studio.reprise.storage.ExportPattern;
import studio.reprise.ui.model.render.LoadedPack;
import studio.reprise.ui.model.render.PackState;
import studio.reprise.ui.verify.VerifyDesk;

/** What is verified in the window, with two voice packs on this computer. */
class VerifyTest extends StudioTest {
  /** Packs are told apart by the names of their folders. */
  @Override
  LoadedPack.Source packs() {
    return new LoadedPack.Source(
        new Packs(List.of(packFolder()), Path.of(""), config(), VerifyTest::named),
        (pack, options) -> new ToneSynthesizer(tone.engine(), ToneSynthesizer.pack(name(pack))),
        LoopbackMachines.with((pack, options) -> tone, 2));
  }

  private static String name(Path pack) {
    return pack.getFileName().toString();
  }

  private static PackCheck named(Path pack) {
    PackCheck.Finding model =
        new PackCheck.Finding("model", PackCheck.State.PRESENT, 1, Sentence.NONE);
    return new PackCheck(pack, name(pack), "1", List.of("en"), List.of(model), 1, 1);
  }

  private void renderAll() {
    interact(() -> model.rendering().renderStale());
    await("all takes", () -> lines().stream().allMatch(this::isRendered));
  }

  private String counts() {
    return lookup("#verify-counts").tryQuery().map(label -> ((Labeled) label).getText()).orElse("");
  }

  private String cell(int column, int row) {
    return this.<TableView<?>>find("#verdicts")
        .getColumns()
        .get(column)
        .getCellData(row)
        .toString();
  }

  @Test
  void everyTakeIsVerifiedWithThePackThatMadeIt() throws IOException {
    makeFolder(packFolder().resolve("other"));
    openProject("One", "Two");
    renderAll();
    interact(() -> model.renders().pack().use(packFolder().resolve("other")));
    await(
        "the other pack",
        () ->
            model.renders().pack().state() instanceof PackState.Open open
                && open.pack().name().equals("other"));
    interact(() -> model.rendering().render(lines().subList(1, 2)));
    await("a take of it", () -> model.renders().states().takesOf(lines().get(1)).size() == 2);
    push(KeyCode.CONTROL, KeyCode.Y);
    await("both proofs", () -> counts().equals("All 2 takes are the same again."));
    assertEquals(
        "",
        ((Labeled) this.<TableView<?>>find("#verdicts").getPlaceholder()).getText(),
        "no page with takes says that there is none");
    assertTrue(
        model.renders().pack().state() instanceof PackState.Open open
            && open.pack().name().equals("other"),
        "the pack that speaks is the one it was");
  }

  @Test
  void anExportedFolderIsVerifiedByItself() throws IOException {
    openProject("One", "Two");
    renderAll();
    Path out = folder.resolve("handed over");
    ProjectExport.of(
            model.manuscript().folder(),
            model.manuscript().project(),
            new ExportPattern(ExportPattern.DEFAULT))
        .to(out);
    Files.copy(Path.of("sample-voices/rms.wav"), out.resolve("stranger.wav"));
    interact(() -> new VerifyDesk(model).showFolder(out));
    await("the proofs", () -> counts().equals("Identical: 2 · Cannot be verified: 1"));
    assertEquals("One", cell(1, 0));
    assertEquals("stranger.wav", cell(0, 2));
    interact(() -> this.<TableView<?>>find("#verdicts").getSelectionModel().select(1));
    assertEquals("line2", model.selection().current());
  }

  @Test
  void aFolderThatIsNoExportIsSaidToBeNone() {
    openProject("One");
    interact(() -> new VerifyDesk(model).showFolder(folder));
    await("the sentence", () -> lookup("#failure").tryQuery().isPresent());
    assertEquals(Optional.empty(), lookup("#verdicts").tryQuery());
  }
}
