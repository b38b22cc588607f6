package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Seed;
import studio.reprise.ui.model.Notice;
import studio.reprise.ui.model.sound.Playback;

/** What is done all day takes so many clicks and keys, and no more. */
class ClicksAndKeysTest extends StudioTest {
  /** What is done, and the clicks and keys that are enough for it. */
  private enum Step {
    FIRST_SOUND_IN_A_NEW_PROJECT(5),
    HEAR(1),
    STOP(1),
    /** To stop at a fault is {@link #STOP}: the line that was heard is the one to work on. */
    PLAY_A_CHAPTER_AND_FOLLOW(1),
    MEND_A_NAME_EVERYWHERE(4),
    RETAKE_DURING_A_LONG_RENDER(1),
    COMPARE_TWO_TAKES(1),
    AUDITION_SIX_KEEP_AND_LOCK(4),
    EDIT_A_SENTENCE_AND_HEAR_IT(3),
    EXPORT_A_CHAPTER_AS_ONE_FILE(3),
    EXPORT_IT_AGAIN(1),
    VERIFY(2);

    private final int enough;

    Step(int enough) {
      this.enough = enough;
    }
  }

  /** Half a minute: nobody on a slow machine comes too late to stop it. */
  private static final String LONG = "This line is long enough to be stopped. ".repeat(12).strip();

  private Counted author = new Counted(this);

  /** Ends a step; what is done next is counted from none. */
  private void took(Step step) {
    assertTrue(
        author.count() <= step.enough,
        step + ": " + author.count() + " clicks and keys, " + step.enough + " are enough");
    author = new Counted(this);
  }

  private boolean isHeard() {
    return model.playback().heardProperty().get() instanceof Playback.Heard.Take;
  }

  private void renderAll() {
    interact(() -> model.rendering().renderStale());
    await("all takes", () -> lines().stream().allMatch(this::isRendered));
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
    took(Step.FIRST_SOUND_IN_A_NEW_PROJECT);
  }

  @Test
  void aSentenceIsEditedAndHeard() {
    openProject("One", "Two");
    renderAll();
    String before = lines().get(0).takeFingerprint();
    author.press(KeyCode.ENTER);
    awaitFocus("#line-editor");
    author.type(" more").press(KeyCode.ESCAPE).press(KeyCode.SPACE);
    await("the sound", this::isHeard);
    assertTrue(!lines().get(0).takeFingerprint().equals(before), "the new words are heard");
    took(Step.EDIT_A_SENTENCE_AND_HEAR_IT);
  }

  @Test
  void aLineIsHeardAndStopped() {
    openProject(LONG);
    renderAll();
    author.press(KeyCode.SPACE);
    await("the sound", this::isHeard);
    took(Step.HEAR);
    author.press(KeyCode.SPACE);
    await("silence", () -> !model.listening().isBusy());
    took(Step.STOP);
  }

  @Test
  void aChapterIsFollowedAndStoppedAtAFault() {
    openProject("One", LONG, "Three");
    renderAll();
    author.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.SPACE);
    await("the second line", () -> "line2".equals(model.sounding().lineIdProperty().get()));
    took(Step.PLAY_A_CHAPTER_AND_FOLLOW);
    author.press(KeyCode.SPACE);
    await("silence", () -> !model.listening().isBusy());
    assertEquals("line2", model.selection().current());
    took(Step.STOP);
  }

  @Test
  void aLineIsTakenAgainDuringALongRender() {
    openProject("One", "Two", "Three", "Four", "Five", "Six");
    renderAll();
    CountDownLatch goOn = new CountDownLatch(1);
    tone.onProgress(at -> awaited(goOn));
    try {
      interact(
          () ->
              model
                  .manuscript()
                  .edit(LineEdits.pinSeed(lines().stream().map(Line::id).toList(), 7)));
      interact(() -> model.rendering().renderStale());
      await("the first of them", () -> model.renders().placeOf("line1") < 0);
      interact(() -> model.selection().select("line5"));
      author.press(KeyCode.CONTROL, KeyCode.G);
      await("its place", () -> model.renders().placeOf("line5") == 0);
      took(Step.RETAKE_DURING_A_LONG_RENDER);
    } finally {
      goOn.countDown();
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void twoTakesAreCompared() {
    openProject("Good morning.");
    renderAll();
    interact(() -> model.rendering().audition(lines().get(0), 2));
    await("three takes", () -> takes() == 3);
    interact(() -> model.listening().stop());
    author.press(KeyCode.CONTROL, KeyCode.B);
    assertFalse(model.selection().otherProperty().get().isEmpty());
    took(Step.COMPARE_TWO_TAKES);
  }

  @Test
  void sixAreAuditionedOneIsKeptAndLocked() {
    openProject("Good morning.");
    author.press(KeyCode.CONTROL, KeyCode.U);
    await("six takes", () -> takes() == 6);
    author.press(KeyCode.DIGIT3).press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K);
    assertEquals(Seed.Origin.SWEPT, lines().get(0).seed().origin());
    assertTrue(lines().get(0).locked());
    took(Step.AUDITION_SIX_KEEP_AND_LOCK);
  }

  private int takes() {
    return model.renders().states().takesOf(lines().get(0)).size();
  }

  @Test
  void aNameIsMendedEverywhere() {
    openProject("Reprise is here", "And Reprise again");
    author.press(KeyCode.F7);
    awaitFocus("#entry-word");
    author.type("Reprise").press(KeyCode.ENTER).type("reh-preez").press(KeyCode.ENTER);
    assertEquals(
        List.of(DictionaryEntry.forProject("Reprise", "reh-preez")),
        model.manuscript().project().dictionary());
    took(Step.MEND_A_NAME_EVERYWHERE);
  }

  @Test
  void aChapterIsExportedAsOneFileAndThenAgain() {
    openProject("One", "Two");
    author.press(KeyCode.CONTROL, KeyCode.E);
    awaitOnScreen("#export-joined");
    author.click("#export-joined").click("#export-now");
    Path scene = folder.resolve("documents/Prepared WAVs/scenes/01-At_the_inn.wav");
    await("the chapter", () -> Files.exists(scene) && isExported());
    took(Step.EXPORT_A_CHAPTER_AS_ONE_FILE);
    interact(() -> model.notices().dismiss("export"));
    author.press(KeyCode.CONTROL, KeyCode.E);
    await("the chapter again", this::isExported);
    took(Step.EXPORT_IT_AGAIN);
  }

  private boolean isExported() {
    return model.notices().shown().stream()
        .anyMatch(each -> each.id().equals("export") && each.kind() == Notice.Kind.GOOD);
  }

  @Test
  void allTakesAreVerified() {
    openProject("One", "Two");
    renderAll();
    author.press(KeyCode.CONTROL, KeyCode.Y);
    awaitOnScreen("#verify-counts");
    await(
        "the verdict",
        () ->
            ((javafx.scene.control.Labeled) find("#verify-counts"))
                .getText()
                .equals("All 2 takes are the same again."));
    took(Step.VERIFY);
  }
}
