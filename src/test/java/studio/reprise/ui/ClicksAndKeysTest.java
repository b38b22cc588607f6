package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.ui.model.Notice;
import studio.reprise.ui.model.sound.Playback;

/** What is done all day takes so many clicks and keys, and no more. */
class ClicksAndKeysTest extends StudioTest {
  private final Counted author = new Counted(this);

  private void takes(int most) {
    assertTrue(
        author.count() <= most, author.count() + " clicks and keys; " + most + " are enough");
  }

  private boolean isHeard() {
    return model.playback().heardProperty().get() instanceof Playback.Heard.Take;
  }

  private void awaitOnScreen(String query) {
    await(query, () -> lookup(query).tryQuery().filter(node -> node.isVisible()).isPresent());
  }

  private void awaitFocus(String query) {
    awaitOnScreen(query);
    await("the keys of " + query, () -> find(query).isFocused());
  }

  @Test
  void theFirstSoundInANewProject() {
    awaitPack();
    author.press(KeyCode.CONTROL, KeyCode.N);
    awaitFocus("#project-name");
    author.press(KeyCode.ENTER);
    await("the project", () -> model.manuscript().project() != null);
    await("the pack", () -> model.renders().states().plan().isPresent());
    author.press(KeyCode.CONTROL, KeyCode.L);
    awaitFocus("#line-editor");
    author.type("Hello.").press(KeyCode.ESCAPE).press(KeyCode.SPACE);
    await("the sound", this::isHeard);
    takes(5);
  }

  @Test
  void aSentenceIsEditedAndHeard() {
    openProject("One", "Two");
    interact(() -> model.rendering().renderStale());
    await("all takes", () -> lines().stream().allMatch(this::isRendered));
    String before = lines().get(0).takeFingerprint();
    author.press(KeyCode.ENTER);
    awaitFocus("#line-editor");
    author.type(" more").press(KeyCode.ESCAPE).press(KeyCode.SPACE);
    await("the sound", this::isHeard);
    assertTrue(!lines().get(0).takeFingerprint().equals(before), "the new words are heard");
    takes(3);
  }

  @Test
  void aNameIsMendedEverywhere() {
    openProject("Reprise is here", "And Reprise again");
    author.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.D);
    awaitFocus("#entry-word");
    author.type("Reprise").press(KeyCode.ENTER).type("reh-preez").press(KeyCode.ENTER);
    assertEquals(
        java.util.List.of(DictionaryEntry.forProject("Reprise", "reh-preez")),
        model.manuscript().project().dictionary());
    takes(4);
  }

  @Test
  void aChapterIsExportedAsOneFileAndThenAgain() {
    openProject("One", "Two");
    author.press(KeyCode.CONTROL, KeyCode.E);
    awaitOnScreen("#export-joined");
    author.click("#export-joined").click("#export-now");
    Path scene = folder.resolve("documents/Prepared WAVs/scenes/01-At_the_inn.wav");
    await("the chapter", () -> Files.exists(scene) && isExported());
    takes(3);
    interact(() -> model.notices().dismiss("export"));
    Counted again = new Counted(this);
    again.press(KeyCode.CONTROL, KeyCode.E);
    await("the chapter again", this::isExported);
    assertEquals(1, again.count());
  }

  private boolean isExported() {
    return model.notices().shown().stream()
        .anyMatch(each -> each.id().equals("export") && each.kind() == Notice.Kind.GOOD);
  }

  @Test
  void allTakesAreVerified() {
    openProject("One", "Two");
    interact(() -> model.rendering().renderStale());
    await("all takes", () -> lines().stream().allMatch(this::isRendered));
    author.press(KeyCode.CONTROL, KeyCode.Y);
    awaitOnScreen("#verify-counts");
    await(
        "the verdict",
        () ->
            ((javafx.scene.control.Labeled) find("#verify-counts"))
                .getText()
                .equals("All 2 takes are the same again."));
    takes(2);
  }
}
