package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No word of the window is cut, whatever the size of window and words. */
class WholeWordsTest extends StudioTest {
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
        () -> {
          model.selection().speakerProperty().set("ruben");
          model.selection().takeProperty().set(lines().get(0).takeFingerprint());
        });
    assertEquals(List.of(), cut(), "a speaker and a take");
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
          var choices = model.choices().get();
          model.choices().change(choices.withView(choices.view().withTextPercent(percent)));
        });
  }

  private List<String> cut() {
    List<List<String>> cut = new java.util.ArrayList<>();
    interact(() -> cut.add(CutWords.in(stage.getScene().getRoot())));
    return cut.get(0);
  }
}
