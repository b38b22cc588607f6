package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.ui.dictionary.DictionaryDialog;
import studio.reprise.ui.model.sound.Playback;

/** The page of words that are said in a way of their own. */
class DictionaryTest extends StudioTest {
  private void openDictionary() {
    push(KeyCode.F7);
    await("the page", () -> lookup("#dictionary").tryQuery().isPresent());
  }

  private List<DictionaryEntry> dictionary() {
    return model.manuscript().project().dictionary();
  }

  private void type(String id, String text) {
    interact(() -> ((TextField) find(id)).setText(text));
  }

  @Test
  void aWordIsSaidOtherwiseAndTheLinesThatGoStaleAreCounted() {
    openProject("Reprise is here", "Nobody", "reprise again");
    interact(() -> model.rendering().renderStale());
    await("all takes", () -> lines().stream().allMatch(this::isRendered));
    openDictionary();
    type("#entry-word", "Reprise");
    type("#entry-spoken", "reh-preez");
    assertEquals("2 lines go stale by it.", ((Labeled) find("#entry-status")).getText());
    interact(() -> ((TextField) find("#entry-spoken")).fireEvent(new javafx.event.ActionEvent()));
    assertEquals(List.of(DictionaryEntry.forProject("Reprise", "reh-preez")), dictionary());
    assertEquals(
        "“Reprise” is said so from now on. 2 lines have gone stale.",
        ((Labeled) find("#entry-status")).getText());
    assertEquals(1, ((TableView<?>) find("#dictionary")).getItems().size());
    interact(() -> model.manuscript().undo());
    assertEquals(List.of(), dictionary());
    assertEquals(0, ((TableView<?>) find("#dictionary")).getItems().size());
  }

  @Test
  void phonemesOfOneSpeakerAreKeptAsTheirTokens() {
    openProject("Reprise is here");
    openDictionary();
    type("#entry-word", "Reprise");
    ComboBox<?> kind = find("#entry-kind");
    ComboBox<?> reach = find("#entry-reach");
    interact(() -> kind.getSelectionModel().select(1));
    interact(() -> reach.getSelectionModel().select(1));
    type("#entry-spoken", "no phonemes!");
    assertTrue(find("#entry-keep").isDisabled());
    type("#entry-spoken", "r ah0 p r iy1 z");
    interact(() -> ((javafx.scene.control.Button) find("#entry-keep")).fire());
    assertEquals(
        List.of(
            new DictionaryEntry(
                "Reprise",
                "<|R|><|AH0|><|P|><|R|><|IY1|><|Z|>",
                DictionaryEntry.Scope.SPEAKER,
                "ruben")),
        dictionary());
  }

  @Test
  void aWordIsHeardBeforeItIsKept() {
    openProject("Reprise is here");
    openDictionary();
    type("#entry-word", "Reprise");
    type("#entry-spoken", "reh-preez");
    interact(() -> ((javafx.scene.control.Button) find("#entry-hear")).fire());
    await("the word", () -> model.playback().heardProperty().get() instanceof Playback.Heard.Trial);
    assertEquals(List.of(), dictionary());
  }

  @Test
  void aDictionaryIsReadFromAFileInOneStep() throws Exception {
    openProject("Reprise is here");
    Path file = folder.resolve("words.csv");
    Files.writeString(
        file, "word,spoken,scope,owner\nReprise,reh-preez,,\nRuben,roo,speaker,Ruben\n");
    interact(() -> words().read(file));
    await("the entries", () -> dictionary().size() == 2);
    interact(() -> model.manuscript().undo());
    assertEquals(List.of(), dictionary());
    Path out = folder.resolve("words.pls");
    interact(() -> model.manuscript().redo());
    interact(() -> words().write(out));
    await(
        "the notice",
        () -> model.notices().shown().stream().anyMatch(n -> n.text().contains("words.pls")));
    assertTrue(Files.readString(out).contains("<alias>reh-preez</alias>"));
  }

  @Test
  void sayingAWordOtherwiseBeginsWithItsEntryWhereThereIsOne() {
    openProject("Reprise is here");
    interact(
        () ->
            new DictionaryDialog(model.manuscript(), words(), model.messages())
                .sayOtherwise("Reprise")
                .show());
    await("the page", () -> lookup("#entry-word").tryQuery().isPresent());
    assertEquals("Reprise", ((TextField) find("#entry-word")).getText());
  }
}
