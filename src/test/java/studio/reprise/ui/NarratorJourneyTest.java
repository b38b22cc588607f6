package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.reprise.document.Line;
import studio.reprise.render.LineState;
import studio.reprise.ui.model.Notice;

/** A narrator's day: a chapter comes in, is heard, mended, handed over and proven. */
class NarratorJourneyTest extends StudioTest {
  private static final String CHAPTER =
      """
      # The lamp
      The lamp on the quay was lit. Nobody had seen who lit it.

      Mr Grobbleworth came down the stairs.

      # The boat
      There was a boat at the end of the quay.
      """;

  @Test
  void aChapterFromTheClipboardToTheProof() {
    beginAProject();
    pasteTheChapter();
    hearAndMendALine();
    sayANameOtherwise();
    slowTheScenesDown();
    handTheChapterOver();
    proveIt();
  }

  private void beginAProject() {
    awaitPack();
    push(KeyCode.CONTROL, KeyCode.N);
    await("the name", () -> lookup("#project-name").tryQuery().isPresent());
    interact(() -> ((TextField) find("#project-name")).setText("The lamp"));
    push(KeyCode.ENTER);
    await("the project", () -> model.manuscript().project() != null);
    await("its plan", () -> model.renders().states().plan().isPresent());
  }

  private void pasteTheChapter() {
    onFx(
        () ->
            Clipboard.getSystemClipboard()
                .setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, CHAPTER)));
    interact(() -> find("#script").requestFocus());
    push(KeyCode.CONTROL, KeyCode.V);
    await("the lines", () -> lines().size() >= 3);
    assertEquals(
        List.of("The lamp", "The boat"),
        model.manuscript().project().scenes().stream()
            .map(scene -> scene.title())
            .filter(title -> !title.isEmpty())
            .toList());
    assertTrue(lines().stream().noneMatch(line -> line.speakerId().isEmpty()));
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
    awaitFresh();
  }

  private void awaitFresh() {
    await(
        "all fresh",
        () ->
            lines().stream()
                .allMatch(line -> model.renders().states().state(line) instanceof LineState.Fresh));
  }

  private void hearAndMendALine() {
    Line last = lines().get(lines().size() - 1);
    interact(() -> model.selection().select(last.id()));
    push(KeyCode.ENTER);
    await("the editor", () -> lookup("#line-editor").tryQuery().isPresent());
    await("its keys", () -> find("#line-editor").isFocused());
    write(" It was empty.").push(KeyCode.ESCAPE);
    push(KeyCode.SPACE);
    awaitFresh();
    assertTrue(lines().get(lines().size() - 1).text().endsWith("It was empty."));
  }

  private void sayANameOtherwise() {
    push(KeyCode.F7);
    await("the dictionary", () -> lookup("#entry-word").tryQuery().isPresent());
    await("its keys", () -> find("#entry-word").isFocused());
    new Counted(this).type("Grobbleworth").press(KeyCode.ENTER).type("grobble worth");
    assertEquals("1 line goes stale by it.", ((Labeled) find("#entry-status")).getText());
    push(KeyCode.ENTER);
    push(KeyCode.ESCAPE);
    assertEquals(1, model.manuscript().project().dictionary().size());
  }

  private void slowTheScenesDown() {
    push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.P);
    await("the settings", () -> lookup("#gap-paragraph").tryQuery().isPresent());
    interact(() -> ((TextField) find("#gap-paragraph")).setText("1.2"));
    clickOn("#apply-settings");
    await(
        "the gap", () -> model.manuscript().project().defaults().gaps().paragraphSeconds() == 1.2);
  }

  private void handTheChapterOver() {
    push(KeyCode.CONTROL, KeyCode.E);
    await("the export", () -> lookup("#export-joined").tryQuery().isPresent());
    clickOn("#export-joined");
    clickOn("#export-now");
    await(
        "the files",
        () ->
            model.notices().shown().stream()
                .anyMatch(each -> each.id().equals("export") && each.kind() == Notice.Kind.GOOD));
    Path scenes = folder.resolve("documents/The lamp WAVs/scenes");
    try (var files = Files.list(scenes)) {
      assertEquals(8, files.count(), "two chapters, each with two subtitles and a cue sheet");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void proveIt() {
    push(KeyCode.CONTROL, KeyCode.Y);
    await("the page", () -> lookup("#verify-counts").tryQuery().isPresent());
    String all = "All " + lines().size() + " takes are the same again.";
    await("the proof", () -> ((Labeled) find("#verify-counts")).getText().equals(all));
  }
}
