package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.storage.ProjectFolder;

/** Nothing is lost by closing, and the status bar says what is so. */
class ClosingTest extends StudioTest {

  private String status() {
    return ((Labeled) find("#kept")).getText();
  }

  private Path place() {
    return folder.resolve("documents/Prepared");
  }

  private Path away() {
    return folder.resolve("away");
  }

  private void changeWhileTheFolderIsGone() throws IOException {
    openProject("Before");
    Files.move(place(), away());
    interact(() -> model.lines().changeText("line1", "After"));
    await("the truth", () -> status().equals("In this window only"));
  }

  @Test
  void editsThatCannotBeKeptAreTriedAgainUntilTheyAre() throws IOException {
    changeWhileTheFolderIsGone();
    assertEquals(1, model.notices().shown().stream().filter(n -> n.id().equals("unkept")).count());
    assertTrue(lookup("#failure").tryQuery().isEmpty(), "no dialog a keystroke");
    Files.move(away(), place());
    await("they are kept", () -> status().equals("In the journal") || status().equals("Saved"));
    assertTrue(model.notices().shown().isEmpty(), model.notices().shown().toString());
    interact(() -> model.projects().close(() -> {}));
    await("closed", () -> model.manuscript().project() == null);
    try (ProjectFolder again = ProjectFolder.open(place())) {
      assertEquals("After", again.project().lines().findFirst().orElseThrow().text());
    }
  }

  @Test
  void closingAsksWhenEditsAreNowhereElse() throws IOException {
    changeWhileTheFolderIsGone();
    interact(() -> model.projects().close(() -> {}));
    await("the question", () -> lookup("#closing-unkept").tryQuery().isPresent());
    push(KeyCode.ESCAPE);
    await("no question", () -> lookup("#closing-unkept").tryQuery().isEmpty());
    assertEquals("After", lines().get(0).text());

    interact(() -> model.projects().close(() -> {}));
    await("the question", () -> lookup("#closing-unkept").tryQuery().isPresent());
    Button discard = find("#closing-discard");
    assertFalse(discard.isDefaultButton() || discard.isCancelButton());
    Files.move(away(), place());
    clickOn("#closing-again");
    await("closed", () -> model.manuscript().project() == null);
    try (ProjectFolder again = ProjectFolder.open(place())) {
      assertEquals("After", again.project().lines().findFirst().orElseThrow().text());
    }
  }

  @Test
  void whatIsDiscardedIsDiscardedByTheAuthorAlone() throws IOException {
    changeWhileTheFolderIsGone();
    interact(() -> model.projects().close(() -> {}));
    await("the question", () -> lookup("#closing-unkept").tryQuery().isPresent());
    clickOn("#closing-discard");
    await("closed", () -> model.manuscript().project() == null);
  }

  @Test
  void aProjectGoesOnInANewFolderWithItsTakesAndSteps() {
    openProject("One", "Two");
    interact(() -> model.rendering().playOrRender(lines().get(0)));
    await("the take", () -> isRendered(lines().get(0)));
    interact(() -> model.lines().changeText("line2", "Changed"));
    Path copy = folder.resolve("documents/Copy");
    interact(() -> model.closing().saveAs(copy, () -> {}));
    await("the new folder", () -> copy.equals(model.manuscript().folder().path()));
    interact(() -> model.manuscript().undo());
    assertEquals(List.of("One", "Two"), lines().stream().map(Line::text).toList());
    assertTrue(isRendered(lines().get(0)));
    interact(() -> model.rendering().playOrRender(lines().get(1)));
    await("a take in the copy", () -> isRendered(lines().get(1)));
    assertTrue(
        Files.exists(copy.resolve("takes").resolve(lines().get(1).takeFingerprint() + ".wav")));
    assertFalse(
        Files.exists(place().resolve("takes").resolve(lines().get(1).takeFingerprint() + ".wav")));
  }

  @Test
  void aCopyIsMadeAndTheWindowStays() {
    openProject("One");
    interact(() -> model.lines().changeText("line1", "Changed"));
    Path copy = folder.resolve("documents/Copy");
    Path[] made = new Path[1];
    interact(() -> model.closing().saveCopy(copy, at -> made[0] = at));
    await("the copy", () -> made[0] != null);
    assertEquals(place(), model.manuscript().folder().path());
    try (ProjectFolder opened = ProjectFolder.open(copy)) {
      assertEquals("Changed", opened.project().lines().findFirst().orElseThrow().text());
    }
  }

  @Test
  void aProjectComesBackOnTheLineOnWhichItWasLeft() {
    openProject("One", "Two", "Three");
    interact(() -> model.selection().select("line3"));
    Path place = place();
    interact(() -> model.projects().close(() -> {}));
    await("closed", () -> model.manuscript().project() == null);
    interact(() -> model.projects().open(place));
    await("the line", () -> "line3".equals(model.selection().current()));
    interact(() -> model.manuscript().edit(LineEdits.delete(List.of("line3"))));
    interact(() -> model.projects().close(() -> {}));
    await("closed", () -> model.manuscript().project() == null);
    interact(() -> model.projects().open(place));
    await("the first line", () -> "line1".equals(model.selection().current()));
  }

  @Test
  void closingAsksWhileRendersWait() {
    openProject("One", "Two");
    interact(() -> model.renders().pause());
    clickOn("#render-stale");
    interact(() -> model.projects().close(() -> {}));
    for (KeyCode tooEarly : List.of(KeyCode.ESCAPE, KeyCode.ENTER, KeyCode.SPACE)) {
      await("the question", () -> lookup("#closing-renders").tryQuery().isPresent());
      await("the keys", () -> find("#closing-renders").getScene().getFocusOwner() != null);
      push(tooEarly);
      await("no question", () -> lookup("#closing-renders").tryQuery().isEmpty());
      assertEquals(2, lines().size(), tooEarly + " loses nothing");
      interact(() -> model.projects().close(() -> {}));
    }
    await("the question", () -> lookup("#closing-renders").tryQuery().isPresent());
    push(KeyCode.ESCAPE);
    await("no question", () -> lookup("#closing-renders").tryQuery().isEmpty());
    interact(() -> model.projects().close(() -> {}));
    await("the question", () -> lookup("#closing-renders").tryQuery().isPresent());
    clickOn("#closing-leave");
    await("closed", () -> model.manuscript().project() == null);
    assertFalse(model.manuscript().isOpen());
  }
}
