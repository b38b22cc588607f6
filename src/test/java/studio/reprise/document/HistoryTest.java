package studio.reprise.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static Project script(String... texts) {
    List<Line> lines =
        IntStream.range(0, texts.length).mapToObj(i -> Line.of("l" + i, "", texts[i])).toList();
    return Project.empty("Test").withScenes(List.of(new Scene("s1", "One", lines)));
  }

  @Test
  void undoRestoresTheDeletedLine() {
    Project project = script("a", "b", "c");
    History history = History.of(project).with(LineEdits.delete(List.of("l1")));
    assertEquals(2, history.project().lineCount());
    assertEquals(Optional.of("Delete line"), history.undoName());
    assertSame(project, history.undone().project());
    assertEquals(Optional.of("Delete line"), history.undone().redoName());
    assertEquals(2, history.undone().redone().project().lineCount());
  }

  @Test
  void theKeystrokesOfOneFieldAreOneStep() {
    History history =
        History.of(script("a"))
            .with(LineEdits.changeText("l0", "ab"))
            .with(LineEdits.changeText("l0", "abc"));
    assertEquals("a", history.undone().project().line("l0").orElseThrow().text());
  }

  @Test
  void leavingTheFieldEndsTheStep() {
    History history =
        History.of(script("a"))
            .with(LineEdits.changeText("l0", "ab"))
            .settled()
            .with(LineEdits.changeText("l0", "abc"));
    assertEquals("ab", history.undone().project().line("l0").orElseThrow().text());
  }

  @Test
  void savingEndsTheStep() {
    History history =
        History.of(script("a"))
            .with(LineEdits.changeText("l0", "ab"))
            .savedNow()
            .with(LineEdits.changeText("l0", "abc"));
    assertFalse(history.isSaved());
    assertTrue(history.undone().isSaved());
  }

  @Test
  void anEditThatChangesNothingIsNoStep() {
    History history = History.of(script("a"));
    assertSame(history, history.with(LineEdits.changeText("l0", "a")));
  }

  @Test
  void anEditAfterUndoForgetsWhatWasUndone() {
    History history =
        History.of(script("a"))
            .with(LineEdits.changeText("l0", "b"))
            .undone()
            .with(LineEdits.lock(List.of("l0")));
    assertEquals(Optional.empty(), history.redoName());
  }

  @Test
  void anEditThatMakesNoSenseChangesNothing() {
    History history = History.of(script("a"));
    assertThrows(EditException.class, () -> history.with(LineEdits.changeText("gone", "b")));
    assertThrows(
        EditException.class, () -> history.with(LineEdits.changeSpeaker(List.of("l0"), "nobody")));
    assertThrows(EditException.class, () -> history.with(LineEdits.split("l0", 1, "l9")));
    assertThrows(EditException.class, () -> history.with(LineEdits.mergeWithNext("l0")));
    assertThrows(EditException.class, () -> history.with(SceneEdits.delete("s1")));
  }

  private static final String OLD = "0".repeat(64);
  private static final String NEW = "1".repeat(64);

  /** The take of a text: the line speaks {@code NEW} only with just these words. */
  private static FoundTake takeOf(String lineId, String text) {
    return new FoundTake(lineId, NEW, (version, line, take) -> line.text().equals(text));
  }

  private static String takeOf(History history, String lineId) {
    return history.project().line(lineId).orElseThrow().takeFingerprint();
  }

  @Test
  void undoingAnotherLineKeepsTheTakesThatWereRenderedSince() {
    History history =
        History.of(script("a", "b"))
            .with(LineEdits.changeText("l0", "z"))
            .found(takeOf("l1", "b"))
            .undone();
    assertEquals(NEW, takeOf(history, "l1"));
    assertEquals(NEW, takeOf(history.redone(), "l1"));
  }

  @Test
  void aTakeThatWasRenderedAfterUndoIsThereAfterRedo() {
    History history =
        History.of(script("a", "b"))
            .with(LineEdits.changeText("l0", "z"))
            .undone()
            .found(takeOf("l1", "b"));
    assertEquals(NEW, takeOf(history.redone(), "l1"));
  }

  @Test
  void otherWordsKeepTheirOwnTake() {
    Project project = TakeEdits.chooseTake("l0", OLD).change().apply(script("a"));
    History history =
        History.of(project).with(LineEdits.changeText("l0", "z")).found(takeOf("l0", "z"));
    assertEquals(NEW, takeOf(history, "l0"));
    assertEquals(OLD, takeOf(history.undone(), "l0"));
    assertEquals(NEW, takeOf(history.undone().redone(), "l0"));
  }

  @Test
  void aVersionThatLearntOfATakeIsNotTheOneOnDisk() {
    History history =
        History.of(script("a", "b"))
            .with(LineEdits.changeText("l0", "z"))
            .found(takeOf("l1", "b"))
            .undone();
    assertFalse(history.isSaved());
  }

  @Test
  void aLockedLineKeepsItsTakeInEveryVersion() {
    History history =
        History.of(script("a"))
            .with(LineEdits.lock(List.of("l0")))
            .with(LineEdits.unlock(List.of("l0")))
            .found(takeOf("l0", "a"));
    assertEquals("", takeOf(history.undone(), "l0"));
    assertEquals(NEW, takeOf(history.undone().undone(), "l0"));
  }

  @Test
  void undoBringsADeletedTakeBack() {
    History history =
        History.of(TakeEdits.chooseTake("l0", OLD).change().apply(script("a")))
            .with(TakeEdits.noteTake("l0", OLD, "good"))
            .with(TakeEdits.deleteTake("l0", OLD));
    Line without = history.project().line("l0").orElseThrow();
    assertTrue(without.hasBinned(OLD));
    assertEquals("", without.takeFingerprint());
    assertEquals(OLD, takeOf(history.undone(), "l0"));
    Line restored =
        history.with(TakeEdits.restoreTakes("l0", List.of(OLD))).project().line("l0").orElseThrow();
    assertFalse(restored.hasBinned(OLD));
    assertEquals("good", restored.noteOn(OLD));
  }

  @Test
  void aDeletedTakeThatIsRenderedAgainLeavesTheBin() {
    History history =
        History.of(script("a")).with(TakeEdits.deleteTake("l0", NEW)).found(takeOf("l0", "a"));
    assertEquals(NEW, takeOf(history, "l0"));
    assertFalse(history.project().line("l0").orElseThrow().hasBinned(NEW));
  }

  @Test
  void aCopyThatIsRetakenStillHasTheTakeOfItsOriginal() {
    Project chosen = TakeEdits.chooseTake("l0", OLD).change().apply(script("a b"));
    Line copy = SceneCopies.copy(chosen.line("l0").orElseThrow(), "l1");
    assertEquals(List.of(OLD), takes(copy.choosing(NEW)));
    assertEquals(List.of(OLD), takes(copy.binning(OLD).unbinning(OLD)));
    Project split = LineEdits.split("l0", 1, "l9").change().apply(chosen);
    assertEquals(List.of(OLD), takes(split.line("l0").orElseThrow()), "other words, old takes");
  }

  private static List<String> takes(Line line) {
    return line.takeNotes().stream()
        .filter(note -> note.place() == TakeNote.Place.SHELF)
        .map(TakeNote::fingerprint)
        .toList();
  }

  @Test
  void whatWasThrownAwayStaysAwayWhenALineIsSplit() {
    Project binned = TakeEdits.deleteTake("l0", OLD).change().apply(script("a b"));
    Project split = LineEdits.split("l0", 1, "l9").change().apply(binned);
    assertTrue(split.line("l0").orElseThrow().hasBinned(OLD));
  }

  @Test
  void unchangedScenesAreShared() {
    Project project =
        script("a")
            .withScenes(
                List.of(
                    new Scene("s1", "", List.of(Line.of("l0", "", "a"))),
                    new Scene("s2", "", List.of(Line.of("l1", "", "b")))));
    Project changed = LineEdits.changeText("l0", "z").change().apply(project);
    assertSame(project.scenes().get(1), changed.scenes().get(1));
  }

  @Test
  void splittingAndMergingGivesTheWordsBack() {
    Project split = LineEdits.split("l0", 5, "l9").change().apply(script("Hello there, you."));
    assertEquals(List.of("Hello", "there, you."), split.lines().map(Line::text).toList());
    Project merged = LineEdits.mergeWithNext("l0").change().apply(split);
    assertEquals(List.of("Hello there, you."), merged.lines().map(Line::text).toList());
  }

  @Test
  void aSplitNeverCutsASurrogatePair() {
    Project split = LineEdits.split("l0", 2, "l9").change().apply(script("a\uD83D\uDE00b"));
    assertEquals(List.of("a\uD83D\uDE00", "b"), split.lines().map(Line::text).toList());
  }

  @Test
  void movedLinesKeepTheirOrder() {
    Project moved =
        LineEdits.move(List.of("l3", "l0"), "s1", 2).change().apply(script("a", "b", "c", "d"));
    assertEquals(List.of("b", "a", "d", "c"), moved.lines().map(Line::text).toList());
  }

  @Test
  void theNarrowestPronunciationWins() {
    Project project =
        script("a")
            .withSpeakers(List.of(Speaker.named("p1", "Ann", "#aa0000")))
            .withScenes(List.of(new Scene("s1", "", List.of(Line.of("l0", "p1", "a")))))
            .withDictionary(
                List.of(
                    DictionaryEntry.forProject("Reprise", "one"),
                    new DictionaryEntry("reprise", "two", DictionaryEntry.Scope.SPEAKER, "p1"),
                    new DictionaryEntry("other", "three", DictionaryEntry.Scope.SPEAKER, "p2")));
    assertEquals(
        List.of("two"),
        project.dictionaryOf(project.line("l0").orElseThrow()).stream()
            .map(DictionaryEntry::spoken)
            .toList());
  }

  @Test
  void theLargestGapRuleHolds() {
    Line a = Line.of("l0", "p1", "a");
    Line b = Line.of("l1", "p2", "b");
    Line c = Line.of("l2", "p2", "c");
    assertEquals(List.of(0.5, 1.5, 0.0), gaps(a, b, c));
    assertEquals(List.of(7.0, 1.5, 0.0), gaps(a.withGap(7.0), b, c));
  }

  private static List<Double> gaps(Line first, Line second, Line ofTheNextScene) {
    return Project.empty("Gaps")
        .withScenes(
            List.of(
                new Scene("s1", "", List.of(first, second)),
                new Scene("s2", "", List.of(ofTheNextScene))))
        .gapsAfterSeconds();
  }

  @Property(tries = 200)
  void undoingAndRedoingAnyNumberOfStepsComesBack(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 8) Integer> kinds) {
    History history = History.of(script("one two", "three four", "five six"));
    List<Project> versions = new ArrayList<>(List.of(history.project()));
    int fresh = 100;
    for (int kind : kinds) {
      List<Line> lines = history.project().lines().toList();
      if (lines.isEmpty()) {
        break;
      }
      Line first = lines.get(kind % lines.size());
      Edit edit =
          switch (kind) {
            case 0 -> LineEdits.delete(List.of(first.id()));
            case 1 -> LineEdits.changeText(first.id(), first.text() + "!");
            case 2 -> LineEdits.add("s1", 1, List.of(Line.of("n" + fresh++, "", "new words")));
            case 3 -> LineEdits.pinSeed(List.of(first.id()), fresh++);
            case 4 -> LineEdits.move(List.of(first.id()), "s1", 0);
            case 5 ->
                first.text().length() > 2
                    ? LineEdits.split(first.id(), 2, "n" + fresh++)
                    : LineEdits.lock(List.of(first.id()));
            case 6 -> ProjectEdits.setPronunciation(DictionaryEntry.forProject("w" + fresh++, "x"));
            case 7 -> SceneEdits.add("c" + fresh++, "Scene", 0);
            default -> LineEdits.changeGap(first.id(), 0.5);
          };
      History next = history.with(edit).settled();
      if (next.project() != history.project()) {
        versions.add(next.project());
      }
      history = next;
    }
    for (int i = versions.size() - 1; i >= 0; i--) {
      assertSame(versions.get(i), history.project());
      history = history.undone();
    }
    for (Project version : versions.subList(1, versions.size())) {
      history = history.redone();
      assertSame(version, history.project());
    }
  }
}
