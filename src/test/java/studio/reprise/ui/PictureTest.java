package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.reprise.document.ProjectEdits;
import studio.reprise.ui.picture.PictureFile;
import studio.reprise.ui.picture.PictureView;

/** A video beside the script, on machines that can show it and on those that cannot. */
class PictureTest extends StudioTest {
  /** Three seconds, 25 frames in each, with sound. */
  private static final Path COUNTING = Path.of("src/test/resources/pictures/counting.mp4");

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
                  model.fx());
          made[0].onBar(() -> {}, () -> {});
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
                            && notice.text().contains("Everything else works")));
    interact(() -> model.rendering().renderStale());
    await("takes", () -> lines().stream().allMatch(this::isRendered));
  }

  private String frame() {
    return this.<ImageView>find("#picture-frame").getAccessibleText();
  }

  @Test
  void theFrameIsTheOneOfTheEar() {
    openProject("One", "Three seconds of a video are over before this one is. ".repeat(4).strip());
    interact(() -> model.rendering().renderStale());
    await("takes", () -> lines().stream().allMatch(this::isRendered));
    PictureView picture = picture();
    interact(() -> picture.open(COUNTING));
    interact(() -> model.selection().select("line2"));
    interact(() -> this.<TextField>find("#picture-time").setText("0:00:01:10"));
    interact(() -> this.<Button>find("#picture-place").fire());
    await("the line's frame", () -> "Frame 00:00:01:10 of the video".equals(frame()));
    interact(() -> model.selection().select("line1"));
    await("the first frame", () -> "Frame 00:00:00:00 of the video".equals(frame()));
    interact(() -> model.listening().playFrom("line1"));
    await("the last frame, which stays", () -> "Frame 00:00:02:24 of the video".equals(frame()));
    interact(() -> model.listening().stop());
    interact(picture::close);
  }

  @Test
  void aProjectKnowsItsVideoWhereverItLies() throws IOException {
    openProject("One");
    Path place = model.manuscript().folder().path();
    Path outside = Files.copy(COUNTING, folder.resolve("elsewhere.mp4"));
    interact(() -> pictureFile().choose(outside));
    assertEquals("elsewhere.mp4", model.manuscript().project().picture());
    assertEquals("Change picture", model.manuscript().undoNameProperty().get());
    interact(() -> model.projects().close(() -> {}));
    await("closed", () -> model.manuscript().project() == null);
    interact(() -> model.projects().open(place));
    await("the project", () -> model.manuscript().project() != null);
    assertEquals(Optional.of(outside.toAbsolutePath()), found());

    Path inside = Files.copy(COUNTING, place.resolve("cut.mp4"));
    interact(() -> pictureFile().choose(inside));
    assertEquals("cut.mp4", model.manuscript().project().picture());
    assertEquals(Optional.of(inside), found());
  }

  private PictureFile pictureFile() {
    return new PictureFile(model.manuscript(), model.picturePlaces());
  }

  private Optional<Path> found() {
    Optional<?>[] found = new Optional<?>[1];
    interact(() -> found[0] = pictureFile().find());
    return found[0].map(Path.class::cast);
  }

  @Test
  void aStrangersProjectOpensNoFileOfThisComputer() throws IOException {
    openProject("One");
    Path place = model.manuscript().folder().path();
    Path secret = Files.copy(COUNTING, folder.resolve("secret.mp4"));
    Files.createSymbolicLink(place.resolve("link.mp4"), secret);
    for (String name :
        new String[] {"../../secret.mp4", secret.toAbsolutePath().toString(), "link.mp4", "\0"}) {
      interact(() -> model.manuscript().edit(ProjectEdits.setPicture(name)));
      assertEquals(Optional.empty(), found(), name);
    }
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

  @Test
  void aVideoIsTakenOutOfTheProjectAndUndoBringsItBack() throws IOException {
    openProject("One");
    Path inside = Files.copy(COUNTING, model.manuscript().folder().path().resolve("cut.mp4"));
    interact(() -> pictureFile().choose(inside));
    push(KeyCode.ALT, KeyCode.DIGIT5);
    await("its picture", () -> lookup("#picture-frame").tryQuery().isPresent());
    push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DIGIT5);
    assertEquals("", model.manuscript().project().picture());
    assertEquals("Remove picture", model.manuscript().undoNameProperty().get());
    await("no picture", () -> lookup("#picture-frame").tryQuery().isEmpty());
    push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals("cut.mp4", model.manuscript().project().picture());
    await("its picture again", () -> lookup("#picture-frame").tryQuery().isPresent());
  }

  @Test
  void aCopyOfTheProjectShowsTheVideoWhereItLies() throws IOException {
    openProject("One");
    Path place = model.manuscript().folder().path();
    Path inside = Files.copy(COUNTING, place.resolve("cut.mp4"));
    interact(() -> pictureFile().choose(inside));
    Path copy = folder.resolve("documents/Copy");
    boolean[] isTold = new boolean[1];
    interact(
        () ->
            model
                .closing()
                .saveAs(
                    copy, () -> isTold[0] = pictureFile().stays(inside, place, copy, "cut.mp4")));
    await("the copy", () -> copy.equals(model.manuscript().folder().path()));
    assertEquals(Optional.of(inside.toAbsolutePath()), found());
    assertTrue(isTold[0], "who moves the project must know");
  }
}
