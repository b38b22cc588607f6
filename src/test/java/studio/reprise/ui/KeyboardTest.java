package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import studio.reprise.document.LineEdits;
import studio.reprise.ui.frame.CheatSheetDialog;
import studio.reprise.ui.widget.Action;
import studio.reprise.ui.widget.Widgets;

/** The keyboard alone does everything, and everything has a name for those who do not see it. */
class KeyboardTest extends StudioTest {
  private List<String> lit() {
    return lookup(".script-cell").queryAll().stream()
        .filter(
            cell ->
                cell.getPseudoClassStates().stream()
                    .anyMatch(state -> state.getPseudoClassName().equals("selected")))
        .filter(cell -> cell.lookup(".line-row").isVisible())
        .map(cell -> ((Label) cell.lookup(".line-number")).getText())
        .toList();
  }

  private List<String> selected() {
    List<String> ids = lines().stream().map(line -> line.id()).toList();
    return model.selection().lineIds().stream()
        .map(id -> Integer.toString(ids.indexOf(id) + 1))
        .toList();
  }

  @Test
  void escapeKeepsWhatWasTypedAndOneUndoTakesItBack() {
    openProject("Before");
    interact(() -> model.selection().select("line1"));
    interact(() -> find("#script").requestFocus());
    push(KeyCode.ENTER);
    await("the editor", () -> lookup("#line-editor").tryQuery().isPresent());
    await("its keys", () -> scene().getFocusOwner() == find("#line-editor"));
    write(" and after");
    push(KeyCode.ESCAPE);
    assertEquals("Before and after", lines().get(0).text());
    push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals("Before", lines().get(0).text());
  }

  @Test
  void whatIsLitIsWhatIsSelected() {
    openProject("One red", "Two", "Three red");
    interact(() -> model.selection().select("line1"));
    interact(() -> find("#script").requestFocus());
    push(KeyCode.ENTER);
    await("the editor", () -> lookup("#line-editor").tryQuery().isPresent());
    push(KeyCode.ENTER);
    await("the next line", () -> selected().equals(List.of("2")));
    assertEquals(List.of("2"), lit());
    push(KeyCode.ESCAPE);
    push(KeyCode.CONTROL, KeyCode.DOWN);
    assertEquals(List.of("3"), selected());
    assertEquals(List.of("3"), lit());
    push(KeyCode.CONTROL, KeyCode.L);
    await("a new line", () -> lines().size() == 4);
    assertEquals(List.of("4"), selected());
    assertEquals(List.of("4"), lit());
    push(KeyCode.ESCAPE);
    push(KeyCode.CONTROL, KeyCode.F);
    await("the find bar", () -> scene().getFocusOwner() == lookup("#find").query());
    write("red").push(KeyCode.ENTER);
    assertEquals(List.of("1"), selected());
    assertEquals(List.of("1"), lit());
    assertEquals("1 of 2", this.<Label>find("#find-result").getText());
    push(KeyCode.ENTER);
    assertEquals(List.of("3"), selected());
    assertEquals(List.of("3"), lit());
    assertEquals("2 of 2", this.<Label>find("#find-result").getText());
  }

  @Test
  void oneFindIsReplacedAfterTheOther() {
    openProject("Red red", "Two", "red, redder");
    push(KeyCode.CONTROL, KeyCode.F);
    await("the find bar", () -> scene().getFocusOwner() == lookup("#find").query());
    write("red").push(KeyCode.ENTER);
    interact(() -> this.<TextInputControl>find("#replacement").setText("blue"));
    interact(() -> this.<ButtonBase>find("#replace-one").fire());
    interact(() -> this.<ButtonBase>find("#replace-one").fire());
    assertEquals("blue blue", lines().get(0).text());
    assertEquals("red, redder", lines().get(2).text());
    interact(() -> model.manuscript().undo());
    assertEquals("blue red", lines().get(0).text());
  }

  @Test
  void tabLeavesATextAreaAndControlTabTypesATab() {
    TextArea[] areas = {new TextArea(), new TextArea()};
    interact(
        () -> {
          for (TextArea area : areas) {
            Widgets.leaveByTab(area);
          }
          stage.getScene().setRoot(new VBox(areas[0], areas[1]));
          areas[0].requestFocus();
        });
    write("a");
    push(KeyCode.CONTROL, KeyCode.TAB);
    assertEquals("a\t", areas[0].getText());
    push(KeyCode.TAB);
    assertTrue(areas[1].isFocused());
    assertEquals("a\t", areas[0].getText());
    push(KeyCode.SHIFT, KeyCode.TAB);
    assertTrue(areas[0].isFocused());
  }

  @Test
  void theFocusGoesRoundTheOpenRegions() {
    openProject("One");
    interact(() -> model.rendering().renderStale());
    await("the take", () -> isRendered(lines().get(0)));
    interact(() -> find("#script").requestFocus());
    Set<String> regions = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      push(KeyCode.F6);
      regions.add(regionOf(scene().getFocusOwner()));
    }
    assertTrue(regions.containsAll(Set.of("script", "timeline", "inspector")), regions.toString());
  }

  private static String regionOf(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (List.of("script", "timeline", "inspector", "speakers", "queue")
          .contains(String.valueOf(each.getId()))) {
        return each.getId();
      }
    }
    return "?";
  }

  @Test
  void everythingThatCanHaveTheKeysHasAName() {
    openProject("One", "Two");
    interact(() -> model.rendering().renderStale());
    await("takes", () -> lines().stream().allMatch(this::isRendered));
    interact(() -> model.selection().speakerProperty().set("ruben"));
    interact(() -> model.manuscript().edit(LineEdits.changeDirection("line1", "softly")));
    List<String> nameless =
        lookup(
                (Node node) ->
                    node instanceof ButtonBase
                        || node instanceof TextInputControl
                        || node instanceof ComboBoxBase)
            .queryAll()
            .stream()
            .filter(Node::isFocusTraversable)
            .filter(KeyboardTest::isNameless)
            .map(node -> node + " in " + node.getParent())
            .toList();
    assertEquals(List.of(), nameless);
  }

  private static boolean isNameless(Node node) {
    String said = node.getAccessibleText();
    boolean isSaid = said != null && !said.isBlank();
    boolean hasWords =
        node instanceof ButtonBase button
            && button.getText() != null
            && !button.getText().isBlank();
    return !isSaid && !hasWords;
  }

  @Test
  void theCheatSheetHasEveryKey() {
    CheatSheetDialog[] sheet = new CheatSheetDialog[1];
    interact(
        () -> {
          sheet[0] = new CheatSheetDialog(model.choices(), model.messages());
          sheet[0].show();
        });
    Set<String> said = new HashSet<>();
    interact(
        () ->
            sheet[0].getDialogPane().lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .forEach(label -> said.add(((Label) label).getText())));
    for (Action action : Action.values()) {
      assertTrue(said.contains(model.messages().of("action", action)), action + " is not there");
    }
    assertTrue(said.containsAll(Set.of("Space", "Enter", "Ctrl+wheel", "1 … 9")), said.toString());
  }

  @Test
  void anEmptyProjectShowsTheWaysToAFirstLine() {
    openProject();
    assertTrue(find("#empty-script").isVisible());
    clickOn("#empty-ADD_LINE");
    await("the editor", () -> lookup("#line-editor").tryQuery().isPresent());
    write("Hello.").push(KeyCode.ESCAPE);
    assertEquals("Hello.", lines().get(0).text());
    assertFalse(find("#empty-script").isVisible());
  }

  @Test
  void whatANewAuthorShouldKnowIsInTheWayOnce() throws Exception {
    assertTrue(lookup("#welcome #voice-guide").tryQuery().isPresent());
    clickOn("#guide-seen");
    assertTrue(lookup("#welcome #voice-guide").tryQuery().isEmpty());
    closeStudio();
    interact(this::openStudio);
    assertTrue(lookup("#welcome #voice-guide").tryQuery().isEmpty());
  }

  @Test
  void theStatusBarCountsWhatIsToBeRendered() {
    openProject("One", "Two", "Three");
    await("three", () -> this.<ButtonBase>find("#stale-count").getText().startsWith("3 "));
    interact(() -> model.rendering().renderStale());
    await("none", () -> !find("#stale-count").isVisible());
    assertTrue(this.<Label>find("#lengths").getText().startsWith("Scene 0:0"));
  }
}
