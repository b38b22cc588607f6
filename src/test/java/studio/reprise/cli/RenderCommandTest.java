package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.document.Edit;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.document.SpeakerEdits;
import studio.reprise.storage.ProjectFolder;

@Timeout(60)
class RenderCommandTest {
  @TempDir Path folder;
  private Desk desk;
  private Path project;

  @BeforeEach
  void sitDown() {
    desk = new Desk(folder);
    project = desk.project(6);
  }

  private void edit(Edit edit) {
    try (ProjectFolder opened = ProjectFolder.open(project)) {
      opened.save(edit.change().apply(opened.project()));
    }
  }

  private static void deleteContent(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private String wavOfLine(String id) {
    return "project/takes/" + desk.read(project).line(id).orElseThrow().takeFingerprint() + ".wav";
  }

  @Test
  void aProjectIsRenderedOnceAndExported() {
    assertEquals(0, desk.run("render", "project", "--out", "wavs"), desk.err);
    assertTrue(desk.out.startsWith("6 rendered, 0 there already, 0 failed; 6 WAVs"), desk.out);
    assertTrue(Files.isRegularFile(folder.resolve("wavs/0001-anna-l0.wav")));
    byte[] metadata = desk.bytes("wavs/metadata.json");

    assertEquals(0, desk.run("render", "project", "--out", "wavs"));
    assertTrue(desk.out.startsWith("0 rendered"), desk.out);
    assertArrayEquals(metadata, desk.bytes("wavs/metadata.json"));
    assertEquals(0, desk.run("verify", "project"), desk.out);
    assertEquals(0, desk.run("verify", "wavs"), desk.out);
  }

  @Test
  void deletedTakesAreRenderedAgainWithTheSameBytes() throws Exception {
    assertEquals(0, desk.run("render", "project"));
    byte[] before = desk.bytes(wavOfLine("l3"));
    deleteContent(project.resolve("takes"));
    assertEquals(0, desk.run("render", "project"));
    assertTrue(desk.out.startsWith("6 rendered"), desk.out);
    assertArrayEquals(before, desk.bytes(wavOfLine("l3")));
  }

  @Test
  void oneChangedLineIsOneRenderAndUndoneItIsNone() {
    desk.run("render", "project");
    edit(LineEdits.changeText("l3", "Something else."));
    desk.run("render", "project");
    assertTrue(desk.out.startsWith("1 rendered"), desk.out);
    edit(LineEdits.changeText("l3", "This is line 3."));
    desk.run("render", "project");
    assertTrue(desk.out.startsWith("0 rendered, 1 there already"), desk.out);
  }

  @Test
  void onlyTheNamedLinesAreRendered() {
    assertEquals(0, desk.run("render", "project", "--only", "l2", "--only", "l4"));
    assertTrue(desk.out.startsWith("2 rendered"), desk.out);
    assertEquals(1, desk.run("render", "project", "--only", "l99"));
    assertTrue(desk.err.contains("no line \"l99\""), desk.err);
    assertEquals(0, desk.run("render", "project", "--only", "all"));
    assertTrue(desk.out.startsWith("4 rendered, 2 there already"), desk.out);
  }

  @Test
  void lockedLinesAreLeftAlone() {
    edit(LineEdits.lock(List.of("l0")));
    desk.run("render", "project");
    assertTrue(desk.out.startsWith("5 rendered"), desk.out);
    assertEquals(1, desk.run("render", "project", "--only", "l0"));
    assertTrue(desk.err.contains("locked"), desk.err);
  }

  @Test
  void aLineWithoutASpeakerFailsAndTheOthersAreRendered() {
    edit(LineEdits.changeSpeaker(List.of("l1"), ""));
    assertEquals(1, desk.run("render", "project", "--json"));
    assertTrue(desk.out.contains("\"rendered\": 5"), desk.out);
    assertTrue(desk.err.contains("l1: Nobody speaks"), desk.err);
  }

  @Test
  void theDefaultSeedOfTheProjectCanBeGiven() {
    desk.run("render", "project");
    desk.run("render", "project", "--seed", "7");
    assertTrue(desk.out.startsWith("6 rendered"), desk.out);
    assertEquals(7, desk.read(project).defaults().seed());
  }

  @Test
  void progressIsQuietWhenAskedAndResultsAreAlone() {
    assertEquals(0, desk.run("render", "project", "--quiet", "--json"));
    assertEquals("", desk.err);
    assertTrue(desk.out.startsWith("{"), desk.out);
    desk.run("render", "project", "--only", "all");
    assertTrue(desk.err.contains("6/6 l5: is there already"), desk.err);
  }

  @Test
  void aProjectThatIsOpenElsewhereIsNotRendered() {
    try (ProjectFolder open = ProjectFolder.open(project)) {
      assertTrue(open.readOnlyReason().isEmpty());
      assertEquals(1, desk.run("render", "project"));
      assertTrue(desk.err.contains("open"), desk.err);
      desk.run("export", "project", "--out", "wavs");
      assertTrue(desk.err.contains("open elsewhere"), desk.err);
      assertFalse(desk.err.contains("recovered"), desk.err);
    }
  }

  @Test
  void verifyNamesEveryCauseOfTheIssue() throws Exception {
    desk.run("render", "project");
    Project rendered = desk.read(project);

    byte[] wav = desk.bytes(wavOfLine("l0"));
    byte[] touched = wav.clone();
    touched[2000] ^= 1;
    Files.write(folder.resolve(wavOfLine("l0")), touched);
    assertDrift("WAV was edited");
    Files.write(folder.resolve(wavOfLine("l0")), wav);
    assertEquals(0, desk.run("verify", "project"), desk.out);

    Path receipt = folder.resolve(wavOfLine("l1").replace(".wav", ".json"));
    String json = desk.text(receipt);
    Files.writeString(receipt, json.replace("\"seed\": 42", "\"seed\": 41"));
    assertDrift("edited: seed is not");
    Files.writeString(receipt, json);

    String sha256 = rendered.speaker("ben").orElseThrow().clipSha256();
    Path clip = project.resolve("clips/" + sha256 + ".wav");
    byte[] sound = Files.readAllBytes(clip);
    Files.copy(
        desk.clip("other.wav", 0.11), clip, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertDrift("reference clip is another one");
    Files.write(clip, sound);

    edit(SpeakerEdits.changeTranscript("ben", "Other words."));
    assertDrift("transcript is another one");
    edit(SpeakerEdits.changeTranscript("ben", "Words of ben."));
    assertEquals(0, desk.run("verify", "project"), desk.out);

    assertEquals(3, desk.run("verify", "project", "--math", "portable"));
    assertTrue(desk.out.contains("math mode is portable, it was fast"), desk.out);

    Files.writeString(folder.resolve("home/packs/starter/tone"), "starter, altered");
    assertEquals(3, desk.run("verify", "project", "--pack", "starter"), desk.err);
    assertTrue(desk.out.contains("voice pack"), desk.out);
  }

  private void assertDrift(String words) {
    assertEquals(3, desk.run("verify", "project"), desk.out);
    assertTrue(desk.out.contains(words), desk.out);
  }

  @Test
  void whatIsMissingCannotBeVerifiedAndIsOne() throws Exception {
    desk.run("render", "project");
    Files.delete(folder.resolve(wavOfLine("l0")));
    assertEquals(1, desk.run("verify", "project"));
    assertTrue(desk.out.contains("l0: unverifiable. Its WAV is missing."), desk.out);
    Files.delete(folder.resolve(wavOfLine("l0").replace(".wav", ".json")));
    assertEquals(1, desk.run("verify", "project", "--json"));
    assertTrue(desk.out.contains("\"unverifiable\": 1"), desk.out);
  }

  @Test
  void aSampleIsTheSameOneEveryTime() {
    desk.run("render", "project");
    desk.run("verify", "project", "--sample", "2", "--json");
    String first = desk.out;
    desk.run("verify", "project", "--sample", "2", "--json");
    assertEquals(first, desk.out);
    assertTrue(first.contains("\"identical\": 2"), first);
  }

  @Test
  void anExportOfAnotherRateVerifiesAndAnEditedWavOfItDoesNot() throws Exception {
    desk.run("render", "project");
    assertEquals(
        0,
        desk.run(
            "export",
            "project",
            "--out",
            "wavs",
            "--sample-rate",
            "16000",
            "--pattern",
            "{scene}/{line}"));
    assertEquals(0, desk.run("verify", "wavs"), desk.out + desk.err);
    Path wav = folder.resolve("wavs/The_bridge/l0.wav");
    byte[] touched = Files.readAllBytes(wav);
    touched[500] ^= 1;
    Files.write(wav, touched);
    assertEquals(3, desk.run("verify", "wavs"));
    assertTrue(desk.out.contains("WAV was edited"), desk.out);
  }

  @Test
  void onlyTheWantedSceneIsExported() {
    desk.run("render", "project");
    assertEquals(0, desk.run("export", "project", "--out", "a", "--scene", "the bridge"));
    assertEquals(1, desk.run("export", "project", "--out", "b", "--scene", "nowhere"));
    assertFalse(Files.exists(folder.resolve("b")));
  }

  private String err(String... command) {
    desk.run(command);
    return desk.err;
  }

  @Test
  void anExportNamesWhatIsNotWhatTheScriptSaysAndFails() {
    edit(LineEdits.lock(List.of("l5")));
    desk.run("render", "project");
    edit(LineEdits.unlock(List.of("l5")));
    edit(LineEdits.changeText("l1", "Changed since."));
    edit(LineEdits.changeText("l2", "Changed although it is locked."));
    edit(LineEdits.lock(List.of("l2")));
    assertEquals(1, desk.run("export", "project", "--out", "wavs"));
    assertTrue(desk.err.contains("l1 has changed since its take: the text."), desk.err);
    assertTrue(desk.err.contains("l2 is locked and has changed since"), desk.err);
    assertTrue(desk.err.contains("l5 has no take."), desk.err);
    assertTrue(desk.err.contains("(--allow-missing)"), desk.err);
    assertTrue(desk.out.startsWith("5 WAVs"), desk.out);
    assertEquals(
        0,
        desk.run("export", "project", "--out", "wavs", "--allow-stale", "--allow-missing"),
        desk.err);
    assertEquals(1, desk.run("export", "project", "--out", "wavs", "--json"));
    assertTrue(desk.out.contains("\"concern\": \"locked_but_changed\""), desk.out);
  }

  @Test
  void aDamagedTakeIsRenderedAgainAndBlocksNothing() throws Exception {
    desk.run("render", "project");
    byte[] whole = desk.bytes(wavOfLine("l2"));
    desk.run("export", "project", "--out", "wavs", "--join");
    Files.write(folder.resolve(wavOfLine("l2")), new byte[0]);
    assertEquals(1, desk.run("export", "project", "--out", "wavs", "--prune"));
    assertTrue(desk.err.contains("l2 has no take."), desk.err);
    assertFalse(desk.err.contains("left over"), desk.err);
    assertTrue(Files.isRegularFile(folder.resolve("wavs/0003-anna-l2.wav")), "still its WAV");
    assertTrue(Files.isRegularFile(folder.resolve("wavs/scenes/01-The_bridge.wav")));
    assertTrue(Files.isRegularFile(folder.resolve("wavs/metadata.json")));
    assertEquals(0, desk.run("render", "project", "--out", "wavs"), desk.err);
    assertTrue(desk.out.startsWith("1 rendered"), desk.out);
    assertArrayEquals(whole, desk.bytes(wavOfLine("l2")));
  }

  @Test
  void deletedLinesAreNamedPrunedAndMeanwhileVerified() {
    desk.run("render", "project", "--out", "wavs");
    edit(LineEdits.delete(List.of("l4", "l5")));
    assertEquals(0, desk.run("export", "project", "--out", "wavs"), desk.err);
    assertTrue(desk.err.contains("0005-anna-l4.wav is left over"), desk.err);
    assertEquals(0, desk.run("verify", "wavs"), desk.out);
    assertEquals(0, desk.run("export", "project", "--out", "wavs", "--prune"), desk.err);
    assertFalse(Files.exists(folder.resolve("wavs/0005-anna-l4.wav")));
    assertTrue(err("export", "project", "--out", "wavs").isEmpty(), desk.err);
  }

  @Test
  void aForeignRecordingIsNotWrittenOver() {
    desk.write("wavs-of-mine", "");
    desk.run("render", "project");
    Path mine = folder.resolve("wavs");
    assertTrue(mine.toFile().mkdirs());
    desk.write("wavs/0001-anna-l0.wav", "mine");
    assertEquals(1, desk.run("export", "project", "--out", "wavs"));
    assertTrue(desk.err.contains("0001-anna-l0.wav") && desk.err.contains("--force"), desk.err);
    assertEquals(1, desk.run("render", "project", "--out", "wavs"));
    assertEquals("mine", desk.text(mine.resolve("0001-anna-l0.wav")));
    assertEquals(0, desk.run("export", "project", "--out", "wavs", "--force"), desk.err);
    assertEquals(0, desk.run("verify", "wavs"), desk.out);
  }

  @Test
  void verifyNamesWavsThatNobodyVouchesForAndChangedScenes() throws Exception {
    desk.run("render", "project");
    desk.run("export", "project", "--out", "wavs", "--join", "--sample-rate", "16000");
    assertEquals(0, desk.run("verify", "wavs"), desk.out + desk.err);
    desk.write("wavs/stray.wav", "?");
    assertEquals(1, desk.run("verify", "wavs"));
    assertTrue(desk.out.contains("stray.wav: unverifiable. Nobody vouches"), desk.out);
    Files.delete(folder.resolve("wavs/stray.wav"));
    Path scene = folder.resolve("wavs/scenes/01-The_bridge.wav");
    byte[] touched = Files.readAllBytes(scene);
    touched[2000] ^= 1;
    Files.write(scene, touched);
    assertEquals(3, desk.run("verify", "wavs"));
    assertTrue(desk.out.contains("scenes/01-The_bridge.wav: drifted"), desk.out);
  }

  @Test
  void wrongUseIsTwoWhoeverFindsIt() {
    for (String[] wrong :
        new String[][] {
          {"export", "project", "--out", "w", "--sample-rate", "12345"},
          {"export", "project", "--out", "w", "--pattern", "{foo}"},
          {"render", "project", "--out", "w", "--pattern", "../{line}"},
          {"verify", "project", "--sample", "0"},
          {"speaker", "add", "project", "--clip", "a.wav", "--text", "x", "--name", " "},
          {
            "speaker",
            "add",
            "project",
            "--clip",
            "a.wav",
            "--text",
            "x",
            "--name",
            "A",
            "--language",
            "?"
          },
          {"render", "project", "--threads", "-1"},
          {"render", "project", "--device", "toaster"},
          {"bench", "--rounds", "0"},
          {"bench", "--lines", "0"}
        }) {
      assertEquals(2, desk.run(wrong), String.join(" ", wrong) + ": " + desk.err);
    }
  }

  @Test
  void anArgumentThatBeginsWithAnAtIsNoFile() {
    desk.clip("voice.wav", 0.2);
    desk.write("secret", "secret words");
    desk.run(
        "speaker",
        "add",
        "project",
        "--clip",
        "voice.wav",
        "--text",
        "Words.",
        "--name",
        "@secret");
    assertTrue(desk.read(project).speakers().stream().anyMatch(s -> s.name().equals("@secret")));
  }

  @Test
  void twoSpeakersAreNotCalledTheSame() {
    desk.clip("voice.wav", 0.2);
    for (String name : List.of("anna", "ANNA", " Anna ")) {
      assertEquals(
          1,
          desk.run(
              "speaker",
              "add",
              "project",
              "--clip",
              "voice.wav",
              "--text",
              "Words.",
              "--name",
              name));
      assertTrue(desk.err.contains("already"), desk.err);
    }
    assertEquals(2, desk.read(project).speakers().size());
  }
}
