package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Scene;
import studio.reprise.document.Seed;
import studio.reprise.document.Settings;
import studio.reprise.speech.ToneSynthesizer;
import studio.reprise.ui.model.render.Guesses;
import studio.reprise.ui.model.render.LoadedPack;
import studio.reprise.ui.script.LineWordsProbe;

/** Lines and scenes are copied, moved, folded and said otherwise where they stand. */
class ClipboardTest extends StudioTest {
  @Override
  LoadedPack.Source packs() {
    LoadedPack.Source usual = super.packs();
    Guesses.Opener strange = pack -> text -> text.contains("Zzyzx") ? List.of("Zzyzx") : List.of();
    return new LoadedPack.Source(usual.packs(), usual.opener(), usual.clusters(), strange);
  }

  private List<String> texts() {
    return lines().stream().map(Line::text).toList();
  }

  private List<Scene> scenes() {
    return model.manuscript().project().scenes();
  }

  private void select(String... ids) {
    interact(() -> model.selection().select(List.of(ids), ids[ids.length - 1]));
  }

  private static String clipboardText() {
    String[] text = new String[1];
    onFx(() -> text[0] = Clipboard.getSystemClipboard().getString());
    return text[0];
  }

  @Test
  void copiesKeepSpeakerSettingsAndTakeUnderIdsOfTheirOwn() {
    openProject("One", "Two", "Three");
    interact(() -> model.manuscript().edit(LineEdits.pinSeed(List.of("line1"), 7)));
    interact(() -> model.rendering().renderStale());
    await("all takes", () -> lines().stream().allMatch(this::isRendered));
    select("line1", "line2");
    push(KeyCode.CONTROL, KeyCode.C);
    assertEquals("One\nTwo", clipboardText());
    select("line3");
    push(KeyCode.CONTROL, KeyCode.V);
    assertEquals(List.of("One", "Two", "Three", "One", "Two"), texts());
    Line copy = lines().get(3);
    assertNotEquals("line1", copy.id());
    assertEquals(Seed.pinned(7), copy.seed());
    assertEquals("ruben", copy.speakerId());
    assertTrue(isRendered(copy), "equal lines share a take");
    push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(List.of("One", "Two", "Three"), texts());
  }

  @Test
  void cutLinesGoAndComeBackElsewhere() {
    openProject("One", "Two", "Three");
    select("line1");
    push(KeyCode.CONTROL, KeyCode.X);
    assertEquals(List.of("Two", "Three"), texts());
    select("line3");
    push(KeyCode.CONTROL, KeyCode.V);
    assertEquals(List.of("Two", "Three", "One"), texts());
  }

  @Test
  void aLineIsDuplicatedByOneKey() {
    openProject("One", "Two");
    select("line1");
    push(KeyCode.CONTROL, KeyCode.D);
    assertEquals(List.of("One", "One", "Two"), texts());
  }

  @Test
  void pastedWordsAreReadAsAScript() {
    openProject("One");
    select("line1");
    onFx(
        () -> {
          ClipboardContent words = new ClipboardContent();
          words.putString("Ruben (softly): Good night.\n# The next day\nHello.");
          Clipboard.getSystemClipboard().setContent(words);
        });
    push(KeyCode.CONTROL, KeyCode.V);
    assertEquals(List.of("One", "Good night.", "Hello."), texts());
    assertEquals("softly", lines().get(1).direction());
    assertEquals(2, scenes().size());
  }

  @Test
  void aScriptFileOnTheClipboardIsOfferedForImport() throws Exception {
    openProject("One");
    Path file = Files.writeString(folder.resolve("script.txt"), "Two\n\nThree\n");
    select("line1");
    onFx(
        () -> {
          ClipboardContent files = new ClipboardContent();
          files.putFiles(List.of(file.toFile()));
          Clipboard.getSystemClipboard().setContent(files);
        });
    push(KeyCode.CONTROL, KeyCode.V);
    await("the script's preview", () -> lookup("#import-lines").tryQuery().isPresent());
  }

  @Test
  void textInAFieldIsPastedIntoTheField() {
    openProject("One");
    select("line1");
    onFx(
        () ->
            Clipboard.getSystemClipboard()
                .setContent(Map.of(javafx.scene.input.DataFormat.PLAIN_TEXT, " and more")));
    push(KeyCode.F2);
    await("the editor", () -> lookup("#line-editor").tryQuery().isPresent());
    await("its keys", () -> scene().getFocusOwner() == find("#line-editor"));
    push(KeyCode.CONTROL, KeyCode.V);
    assertEquals(List.of("One and more"), texts());
  }

  @Test
  void scenesAreFoldedDuplicatedMovedAndDeleted() {
    openProject("One", "Two");
    ListView<?> list = find("#script");
    select("line1");
    push(KeyCode.CONTROL, KeyCode.PERIOD);
    assertEquals(1, list.getItems().size(), "only the title is left");
    interact(() -> model.selection().select("line2"));
    assertEquals(3, list.getItems().size(), "who goes to a line of it sees it again");
    interact(() -> model.scenes().duplicate("s1"));
    assertEquals(List.of("One", "Two", "One", "Two"), texts());
    String second = scenes().get(1).id();
    interact(() -> model.scenes().move(second, -1));
    assertEquals(second, scenes().get(0).id());
    interact(() -> model.scenes().delete(second));
    assertEquals(1, scenes().size());
    interact(() -> model.manuscript().undo());
    assertEquals(second, scenes().get(0).id());
  }

  @Test
  void directionsAreGreyUntilTheyAreSaidAndAnotherLanguageIsTold() {
    openProject("[whispering] Come here.", "Plain (and good) words.", "Ich liebe dich nicht mehr.");
    await("the grey", () -> LineWordsProbe.grey(find("#script")).equals(List.of("[whispering]")));
    assertTrue(told("1").endsWith("Not said: whispering."), told("1"));
    assertFalse(told("2").contains("Not said"), told("2"));
    String remark =
        "\"Ich liebe dich nicht mehr\" seems to be German. This voice pack speaks English and reads"
            + " it as that.";
    assertTrue(told("3").endsWith(remark), told("3"));
    assertEquals(List.of(remark), remarks());
    interact(
        () ->
            model
                .manuscript()
                .edit(
                    LineEdits.changeSettings(
                        List.of("line1"), Settings.INHERITED.withDirections("spoken"))));
    await("no grey", () -> LineWordsProbe.grey(find("#script")).isEmpty());
    assertFalse(told("1").contains("Not said"), told("1"));
  }

  @Test
  void whatIsActedHasAnotherColourThanWhatStaysSilentAndThePackThatCannotIsTold() {
    tone = new ToneSynthesizer(tone.engine(), ToneSynthesizer.packThatActs("tone"));
    openProject("[whispering] Come here. (laughs) Now.", "(shouting) Come here.");
    interact(() -> model.renders().pack().reload());
    interact(
        () ->
            model
                .manuscript()
                .edit(
                    LineEdits.changeSettings(
                        List.of("line1", "line2"), Settings.INHERITED.withDirections("acted"))));
    await(
        "the colour",
        () ->
            LineWordsProbe.acted(find("#script")).equals(List.of("[whispering]", "(shouting)"))
                && LineWordsProbe.grey(find("#script")).equals(List.of("(laughs)")));
    assertEquals(3, LineWordsProbe.fills(find("#script")), "acted, silent and said");
    await(
        "who listens",
        () ->
            told("1")
                .contains("Acted: whispering. Not said: laughs. Silent, not acted: \"laughs\"."));
    assertEquals(1, remarks().size(), remarks().toString());
    tone = new ToneSynthesizer(tone.engine(), ToneSynthesizer.pack("tone"));
    interact(() -> model.renders().pack().reload());
    await(
        "the grey",
        () ->
            LineWordsProbe.acted(find("#script")).isEmpty()
                && remarks()
                    .contains("This voice pack cannot act directions. Silent: \"shouting\"."));
  }

  /** What a screen reader says of a row. */
  private String told(String number) {
    return lookup(".script-cell").queryAll().stream()
        .filter(cell -> ((Labeled) cell.lookup(".line-number")).getText().equals(number))
        .map(Node::getAccessibleText)
        .findFirst()
        .orElse("");
  }

  private List<String> remarks() {
    return lookup(".line-heard").queryAll().stream()
        .filter(Node::isVisible)
        .map(label -> ((Labeled) label).getText())
        .filter(text -> !text.isEmpty())
        .distinct()
        .toList();
  }

  @Test
  void guessedWordsAreUnderlinedUntilTheDictionarySaysThem() {
    openProject("The Zzyzx road", "Plain words");
    await("the guess", () -> LineWordsProbe.underlined(find("#script")).contains("Zzyzx"));
    select("line1");
    interact(() -> find("#script").requestFocus());
    openMenuByKey();
    await("the menu", () -> menu("line-menu") != null);
    MenuItem otherwise = menu("line-menu").getItems().get(0);
    assertEquals("Say “Zzyzx” otherwise…", otherwise.getText());
    interact(otherwise::fire);
    await("the page", () -> lookup("#entry-word").tryQuery().isPresent());
    assertEquals("Zzyzx", ((javafx.scene.control.TextField) find("#entry-word")).getText());
    interact(() -> ((javafx.scene.control.TextField) find("#entry-spoken")).setText("zy-zicks"));
    interact(() -> ((javafx.scene.control.Button) find("#entry-keep")).fire());
    await("no underline", () -> LineWordsProbe.underlined(find("#script")).isEmpty());
    assertFalse(model.manuscript().project().dictionary().isEmpty());
  }

  @Test
  void aSceneShowsItsMenuOnItsTitle() {
    openProject("One", "Two");
    openMenuByMouse(".scene-title");
    await("the menu", () -> menu("scene-menu") != null);
    MenuItem duplicate =
        menu("scene-menu").getItems().stream()
            .filter(item -> "Duplicate".equals(item.getText()))
            .findFirst()
            .orElseThrow();
    interact(duplicate::fire);
    assertEquals(2, scenes().size());
  }

  @Test
  void aSpeakerShowsItsMenuOnItsName() {
    openProject("One");
    openMenuByMouse(".speaker-name");
    await("the menu", () -> menu("speaker-menu") != null);
  }

  private void openMenuByMouse(String where) {
    interact(
        () ->
            find(where)
                .fireEvent(
                    new javafx.scene.input.ContextMenuEvent(
                        javafx.scene.input.ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                        5,
                        5,
                        100,
                        100,
                        false,
                        null)));
  }

  private void openMenuByKey() {
    interact(
        () ->
            find("#script")
                .fireEvent(
                    new javafx.scene.input.ContextMenuEvent(
                        javafx.scene.input.ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                        0,
                        0,
                        0,
                        0,
                        true,
                        null)));
  }

  private static ContextMenu menu(String id) {
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .map(ContextMenu.class::cast)
        .filter(each -> id.equals(each.getId()) && each.isShowing())
        .findFirst()
        .orElse(null);
  }
}
