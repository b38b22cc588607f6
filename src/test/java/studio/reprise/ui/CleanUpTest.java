package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.TakeEdits;
import studio.reprise.render.Receipt;
import studio.reprise.storage.ProjectCleanup;

/** Takes that were thrown away come back, or are deleted for good. */
class CleanUpTest extends StudioTest {
  private Line first() {
    return lines().get(0);
  }

  private String aThrownTake() {
    openProject("One", "Two");
    interact(() -> model.rendering().renderStale());
    await("all takes", () -> lines().stream().allMatch(this::isRendered));
    interact(() -> model.selection().select(first().id()));
    String thrown = first().takeFingerprint();
    interact(() -> model.manuscript().edit(TakeEdits.deleteTake(first().id(), thrown)));
    return thrown;
  }

  private Path take(String fingerprint) {
    return model.manuscript().folder().path().resolve("takes").resolve(fingerprint + ".wav");
  }

  private boolean isNoticed(String words) {
    return model.notices().shown().stream().anyMatch(notice -> notice.text().contains(words));
  }

  @Test
  void aThrownTakeComesBackByTheButtonBelowTheTakes() {
    String thrown = aThrownTake();
    Button bin = find("#takes-bin");
    await("the bin", bin::isVisible);
    assertEquals("Bring back the deleted take", bin.getText());
    interact(bin::fire);
    assertFalse(first().hasBinned(thrown));
    assertEquals(1, model.renders().states().takesOf(first()).size());
    await("an empty bin", () -> !bin.isVisible());
    interact(() -> model.manuscript().undo());
    assertTrue(first().hasBinned(thrown), "one step");
  }

  @Test
  void aRetakenCopyKeepsTheTakeOfItsOriginalEvenWhenThatIsGone() {
    openProject("One");
    interact(() -> model.rendering().renderStale());
    await("the take", () -> isRendered(first()));
    String original = first().takeFingerprint();
    interact(() -> model.lines().pasteCopies(lines()));
    String copy = lines().get(1).id();
    interact(() -> model.manuscript().edit(LineEdits.pinSeed(List.of(copy), 7)));
    interact(() -> model.rendering().renderStale());
    await("a take of its own", () -> !lines().get(1).takeFingerprint().equals(original));
    assertEquals(List.of(original, lines().get(1).takeFingerprint()), takesOf(lines().get(1)));

    interact(() -> model.manuscript().edit(LineEdits.delete(List.of(first().id()))));
    Path place = model.manuscript().folder().path();
    interact(() -> model.projects().open(place));
    await("the receipts", () -> takesOf(first()).size() == 2);
    assertEquals(original, takesOf(first()).get(0));
    ProjectCleanup found =
        ProjectCleanup.find(model.manuscript().folder(), model.manuscript().project());
    assertTrue(found.isEmpty(), "the copy has it");
    interact(() -> model.manuscript().edit(TakeEdits.deleteTake(copy, original)));
    assertEquals(1, takesOf(first()).size());
    assertEquals(List.of(original), model.renders().states().index().binned(first()));
  }

  private List<String> takesOf(Line line) {
    return model.renders().states().takesOf(line).stream().map(Receipt::fingerprint).toList();
  }

  @Test
  void whatNobodyNeedsIsShownAndDeletedOnlyWhenTheAuthorSaysSo() {
    String thrown = aThrownTake();
    push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.C);
    await("the page", () -> lookup("#cleanup").tryQuery().isPresent());
    await("the keys", () -> find("#cleanup").getScene().getFocusOwner() instanceof Button);
    Button focused = (Button) find("#cleanup").getScene().getFocusOwner();
    assertTrue(focused.isCancelButton(), "nothing is deleted by a key that comes too early");
    assertTrue(focused.isDefaultButton(), "nor by Enter");
    push(KeyCode.ENTER);
    await("no page", () -> lookup("#cleanup").tryQuery().isEmpty());
    assertTrue(Files.exists(take(thrown)), "Enter keeps it");
    push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.C);
    await("the page", () -> lookup("#cleanup").tryQuery().isPresent());
    push(KeyCode.ESCAPE);
    await("no page", () -> lookup("#cleanup").tryQuery().isEmpty());
    assertTrue(Files.exists(take(thrown)), "Escape keeps it");
    push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.C);
    await("the page", () -> lookup("#cleanup-delete").tryQuery().isPresent());
    interact(() -> ((Button) find("#cleanup-delete")).fire());
    await("the end", () -> isNoticed("is deleted"));
    assertFalse(Files.exists(take(thrown)));
    assertTrue(Files.exists(take(lines().get(1).takeFingerprint())));
    interact(() -> model.manuscript().undo());
    assertEquals(thrown, first().takeFingerprint());
    assertFalse(isRendered(first()), "undo does not bring its sound back");
    push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.C);
    await("nothing", () -> isNoticed("nothing to clean up"));
    interact(() -> model.projects().close(() -> {}));
    await("what was said of a project goes with it", () -> model.notices().shown().isEmpty());
  }
}
