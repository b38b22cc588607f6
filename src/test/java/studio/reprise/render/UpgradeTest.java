package studio.reprise.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Pcm;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.PackRef;
import studio.reprise.document.Project;
import studio.reprise.document.ProjectEdits;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.document.TakeEdits;
import studio.reprise.document.UpgradeEdits;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.ToneSynthesizer;

class UpgradeTest {
  private final MemoryShelf shelf = new MemoryShelf();
  private Project project;

  @BeforeEach
  void renderThreeLines() throws Exception {
    project =
        rendered(
            Project.empty("Test")
                .withSpeakers(
                    List.of(
                        Speaker.named("anna", "Anna", "#336699")
                            .withClip("c1".repeat(32), "Good morning.")))
                .withScenes(
                    List.of(
                        new Scene(
                            "s1",
                            "",
                            List.of(
                                Line.of("l0", "anna", "The kestrel."),
                                Line.of("l1", "anna", "A second line."),
                                Line.of("l2", "anna", "A third line."))))));
  }

  private Project rendered(Project version) throws Exception {
    ToneSynthesizer tones = new ToneSynthesizer();
    Project[] now = {version};
    try (RenderQueue queue =
        new RenderQueue(
            () -> tones,
            shelf,
            Runnable::run,
            event -> {
              if (event instanceof RenderEvent.Finished done) {
                now[0] =
                    TakeEdits.chooseTake(done.lineId(), done.receipt().fingerprint())
                        .change()
                        .apply(now[0]);
              }
            })) {
      RenderPlan plan = new RenderPlan(version, tones.engine(), tones.pack());
      queue.submitAll(
          plan.requests(version.lines().toList(), sha -> () -> new Pcm(new float[2400], 24_000)));
      queue.awaitIdle();
    }
    return now[0];
  }

  private static RenderPlan onOtherPack(Project version) {
    return new RenderPlan(
        version, ToneSynthesizer.engine(MathMode.FAST), ToneSynthesizer.pack("other"));
  }

  private static Set<String> ids(List<Upgrade.Touched> lines) {
    return lines.stream().map(each -> each.line().id()).collect(Collectors.toSet());
  }

  @Test
  void aLineThatItsAuthorChangedIsNoneOfIt() {
    Project edited = LineEdits.changeText("l1", "Other words.").change().apply(project);
    Upgrade upgrade = Upgrade.of(onOtherPack(edited), shelf);
    assertEquals(Set.of("l0", "l2"), ids(upgrade.touched()));
    assertEquals(
        List.of(Difference.Input.PACK),
        upgrade.changes().stream().map(Upgrade.Change::input).toList());
    assertEquals(2, upgrade.changes().get(0).lines());
  }

  @Test
  void aPronunciationIsNamedBesideThePack() {
    Project edited =
        ProjectEdits.setPronunciation(DictionaryEntry.forProject("kestrel", "kess-trel"))
            .change()
            .apply(project);
    Upgrade upgrade = Upgrade.of(onOtherPack(edited), shelf);
    assertEquals(3, upgrade.touched().size());
    assertEquals(
        List.of("3 PACK", "1 DICTIONARY"),
        upgrade.changes().stream().map(each -> each.lines() + " " + each.input()).toList());
    Set<Difference.Input> dictionary = Set.of(Difference.Input.DICTIONARY);
    assertEquals(3, upgrade.notAskedFor(dictionary).size());
  }

  @Test
  void lockedLinesAreCountedAndLeftOut() {
    Project locked = LineEdits.lock(List.of("l2")).change().apply(project);
    Upgrade upgrade = Upgrade.of(onOtherPack(locked), shelf);
    assertEquals(Set.of("l0", "l1"), ids(upgrade.touched()));
    assertEquals(1, upgrade.locked());
  }

  @Test
  void keptLinesAreFreshWithThisPackAndAskedAboutWithTheNext() {
    Upgrade upgrade = Upgrade.of(onOtherPack(project), shelf);
    Project kept =
        UpgradeEdits.keepAsItWas(
                upgrade.touched().stream()
                    .collect(Collectors.toMap(each -> each.line().id(), Upgrade.Touched::instead)))
            .change()
            .apply(project);
    assertTrue(Upgrade.of(onOtherPack(kept), shelf).isEmpty());
    assertEquals(List.of(), onOtherPack(kept).stale(shelf));
    RenderPlan third =
        new RenderPlan(kept, ToneSynthesizer.engine(MathMode.FAST), ToneSynthesizer.pack("third"));
    assertEquals(3, Upgrade.of(third, shelf).touched().size());
    assertEquals(
        List.of(),
        new RenderPlan(kept, ToneSynthesizer.engine(MathMode.FAST), ToneSynthesizer.pack("tone"))
            .stale(shelf),
        "with the old pack they are what they were");
    Project other = TakeEdits.chooseTake("l0", "ab".repeat(32)).change().apply(kept);
    assertEquals("", other.line("l0").orElseThrow().declinedFingerprint());
  }

  @Test
  void aSampleIsTheSameEveryTimeAndInOrder() {
    Upgrade upgrade = Upgrade.of(onOtherPack(project), shelf);
    assertEquals(upgrade.sample(2), Upgrade.of(onOtherPack(project), shelf).sample(2));
    assertEquals(2, upgrade.sample(2).size());
    assertEquals(upgrade.touched(), upgrade.sample(99));
  }

  @Test
  void movingOverTakesThePackAlong() {
    String other = "cd".repeat(32);
    Project moved =
        UpgradeEdits.moveOver(Map.of("l0", other), new PackRef("other", other))
            .change()
            .apply(project);
    assertEquals(other, moved.line("l0").orElseThrow().takeFingerprint());
    assertEquals("other", moved.pack().id());
    assertEquals(project.line("l1"), moved.line("l1"));
  }

  @Test
  void takesOfOtherWordsAreFartherApartThanTakesOfTheSame() {
    List<Receipt> takes = new ArrayList<>();
    project.lines().forEach(l -> takes.add(shelf.receipt(l.takeFingerprint()).orElseThrow()));
    assertEquals(0, MelAlignment.decibels(takes.get(0), takes.get(0)), 1e-12);
    double apart = MelAlignment.decibels(takes.get(1), takes.get(2));
    assertTrue(apart > 0 && apart < 100, "" + apart);
    assertEquals(apart, MelAlignment.decibels(takes.get(2), takes.get(1)), 1e-9);
  }
}
