package studio.reprise.document.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.reprise.document.Edit;
import studio.reprise.document.History;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Origin;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.SceneEdits;
import studio.reprise.document.ScriptSource;
import studio.reprise.document.Seed;
import studio.reprise.document.script.LineChange.Added;
import studio.reprise.document.script.LineChange.Conflict;
import studio.reprise.document.script.LineChange.Edited;
import studio.reprise.document.script.LineChange.Gone;
import studio.reprise.document.script.LineChange.Kept;
import studio.reprise.document.script.LineChange.Moved;
import studio.reprise.document.script.LineChange.Renamed;

class ScriptMergeTest {
  private static final String HASH = "a".repeat(64);

  private Project project = Project.empty("A game");
  private ScriptDraft base;

  /** "k1 Anna: Who goes there?" in a section of its own title before a line "# Title". */
  private static ScriptDraft draft(String... rows) {
    List<DraftSection> sections = new ArrayList<>();
    List<DraftLine> lines = new ArrayList<>();
    String title = "";
    for (String row : rows) {
      if (row.startsWith("# ")) {
        if (!lines.isEmpty() || !title.isEmpty()) {
          sections.add(DraftSection.of(title, lines));
        }
        title = row.substring(2);
        lines = new ArrayList<>();
      } else {
        String key = row.startsWith("- ") ? "" : row.substring(0, row.indexOf(' '));
        String rest = row.substring(row.indexOf(' ') + 1);
        int colon = rest.indexOf(": ");
        lines.add(
            DraftLine.of(rest.substring(colon + (colon < 0 ? 1 : 2)))
                .withKey(key)
                .withSpeaker(colon < 0 ? "" : rest.substring(0, colon)));
      }
    }
    sections.add(DraftSection.of(title, lines));
    return new ScriptDraft(
        "bridge.yarn",
        "yarn",
        "",
        "",
        HASH,
        sections,
        List.of(),
        Completeness.UNCHECKED,
        List.of());
  }

  private void first(String... rows) {
    take(ScriptMerge.of(project, Incoming.first(draft(rows))));
  }

  private void take(MergePlan plan) {
    project = plan.edit(HASH).change().apply(project);
    base = plan.draft();
  }

  private ScriptSource source() {
    return project.sources().get(0);
  }

  private MergePlan again(String... rows) {
    return ScriptMerge.of(project, Incoming.again(source(), base, draft(rows)));
  }

  private List<String> texts() {
    return project.lines().map(Line::text).toList();
  }

  private List<String> ids() {
    return project.lines().map(Line::id).toList();
  }

  private Line said(String text) {
    return project.lines().filter(line -> line.text().equals(text)).findFirst().orElseThrow();
  }

  private void edit(studio.reprise.document.Edit edit) {
    project = edit.change().apply(project);
  }

  @Test
  void aFirstImportMakesScenesLinesAndSpeakers() {
    first("# Bridge", "k1 Anna: Who goes there?", "k2 Bo: A friend.", "# Hall", "k3 The door.");
    assertEquals(List.of("Bridge", "Hall"), project.scenes().stream().map(Scene::title).toList());
    assertEquals(List.of("Who goes there?", "A friend.", "The door."), texts());
    assertEquals(List.of("Anna", "Bo"), project.speakers().stream().map(s -> s.name()).toList());
    assertEquals(Origin.of("x1", "k1"), said("Who goes there?").origin());
    assertEquals("bridge.yarn", source().name());
    assertEquals(HASH, source().draftSha256());
    assertEquals("anna", source().speakers().get("Anna"));
  }

  @Test
  void theSameScriptAgainIsTheSameProject() {
    first("# Bridge", "k1 Anna: Who goes there?", "- Bo: Yes.", "- Bo: Yes.", "k1 Anna: Twice.");
    MergePlan plan =
        again(
            "# Bridge", "k1 Anna: Who goes there?", "- Bo: Yes.", "- Bo: Yes.", "k1 Anna: Twice.");
    assertTrue(plan.isEmpty());
    assertEquals(4, plan.count(Kept.class));
    assertSame(project, plan.after());
    assertSame(project, plan.edit(HASH).change().apply(project));
  }

  @Test
  void everyKindOfChangeIsFoundAndCarriedOut() {
    first(
        "k1 Anna: One fine day it rained.",
        "k2 Anna: Two men came by.",
        "k3 Bo: Three cheers.",
        "k4 Bo: Four.",
        "k5 Bo: Five.");
    edit(LineEdits.pinSeed(List.of("l1"), 7));
    MergePlan plan =
        again(
            "k1 Anna: One fine day it snowed.",
            "k6 Cy: New.",
            "k3 Bo: Three cheers.",
            "k9 Bo: Four.",
            "k2 Anna: Two men came by.");
    assertEquals(
        List.of(Edited.class, Added.class, Kept.class, Renamed.class, Gone.class, Moved.class),
        plan.changes().stream().map(change -> (Class<?>) change.getClass()).toList());
    take(plan);
    assertEquals(
        List.of("One fine day it snowed.", "New.", "Three cheers.", "Four.", "Two men came by."),
        texts());
    assertEquals(List.of("l1", "l6", "l3", "l4", "l2"), ids());
    assertEquals(Seed.pinned(7), said("One fine day it snowed.").seed());
    assertEquals("k9", said("Four.").origin().key());
  }

  @Test
  void whatOnlyTheProjectChangedStays() {
    first("k1 Anna: One fine day.", "k2 Anna: Two men.");
    edit(LineEdits.changeText("l1", "One grey day."));
    edit(LineEdits.move(List.of("l2"), "s2", 0));
    take(again("k1 Anna: One fine day.", "k2 Anna: Two women.", "k3 Anna: Three."));
    assertEquals(List.of("Two women.", "Three.", "One grey day."), texts());
  }

  @Test
  void whatBothChangedIsAConflictAndTheScriptHoldsUnlessItIsTurned() {
    first("k1 Anna: One fine day.", "k2 Anna: Two men.");
    edit(LineEdits.changeText("l1", "One grey day."));
    MergePlan plan = again("k1 Anna: One wet day.", "k2 Anna: Two men.");
    assertEquals(1, plan.count(Conflict.class));
    assertEquals("One wet day.", plan.after().line("l1").orElseThrow().text());
    MergePlan turned = ScriptMerge.of(project, plan.incoming().turning(Set.of("l1")));
    assertEquals("One grey day.", turned.after().line("l1").orElseThrow().text());
  }

  @Test
  void aLockedLineKeepsItsWordsAndLeavesForTheCutLinesWhenItIsGone() {
    first("k1 Anna: One fine day.", "k2 Anna: Two men.", "k3 Anna: Three.");
    edit(LineEdits.lock(List.of("l1", "l2")));
    MergePlan plan = again("k1 Anna: One wet day.", "k3 Anna: Three.");
    assertEquals(1, plan.count(Conflict.class));
    take(plan);
    assertEquals(List.of("One fine day.", "Three.", "Two men."), texts());
    assertEquals("Cut lines", project.scenes().get(1).title());
    take(again("k1 Anna: One wet day.", "k2 Anna: Two men.", "k3 Anna: Three."));
    assertEquals(List.of("One fine day.", "Two men.", "Three."), texts());
    assertEquals(1, project.scenes().size());
    assertEquals(List.of("l1", "l2", "l3"), ids());
  }

  @Test
  void linesThatWereDeletedHereStayDeleted() {
    first("k1 Anna: One fine day.", "k2 Anna: Two men.");
    edit(LineEdits.delete(List.of("l2")));
    MergePlan plan = again("k1 Anna: One fine day.", "k2 Anna: Two women.");
    assertTrue(plan.isEmpty());
    assertEquals(
        "1 lines of the script were deleted here and stay out.", plan.remarks().get(0).toString());
  }

  @Test
  void theAuthorsOwnLinesKeepTheirPlaces() {
    first("k1 Anna: One.", "k2 Anna: Two.");
    edit(LineEdits.add("s2", 1, List.of(Line.of("mine", "", "My own."))));
    take(again("k1 Anna: One.", "k7 Anna: Between.", "k2 Anna: Two."));
    assertEquals(List.of("One.", "My own.", "Between.", "Two."), texts());
  }

  @Test
  void aSplitLineKeepsItsOriginAndAMergedOneBoth() {
    first("k1 Anna: One fine day it rained.", "k2 Anna: Two men.", "k3 Anna: Three.");
    edit(LineEdits.split("l1", 12, "l9"));
    edit(LineEdits.mergeWithNext("l2"));
    assertTrue(
        again("k1 Anna: One fine day it rained.", "k2 Anna: Two men.", "k3 Anna: Three.")
            .isEmpty());
    take(again("k1 Anna: One fine day it rained.", "k2 Anna: Two women.", "k3 Anna: Three."));
    assertEquals(List.of("One fine day", "it rained.", "Two women. Three."), texts());
    assertEquals(List.of("k2", "k3"), project.line("l2").orElseThrow().origin().keys());
    take(again("k1 Anna: One fine day it rained.", "k3 Anna: Three."));
    assertEquals("Three.", project.line("l2").orElseThrow().text());
  }

  @Test
  void keysThatNumberTheLinesAreFoundOut() {
    String[] before =
        numbered("One fine day.", "Two men.", "Three cheers.", "Four walls.", "Five.");
    first(before);
    List<String> seeds = ids();
    MergePlan plan =
        again(
            numbered("New.", "One fine day.", "Two men.", "Three cheers.", "Four walls.", "Five."));
    assertEquals(5, plan.count(Kept.class));
    assertEquals(1, plan.count(Added.class));
    assertEquals(1, plan.remarks().size());
    take(plan);
    assertEquals(seeds, ids().subList(1, 6));
    assertEquals("2", said("One fine day.").origin().key());
  }

  private static String[] numbered(String... texts) {
    String[] rows = new String[texts.length];
    for (int i = 0; i < texts.length; i++) {
      rows[i] = (i + 1) + " Anna: " + texts[i];
    }
    return rows;
  }

  @Test
  void linesWithoutKeysAreFoundByTheirWords() {
    first(
        "- Anna: It was a dark and stormy night.",
        "- Bo: Yes.",
        "- Anna: No.",
        "- Bo: Yes.",
        "- Bo: Good bye to all.");
    take(
        again(
            "- Bo: Good bye to all.",
            "- Anna: It was a dark and very stormy night.",
            "- Bo: Yes.",
            "- Anna: No.",
            "- Bo: Perhaps.",
            "- Bo: Yes."));
    assertEquals(List.of("l5", "l1", "l2", "l3", "l6", "l4"), ids());
  }

  @Test
  void aSceneIsRenamedAndMovedAsAWhole() {
    first(
        "# One",
        "k1 A: Aye aye.",
        "k2 A: Bee.",
        "# Two",
        "k3 A: Sea.",
        "k4 A: Dee.",
        "# Three",
        "k5 A: Ee.");
    edit(SceneEdits.rename("s4", "My three"));
    take(
        again(
            "# Deux",
            "k3 A: Sea.",
            "k4 A: Dee.",
            "# One",
            "k1 A: Aye aye.",
            "k2 A: Bee.",
            "# Drei",
            "k5 A: Ee."));
    assertEquals(
        List.of("Deux", "One", "My three"), project.scenes().stream().map(Scene::title).toList());
    assertEquals(List.of("s3", "s2", "s4"), project.scenes().stream().map(Scene::id).toList());
  }

  @Test
  void whoSpeaksIsRememberedAndAGuessChangesNobody() {
    project =
        project.withSpeakers(
            List.of(
                studio.reprise.document.Speaker.named("p1", "Eileen", "#aa0000"),
                studio.reprise.document.Speaker.named("p2", "Bo", "#aa0000")));
    take(
        ScriptMerge.of(
            project, Incoming.first(draft("k1 e: Hello there.")).withSpeakers(Map.of("e", "p1"))));
    assertEquals("p1", said("Hello there.").speakerId());
    take(again("k1 e: Hello there.", "k2 e: Again."));
    assertEquals("p1", said("Again.").speakerId());
    ScriptDraft guessed =
        draft("k1 e: Hello there.")
            .withSections(
                List.of(
                    DraftSection.of(
                        "",
                        List.of(
                            DraftLine.of("Hello there.")
                                .withKey("k1")
                                .withSpeaker("Bo", DraftLine.Attribution.GUESSED),
                            DraftLine.of("Again.").withKey("k2").withSpeaker("e")))));
    assertTrue(ScriptMerge.of(project, Incoming.again(source(), base, guessed)).isEmpty());
  }

  @Test
  void aSpeakerChosenLaterGetsTheLinesOfTheNameAndNoneThatTheAuthorGaveAway() {
    project =
        project.withSpeakers(
            List.of(
                studio.reprise.document.Speaker.named("p1", "Eileen", "#aa0000"),
                studio.reprise.document.Speaker.named("p2", "Bo", "#aa0000"),
                studio.reprise.document.Speaker.named("p3", "Cy", "#aa0000")));
    String[] rows = {"k1 e: Hello there.", "k2 e: Given away.", "k3 Bo: Mine."};
    take(ScriptMerge.of(project, Incoming.first(draft(rows)).withSpeakers(Map.of("e", "p1"))));
    edit(LineEdits.changeSpeaker(List.of(said("Given away.").id()), "p3"));
    Incoming chosen = Incoming.again(source(), base, draft(rows)).withSpeakers(Map.of("e", "p2"));
    take(ScriptMerge.of(project, chosen));
    assertEquals(List.of("p2", "p3", "p2"), project.lines().map(Line::speakerId).toList());
    assertEquals("p2", source().speakers().get("e"));
    assertTrue(again(rows).isEmpty());
  }

  @Test
  void aScriptThatAnEarlierVersionImportedIsRecognised() {
    project =
        project.withScenes(
            List.of(
                new Scene(
                    "s1",
                    "",
                    List.of(
                        Line.of("l1", "", "One fine day.").withSeed(Seed.pinned(3)),
                        Line.of("l2", "", "My own."),
                        Line.of("l3", "", "Two men came by.")))));
    take(ScriptMerge.of(project, Incoming.first(draft("k1 One fine day.", "k2 Two men came by."))));
    assertEquals(List.of("l1", "l2", "l3"), ids());
    assertEquals("k1", project.line("l1").orElseThrow().origin().key());
    assertTrue(project.line("l2").orElseThrow().origin().isNone());
  }

  @Test
  void anotherProjectsTableHasTheSameIdsByChance() {
    project =
        project.withScenes(
            List.of(
                new Scene(
                    "s1",
                    "",
                    List.of(Line.of("l1", "", "One fine day."), Line.of("l2", "", "Two men.")))));
    ScriptDraft other = draft("- Quite another thing.", "- And something else.");
    List<DraftLine> lines = other.lines().toList();
    other =
        other.withSections(
            List.of(
                DraftSection.of(
                    "",
                    List.of(
                        lines.get(0).withOwn(new DraftLine.Own("l1", null)),
                        lines.get(1).withOwn(new DraftLine.Own("l2", null))))));
    take(ScriptMerge.of(project, Incoming.first(other)));
    assertEquals(
        List.of("One fine day.", "Two men.", "Quite another thing.", "And something else."),
        texts());
  }

  @Test
  void ofAScriptNothingMayBeLeft() {
    project =
        project.withScenes(List.of(new Scene("s1", "Mine", List.of(Line.of("l1", "", "My own.")))));
    first("# One", "k1 A: Aye aye.", "k2 A: Bee.", "k3 A: Sea.");
    MergePlan plan = again("# One", "x1 A: Quite another thing.");
    assertEquals(0, plan.found());
    take(plan);
    assertEquals(List.of("My own.", "Quite another thing."), texts());
    assertEquals(List.of("Mine", "One"), project.scenes().stream().map(Scene::title).toList());
  }

  @Test
  void oneStepBackIsTheProjectBefore() {
    first("k1 Anna: One fine day.", "k2 Anna: Two men.", "k3 Bo: Three.");
    History history = History.of(project);
    MergePlan plan = again("k3 Bo: Three.", "k1 Anna: One wet day.", "k8 Cy: New.");
    History after = history.with(plan.edit("b".repeat(64)));
    assertEquals("Update script", after.undoName().orElseThrow());
    assertFalse(after.project().equals(project));
    assertEquals(project, after.undone().project());
  }

  @Test
  void anEditOfAProjectThatChangedMeanwhileComparesAnew() {
    first("k1 Anna: One fine day.", "k2 Anna: Two men.");
    MergePlan plan = again("k1 Anna: One wet day.", "k2 Anna: Two men.");
    edit(noting("l2", "Slowly."));
    Project after = plan.edit(HASH).change().apply(project);
    assertEquals("One wet day.", after.line("l1").orElseThrow().text());
    assertEquals("Slowly.", after.line("l2").orElseThrow().note());
  }

  @Test
  void theLongestRunInTheOldOrderDidNotMove() {
    boolean[] rising = SceneMerge.rising(new int[] {5, 1, 2, 9, 3, 4, 0});
    assertEquals("[false, true, true, false, true, true, false]", Arrays.toString(rising));
    assertEquals("[]", Arrays.toString(SceneMerge.rising(new int[0])));
  }

  /** An author's note on a line. */
  static Edit noting(String lineId, String note) {
    return new Edit(
        "Note",
        "",
        project ->
            project.withScenes(
                project.scenes().stream()
                    .map(
                        scene ->
                            scene.withLines(
                                scene.lines().stream()
                                    .map(
                                        line ->
                                            line.id().equals(lineId) ? line.withNote(note) : line)
                                    .toList()))
                    .toList()));
  }
}
