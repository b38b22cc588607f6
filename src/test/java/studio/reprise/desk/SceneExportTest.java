package studio.reprise.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.SampleDepth;
import studio.reprise.audio.WavFile;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.Speaker;
import studio.reprise.render.MemoryShelf;
import studio.reprise.render.Takes;
import studio.reprise.storage.JoinedScene;

class SceneExportTest {
  @TempDir Path temp;
  private final MemoryShelf shelf = new MemoryShelf();

  private Line spoken(String id, String text) {
    Takes.Take take = Takes.spoken(id, text);
    shelf.put(take.receipt(), take.sound());
    return Line.of(id, "anna", text).withTake(take.receipt().fingerprint());
  }

  private static Project project(List<Line> lines) {
    return Project.empty("Test")
        .withSpeakers(
            List.of(
                Speaker.named("anna", "=Ann", "#aa0000")
                    .withClip("c1".repeat(32), "Good morning.")))
        .withScenes(
            List.of(
                new Scene("s1", "At sea", lines),
                new Scene("s2", "", List.of(Line.of("l4", "", "Nothing")))));
  }

  private static String text(JoinedScene scene, String file) {
    return new String(scene.files().get(file), StandardCharsets.UTF_8);
  }

  private Pcm wav(JoinedScene scene) throws IOException {
    return WavFile.read(
        Files.write(temp.resolve("scene.wav"), scene.files().get("scenes/01-At_sea.wav")));
  }

  @Test
  void aSceneIsOneSoundWithItsGapsAndCues() throws IOException {
    Line first = spoken("l1", "Say \"a\"\n\nnow").withGap(0.25);
    Line third = spoken("l3", "Two");
    Project project = project(List.of(first, Line.of("l2", "anna", "No take"), third));
    JoinedScene scene =
        new SceneExport(project, shelf, OptionalInt.empty())
            .join(project.scenes().get(0))
            .orElseThrow();
    Pcm one = shelf.sound(first.takeFingerprint()).orElseThrow();
    Pcm two = shelf.sound(third.takeFingerprint()).orElseThrow();
    int gap = one.sampleRateHz() / 4;
    Pcm joined = wav(scene);
    assertEquals(one.length() + gap + two.length(), joined.length());
    assertEquals(one.samples()[one.length() - 1], joined.samples()[one.length() - 1]);
    assertEquals(0, joined.samples()[one.length()]);
    assertEquals(two.samples()[100], joined.samples()[one.length() + gap + 100]);
    String cues = text(scene, "scenes/01-At_sea.csv");
    assertTrue(cues.startsWith("\uFEFFline,speaker,"), cues);
    assertTrue(
        cues.contains("l1,\"'=Ann\",0.000,"), "a spreadsheet runs no formula of ours: " + cues);
    assertTrue(cues.contains("\"Say \"\"a\"\"\n\nnow\"\n"), cues);
    String subtitles = text(scene, "scenes/01-At_sea.srt");
    assertTrue(subtitles.startsWith("1\n00:00:00,000 --> "), subtitles);
    assertTrue(subtitles.contains("=Ann: Say \"a\" now\n\n2\n"), subtitles);
    assertEquals(2, scene.entry().get("lines").size());
  }

  @Test
  void theWordsAreThoseOfTheSound() {
    Line changed = spoken("l1", "What is heard.").withText("What was typed since.");
    Project project = project(List.of(changed));
    JoinedScene scene =
        new SceneExport(project, shelf, OptionalInt.empty())
            .join(project.scenes().get(0))
            .orElseThrow();
    assertTrue(text(scene, "scenes/01-At_sea.srt").contains("What is heard."));
    assertTrue(text(scene, "scenes/01-At_sea.csv").contains("What is heard."));
  }

  @Test
  void aScenesRateCanBeAskedFor() throws IOException {
    Project project = project(List.of(spoken("l1", "Hello.")));
    JoinedScene scene =
        new SceneExport(project, shelf, OptionalInt.of(48_000))
            .join(project.scenes().get(0))
            .orElseThrow();
    assertEquals(48_000, wav(scene).sampleRateHz());
    assertEquals(48_000, scene.entry().get("sample_rate").asInt());
  }

  @Test
  void aSceneWithoutTakesIsLeftOut() {
    Project project = project(List.of());
    assertEquals(
        Optional.empty(),
        new SceneExport(project, shelf, OptionalInt.empty()).join(project.scenes().get(1)));
  }

  @Test
  void scenesAreNumberedWithAsManyDigitsAsTheyNeed() {
    List<Scene> scenes = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      scenes.add(new Scene("s" + i, "T" + i, List.of()));
    }
    Project project = Project.empty("Long").withScenes(scenes);
    SceneExport export = new SceneExport(project, shelf, OptionalInt.empty());
    assertEquals("scenes/010-T10.wav", export.files(scenes.get(9)).get(0));
    assertEquals("scenes/100-T100.wav", export.files(scenes.get(99)).get(0));
  }

  @Test
  void webVttSaysWhoSpeaksAndNothingInItIsMarkup() {
    Project project = project(List.of(spoken("l1", "Say <b> & go")));
    JoinedScene scene =
        new SceneExport(project, shelf, OptionalInt.empty())
            .join(project.scenes().get(0))
            .orElseThrow();
    String cues = text(scene, "scenes/01-At_sea.vtt");
    assertTrue(cues.startsWith("WEBVTT\n\nl1\n00:00:00.000 --> 00:00:"), cues);
    assertTrue(cues.contains("<v =Ann>Say &lt;b&gt; &amp; go\n"), cues);
  }

  @Test
  void aSceneInTwentyFourBitsHasTheSameSound() throws IOException {
    Project project = project(List.of(spoken("l1", "Hello.")));
    JoinedScene coarse =
        new SceneExport(project, shelf, OptionalInt.empty())
            .join(project.scenes().get(0))
            .orElseThrow();
    JoinedScene fine =
        new SceneExport(project, shelf, OptionalInt.empty(), SampleDepth.BITS_24)
            .join(project.scenes().get(0))
            .orElseThrow();
    assertArrayEquals(wav(coarse).samples(), wav(fine).samples());
    assertEquals(
        SampleDepth.BITS_24.sha256(wav(fine).samples()),
        fine.entry().get("pcm_sha256").asText(),
        "the hash is that of what is in the file");
    assertEquals(24, fine.entry().get("bits").asInt());
  }
}
