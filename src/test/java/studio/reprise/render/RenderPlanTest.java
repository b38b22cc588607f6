package studio.reprise.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import studio.reprise.audio.Pcm;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.document.ProjectEdits;
import studio.reprise.document.Scene;
import studio.reprise.document.Settings;
import studio.reprise.document.Speaker;
import studio.reprise.document.SpeakerEdits;
import studio.reprise.document.TakeEdits;
import studio.reprise.speech.ClipUse;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Synthesizer;
import studio.reprise.speech.ToneSynthesizer;

@Timeout(120)
class RenderPlanTest {
  private static final String CLIP_A = "aa".repeat(32);
  private static final String CLIP_B = "bb".repeat(32);
  private static final ClipShelf CLIPS =
      sha256 ->
          () -> {
            float[] samples = new float[24_000];
            Arrays.fill(samples, sha256.charAt(0) / 1000f);
            return new Pcm(samples, 24_000);
          };

  private final MemoryShelf shelf = new MemoryShelf();
  private final ToneSynthesizer tones = new ToneSynthesizer();

  /** Two speakers take turns; every tenth line names Kestrel. */
  private static Project project(int lines) {
    List<Line> all = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      String text = (i % 10 == 0 ? "Kestrel " : "Line ") + i + ".";
      all.add(Line.of("l" + i, i % 2 == 0 ? "anna" : "ben", text));
    }
    return Project.empty("Test")
        .withSpeakers(List.of(speaker("anna", CLIP_A), speaker("ben", CLIP_B)))
        .withScenes(List.of(new Scene("s1", "One", all)));
  }

  private static Speaker speaker(String id, String clip) {
    return Speaker.named(id, id, "#336699").withClip(clip, "Words of " + id + ".");
  }

  private RenderPlan plan(Project project) {
    return new RenderPlan(project, tones.engine(), tones.pack());
  }

  /** Renders what is stale and chooses the takes; returns the version after. */
  private Project rendered(Project project) throws InterruptedException {
    return rendered(project, tones);
  }

  private Project rendered(Project project, Synthesizer synthesizer) throws InterruptedException {
    Project[] version = {project};
    try (RenderQueue queue =
        new RenderQueue(
            () -> synthesizer,
            shelf,
            Runnable::run,
            event -> {
              if (event instanceof RenderEvent.Finished done) {
                version[0] =
                    TakeEdits.chooseTake(done.lineId(), done.receipt().fingerprint())
                        .change()
                        .apply(version[0]);
              }
            })) {
      RenderPlan plan = new RenderPlan(project, synthesizer.engine(), synthesizer.pack());
      queue.submitAll(plan.requests(plan.stale(shelf), CLIPS));
      queue.awaitIdle();
    }
    return version[0];
  }

  private Set<String> staleIds(Project project) {
    return plan(project).stale(shelf).stream().map(Line::id).collect(Collectors.toSet());
  }

  @Test
  void oneChangedWordInAThousandLinesIsExactlyOneRender() throws Exception {
    Project project = rendered(project(1000));
    assertEquals(1000, tones.spoken());
    assertEquals(Set.of(), staleIds(project));

    Project edited = LineEdits.changeText("l567", "Other 567.").change().apply(project);
    assertEquals(Set.of("l567"), staleIds(edited));
    Project again = rendered(edited);
    assertEquals(1001, tones.spoken());
    assertEquals(Set.of(), staleIds(again));
  }

  @Test
  void whatIsStaleIsKnownWithoutReadingReceipts() throws Exception {
    Project project = rendered(project(20));
    Project edited = LineEdits.changeText("l3", "Other 3.").change().apply(project);
    TakeShelf unread =
        new MemoryShelf() {
          @Override
          public java.util.Optional<Receipt> receipt(String fingerprint) {
            throw new AssertionError("A receipt was read.");
          }

          @Override
          public boolean contains(String fingerprint) {
            return shelf.contains(fingerprint)
                && !fingerprint.equals(edited.line("l7").orElseThrow().takeFingerprint());
          }
        };
    assertEquals(List.of("l3", "l7"), plan(edited).stale(unread).stream().map(Line::id).toList());
  }

  @Test
  void anotherClipMakesExactlyThatSpeakersLinesStale() throws Exception {
    Project project = rendered(project(100));
    Project edited =
        SpeakerEdits.changeClip("ben", "cc".repeat(32), "New words.").change().apply(project);

    Set<String> stale = staleIds(edited);
    assertEquals(
        edited
            .lines()
            .filter(l -> l.speakerId().equals("ben"))
            .map(Line::id)
            .collect(Collectors.toSet()),
        stale);
    assertEquals(
        Set.of(StaleReason.CLIP),
        assertInstanceOf(LineState.Stale.class, plan(edited).states(shelf).get("l1")).reasons());
  }

  @Test
  void aDictionaryWordMakesExactlyTheLinesWithItStale() throws Exception {
    Project project = rendered(project(100));
    Project edited =
        ProjectEdits.setPronunciation(DictionaryEntry.forProject("kestrel", "kess-trel"))
            .change()
            .apply(project);

    assertEquals(
        Set.of("l0", "l10", "l20", "l30", "l40", "l50", "l60", "l70", "l80", "l90"),
        staleIds(edited));
    assertEquals(
        Set.of(StaleReason.DICTIONARY),
        assertInstanceOf(LineState.Stale.class, plan(edited).states(shelf).get("l0")).reasons());
    rendered(edited);
    assertEquals(110, tones.spoken());
  }

  @Test
  void aSpeakersOrLinesPronunciationReachesNobodyElse() throws Exception {
    Project project = rendered(project(100));
    Project ofSpeaker =
        ProjectEdits.setPronunciation(
                new DictionaryEntry("line", "lyne", DictionaryEntry.Scope.SPEAKER, "anna"))
            .change()
            .apply(project);
    assertTrue(
        staleIds(ofSpeaker).stream().allMatch(id -> Integer.parseInt(id.substring(1)) % 2 == 0));

    Project ofLine =
        ProjectEdits.setPronunciation(
                new DictionaryEntry("Kestrel", "hawk", DictionaryEntry.Scope.LINE, "l20"))
            .change()
            .apply(project);
    assertEquals(Set.of("l20"), staleIds(ofLine));
  }

  @Test
  void everyReasonIsNamed() throws Exception {
    Project project = rendered(project(4));
    assertReasons(LineEdits.pinSeed(List.of("l0"), 7).change().apply(project), StaleReason.SEED);
    assertReasons(LineEdits.changeText("l0", "New.").change().apply(project), StaleReason.TEXT);
    assertReasons(
        LineEdits.changeSpeaker(List.of("l0"), "ben").change().apply(project), StaleReason.SPEAKER);
    assertReasons(
        LineEdits.changeSettings(
                List.of("l0"), new Settings(null, 0.5, null, null, null, null, null, null))
            .change()
            .apply(project),
        StaleReason.SETTINGS);
    assertReasons(
        LineEdits.changeSettings(List.of("l0"), Settings.INHERITED.withDirections("spoken"))
            .change()
            .apply(project),
        StaleReason.SETTINGS);
    assertReasons(
        LineEdits.changeSettings(List.of("l0"), Settings.INHERITED.withDirections("acted"))
            .change()
            .apply(project),
        StaleReason.SETTINGS);
    Line first = project.lines().findFirst().orElseThrow();
    LineState otherPack =
        new RenderPlan(project, tones.engine(), ToneSynthesizer.pack("other")).state(first, shelf);
    assertEquals(Set.of(StaleReason.PACK), ((LineState.Stale) otherPack).reasons());
    LineState otherMath =
        new RenderPlan(project, ToneSynthesizer.engine(MathMode.PORTABLE), tones.pack())
            .state(first, shelf);
    assertEquals(Set.of(StaleReason.ENGINE), ((LineState.Stale) otherMath).reasons());
  }

  private void assertReasons(Project project, StaleReason... reasons) {
    LineState state = plan(project).states(shelf).get("l0");
    assertEquals(Set.of(reasons), assertInstanceOf(LineState.Stale.class, state).reasons());
  }

  @Test
  void lockedAndEmptyLinesAreLeftAlone() throws Exception {
    Project project = rendered(project(4));
    Project edited = LineEdits.lock(List.of("l0")).change().apply(project);
    edited = LineEdits.changeText("l0", "Changed.").change().apply(edited);
    edited = LineEdits.changeText("l1", " ").change().apply(edited);

    assertEquals(Set.of(), staleIds(edited));
    assertInstanceOf(LineState.Locked.class, plan(edited).states(shelf).get("l0"));
    assertInstanceOf(LineState.Empty.class, plan(edited).states(shelf).get("l1"));
  }

  @Test
  void aLineThatCannotBeRenderedSaysWhy() {
    Project project = project(1).withSpeakers(List.of(Speaker.named("anna", "Anna", "#336699")));
    LineState state = plan(project).states(shelf).get("l0");
    assertEquals(
        "Anna has no reference clip yet: add one.",
        ((LineState.Failed) state).sentence().toString());
  }

  @Test
  void takesThatWereDeletedAreRenderedAgainWithTheSameSamples() throws Exception {
    Project project = rendered(project(20));
    List<String> before =
        project
            .lines()
            .map(l -> shelf.receipt(l.takeFingerprint()).get().made().pcmSha256())
            .toList();
    shelf.clear();
    assertEquals(20, staleIds(project).size());
    Project again = rendered(project);
    List<String> after =
        again
            .lines()
            .map(l -> shelf.receipt(l.takeFingerprint()).get().made().pcmSha256())
            .toList();
    assertEquals(before, after);
  }

  @Test
  void anotherUseOfTheClipMakesTheTakesStaleAndUndoMakesThemFresh() throws InterruptedException {
    ToneSynthesizer standing =
        new ToneSynthesizer(tones.engine(), ToneSynthesizer.packWithStandIn("tone"));
    Project before = rendered(project(4), standing);
    Project after = SpeakerEdits.changeClipUse("anna", "timbre").change().apply(before);
    RenderPlan plan = new RenderPlan(after, standing.engine(), standing.pack());
    assertEquals(
        Set.of("l0", "l2"), plan.stale(shelf).stream().map(Line::id).collect(Collectors.toSet()));
    LineState state = plan.state(after.lines().findFirst().orElseThrow(), shelf);
    assertEquals(
        Set.of(StaleReason.CLIP), assertInstanceOf(LineState.Stale.class, state).reasons());
    assertTrue(new RenderPlan(before, standing.engine(), standing.pack()).stale(shelf).isEmpty());
    Receipt receipt =
        shelf
            .receipt(rendered(after, standing).lines().findFirst().orElseThrow().takeFingerprint())
            .orElseThrow();
    assertEquals(ClipUse.TIMBRE, receipt.said().clipUse());
    assertEquals(ClipUse.TIMBRE, receipt.made().clipUsed());
    assertEquals(receipt, ReceiptJson.read(ReceiptJson.write(receipt), "a.json"));
    assertEquals(receipt.fingerprint(), Fingerprint.of(receipt));
  }

  @Test
  void aClipWithoutWordsIsAnObstacleOnlyWhereAllOfItIsUsed() {
    Project project = SpeakerEdits.changeTranscript("anna", "").change().apply(project(1));
    Line line = project.lines().findFirst().orElseThrow();
    assertTrue(plan(project).obstacle(line).isPresent());
    RenderPlan standing =
        new RenderPlan(project, tones.engine(), ToneSynthesizer.packWithStandIn("tone"));
    assertTrue(standing.obstacle(line).isEmpty());
    Project full = SpeakerEdits.changeClipUse("anna", "full").change().apply(project);
    assertTrue(
        new RenderPlan(full, tones.engine(), ToneSynthesizer.packWithStandIn("tone"))
            .obstacle(line)
            .isPresent());
  }
}
