package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Style;
import studio.reprise.document.StyleEdits;

/** Space and Enter go to the work, and never to a button that the author did not go to. */
class FocusTest extends StudioTest {

  private boolean scriptHasTheKeys() {
    return scene().getFocusOwner() == lookup("#script").query();
  }

  private void beginEditing() {
    interact(() -> model.selection().select("line1"));
    interact(() -> find("#script").requestFocus());
    push(KeyCode.ENTER);
    await(
        "the editor",
        () -> scene().getFocusOwner() == lookup("#line-editor").tryQuery().orElse(null));
  }

  @ParameterizedTest
  @EnumSource(names = {"ESCAPE", "TAB"})
  void anEditedLineIsHeardAndNotUndone(KeyCode leaving) {
    openProject("One", "Two");
    beginEditing();
    write(" more");
    push(leaving);
    await("the keys come back", this::scriptHasTheKeys);
    push(KeyCode.SPACE);
    await("the take", () -> isRendered(lines().get(0)));
    assertEquals("One more", lines().get(0).text());
    assertEquals("One more", heardOf(0));
  }

  @Test
  void spaceOnAChangedLineRendersItAnew() {
    openProject("One", "Two");
    interact(() -> model.selection().select("line1"));
    interact(() -> find("#script").requestFocus());
    push(KeyCode.SPACE);
    await("the first take", () -> isRendered(lines().get(0)));
    interact(() -> model.manuscript().edit(LineEdits.changeText("line1", "Other words")));
    assertTrue(shownSentences().contains("The take says: One"), shownSentences().toString());
    await("silence", () -> !model.listening().isBusy());
    push(KeyCode.SPACE);
    await("a take of the new words", () -> "Other words".equals(heardOf(0)));
    await("no difference", () -> !shownSentences().contains("The take says: One"));
  }

  @Test
  void aLockedLineThatWasChangedShowsWhatItsTakeSays() {
    openProject("One", "Two");
    interact(() -> model.rendering().playOrRender(lines().get(0)));
    await("the take", () -> isRendered(lines().get(0)));
    interact(() -> model.manuscript().edit(LineEdits.lock(List.of("line1"))));
    interact(() -> model.manuscript().edit(LineEdits.changeText("line1", "Other words")));
    await("the difference", () -> shownSentences().contains("The take says: One"));
    String take = lines().get(0).takeFingerprint();
    await("silence", () -> !model.playback().playingProperty().get());
    AtomicInteger starts = new AtomicInteger();
    interact(
        () ->
            model
                .playback()
                .playingProperty()
                .addListener((value, old, now) -> starts.addAndGet(now ? 1 : 0)));
    interact(() -> find("#script").requestFocus());
    push(KeyCode.SPACE);
    await("it sounds", () -> starts.get() == 1);
    assertEquals(take, lines().get(0).takeFingerprint());
  }

  @Test
  void aClickedButtonGivesTheKeysBack() {
    openProject("One", "Two");
    interact(() -> model.selection().select("line1"));
    interact(() -> model.manuscript().edit(LineEdits.changeText("line1", "Changed")));
    interact(() -> model.manuscript().settle());
    interact(() -> model.manuscript().edit(LineEdits.changeText("line2", "Changed too")));
    clickOn(button("Undo"));
    await("the keys come back", this::scriptHasTheKeys);
    push(KeyCode.SPACE);
    await("the take", () -> isRendered(lines().get(0)));
    assertEquals(List.of("Changed", "Two"), lines().stream().map(Line::text).toList());
  }

  @Test
  void aClosedBarGivesTheKeysBack() {
    openProject("One", "Two");
    push(KeyCode.CONTROL, KeyCode.F);
    await("the find bar", () -> scene().getFocusOwner() == lookup("#find").query());
    push(KeyCode.ESCAPE);
    await("the keys come back", this::scriptHasTheKeys);
  }

  private Node button(String name) {
    return lookup((Node node) -> node instanceof Button b && name.equals(b.getAccessibleText()))
        .query();
  }

  private String heardOf(int line) {
    return model
        .renders()
        .states()
        .index()
        .receipt(lines().get(line).takeFingerprint())
        .map(receipt -> receipt.said().text())
        .orElse("");
  }

  private List<String> shownSentences() {
    return lookup(".line-heard").queryAll().stream()
        .filter(Node::isVisible)
        .map(label -> ((Label) label).getText())
        .toList();
  }

  @Test
  void aMenuOfManyLinesGivesTheKeysBackToTheScript() {
    openProject("One", "Two");
    interact(() -> model.selection().select(List.of("line1", "line2"), "line2"));
    clickOn(".bulk-bar .menu-button");
    await("the speakers", () -> lookup("Ruben").queryAll().size() > 1);
    push(KeyCode.DOWN);
    push(KeyCode.ENTER);
    await("the script", () -> find("#script").isFocused());
  }

  @Test
  void aBoxThatWasOpenedByTheMouseGivesTheKeysBackOnceSomethingIsChosen() {
    openProject("One");
    String speaker = lines().get(0).speakerId();
    interact(() -> model.manuscript().edit(StyleEdits.add(speaker, Style.named("whisper"))));
    interact(() -> model.selection().select("line1"));
    clickOn("#style");
    await("its list", () -> ((ComboBox<?>) find("#style")).isShowing());
    push(KeyCode.DOWN);
    push(KeyCode.ENTER);
    await("the style", () -> lines().get(0).style().equals("whisper"));
    await("the keys come back", this::scriptHasTheKeys);
  }
}
