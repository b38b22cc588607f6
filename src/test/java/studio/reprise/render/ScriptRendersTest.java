package studio.reprise.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Pcm;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;
import studio.reprise.document.script.Completeness;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.DraftSection;
import studio.reprise.document.script.Incoming;
import studio.reprise.document.script.LineChange;
import studio.reprise.document.script.MergePlan;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.document.script.ScriptMerge;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.ToneSynthesizer;

/** A changed script makes stale what it changed, and nothing else. */
class ScriptRendersTest {
  private static final String HASH = "a".repeat(64);

  private static ScriptDraft script(List<Integer> order, Set<Integer> changed, int fresh) {
    List<DraftLine> lines = new ArrayList<>();
    for (int number : order) {
      String words = changed.contains(number) ? "It is said otherwise now: " : "Line ";
      lines.add(line("k" + number, words + number + " of the long script."));
    }
    for (int i = 0; i < fresh; i++) {
      lines.add(line("new" + i, "Something quite new, number " + i + "."));
    }
    return new ScriptDraft(
        "long.csv",
        "csv",
        "",
        "",
        HASH,
        List.of(DraftSection.of("", lines)),
        List.of(),
        Completeness.UNCHECKED,
        List.of());
  }

  private static DraftLine line(String key, String text) {
    return DraftLine.of(text).withKey(key).withSpeaker("Anna");
  }

  private static RenderPlan plan(Project project) {
    return new RenderPlan(
        project, ToneSynthesizer.engine(MathMode.FAST), ToneSynthesizer.pack("tone"));
  }

  @Test
  void aThousandRenderedLinesOfWhichTenChangedFiftyMovedFiveWentAndFiveCameAreFifteenRenders()
      throws Exception {
    List<Integer> order = new ArrayList<>(IntStream.range(0, 1000).boxed().toList());
    Project empty =
        Project.empty("Game")
            .withSpeakers(
                List.of(
                    Speaker.named("anna", "Anna", "#aa0000")
                        .withClip(HASH, "Words of hers.")
                        .withLanguage("en")));
    MergePlan first = ScriptMerge.of(empty, Incoming.first(script(order, Set.of(), 0)));
    Project unrendered = first.edit(HASH).change().apply(empty);
    MemoryShelf shelf = new MemoryShelf();
    ToneSynthesizer tones =
        new ToneSynthesizer(ToneSynthesizer.engine(MathMode.FAST), ToneSynthesizer.pack("tone"));
    assertEquals(1000, plan(unrendered).stale(shelf).size());
    try (RenderQueue queue = new RenderQueue(() -> tones, shelf, Runnable::run, event -> {})) {
      plan(unrendered)
          .requests(unrendered.lines().toList(), sha256 -> () -> new Pcm(new float[24_000], 24_000))
          .forEach(queue::submit);
      queue.awaitIdle();
    }
    RenderPlan rendered = plan(unrendered);
    Project imported =
        unrendered.withScenes(
            unrendered.scenes().stream()
                .map(
                    scene ->
                        scene.withLines(
                            scene.lines().stream()
                                .map(line -> line.withTake(rendered.fingerprint(line)))
                                .toList()))
                .toList());
    assertEquals(0, plan(imported).stale(shelf).size());
    for (int i = 0; i < 50; i++) {
      order.add(order.remove(100 + i * 3));
    }
    order.removeAll(List.of(7, 77, 777, 900, 901));
    Set<Integer> changed = Set.of(1, 11, 111, 211, 311, 411, 511, 611, 711, 811);
    MergePlan update =
        ScriptMerge.of(
            imported,
            Incoming.again(imported.sources().get(0), first.draft(), script(order, changed, 5)));
    assertEquals(10, update.count(LineChange.Edited.class));
    assertEquals(50, update.count(LineChange.Moved.class));
    assertEquals(5, update.count(LineChange.Gone.class));
    assertEquals(5, update.count(LineChange.Added.class));
    Project after = update.edit(HASH).change().apply(imported);
    List<Line> stale = plan(after).stale(shelf);
    assertEquals(15, stale.size());
    assertTrue(
        stale.stream()
            .allMatch(
                line ->
                    line.origin().key().startsWith("new") || line.text().contains("otherwise")));
  }
}
