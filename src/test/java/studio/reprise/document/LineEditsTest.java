package studio.reprise.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineEditsTest {
  private static final Project SCRIPT =
      Project.empty("Test")
          .withSpeakers(List.of(Speaker.named("p1", "Ann", "#aa0000")))
          .withScenes(
              List.of(
                  new Scene(
                      "s1",
                      "One",
                      List.of(
                          Line.of("l0", "p1", "Read the tear").withNote("slow"),
                          Line.of("l1", "p1", "and the tear.")
                              .withNote("fast")
                              .withDirection("sad")))))
          .withDictionary(
              List.of(
                  DictionaryEntry.forProject("the", "thee"),
                  new DictionaryEntry("tear", "teer", DictionaryEntry.Scope.LINE, "l0"),
                  new DictionaryEntry("TEAR", "tair", DictionaryEntry.Scope.LINE, "l1"),
                  new DictionaryEntry("and", "ant", DictionaryEntry.Scope.LINE, "l1")));

  private static List<String> spoken(Project project, String lineId) {
    return project.dictionaryOf(project.line(lineId).orElseThrow()).stream()
        .map(DictionaryEntry::spoken)
        .toList();
  }

  @Test
  void bothPartsOfASplitLineKeepItsPronunciations() {
    Project split = LineEdits.split("l0", 8, "l9").change().apply(SCRIPT);
    assertEquals(List.of("teer", "thee"), spoken(split, "l0"));
    assertEquals(List.of("teer", "thee"), spoken(split, "l9"));
  }

  @Test
  void aMergedLineKeepsThePronunciationsOfBothAndTheFirstLinesWin() {
    Project merged = LineEdits.mergeWithNext("l0").change().apply(SCRIPT);
    assertEquals(List.of("teer", "ant", "thee"), spoken(merged, "l0"));
    assertEquals(3, merged.dictionary().size());
  }

  @Test
  void chineseSentencesAreMergedWithoutABlankAndOthersWithOne() {
    assertEquals(
        "\u4f60\u597d\u3002\u8c01\uff1f",
        SolidWriting.joined("\u4f60\u597d\u3002", "\u8c01\uff1f"));
    assertEquals(
        "\u201c\u8c01\uff1f\u201d\u4ed6\u95ee\u3002",
        SolidWriting.joined("\u201c\u8c01\uff1f\u201d ", "\u4ed6\u95ee\u3002"));
    assertEquals("Who? He asked.", SolidWriting.joined("Who?", " He asked."));
    assertEquals("\uc548\ub155. \ub2c8.", SolidWriting.joined("\uc548\ub155.", "\ub2c8."));
    assertEquals("I thought\u2014 What?", SolidWriting.joined("I thought\u2014", "What?"));
    assertEquals("Alone.", SolidWriting.joined("", "Alone."));
  }

  @Test
  void aMergedLineKeepsWhatPeopleNotedOnBoth() {
    Line merged = LineEdits.mergeWithNext("l0").change().apply(SCRIPT).line("l0").orElseThrow();
    assertEquals("slow\nfast", merged.note());
    assertEquals("sad", merged.direction());
  }

  @Test
  void replacingInManyLinesIsOneStep() {
    History history = History.of(SCRIPT).with(LineEdits.replaceTexts(Map.of("l0", "x", "l1", "y")));
    assertEquals(List.of("x", "y"), history.project().lines().map(Line::text).toList());
    assertEquals(Optional.of("Replace text"), history.undoName());
    assertSame(SCRIPT, history.undone().project());
  }

  @Test
  void manySeedsAreDrawnInOneStep() {
    Project drawn = LineEdits.drawSeeds(Map.of("l0", 7L, "l1", -8L)).change().apply(SCRIPT);
    assertEquals(
        List.of(new Seed(7, Seed.Origin.DRAWN), new Seed(-8, Seed.Origin.DRAWN)),
        drawn.lines().map(Line::seed).toList());
  }

  @Test
  void anotherClipIsAStepOfItsOwn() {
    History history =
        History.of(SCRIPT)
            .with(SpeakerEdits.changeClip("p1", "a".repeat(64), "One."))
            .with(SpeakerEdits.changeClip("p1", "b".repeat(64), "Two."));
    assertEquals("One.", history.undone().project().speakers().get(0).transcript());
  }

  @Property(tries = 200)
  void noPronunciationEverBelongsToALineThatIsGone(
      @ForAll @Size(max = 20) List<@IntRange(max = 4) Integer> kinds) {
    Project now = SCRIPT;
    int fresh = 0;
    for (int kind : kinds) {
      List<Line> lines = now.lines().toList();
      if (lines.isEmpty()) {
        break;
      }
      Line line = lines.get(kind % lines.size());
      Edit edit =
          switch (kind) {
            case 0 -> LineEdits.split(line.id(), 1, "n" + fresh++);
            case 1 -> LineEdits.delete(List.of(line.id()));
            case 2 -> LineEdits.mergeWithNext(lines.get(0).id());
            case 3 -> SceneEdits.add("c" + fresh++, "", 0);
            default ->
                ProjectEdits.setPronunciation(
                    new DictionaryEntry("w" + fresh++, "x", DictionaryEntry.Scope.LINE, line.id()));
          };
      try {
        now = edit.change().apply(now);
      } catch (EditException e) {
        // Nothing to split or merge there: the edit says so and changes nothing.
        assertTrue(e.getMessage().endsWith("."), e.getMessage());
      }
      for (DictionaryEntry entry : now.dictionary()) {
        assertTrue(
            entry.scope() != DictionaryEntry.Scope.LINE || now.line(entry.ownerId()).isPresent(),
            entry.toString());
      }
    }
  }

  @Test
  void anEditOfTenThousandLinesSharesAllOtherScenes() {
    List<Scene> scenes =
        IntStream.range(0, 100)
            .mapToObj(
                s ->
                    new Scene(
                        "s" + s,
                        "",
                        IntStream.range(0, 100)
                            .mapToObj(i -> Line.of("l" + s + "-" + i, "", "text"))
                            .toList()))
            .toList();
    Project large = Project.empty("Large").withScenes(scenes);
    Project changed = LineEdits.changeText("l50-50", "other").change().apply(large);
    for (int s = 0; s < 100; s++) {
      if (s != 50) {
        assertSame(large.scenes().get(s), changed.scenes().get(s));
      }
    }
    assertSame(large.scenes().get(50).lines().get(0), changed.scenes().get(50).lines().get(0));
  }
}
