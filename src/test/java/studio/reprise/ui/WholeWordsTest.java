package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No word of the window is cut, whatever the size of window and words. */
class WholeWordsTest extends StudioTest {
  /** May end in dots: what the author wrote, where a tooltip or a wider pane has the rest. */
  private static final Set<String> AUTHORS = Set.of("line-speaker", "job-name", "text-cut");

  @ParameterizedTest
  @CsvSource({"1280, 720, 100", "1440, 900, 125", "1440, 900, 150", "1590, 980, 200"})
  void everyWordIsWhole(double width, double height, int percent) {
    size(width, height, percent);
    openProject(
        "The boats came home late, and the lamps went on along the wall.",
        "Two words.",
        "Three words here.");
    interact(() -> model.rendering().renderStale());
    await("takes", () -> lines().stream().allMatch(this::isRendered));
    assertEquals(List.of(), cut(), "the editor");
    interact(
        () -> model.selection().select(lines().stream().map(line -> line.id()).toList(), "line3"));
    assertEquals(List.of(), cut(), "several lines selected");
  }

  @Test
  void everyWordOfTheFirstPageIsWhole() {
    size(1280, 720, 150);
    assertEquals(List.of(), cut());
  }

  private void size(double width, double height, int percent) {
    interact(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
          model
              .choices()
              .change(
                  model
                      .choices()
                      .get()
                      .withView(model.choices().get().view().withTextPercent(percent)));
        });
  }

  private List<String> cut() {
    List<String> cut = new ArrayList<>();
    interact(
        () -> {
          stage.getScene().getRoot().applyCss();
          stage.getScene().getRoot().layout();
          collect(stage.getScene().getRoot(), cut);
        });
    return cut;
  }

  private static void collect(Node node, List<String> cut) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled
        && labeled.getText() != null
        && labeled.getContentDisplay() != javafx.scene.control.ContentDisplay.GRAPHIC_ONLY
        && labeled.getStyleClass().stream().noneMatch(AUTHORS::contains)
        && labeled.lookup(".text") instanceof Text shown
        && !shown.getText().equals(labeled.getText().replace("_", ""))
        && shown.getText().endsWith("...")) {
      cut.add(String.format(Locale.ROOT, "%s as %s", labeled.getText(), shown.getText()));
    }
    if (node instanceof javafx.scene.Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, cut));
    }
  }
}
