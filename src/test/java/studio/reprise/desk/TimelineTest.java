package studio.reprise.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Pcm;
import studio.reprise.desk.Timeline.WithoutTake;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.render.MemoryShelf;
import studio.reprise.render.Takes;

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
    Timeline layout =
        Timeline.of(project(3), 1000, name -> Optional.empty(), WithoutTake.HELD_OPEN);
    assertEquals(0, layout.placed().get(0).start());
    assertEquals(500 + 350, layout.placed().get(1).start());
    assertEquals(2 * (500 + 350) + 500, layout.length());
  }

  @Test
  void theLineAtASampleIsTheOneThatSoundsOrWhoseGapFollows() {
    Timeline layout =
        Timeline.of(project(3), 1000, name -> Optional.empty(), WithoutTake.HELD_OPEN);
    assertEquals(0, layout.indexAt(0));
    assertEquals(0, layout.indexAt(849));
    assertEquals(1, layout.indexAt(850));
    assertEquals(2, layout.indexAt(1_000_000));
  }

  @Test
  void aLineWithoutATakeIsSilent() {
    Timeline layout =
        Timeline.of(project(2), 1000, name -> Optional.empty(), WithoutTake.HELD_OPEN);
    ScriptSound sound =
        new ScriptSound(layout, name -> Optional.of(new Pcm(new float[] {1, 1}, 1000)));
    float[] piece = {9, 9, 9};
    sound.read(499, piece, 3);
    assertArrayEquals(new float[] {0, 0, 0}, piece);
  }

  @Test
  void whatIsSeenAndWhatIsJoinedLieAtTheSameSamples() {
    MemoryShelf shelf = new MemoryShelf();
    List<Line> lines = new ArrayList<>();
    for (String text : List.of("One.", "Two and a half.", "Three!")) {
      Takes.Take take = Takes.spoken("l" + lines.size(), text);
      shelf.put(take.receipt(), take.sound());
      lines.add(
          Line.of("l" + lines.size(), "v", text)
              .withTake(take.receipt().fingerprint())
              .withGap(0.12345));
    }
    Project project = project(0).withScenes(List.of(new Scene("s1", "", lines)));
    for (int rate : new int[] {24_000, 44_100, 22_056, 22_032}) {
      Timeline seen = Timeline.of(project, rate, shelf::receipt, WithoutTake.HELD_OPEN);
      JsonNode joined =
          new SceneExport(project, shelf, OptionalInt.of(rate))
              .join(project.scenes().get(0))
              .orElseThrow()
              .entry();
      for (int i = 0; i < lines.size(); i++) {
        JsonNode entry = joined.get("lines").get(i);
        assertEquals(entry.get("start_sample").asLong(), seen.placed().get(i).start());
        assertEquals(entry.get("end_sample").asLong(), seen.placed().get(i).end());
      }
      assertEquals(joined.get("duration_samples").asLong(), seen.length());
    }
  }

  @Test
  void aLineWithoutATakeMayBeLeftOutWithItsGap() {
    Takes.Take take = Takes.spoken("l9", "Heard.");
    MemoryShelf shelf = new MemoryShelf();
    shelf.put(take.receipt(), take.sound());
    Line heard = Line.of("l9", "v", "Heard.").withTake(take.receipt().fingerprint());
    Project project =
        project(0)
            .withScenes(List.of(new Scene("s1", "", List.of(Line.of("l0", "v", "No"), heard))));
    Timeline layout = Timeline.of(project, 24_000, shelf::receipt, WithoutTake.LEFT_OUT);
    assertEquals(List.of("l9"), layout.placed().stream().map(each -> each.line().id()).toList());
    assertEquals(0, layout.placed().get(0).start());
  }
}
