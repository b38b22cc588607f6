package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.reprise.render.CanonicalSound;
import studio.reprise.speech.Stage;
import studio.reprise.ui.model.sound.Playback;

/** A line without a take sounds while the rest of it is still rendered. */
class StreamingTest extends StudioTest {
  private static final String LINE =
      "The boats came home late, and the lamps went on along the wall one after the other.";

  private final CountDownLatch rest = new CountDownLatch(1);

  private void holdAtTheLastToken() {
    tone.onProgress(
        at -> {
          if (at.stage() == Stage.TOKENS && at.done() == at.total() - 1) {
            try {
              rest.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        });
  }

  @Test
  void whatIsSpokenFirstIsHeardBeforeTheRestIsRenderedAndTheTakeIsTheWhole() {
    openProject(LINE);
    holdAtTheLastToken();
    interact(() -> find("#script").requestFocus());
    List<String> order = new ArrayList<>();
    interact(
        () ->
            model
                .playback()
                .playingProperty()
                .addListener(
                    (value, old, now) ->
                        order.add(
                            (now ? "sound" : "silence")
                                + (isRendered(lines().get(0)) ? " after" : " before"))));
    push(KeyCode.SPACE);
    await("the first sound", () -> model.playback().playingProperty().get());
    assertFalse(isRendered(lines().get(0)));
    assertEquals("line1", model.sounding().lineIdProperty().get());
    rest.countDown();
    await("the take", () -> isRendered(lines().get(0)));
    await("its end", () -> !model.playback().playingProperty().get());
    assertEquals(List.of("sound before", "silence after"), order);
    String take = lines().get(0).takeFingerprint();
    assertEquals(new Playback.Heard.Take(take), model.playback().heardProperty().get());
    assertEquals(lengthOf(take), model.playback().positionProperty().get());

    interact(() -> model.selection().select("line1"));
    assertEquals(hashWithoutListening(), hashOf(take));
  }

  private long lengthOf(String take) {
    return model.renders().states().index().receipt(take).orElseThrow().made().durationSamples();
  }

  private String hashOf(String take) {
    return CanonicalSound.sha256(model.manuscript().folder().takes().sound(take).orElseThrow());
  }

  /** The same line in another project, rendered with others and heard by nobody. */
  private String hashWithoutListening() {
    java.nio.file.Path other = folder.resolve("documents/Other");
    TestProjects.withSpeaker(other, java.nio.file.Path.of("sample-voices/rms.wav"), LINE, "Two");
    interact(() -> model.projects().open(other));
    await("the other project", () -> model.manuscript().project() != null && lines().size() == 2);
    interact(() -> model.rendering().renderStale());
    await("its takes", () -> lines().stream().allMatch(this::isRendered));
    return hashOf(lines().get(0).takeFingerprint());
  }

  @Test
  void whoStopsListeningKeepsTheTake() {
    openProject(LINE);
    holdAtTheLastToken();
    interact(() -> find("#script").requestFocus());
    push(KeyCode.SPACE);
    await("the first sound", () -> model.playback().playingProperty().get());
    push(KeyCode.ESCAPE);
    await("silence", () -> !model.playback().playingProperty().get());
    rest.countDown();
    await("the take", () -> isRendered(lines().get(0)));
    assertFalse(model.listening().isBusy());
  }

  @Test
  void aRenderThatFailsInTheMiddleEndsInSilence() {
    openProject(LINE);
    tone.onProgress(
        at -> {
          if (at.stage() == Stage.MEL) {
            throw new studio.reprise.speech.SpeechException("The text cannot be spoken.");
          }
        });
    interact(() -> find("#script").requestFocus());
    push(KeyCode.SPACE);
    await("the failure", () -> model.renders().jobs().failedCount() == 1);
    await("silence", () -> !model.listening().isBusy());
    assertTrue(lines().get(0).takeFingerprint().isEmpty());
  }
}
