package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import studio.reprise.ui.picture.PictureView;

/** A video beside the script, on machines that can show it and on those that cannot. */
class PictureTest extends StudioTest {
  private PictureView picture() {
    PictureView[] made = new PictureView[1];
    interact(
        () -> {
          made[0] =
              new PictureView(
                  model.manuscript(),
                  model.listening(),
                  model.playback(),
                  model.selection(),
                  model.notices(),
                  model.messages(),
                  () -> {});
          ((javafx.scene.layout.BorderPane) stage.getScene().getRoot()).setRight(made[0]);
        });
    return made[0];
  }

  @Test
  void whatCannotBeShownIsSaidInOneSentenceAndTheRestWorks() throws IOException {
    openProject("One", "Two");
    Path broken = folder.resolve("cutscene.mp4");
    Files.write(broken, new byte[] {0, 0, 0, 8, 'f', 't', 'y', 'p', 1, 2, 3});
    PictureView picture = picture();
    interact(() -> picture.open(broken));
    await(
        "the sentence",
        () ->
            model.notices().shown().stream()
                .anyMatch(
                    notice ->
                        notice.id().equals("picture")
                            && notice.text().contains("cutscene.mp4")
                            && notice.text().contains("everything else works")));
    interact(() -> model.rendering().renderStale());
    await("takes", () -> lines().stream().allMatch(this::isRendered));
  }

  @Test
  void aLineBeginsAtTheTimeOfThePicture() {
    openProject("One", "Two", "Three");
    interact(() -> model.rendering().renderStale());
    await("takes", () -> lines().stream().allMatch(this::isRendered));
    picture();
    interact(() -> model.selection().select("line2"));
    interact(() -> this.<TextField>find("#picture-time").setText("0:00:05:10"));
    interact(() -> this.<Button>find("#picture-place").fire());
    var layout = model.listening().layoutProperty().get();
    assertEquals(
        5.4, layout.of("line2").orElseThrow().start() / (double) layout.sampleRateHz(), 0.001);
    assertEquals("Change gap", model.manuscript().undoNameProperty().get());

    interact(() -> model.selection().select("line3"));
    interact(() -> this.<TextField>find("#picture-time").setText("1"));
    interact(() -> this.<Button>find("#picture-place").fire());
    await("the reason", () -> lookup("#failure").tryQuery().isPresent());
    assertTrue(model.manuscript().undoNameProperty().get().equals("Change gap"));
  }
}
