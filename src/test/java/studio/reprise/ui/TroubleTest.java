package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.WavFile;
import studio.reprise.document.LineEdits;
import studio.reprise.document.SpeakerEdits;
import studio.reprise.render.LineState;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.Stage;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.ui.imports.ImportDialog;
import studio.reprise.ui.model.render.Job;
import studio.reprise.ui.speakers.SpeakersDesk;

/** What goes wrong, is said, and is mended from the window. */
class TroubleTest extends StudioTest {
  private boolean says(String query, String words) {
    return lookup(query).queryAll().stream()
        .anyMatch(node -> node instanceof Labeled label && label.getText().contains(words));
  }

  @Test
  void aRenderIsCancelledMidwayAndNothingOfItIsKept() {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    tone.onProgress(
        at -> {
          if (at.stage() == Stage.TOKENS && at.done() == 3) {
            reached.countDown();
            awaitQuietly(goOn);
          }
        });
    openProject("A line that is cancelled.", "Another one.");
    clickOn("#render-stale");
    awaitQuietly(reached);
    await(
        "rendering",
        () -> model.renders().states().state(lines().get(0)) instanceof LineState.Rendering);
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X);
    goOn.countDown();
    await("both cancelled", () -> model.renders().jobs().shown().stream().noneMatch(Job::isLive));
    assertTrue(model.renders().states().state(lines().get(0)) instanceof LineState.Ready);
    assertEquals(List.of(), model.manuscript().folder().takes().fingerprints());

    tone.onProgress(at -> {});
    clickOn("#render-stale");
    await("both takes", () -> lines().stream().allMatch(this::isRendered));
  }

  @Test
  void whatWasTypedBeforeAKillIsThereAgain() throws IOException {
    openProject("Before");
    interact(() -> model.manuscript().edit(LineEdits.changeText("line1", "After")));
    awaitStorage();
    Path killed = folder.resolve("documents/Killed");
    copy(folder.resolve("documents/Prepared"), killed);

    interact(() -> model.projects().open(killed));
    await("the recovery", () -> says("#notices .label", "recovered"));
    assertEquals("After", lines().get(0).text());
  }

  @Test
  void aMissingClipIsChosenAgain() throws IOException {
    Path place = folder.resolve("documents/Clipless");
    Path clip = Path.of("sample-voices/rms.wav");
    TestProjects.withSpeaker(place, clip, "A line.");
    try (Stream<Path> clips = Files.list(place.resolve("clips"))) {
      Files.delete(clips.findFirst().orElseThrow());
    }
    interact(() -> model.projects().open(place));
    await("the notice", () -> says("#notices .label", "Ruben"));
    assertTrue(says(".card .label", "missing"));

    clickOn(labelled("Repair"));
    assertEquals("ruben", model.selection().speakerProperty().get());
    interact(
        () ->
            model
                .speakers()
                .read(clip, pcm -> new SpeakersDesk(model).clips().trim("ruben", "", pcm)));
    await("the clip dialog", () -> lookup("#use-clip").tryQuery().isPresent());
    clickOn("#use-clip");
    await("the clip", () -> model.notices().shown().isEmpty());
    assertFalse(says(".card .label", "missing"));
    clickOn("#render-stale");
    await("the take", () -> isRendered(lines().get(0)));
  }

  @Test
  void theSilenceOfAClipIsTrimmedWhereTheDoctorAdvisesItAndUndoBringsItBack() throws IOException {
    Path place = folder.resolve("documents/Silent");
    TestProjects.withSpeaker(place, withSilenceBefore("sample-voices/rms.wav"), "A line.");
    interact(() -> model.projects().open(place));
    await("the advice", () -> says(".card .label", "of silence; cut that off"));
    String before = model.manuscript().project().speakers().get(0).clipSha256();

    clickOn(".card .trim-silence");
    await("the shorter clip", () -> !clip().equals(before));
    await("no advice", () -> !says(".card .label", "of silence"));
    assertEquals(
        "We were talking about the weather and the price of bread.",
        model.manuscript().project().speakers().get(0).transcript());

    push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(before, clip());
    await("the advice again", () -> says(".card .label", "of silence; cut that off"));
  }

  @Test
  void aLineInAnotherLanguageIsToldBeforeItIsRendered() {
    openProject("Ich habe das nicht gesagt, und du hast es nicht gewusst.", "A line.");
    await("the remark", () -> says(".line-heard", "seems to be German"));
    interact(() -> model.lines().changeText("line1", "I have not said that."));
    await("no remark", () -> lookup(".line-heard").queryAll().stream().noneMatch(this::isRemark));
  }

  @Test
  void aLineThatCannotBeSpokenSaysWhyAndASampleVoiceHelps() {
    openProject("A line.");
    interact(() -> model.manuscript().edit(SpeakerEdits.changeClip("ruben", "", "")));
    clickOn("#script");
    interact(() -> model.selection().select("line1"));
    push(KeyCode.SPACE);
    await("the reason", () -> says("#notices .label", "Ruben has no reference clip yet"));
    assertFalse(model.listening().isBusy(), "nothing is waited for");

    interact(() -> model.speakers().takeVoice("ruben", model.places().voices().get(0)));
    await("a clip", () -> !clip().isEmpty());
    assertEquals("Change clip", model.manuscript().undoNameProperty().get());
    push(KeyCode.SPACE);
    await("the take", () -> isRendered(lines().get(0)));
    assertFalse(says("#notices .label", "no reference clip"));
    interact(() -> model.listening().stop());
  }

  @Test
  void aLineInAnotherPacksLanguageNamesThatPack() throws IOException {
    openProject("A line.");
    Files.createDirectories(packFolder().resolve("mandarin"));
    interact(() -> model.lines().changeText("line1", "银行行长"));
    clickOn("#script");
    interact(() -> model.selection().select("line1"));
    push(KeyCode.SPACE);
    await("the pack", () -> says("#notices .label", "The voice pack \"mandarin\", which is here"));
    clickOn(labelled("Choose a voice pack"));
    await("the packs", () -> says(".label", "A voice pack is a folder of weights"));
  }

  private boolean isRemark(Node label) {
    for (Node each = label; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return !((Labeled) label).getText().isEmpty();
  }

  private String clip() {
    return model.manuscript().project().speakers().get(0).clipSha256();
  }

  private Path withSilenceBefore(String clip) throws IOException {
    Pcm spoken = WavFile.read(Path.of(clip));
    float[] late = new float[spoken.length() + spoken.sampleRateHz()];
    System.arraycopy(spoken.samples(), 0, late, spoken.sampleRateHz(), spoken.length());
    Path file = folder.resolve("late.wav");
    WavFile.write(file, new Pcm(late, spoken.sampleRateHz()));
    return file;
  }

  @Test
  void aMissingPackIsChosenFromTheWindow() throws IOException {
    Files.delete(packFolder().resolve("starter"));
    interact(() -> model.loadPack());
    await("the notice", () -> says("#notices .label", "No voice pack"));
    Path place = folder.resolve("documents/Packless");
    TestProjects.withSpeaker(place, Path.of("sample-voices/rms.wav"), "A line.");
    interact(() -> model.projects().open(place));
    await("the project", () -> model.manuscript().project() != null);
    interact(() -> model.lines().changeText("line1", "Written without a pack."));
    assertEquals("Written without a pack.", lines().get(0).text());

    Files.createDirectory(packFolder().resolve("starter"));
    clickOn(labelled("Choose a voice pack"));
    await("the pack page", () -> lookup(".use-pack").tryQuery().isPresent());
    clickOn(".use-pack");
    awaitPack();
    await("no notice", () -> model.notices().shown().isEmpty());
    clickOn("#render-stale");
    await("the take", () -> isRendered(lines().get(0)));
  }

  @Test
  void aProjectThatIsOpenElsewhereIsShownAndNotChanged() {
    Path place = folder.resolve("documents/Elsewhere");
    TestProjects.withSpeaker(place, Path.of("sample-voices/rms.wav"), "A line.");
    try (ProjectFolder elsewhere = ProjectFolder.open(place)) {
      interact(() -> model.projects().open(place));
      await("the banner", () -> says("#notices .label", "read-only"));
      assertTrue(find("#render-stale").isDisabled());
      interact(() -> model.lines().changeText("line1", "Changed"));
      await("the failure", () -> lookup("#failure").tryQuery().isPresent());
      assertEquals("A line.", lines().get(0).text());
      assertTrue(elsewhere.readOnlyReason().isEmpty());
    }
  }

  @Test
  void aFailedRenderSaysWhyAndIsTriedAgain() {
    openProject("A line.");
    tone.onProgress(
        at -> {
          throw new SpeechException("The text cannot be spoken.");
        });
    clickOn("#render-stale");
    await(
        "failed", () -> model.renders().states().state(lines().get(0)) instanceof LineState.Failed);
    assertTrue(says("#queue .label", "The text cannot be spoken."));
    tone.onProgress(at -> {});
    interact(() -> model.renders().retry("line1"));
    await("the take", () -> isRendered(lines().get(0)));
  }

  @Test
  void aSpeakerWhoStillHasLinesIsNotDeletedAndTheDialogSaysWhatToDo() {
    openProject("A line.");
    interact(() -> model.manuscript().edit(SpeakerEdits.delete("ruben")));
    await("the failure", () -> lookup("#failure").tryQuery().isPresent());
    assertTrue(says("#failure .label", "Ruben still speaks 1 line"));
    assertTrue(says("#failure .label", "What you can do"));
  }

  @Test
  void aColumnThatAnImportPassesOverIsNamed() throws IOException {
    openProject("A line.");
    Path script = folder.resolve("script.csv");
    Files.writeString(script, "speaker,text,mood\nRuben,The tide turns.,calm\n");
    importScript(script);
    await("the remark", () -> says("#notices .label", "The column \"mood\" was passed over."));
    assertEquals("The tide turns.", lines().get(lines().size() - 1).text());
  }

  @Test
  void manyColumnsPassedOverDoNotFillTheWindow() throws IOException {
    openProject("A line.");
    Path script = folder.resolve("script.csv");
    Files.writeString(script, "text,c1,c2,c3,c4,c5,c6,c7\nThe tide turns.,1,2,3,4,5,6,7\n");
    importScript(script);
    await("the remarks", () -> says("#notices .label", "\"c5\" was passed over.\n…"));
    assertFalse(says("#notices .label", "c6"));
  }

  private void importScript(Path script) {
    interact(
        () ->
            new ImportDialog(model.scripts(), model.messages(), script, ImportDialog.As.FOUND_OUT)
                .show());
    await("the script", () -> lookup("#import-lines").tryQuery().isPresent());
    interact(() -> ((Button) lookup("#import-take").query()).fire());
  }

  private void awaitStorage() {
    CountDownLatch done = new CountDownLatch(1);
    model.storage().execute(done::countDown);
    awaitQuietly(done);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      if (!latch.await(20, java.util.concurrent.TimeUnit.SECONDS)) {
        throw new AssertionError("Waited in vain");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.filter(file -> !file.endsWith(".lock")).toList()) {
        Path target = to.resolve(from.relativize(each));
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
  }
}
