package studio.reprise.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Pcm;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;

class TimelineTest {
  private static Project project(int lines) {
    List<Line> all = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      all.add(Line.of("l" + i, "v", "Text"));
    }
    return Project.empty("P")
        .withSpeakers(List.of(Speaker.named("v", "V", "#0072b2")))
        .withScenes(List.of(new Scene("s1", "", all)));
  }

  @Test
  void linesFollowEachOtherWithTheirGaps() {
    Timeline layout = Timeline.of(project(3), 1000, name -> Optional.empty());
    assertEquals(0, layout.placed().get(0).start());
    assertEquals(500 + 350, layout.placed().get(1).start());
    assertEquals(2 * (500 + 350) + 500, layout.length());
  }

  @Test
  void theLineAtASampleIsTheOneThatSoundsOrWhoseGapFollows() {
    Timeline layout = Timeline.of(project(3), 1000, name -> Optional.empty());
    assertEquals(0, layout.indexAt(0));
    assertEquals(0, layout.indexAt(849));
    assertEquals(1, layout.indexAt(850));
    assertEquals(2, layout.indexAt(1_000_000));
  }

  @Test
  void gapsInOnePassAreThoseOfEveryLine() {
    Project project = project(4);
    List<Line> lines = project.lines().toList();
    List<Double> gaps = project.gapsAfterSeconds();
    for (int i = 0; i < lines.size(); i++) {
      Line next = i + 1 < lines.size() ? lines.get(i + 1) : null;
      assertEquals(project.gapAfterSeconds(lines.get(i), next), gaps.get(i));
    }
  }

  @Test
  void aLineWithoutATakeIsSilent() {
    Timeline layout = Timeline.of(project(2), 1000, name -> Optional.empty());
    ScriptSound sound =
        new ScriptSound(layout, name -> Optional.of(new Pcm(new float[] {1, 1}, 1000)));
    float[] piece = {9, 9, 9};
    sound.read(499, piece, 3);
    assertArrayEquals(new float[] {0, 0, 0}, piece);
  }
}
