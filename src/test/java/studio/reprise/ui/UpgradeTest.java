package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.render.HeardBoth;
import studio.reprise.render.LineState;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.ToneSynthesizer;
import studio.reprise.ui.model.render.LoadedPack;

/** A pack that changed under a project: named, and nothing happens before the author decides. */
class UpgradeTest extends StudioTest {
  private String pack = "tone";

  @Override
  LoadedPack.Source packs() {
    return packs(
        packFolder(),
        config(),
        (folder, options) ->
            new ToneSynthesizer(ToneSynthesizer.engine(MathMode.FAST), ToneSynthesizer.pack(pack)));
  }

  private boolean says(String query, String words) {
    return lookup(query).queryAll().stream()
        .anyMatch(node -> node instanceof Labeled label && label.getText().contains(words));
  }

  private static boolean says(Node node, String words) {
    return node instanceof Labeled label && words.equals(label.getText());
  }

  private List<String> takes() {
    return lines().stream().map(Line::takeFingerprint).toList();
  }

  /** Three lines are rendered, one is locked, then the pack's files are others. */
  private List<String> changeThePack() {
    openProject("The tide turns.", "Who is there?", "Nobody answered.");
    clickOn("#render-stale");
    await("the takes", () -> lines().stream().allMatch(this::isRendered));
    interact(() -> model.manuscript().edit(LineEdits.lock(List.of("line3"))));
    List<String> before = takes();
    pack = "other";
    interact(() -> model.renders().pack().reload());
    await("the notice", () -> says("#notices .label", "2 lines would sound otherwise now"));
    return before;
  }

  @Test
  void nothingIsRenderedUnaskedAndBothAreHeardBeforeMovingOverInOneStep() {
    List<String> before = changeThePack();
    assertTrue(says("#notices .label", "The voice pack is other, it was tone"));
    assertTrue(says("#notices .label", "1 more is locked and stays."));
    clickOn("#render-stale");
    await("nothing to do", () -> model.renders().jobs().count() == 0);
    assertEquals(before, takes());

    clickOn(labelled("Hear both"));
    await("both takes", () -> lookup(".heard-both").queryAll().size() == 2);
    assertEquals(before, takes());
    assertTrue(says("#upgrade .figures", "dB"));
    List<HeardBoth> heard = model.upgrades().heard();
    assertTrue(heard.get(0).decibels() >= heard.get(1).decibels());

    clickOn(lookup("#upgrade .button").match(node -> says(node, "Move over")).<Node>query());
    await("the new takes", () -> !takes().get(0).equals(before.get(0)));
    assertNotEquals(before.get(1), takes().get(1));
    assertEquals(before.get(2), takes().get(2), "the locked line");
    assertEquals("other", model.manuscript().project().pack().id());
    assertEquals("Move over", model.manuscript().undoNameProperty().get());
    push(KeyCode.CONTROL, KeyCode.Z);
    await("the old takes", () -> takes().equals(before));
  }

  @Test
  void keptTakesAreFreshUntilTheAuthorChangesSomething() {
    List<String> before = changeThePack();
    clickOn(labelled("Keep as it was"));
    await("no notice", () -> model.notices().shown().isEmpty());
    assertEquals(before, takes());
    assertTrue(model.renders().states().state(lines().get(0)) instanceof LineState.Fresh);
    interact(() -> model.manuscript().undo());
    assertTrue(model.renders().states().state(lines().get(0)) instanceof LineState.Stale);
    interact(() -> model.projects().open(model.manuscript().folder().path()));
    await("the notice", () -> says("#notices .label", "2 lines would sound otherwise now"));
    clickOn(labelled("Keep as it was"));
    interact(() -> model.lines().changeText("line1", "The tide has turned."));
    assertTrue(model.renders().states().state(lines().get(0)) instanceof LineState.Stale);
    assertTrue(model.renders().states().state(lines().get(1)) instanceof LineState.Fresh);
  }
}
