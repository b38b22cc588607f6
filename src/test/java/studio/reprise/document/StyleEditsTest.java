package studio.reprise.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StyleEditsTest {
  private final Project project =
      Project.empty("Test")
          .withSpeakers(
              List.of(
                  Speaker.named("anna", "Anna", "#aa0000")
                      .withStyles(List.of(Style.named("Whisper"), Style.named("生气"))),
                  Speaker.named("ben", "Ben", "#00aa00")
                      .withStyles(List.of(Style.named("whisper")))))
          .withScenes(
              List.of(
                  new Scene(
                      "s1",
                      "",
                      List.of(
                          Line.of("l1", "anna", "One").withDirection("whispering, close"),
                          Line.of("l2", "anna", "Two").withDirection("生气地"),
                          Line.of("l3", "ben", "Three").withDirection("loud")))));

  private static Project with(Project project, Edit edit) {
    return edit.change().apply(project);
  }

  private static String style(Project project, String line) {
    return project.line(line).orElseThrow().style();
  }

  @Test
  void directionsChooseTheStylesThatTheyAskFor() {
    Project now = with(project, StyleEdits.chooseByDirection(List.of("l1", "l2", "l3")));
    assertEquals("Whisper", style(now, "l1"));
    assertEquals("生气", style(now, "l2"));
    assertEquals("", style(now, "l3"));
  }

  @Test
  void aStyleThatLinesNeedIsNotDeleted() {
    Project now = with(project, StyleEdits.choose(List.of("l1"), "WHISPER"));
    assertThrows(EditException.class, () -> with(now, StyleEdits.delete("anna", "whisper")));
    Project free = with(now, StyleEdits.choose(List.of("l1"), ""));
    assertEquals(
        1,
        with(free, StyleEdits.delete("anna", "whisper"))
            .speaker("anna")
            .orElseThrow()
            .styles()
            .size());
  }

  @Test
  void linesFollowTheNewNameOfTheirStyle() {
    Project now = with(project, StyleEdits.choose(List.of("l1"), "whisper"));
    assertEquals("Hush", style(with(now, StyleEdits.rename("anna", "whisper", "Hush")), "l1"));
  }

  @Test
  void twoStylesOfOneNameAreRefused() {
    assertThrows(
        EditException.class, () -> with(project, StyleEdits.add("ben", Style.named(" Whisper"))));
  }

  @Test
  void anotherSpeakerKeepsTheStyleOnlyWhereTheyHaveIt() {
    Project now = with(project, StyleEdits.choose(List.of("l1"), "Whisper"));
    now = with(now, StyleEdits.choose(List.of("l2"), "生气"));
    now = with(now, LineEdits.changeSpeaker(List.of("l1", "l2"), "ben"));
    assertEquals("Whisper", style(now, "l1"));
    assertEquals("", style(now, "l2"));
  }

  @Test
  void exploringDrawsUntilWhatWasFoundIsPinned() {
    Project exploring = with(project, ExploreEdits.exploreAll());
    exploring = with(exploring, LineEdits.pinSeed(List.of("l2"), 5));
    assertTrue(ExploreEdits.explores(exploring, exploring.line("l1").orElseThrow()));
    assertFalse(ExploreEdits.explores(exploring, exploring.line("l2").orElseThrow()));
    Project drawn = with(exploring, ExploreEdits.draw(Map.of("l1", 77L)));
    assertEquals(77, drawn.seedOf(drawn.line("l1").orElseThrow()));
    Project pinned = with(drawn, ExploreEdits.pinAll());
    assertEquals(Seed.pinned(77), pinned.line("l1").orElseThrow().seed());
    assertEquals(Seed.DEFAULT, pinned.line("l3").orElseThrow().seed());
    assertFalse(ExploreEdits.explores(pinned, pinned.line("l3").orElseThrow()));
  }
}
