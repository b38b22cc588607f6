package studio.reprise.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.reprise.document.Edit;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.PackRef;
import studio.reprise.document.Project;
import studio.reprise.document.ProjectEdits;
import studio.reprise.document.Scene;
import studio.reprise.document.Settings;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpeakerEdits;
import studio.reprise.render.TakeReview.Concern;

class TakeReviewTest {
  private final MemoryShelf shelf = new MemoryShelf();
  private Project project;

  @BeforeEach
  void prepare() {
    Takes.Take take = Takes.spoken("l1", "Hello there.");
    shelf.put(take.receipt(), take.sound());
    project =
        Project.empty("Reviewed")
            .withSpeakers(
                List.of(
                    Speaker.named("anna", "Anna", "#336699")
                        .withClip("c1".repeat(32), "Good morning.")
                        .withLanguage("en")))
            .withScenes(
                List.of(
                    new Scene(
                        "s1",
                        "",
                        List.of(
                            Line.of("l1", "anna", "Hello there.")
                                .withTake(take.receipt().fingerprint()),
                            Line.of("l2", "anna", ""),
                            Line.of("l3", "anna", "Never rendered.")))));
  }

  private List<TakeReview.Finding> after(Edit... edits) {
    Project now = project;
    for (Edit edit : edits) {
      now = edit.change().apply(now);
    }
    return TakeReview.of(
        now.lines().filter(line -> !line.id().equals("l3")).toList(),
        TakeReview.withoutEngine(now, shelf));
  }

  private void assertStale(StaleReason reason, Edit edit) {
    List<TakeReview.Finding> found = after(edit);
    assertEquals(1, found.size());
    assertEquals(Concern.STALE, found.get(0).concern());
    assertEquals(Set.of(reason), found.get(0).reasons());
  }

  @Test
  void aTakeThatIsTheLinesIsNoConcern() {
    assertEquals(List.of(), after());
  }

  @Test
  void whateverTheAuthorChangedSinceIsTold() {
    assertStale(StaleReason.TEXT, LineEdits.changeText("l1", "Other words."));
    assertStale(StaleReason.SEED, LineEdits.pinSeed(List.of("l1"), 7));
    assertStale(StaleReason.CLIP, SpeakerEdits.changeTranscript("anna", "Other words."));
    assertStale(
        StaleReason.SETTINGS,
        LineEdits.changeSettings(
            List.of("l1"), new Settings(null, 0.5, null, null, null, null, null, null)));
    assertStale(StaleReason.PACK, ProjectEdits.changePack(new PackRef("another", "ab".repeat(32))));
  }

  @Test
  void aLockedLineThatWasChangedIsTold() {
    List<TakeReview.Finding> found =
        after(LineEdits.changeText("l1", "Other words."), LineEdits.lock(List.of("l1")));
    assertEquals(Concern.LOCKED_BUT_CHANGED, found.get(0).concern());
    assertEquals(
        "l1 is locked and has changed since its take: the text.",
        found.get(0).sentence().toString());
  }

  @Test
  void aLineWithoutATakeIsMissingAndAnEmptyOneIsNot() {
    List<TakeReview.Finding> found =
        TakeReview.of(project.lines().toList(), TakeReview.withoutEngine(project, shelf));
    assertEquals(List.of("l3"), found.stream().map(TakeReview.Finding::lineId).toList());
    assertEquals(Concern.MISSING, found.get(0).concern());
  }

  @Test
  void flagsAreTold() {
    List<TakeReview.Finding> found =
        TakeReview.of(
            List.of(project.line("l1").orElseThrow()),
            line -> new LineState.Flagged("f", Set.of(Flag.SILENCE)));
    assertEquals(Concern.FLAGGED, found.get(0).concern());
  }
}
