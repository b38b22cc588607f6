package studio.reprise.document.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import studio.reprise.document.History;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.ScriptSource;
import studio.reprise.document.Seed;
import studio.reprise.document.Speaker;

/** What holds for every merge, tried on random scripts, drafts of them, and authors. */
class MergeLawsTest {
  private static final String HASH = "a".repeat(64);
  private static final int TRIES = 300;

  /** The same scripts in every run: what a new seed finds becomes a test of its own. */
  private static final String SEED = "20261130";

  private static final String[] NAMES = {"Anna", "Bo", ""};
  private static final String[] WORDS = {
    "storm", "king", "bridge", "night", "who", "goes", "there", "never", "yes", "\u4f60\u597d"
  };

  /** How the lines of a script are named. */
  private enum Keys {
    NONE,
    NAMES,
    PLACES,
    SOME_TWICE
  }

  /** A random script and how it goes on; all from one seed, so that a failure comes again. */
  private static final class Author {
    private final Random random;
    private final Keys keys;
    private int named;

    Author(long seed) {
      random = new Random(seed);
      keys = Keys.values()[random.nextInt(Keys.values().length)];
    }

    String text() {
      if (random.nextInt(4) == 0) {
        return random.nextBoolean() ? "Yes." : "Hm.";
      }
      List<String> words = new ArrayList<>();
      for (int i = random.nextInt(7); i >= 0; i--) {
        words.add(WORDS[random.nextInt(WORDS.length)]);
      }
      return String.join(" ", words) + ".";
    }

    DraftLine fresh() {
      String key =
          switch (keys) {
            case NONE, PLACES -> "";
            case NAMES -> "k" + ++named;
            case SOME_TWICE -> "k" + random.nextInt(12);
          };
      return DraftLine.of(text())
          .withKey(key)
          .withSpeaker(NAMES[random.nextInt(NAMES.length)])
          .withDirection(random.nextInt(5) == 0 ? "softly" : "");
    }

    List<List<DraftLine>> script() {
      List<List<DraftLine>> scenes = new ArrayList<>();
      for (int s = 1 + random.nextInt(3); s > 0; s--) {
        List<DraftLine> lines = new ArrayList<>();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
          lines.add(fresh());
        }
        scenes.add(lines);
      }
      return scenes;
    }

    /** The next draft: words are others, lines come, go and move. */
    List<List<DraftLine>> next(List<List<DraftLine>> before) {
      List<List<DraftLine>> scenes = new ArrayList<>();
      for (List<DraftLine> scene : before) {
        List<DraftLine> lines = new ArrayList<>();
        for (DraftLine line : scene) {
          switch (random.nextInt(8)) {
            case 0 -> {}
            case 1 -> lines.add(line.withText(text()));
            case 2 -> lines.add(line.withSpeaker(NAMES[random.nextInt(NAMES.length)]));
            case 3 -> {
              lines.add(fresh());
              lines.add(line);
            }
            default -> lines.add(line);
          }
        }
        if (lines.size() > 1 && random.nextBoolean()) {
          lines.add(random.nextInt(lines.size()), lines.remove(random.nextInt(lines.size())));
        }
        scenes.add(lines);
      }
      if (random.nextInt(4) == 0) {
        scenes.add(new ArrayList<>(List.of(fresh())));
      }
      scenes.removeIf(List::isEmpty);
      return scenes.isEmpty() ? List.of(List.of(fresh())) : scenes;
    }

    ScriptDraft draft(String name, List<List<DraftLine>> scenes) {
      List<DraftSection> sections = new ArrayList<>();
      int place = 0;
      for (int s = 0; s < scenes.size(); s++) {
        List<DraftLine> lines = new ArrayList<>();
        for (DraftLine line : scenes.get(s)) {
          lines.add(keys == Keys.PLACES ? line.withKey("line" + ++place) : line);
        }
        sections.add(DraftSection.of(name + " scene " + s, lines));
      }
      return new ScriptDraft(
          name, "yarn", "", "", HASH, sections, List.of(), Completeness.UNCHECKED, List.of());
    }

    /** Something that authors do to the project. */
    Project edited(Project project) {
      List<Line> lines = project.lines().toList();
      Line line = lines.get(random.nextInt(lines.size()));
      boolean isLast =
          project.sceneOf(line.id()).orElseThrow().lines().indexOf(line) + 1
              == project.sceneOf(line.id()).orElseThrow().lines().size();
      return (switch (random.nextInt(7)) {
            case 0 -> LineEdits.changeText(line.id(), text());
            case 1 -> LineEdits.lock(List.of(line.id()));
            case 2 -> ScriptMergeTest.noting(line.id(), "slowly");
            case 3 ->
                lines.size() > 1
                    ? LineEdits.delete(List.of(line.id()))
                    : ScriptMergeTest.noting(line.id(), "last");
            case 4 ->
                line.text().length() > 3
                    ? LineEdits.split(line.id(), 2, "split" + random.nextInt(1_000_000))
                    : LineEdits.changeDirection(line.id(), "loud");
            case 5 ->
                isLast
                    ? LineEdits.changeDirection(line.id(), "loud")
                    : LineEdits.mergeWithNext(line.id());
            default ->
                LineEdits.changeSpeaker(
                    List.of(line.id()),
                    project.speakers().isEmpty() ? "" : project.speakers().get(0).id());
          })
          .change()
          .apply(project);
    }
  }

  private record State(Project project, Map<String, ScriptDraft> bases) {
    static State empty() {
      return new State(
          Project.empty("Any")
              .withSpeakers(
                  List.of(
                      Speaker.named("p1", "Anna", "#aa0000"),
                      Speaker.named("p2", "Bo", "#00aa00"))),
          Map.of());
    }

    MergePlan plan(ScriptDraft draft) {
      return project.sources().stream()
          .filter(source -> source.name().equals(draft.name()))
          .findFirst()
          .map((ScriptSource known) -> Incoming.again(known, bases.get(draft.name()), draft))
          .map(incoming -> ScriptMerge.of(project, incoming))
          .orElseGet(() -> ScriptMerge.of(project, Incoming.first(draft)));
    }

    State taking(ScriptDraft draft) {
      MergePlan plan = plan(draft);
      Map<String, ScriptDraft> known = new HashMap<>(bases);
      if (!plan.isEmpty()) {
        known.put(draft.name(), plan.draft());
      }
      return new State(plan.edit(HASH).change().apply(project), known);
    }

    State edited(Author author) {
      return new State(author.edited(project), bases);
    }
  }

  private static List<String> said(Project project) {
    return project.scenes().stream()
        .filter(scene -> !scene.lines().isEmpty())
        .map(
            scene ->
                scene.title()
                    + scene.lines().stream()
                        .map(line -> line.speakerId() + ": " + line.text())
                        .toList())
        .toList();
  }

  @Property(tries = TRIES, seed = SEED)
  void theSameScriptAgainIsTheSameProjectWhateverTheAuthorDid(@ForAll long seed) {
    Author author = new Author(seed);
    ScriptDraft script = author.draft("a.yarn", author.script());
    State state = State.empty().taking(script);
    assertSame(state.project(), state.plan(script).after());
    for (int i = 0; i < 3; i++) {
      state = state.edited(author);
      assertSame(state.project(), state.plan(script).after(), "after " + (i + 1) + " edits");
    }
  }

  @Property(tries = TRIES, seed = SEED)
  void mergedTwiceIsMergedOnce(@ForAll long seed) {
    Author author = new Author(seed);
    List<List<DraftLine>> first = author.script();
    ScriptDraft next = author.draft("a.yarn", author.next(first));
    State state = State.empty().taking(author.draft("a.yarn", first)).edited(author).edited(author);
    State after = state.taking(next);
    assertSame(after.project(), after.plan(next).after());
  }

  @Property(tries = TRIES, seed = SEED)
  void aProjectThatNobodyTouchedSaysWhatTheScriptSays(@ForAll long seed) {
    Author author = new Author(seed);
    List<List<DraftLine>> script = author.script();
    State state = State.empty().taking(author.draft("a.yarn", script));
    for (int i = 0; i < 3; i++) {
      script = author.next(script);
      ScriptDraft next = author.draft("a.yarn", script);
      state = state.taking(next);
      assertEquals(said(State.empty().taking(next).project()), said(state.project()));
    }
  }

  /** Found by the law before: scenes that had lost all lines came back behind the others. */
  @Test
  void scenesThatComeBackStandWhereTheScriptHasThem() {
    aProjectThatNobodyTouchedSaysWhatTheScriptSays(-3000);
  }

  @Property(tries = TRIES, seed = SEED)
  void undoGivesTheProjectBeforeAndIdsSeedsAndLocksStay(@ForAll long seed) {
    Author author = new Author(seed);
    List<List<DraftLine>> script = author.script();
    State state = State.empty().taking(author.draft("a.yarn", script));
    Project before = seeded(state.edited(author).edited(author).project());
    MergePlan plan =
        new State(before, state.bases()).plan(author.draft("a.yarn", author.next(script)));
    History after = History.of(before).with(plan.edit(HASH));
    assertSame(before, plan.isEmpty() ? after.project() : after.undone().project());
    Set<String> ids = new HashSet<>();
    after.project().lines().forEach(line -> assertTrue(ids.add(line.id()), line.id()));
    before
        .lines()
        .forEach(
            line ->
                after
                    .project()
                    .line(line.id())
                    .ifPresentOrElse(
                        now -> {
                          assertEquals(line.seed(), now.seed());
                          assertEquals(line.locked(), now.locked());
                          assertTrue(!line.locked() || line.text().equals(now.text()), line.text());
                        },
                        () -> assertTrue(!line.locked(), "a locked line is never deleted")));
  }

  private static Project seeded(Project project) {
    return project.withScenes(
        project.scenes().stream()
            .map(
                scene ->
                    scene.withLines(
                        scene.lines().stream()
                            .map(line -> line.withSeed(Seed.pinned(line.id().hashCode())))
                            .toList()))
            .toList());
  }

  @Property(tries = TRIES, seed = SEED)
  void twoScriptsComeInInEitherOrder(@ForAll long seed) {
    Author author = new Author(seed);
    List<List<DraftLine>> first = author.script();
    List<List<DraftLine>> second = author.script();
    State both =
        State.empty()
            .taking(author.draft("a.yarn", first))
            .taking(author.draft("b.yarn", second))
            .edited(author);
    ScriptDraft nextFirst = author.draft("a.yarn", author.next(first));
    ScriptDraft nextSecond = author.draft("b.yarn", author.next(second));
    assertEquals(
        scenesByTitle(both.taking(nextFirst).taking(nextSecond).project()),
        scenesByTitle(both.taking(nextSecond).taking(nextFirst).project()));
  }

  private static Map<String, List<String>> scenesByTitle(Project project) {
    Map<String, List<String>> scenes = new HashMap<>();
    for (Scene scene : project.scenes()) {
      if (!scene.lines().isEmpty()) {
        scenes
            .computeIfAbsent(scene.title(), title -> new ArrayList<>())
            .addAll(
                scene.lines().stream()
                    .map(line -> line.speakerId() + line.text())
                    .sorted()
                    .toList());
      }
    }
    return scenes;
  }
}
