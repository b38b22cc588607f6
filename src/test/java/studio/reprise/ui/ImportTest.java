package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.ui.imports.ImportDialog;

/** Scripts that come in, and scripts that changed. */
class ImportTest extends StudioTest {
  private Path script;

  private void scriptOf(String... rows) {
    script = folder.resolve("bridge.csv");
    try {
      Files.writeString(script, "id,scene,character,text\n" + String.join("\n", rows) + "\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void open() {
    interact(
        () ->
            new ImportDialog(model.scripts(), model.messages(), script, ImportDialog.As.FOUND_OUT)
                .show());
  }

  private boolean says(String labels, String part) {
    return lookup(labels).queryAll().stream()
        .anyMatch(node -> node instanceof Labeled label && label.getText().contains(part));
  }

  private void press(String id) {
    interact(() -> ((Button) find(id)).fire());
  }

  private void bringIn(String... rows) {
    scriptOf(rows);
    open();
    await("the script", () -> lookup("#import-lines").tryQuery().isPresent());
    int before = lines().size();
    press("#import-take");
    await("its lines", () -> lines().size() > before);
  }

  private List<String> texts() {
    return lines().stream().map(Line::text).toList();
  }

  @Test
  void aRowOfThePreviewIsAsMuchHigherThanItsWordsAsAnyOther() {
    openProject("A line.");
    scriptOf(
        "k1,One,Ruben,Short.",
        "k2,One,Ruben," + "Two or three rows of words. ".repeat(5),
        "k3,One,Ruben," + "Many rows of words. ".repeat(15));
    open();
    await("the script", () -> rooms().size() == 3);
    assertEquals(1, Set.copyOf(rooms()).size(), () -> "room above and below words: " + rooms());
  }

  /** What rows are higher than their words, in whole pixels. */
  private List<Long> rooms() {
    return lookup("#import-lines .list-cell").queryAll().stream()
        .map(cell -> (ListCell<?>) cell)
        .filter(cell -> cell.isVisible() && cell.getGraphic() instanceof HBox)
        .filter(
            cell ->
                !((Labeled) ((HBox) cell.getGraphic()).getChildren().get(0)).getText().isEmpty())
        .map(
            cell ->
                Math.round(
                    cell.getHeight()
                        - ((HBox) cell.getGraphic())
                            .getChildren()
                            .get(1)
                            .prefHeight(
                                ((Region) ((HBox) cell.getGraphic()).getChildren().get(1))
                                    .getWidth())))
        .toList();
  }

  @Test
  void aScriptIsSeenBeforeItComesInAndIsOneStep() {
    openProject("A line.");
    scriptOf("k1,One,Ruben,Who goes there?", "k2,Two,Bo,A friend.");
    open();
    await("the script", () -> lookup("#import-lines").tryQuery().isPresent());
    ListView<?> shown = find("#import-lines");
    assertEquals(4, shown.getItems().size());
    ListView<?> sections = find("#import-sections");
    interact(
        () -> {
          sections.requestFocus();
          sections.getSelectionModel().select(0);
        });
    push(KeyCode.SPACE);
    assertEquals(2, shown.getItems().size());
    press("#import-take");
    await("its lines", () -> lines().size() == 2);
    assertEquals(List.of("A line.", "A friend."), texts());
    interact(() -> model.manuscript().undo());
    assertEquals(List.of("A line."), texts());
  }

  @Test
  void theSameScriptAgainSaysThatNothingChanged() {
    openProject("A line.");
    bringIn("k1,One,Ruben,Who goes there?");
    open();
    await("the notice", () -> says("#notices .label", "nothing changed"));
    assertFalse(lookup("#update").tryQuery().isPresent());
  }

  @Test
  void aChangedScriptIsShownByKindsAndTakenAsDecided() {
    openProject("A line.");
    bringIn("k1,One,Ruben,Who goes there?", "k2,One,Bo,A friend.", "k3,One,Bo,Of the king.");
    Line first = lines().get(1);
    interact(() -> model.manuscript().edit(LineEdits.changeText(first.id(), "Who is there?")));
    scriptOf("k1,One,Ruben,Who goes where?", "k3,One,Bo,Of the queen.", "k4,One,Bo,New.");
    open();
    await("the changes", () -> lookup("#update-changes").tryQuery().isPresent());
    assertEquals("Conflict  1", ((ToggleButton) find("#update-Conflict")).getText());
    assertEquals("Gone  1", ((ToggleButton) find("#update-Gone")).getText());
    ListView<?> changes = find("#update-changes");
    assertEquals(4, changes.getItems().size());
    interact(
        () -> {
          changes.requestFocus();
          changes.getSelectionModel().select(0);
        });
    push(KeyCode.SPACE);
    press("#update-take");
    await("the update", () -> texts().contains("Of the queen."));
    assertEquals(List.of("A line.", "Who is there?", "Of the queen.", "New."), texts());
    interact(() -> model.manuscript().undo());
    assertEquals(List.of("A line.", "Who is there?", "A friend.", "Of the king."), texts());
  }

  @Test
  void anotherScriptOfTheSameNameTakesNothingAway() {
    openProject("A line.");
    bringIn("k1,One,Ruben,Who goes there?", "k2,One,Bo,A friend.", "k3,One,Bo,Indeed.");
    scriptOf("x1,One,Ruben,Quite another thing.");
    open();
    await("the script", () -> lookup("#import-lines").tryQuery().isPresent());
    assertTrue(((Labeled) find("#import-hint")).getText().contains("another script"));
    press("#import-take");
    await("its lines", () -> lines().size() == 5);
  }

  @Test
  void anOldEncodingIsAskedFor() throws IOException {
    openProject("A line.");
    script = folder.resolve("old.csv");
    Files.write(
        script, "text\nGr\u00fc\u00dfe \u2013 ja.\n".getBytes(Charset.forName("windows-1252")));
    open();
    await("the question", () -> lookup("#import-as-windows").tryQuery().isPresent());
    press("#import-as-windows");
    await("the script", () -> lookup("#import-lines").tryQuery().isPresent());
    press("#import-take");
    await("its line", () -> texts().contains("Gr\u00fc\u00dfe \u2013 ja."));
  }

  @Test
  void whatCannotBeReadIsSaidInTheDialog() {
    openProject("A line.");
    script = folder.resolve("bad.csv");
    scriptOf();
    open();
    await("the sentence", () -> says("#import-reading .label", "no line that could be spoken"));
    assertTrue(find("#import-take").isDisabled());
  }

  @Test
  void enterTakesWhatWasReadAndItsFirstLineIsTheOneToHear() {
    openProject();
    scriptOf("k1,One,Ruben,Who goes there?", "k2,Two,Bo,A friend.");
    open();
    await("the script", () -> lookup("#import-lines").tryQuery().isPresent());
    await("the keys", () -> find("#import-take").isFocused());
    push(KeyCode.ENTER);
    await("its lines", () -> lines().size() == 2);
    assertEquals(lines().get(0).id(), model.selection().current());
  }
}
