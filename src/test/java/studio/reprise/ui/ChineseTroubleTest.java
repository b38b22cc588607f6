package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import studio.reprise.document.SpeakerEdits;

/** What goes wrong below the window is said in the window's language. */
class ChineseTroubleTest extends StudioTest {
  @Override
  Locale locale() {
    return Locale.SIMPLIFIED_CHINESE;
  }

  @Test
  void aFailureDialogIsChineseThroughout() {
    openProject("A line.");
    interact(() -> model.manuscript().edit(SpeakerEdits.delete("ruben")));
    await("the failure", () -> lookup("#failure").tryQuery().isPresent());
    List<String> said =
        lookup("#failure .failure-words .label").queryAll().stream()
            .map(node -> ((Labeled) node).getText())
            .toList();
    assertEquals("Ruben 还有 1 句台词；请先把它们交给别的说话人。", said.get(1));
    for (String words : said) {
      assertEquals("", words.replace("Ruben", "").replaceAll("[^A-Za-z]", ""), words);
    }
  }
}
