package studio.reprise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import studio.reprise.document.Edit;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.document.SceneEdits;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpeakerEdits;

class JournalPropertyTest {

  @Property(tries = 200)
  void replayingWhatChangedGivesTheSameProject(
      @ForAll @Size(max = 25) List<@IntRange(max = 9) Integer> kinds,
      @ForAll @StringLength(max = 30) String words)
      throws JsonProcessingException {
    Project now = Project.empty("Start");
    Project replayed = now;
    int fresh = 0;
    for (int kind : kinds) {
      List<Line> lines = now.lines().toList();
      String scene = now.scenes().get(kind % now.scenes().size()).id();
      Edit edit;
      if (lines.isEmpty() || kind == 0) {
        edit = LineEdits.add(scene, kind, List.of(Line.of("n" + fresh++, "", words)));
      } else {
        Line line = lines.get((kind * 7 + fresh) % lines.size());
        edit =
            switch (kind) {
              case 1 -> LineEdits.changeText(line.id(), words + fresh++);
              case 2 -> LineEdits.delete(List.of(line.id()));
              case 3 -> LineEdits.move(List.of(line.id()), scene, 1);
              case 4 -> SceneEdits.add("c" + fresh++, words, kind);
              case 5 -> SceneEdits.move(scene, 0);
              case 6 -> SpeakerEdits.add(Speaker.named("p" + fresh++, words, "#123456"));
              case 7 -> renaming(words + fresh++);
              case 8 -> LineEdits.drawSeed(line.id(), Long.MAX_VALUE - fresh++);
              default -> SceneEdits.rename(scene, words + fresh++);
            };
      }
      Project next = edit.change().apply(now);
      String journalled = JournalChange.between(edit.name(), now, next).toString();
      replayed = JournalChange.applied(replayed, DocumentJson.MAPPER.readTree(journalled));
      now = next;
      assertEquals(now, replayed);
    }
    assertEquals(
        now,
        ProjectJson.read(ProjectJson.write(now), "project.json", DocumentJson.Unknown.REFUSED));
  }

  private static Edit renaming(String name) {
    return new Edit("Rename project", "", project -> project.withName(name));
  }
}
