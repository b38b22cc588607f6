package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.SampleDepth;
import studio.reprise.desk.Following;
import studio.reprise.desk.Following.Taking;
import studio.reprise.desk.Following.Then;
import studio.reprise.desk.ProjectExport;
import studio.reprise.desk.game.GameProfile.WaveForm;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.storage.ProjectFolder;
import studio.reprise.ui.imports.ImportDialog;
import studio.reprise.ui.model.Export;
import studio.reprise.ui.model.Notice;

/** Scripts that are saved while their project is open. */
class FollowTest extends StudioTest {
  private Path script() {
    return folder.resolve("bridge.csv");
  }

  /** As writing programs do it: beside the file, then in its place. */
  private void save(String... rows) {
    try {
      Path beside = folder.resolve("bridge.csv.tmp");
      Files.writeString(beside, "id,scene,character,text\n" + String.join("\n", rows) + "\n");
      Files.move(beside, script(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void bringIn(String... rows) {
    openProject("A line.");
    save(rows);
    interact(
        () ->
            new ImportDialog(model.scripts(), model.messages(), script(), ImportDialog.As.FOUND_OUT)
                .show());
    await("the script", () -> lookup("#import-lines").tryQuery().isPresent());
    interact(() -> find("#import-take").fireEvent(new javafx.event.ActionEvent()));
    await("its lines", () -> lines().size() == 1 + rows.length);
  }

  private void follow(Taking taking, Then then) {
    interact(() -> model.following().follow(new Following(taking, then), Map.of()));
    await("the switch", () -> find("#following").isVisible() == (taking != Taking.NEVER));
  }

  private Optional<Notice> notice() {
    return model.notices().shown().stream()
        .filter(each -> each.id().equals("script bridge.csv"))
        .findFirst();
  }

  private List<String> texts() {
    return lines().stream().map(Line::text).toList();
  }

  private void await(String text) {
    await(text, () -> texts().contains(text));
  }

  @Test
  void whatWasSavedIsToldAndComesInWhenTheAuthorSaysSo() {
    bringIn("k1,One,Ruben,Who goes there?", "k2,One,Ruben,A friend.");
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
    await("the page", () -> lookup("#follow").tryQuery().isPresent());
    interact(
        () -> {
          ((RadioButton) find("#follow-ASKED")).setSelected(true);
          ((RadioButton) find("#follow-NOTHING")).setSelected(true);
          find("#follow-apply").fireEvent(new javafx.event.ActionEvent());
        });
    await("the switch", () -> find("#following").isVisible());
    assertEquals("Follows 1 script", ((Labeled) find("#following")).getText());
    save("k1,One,Ruben,Who goes where?", "k3,One,Ruben,New.");
    await("the notice", () -> notice().isPresent());
    assertEquals("bridge.csv was saved. Edited 1, New 1, Gone 1.", notice().get().text());
    assertEquals(List.of("A line.", "Who goes there?", "A friend."), texts());
    interact(() -> notice().get().ways().get(0).remedy().run());
    await("Who goes where?");
    assertEquals(List.of("A line.", "Who goes where?", "New."), texts());
    interact(() -> model.manuscript().undo());
    assertEquals(List.of("A line.", "Who goes there?", "A friend."), texts());
  }

  @Test
  void savedInTheWritingProgramHeardInTheGame() throws IOException {
    bringIn("k1,One,Ruben,Who goes there?", "k2,One,Ruben,A friend.");
    Path game = folder.resolve("game");
    Export asked =
        new Export(
            Export.USUAL.pattern(),
            List.of(),
            OptionalInt.empty(),
            SampleDepth.BITS_16,
            ProjectExport.Form.LINES,
            "unity",
            WaveForm.PLAIN,
            game.toString());
    interact(() -> model.exports().runAfterRendering(lines(), asked));
    await("the export", () -> Files.exists(game.resolve("metadata.json")));
    await("its end", () -> model.renders().jobs().shown().stream().noneMatch(j -> j.isLive()));
    follow(Taking.AT_ONCE, Then.EXPORTED);
    save("k1,One,Ruben,Who goes there?", "k2,One,Ruben,A friend of the king.");
    await("A friend of the king.");
    await(
        "the game's table",
        () -> {
          try {
            return Files.readString(game.resolve("metadata.json")).contains("of the king");
          } catch (IOException e) {
            return false;
          }
        });
    assertTrue(Files.exists(game.resolve("en/k2.wav")));
    assertTrue(lines().stream().allMatch(this::isRendered));
    Path place = model.manuscript().folder().path();
    interact(() -> model.manuscript().undo());
    assertEquals("A friend.", texts().get(2));
    interact(() -> model.manuscript().redo());
    interact(model::close);
    try (ProjectFolder again = ProjectFolder.open(place)) {
      assertEquals("A friend of the king.", again.project().lines().toList().get(2).text());
    }
  }

  @Test
  void wordsThatTheAuthorChangedTooAreAskedForAndAnUnreadableFileIsSaid() {
    bringIn("k1,One,Ruben,Who goes there?", "k2,One,Ruben,A friend.");
    follow(Taking.AT_ONCE, Then.NOTHING);
    String id = lines().get(1).id();
    interact(() -> model.manuscript().edit(LineEdits.changeText(id, "Who is there?")));
    save("k1,One,Ruben,Who goes where?", "k2,One,Ruben,A friend.");
    await("the notice", () -> notice().isPresent());
    assertEquals("bridge.csv was saved. Conflict 1.", notice().get().text());
    assertEquals("Show what changed", notice().get().ways().get(0).action());
    assertEquals("Who is there?", texts().get(1));
    save();
    await("the warning", () -> notice().filter(n -> n.kind() == Notice.Kind.WARNING).isPresent());
    save("k1,One,Ruben,Who goes there?", "k2,One,Ruben,A friend.");
    await("nothing to say", () -> notice().isEmpty());
  }

  @Test
  void whatChangedWhileTheProjectWasClosedIsToldAndTheSwitchIsRemembered() {
    bringIn("k1,One,Ruben,Who goes there?", "k2,One,Ruben,A friend.");
    assertFalse(find("#following").isVisible());
    follow(Taking.AT_ONCE, Then.NOTHING);
    interact(() -> model.projects().close(() -> {}));
    await("an empty window", () -> model.manuscript().project() == null);
    assertEquals(Map.of(), model.following().followedProperty().get());
    save("k1,One,Ruben,Who goes where?", "k2,One,Ruben,A friend.");
    interact(() -> model.projects().open(folder.resolve("documents/Prepared")));
    await("the notice", () -> notice().isPresent());
    assertEquals("Who goes there?", texts().get(1));
    await("the switch", () -> find("#following").isVisible());
    follow(Taking.NEVER, Then.NOTHING);
  }
}
