package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.SampleDepth;
import studio.reprise.audio.codec.SoundFile;
import studio.reprise.desk.ProjectExport;
import studio.reprise.desk.game.GameProfile.WaveForm;
import studio.reprise.document.ExploreEdits;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Seed;
import studio.reprise.document.Style;
import studio.reprise.document.StyleEdits;
import studio.reprise.render.LineState;
import studio.reprise.render.Receipt;
import studio.reprise.ui.model.Export;
import studio.reprise.ui.model.Notice;

/** A game writer's day: characters, manners, tries, and a folder of files for the engine. */
class GameWriterJourneyTest extends StudioTest {
  private List<Receipt> takesOf(Line line) {
    return model.renders().states().takesOf(line);
  }

  private Line line(int number) {
    return lines().get(number);
  }

  @Test
  void aQuestFromItsLinesToTheEngine() throws IOException {
    openProject("Halt!", "Who goes there?", "Pass, friend.");
    giveARoleToTwoVoices();
    whisperWhatIsDirectedSo();
    tryALineUntilItIsRight();
    duplicateABark();
    handOverAsTheEngineWants();
  }

  private void giveARoleToTwoVoices() {
    interact(() -> model.speakers().add(model.places().voices().get(1)));
    await("the voice", () -> model.manuscript().project().speakers().size() == 2);
    String second = model.manuscript().project().speakers().get(1).id();
    interact(() -> model.selection().select("line3"));
    interact(() -> model.lines().changeSpeaker(second));
    assertEquals(second, line(2).speakerId());
  }

  private void whisperWhatIsDirectedSo() throws IOException {
    Pcm clip = SoundFile.read(Path.of("sample-voices/awb.wav"));
    interact(
        () -> {
          model.manuscript().edit(StyleEdits.add("ruben", Style.named("whisper")));
          model.speakers().changeClip("ruben", "whisper", clip, 0, clip.length(), "He carried.");
          model.manuscript().edit(LineEdits.changeDirection("line2", "whispering"));
          model.selection().select("line2");
          model.lines().onSelected(StyleEdits::chooseByDirection);
        });
    assertEquals("whisper", line(1).style());
    await(
        "the clip",
        () ->
            model
                .manuscript()
                .project()
                .speakers()
                .get(0)
                .styles()
                .get(0)
                .transcript()
                .equals("He carried."));
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
    await(
        "all takes",
        () ->
            lines().stream()
                .allMatch(each -> model.renders().states().state(each) instanceof LineState.Fresh));
  }

  private void tryALineUntilItIsRight() {
    interact(
        () -> {
          model.selection().select("line1");
          model.lines().onSelected(ExploreEdits::explore);
        });
    int before = takesOf(line(0)).size();
    for (int more = 1; more <= 2; more++) {
      int wanted = before + more;
      push(KeyCode.CONTROL, KeyCode.R);
      await("try " + more, () -> takesOf(line(0)).size() == wanted);
    }
    Receipt right = takesOf(line(0)).get(before);
    interact(() -> model.rendering().keep(line(0), right));
    interact(() -> model.lines().onSelected(ExploreEdits::pin));
    assertEquals(Seed.pinned(right.said().seed()), line(0).seed());
    assertEquals(right.fingerprint(), line(0).takeFingerprint());
  }

  private void duplicateABark() {
    interact(() -> find("#script").requestFocus());
    push(KeyCode.CONTROL, KeyCode.D);
    assertEquals("Halt!", line(1).text());
    assertTrue(isRendered(line(1)), "the copy has the take, too");
  }

  private void handOverAsTheEngineWants() throws IOException {
    Path out = folder.resolve("engine");
    interact(() -> model.exports().run(Export.USUAL.into(out.toString())));
    await("the files", this::isExported);
    Export mine =
        new Export(
            "{speaker}/{index}",
            List.of(),
            OptionalInt.of(48_000),
            SampleDepth.BITS_24,
            ProjectExport.Form.LINES,
            "",
            WaveForm.PLAIN,
            out.resolve("wem").toString());
    interact(() -> model.notices().dismiss("export"));
    interact(() -> model.exports().run(mine));
    await("the files", this::isExported);
    interact(() -> model.notices().dismiss("export"));
    interact(() -> model.manuscript().edit(LineEdits.changeText(line(2).id(), "Who comes?")));
    push(KeyCode.CONTROL, KeyCode.E);
    await("the same again", this::isExported);
    assertTrue(Files.exists(out.resolve("wem/Ruben/0003.wav")));
    assertTrue(Files.exists(out.resolve("wem/Slt/0004.wav")));
    String metadata = Files.readString(out.resolve("wem/metadata.json"));
    assertTrue(metadata.contains("\"whisper\""), "the receipt names the style");
  }

  private boolean isExported() {
    return model.notices().shown().stream()
        .anyMatch(each -> each.id().equals("export") && each.kind() == Notice.Kind.GOOD);
  }
}
