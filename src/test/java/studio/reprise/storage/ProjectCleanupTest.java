package studio.reprise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.Pcm;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.TakeEdits;
import studio.reprise.render.Takes;

class ProjectCleanupTest {
  @TempDir Path temp;

  @Test
  void onlyWhatNobodyNeedsIsDeleted() throws Exception {
    Takes.Take chosen = Takes.spoken("l1", "Chosen.");
    Takes.Take spare = Takes.spoken("l1", "Spare.");
    Takes.Take binned = Takes.spoken("l1", "Binned.");
    Takes.Take shared = Takes.spoken("l1", "Binned here, chosen there.");
    Takes.Take stray = Takes.spoken("gone", "Of a line that is gone.");
    Takes.Take damaged = Takes.spoken("gone", "Damaged.");
    Project project =
        Project.empty("Clean")
            .withScenes(
                List.of(
                    new Scene(
                        "s1",
                        "",
                        List.of(
                            Line.of("l1", "", "a").withTake(chosen.receipt().fingerprint()),
                            Line.of("l2", "", "b").withTake(shared.receipt().fingerprint())))));
    for (Takes.Take take : List.of(binned, shared)) {
      project = TakeEdits.deleteTake("l1", take.receipt().fingerprint()).change().apply(project);
    }
    try (ProjectFolder open = ProjectFolder.create(temp.resolve("project"), project)) {
      for (Takes.Take take : List.of(chosen, spare, binned, shared, stray)) {
        open.takes().put(take.receipt(), take.sound());
      }
      String clip = open.clips().put(new Pcm(new float[] {0.5f}, 16_000));

      ProjectCleanup found = ProjectCleanup.find(open, project);
      assertEquals(List.of(binned.receipt().fingerprint()), found.binnedTakes());
      assertEquals(List.of(stray.receipt().fingerprint()), found.strayTakes());
      assertEquals(List.of(clip), found.strayClips());
      assertTrue(found.bytes() > 0);
      found.carryOut(open);

      assertTrue(ProjectCleanup.find(open, project).isEmpty());
      assertFalse(open.takes().contains(binned.receipt().fingerprint()));
      for (Takes.Take take : List.of(chosen, spare, shared)) {
        assertTrue(open.takes().contains(take.receipt().fingerprint()));
      }

      open.takes().put(damaged.receipt(), damaged.sound());
      String other = open.clips().put(new Pcm(new float[] {0.25f}, 16_000));
      Files.write(
          open.path().resolve("takes/" + damaged.receipt().fingerprint() + ".json"), new byte[0]);
      assertTrue(ProjectCleanup.find(open, project).isEmpty(), "nobody knows what it needs");
      assertTrue(open.clips().has(other));
    }
  }
}
