package studio.reprise.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

class SceneEditsTest {
  private static final Project SCRIPT =
      Project.empty("Test")
          .withScenes(
              List.of(
                  new Scene(
                      "s1",
                      "One",
                      List.of(Line.of("l0", "", "A"), Line.of("l1", "", "B")),
                      Scene.Role.SAMPLE),
                  new Scene("s2", "Two", List.of(Line.of("l2", "", "C")))));

  private static List<String> lines(Project project, String sceneId) {
    return project.scene(sceneId).orElseThrow().lines().stream().map(Line::id).toList();
  }

  @Test
  void aSceneIsCutBeforeALineAndItsRoleHoldsForBothParts() {
    Project cut = SceneEdits.splitBefore("l1", "s9", "Rest").change().apply(SCRIPT);
    assertEquals(List.of("s1", "s9", "s2"), cut.scenes().stream().map(Scene::id).toList());
    assertEquals(List.of("l0"), lines(cut, "s1"));
    assertEquals(List.of("l1"), lines(cut, "s9"));
    assertEquals(Scene.Role.SAMPLE, cut.scenes().get(1).role());
  }

  @Test
  void beforeItsFirstLineThereIsNothingToCut() {
    assertSame(SCRIPT, SceneEdits.splitBefore("l0", "s9", "Rest").change().apply(SCRIPT));
    assertSame(SCRIPT, SceneEdits.splitBefore("gone", "s9", "Rest").change().apply(SCRIPT));
  }

  @Test
  void aSceneIsPutAtItsPlaceWithItsLines() {
    Scene credits = new Scene("c", "Credits", List.of(Line.of("c1", "", "The End.")));
    Project longer = SceneEdits.insert(credits, 99).change().apply(SCRIPT);
    assertEquals(List.of("s1", "s2", "c"), longer.scenes().stream().map(Scene::id).toList());
    assertEquals(List.of("c1"), lines(longer, "c"));
  }
}
