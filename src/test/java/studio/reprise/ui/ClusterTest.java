package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import studio.reprise.document.LineEdits;
import studio.reprise.render.LineState;
import studio.reprise.speech.ToneSynthesizer;
import studio.reprise.ui.frame.PreferencesDialog;

/** Many lines at once are rendered by the cluster that the preferences name. */
class ClusterTest extends StudioTest {
  private final List<String> who = new CopyOnWriteArrayList<>();

  @Test
  void staleLinesGoToTheClusterAndASingleLineStaysHere() {
    openProject("One.", "Two.", "Three.", "Four.", ToneSynthesizer.UNSPEAKABLE, " ");
    nameTheCluster("spark://loopback:7077");
    interact(
        () -> model.renders().others().whoProperty().addListener((v, old, now) -> who.add(now)));
    clickOn("#render-stale");
    await("the takes", () -> fresh() >= 4 && model.renders().jobs().count() == 0);
    assertTrue(who.stream().anyMatch(each -> each.contains("machine0")), who::toString);
    assertTrue(who.stream().anyMatch(each -> each.contains("machine1")), who::toString);
    await("the end", () -> model.renders().others().whoProperty().get().isEmpty());

    who.clear();
    interact(() -> model.manuscript().edit(LineEdits.changeText("line1", "One again.")));
    clickOn("#render-stale");
    await("the take", () -> state("line1") instanceof LineState.Fresh);
    assertEquals(List.of(), who);
  }

  private void nameTheCluster(String address) {
    interact(() -> new PreferencesDialog(model.choices(), model.messages()).show());
    await("the preferences", () -> lookup("#preferences").tryQuery().isPresent());
    clickOn(labelled("Engine"));
    interact(() -> this.<TextField>find("#cluster").setText(address));
    clickOn(labelled("Apply"));
    await("the choice", () -> model.choices().get().cluster().equals(address));
  }

  private long fresh() {
    return lines().stream().filter(line -> state(line.id()) instanceof LineState.Fresh).count();
  }

  private LineState state(String id) {
    return model.renders().states().state(model.manuscript().project().line(id).orElseThrow());
  }
}
