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

@Timeout(120)
class RenderCommandTest {
  @TempDir Path folder;
  private Terminal terminal;
  private Path project;

  @BeforeEach
  void sitDown() {
    terminal = new Terminal(folder);
    project = terminal.project(6);
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
    return "project/takes/"
        + terminal.read(project).line(id).orElseThrow().takeFingerprint()
        + ".wav";
  }

  @Test
  void aProjectIsRenderedOnceAndExported() {
    assertEquals(0, terminal.run("render", "project", "--out", "wavs"), terminal.err);
    assertTrue(
        terminal.out.startsWith("6 rendered, 0 there already, 0 failed; 6 WAVs"), terminal.out);
    assertTrue(Files.isRegularFile(folder.resolve("wavs/0001-anna-l0.wav")));
    byte[] metadata = terminal.bytes("wavs/metadata.json");

    assertEquals(0, terminal.run("render", "project", "--out", "wavs"));
    assertTrue(terminal.out.startsWith("0 rendered"), terminal.out);
    assertArrayEquals(metadata, terminal.bytes("wavs/metadata.json"));
    assertEquals(0, terminal.run("verify", "project"), terminal.out);
    assertEquals(0, terminal.run("verify", "wavs"), terminal.out);
  }

  @Test
  void deletedTakesAreRenderedAgainWithTheSameBytes() throws Exception {
    assertEquals(0, terminal.run("render", "project"));
    byte[] before = terminal.bytes(wavOfLine("l3"));
    deleteContent(project.resolve("takes"));
    assertEquals(0, terminal.run("render", "project"));
    assertTrue(terminal.out.startsWith("6 rendered"), terminal.out);
    assertArrayEquals(before, terminal.bytes(wavOfLine("l3")));
  }

  @Test
  void oneChangedLineIsOneRenderAndUndoneItIsNone() {
    terminal.run("render", "project");
    edit(LineEdits.changeText("l3", "Something else."));
    terminal.run("render", "project");
    assertTrue(terminal.out.startsWith("1 rendered"), terminal.out);
    edit(LineEdits.changeText("l3", "This is line 3."));
    terminal.run("render", "project");
    assertTrue(terminal.out.startsWith("0 rendered, 1 there already"), terminal.out);
  }

  @Test
  void onlyTheNamedLinesAreRendered() {
    assertEquals(0, terminal.run("render", "project", "--only", "l2", "--only", "l4"));
    assertTrue(terminal.out.startsWith("2 rendered"), terminal.out);
    assertEquals(2, terminal.run("render", "project", "--only", "l99"));
    assertTrue(terminal.err.contains("no line \"l99\""), terminal.err);
    assertEquals(0, terminal.run("render", "project", "--only", "all"));
    assertTrue(terminal.out.startsWith("4 rendered, 2 there already"), terminal.out);
  }

  @Test
  void lockedLinesAreLeftAlone() {
    edit(LineEdits.lock(List.of("l0")));
    terminal.run("render", "project");
    assertTrue(terminal.out.startsWith("5 rendered"), terminal.out);
    assertEquals(1, terminal.run("render", "project", "--only", "l0"));
    assertTrue(terminal.err.contains("locked"), terminal.err);
  }

  @Test
  void aLineWithoutASpeakerFailsAndTheOthersAreRendered() {
    edit(LineEdits.changeSpeaker(List.of("l1"), ""));
    assertEquals(1, terminal.run("render", "project", "--json"));
    assertTrue(terminal.out.contains("\"rendered\": 5"), terminal.out);
    assertTrue(terminal.err.contains("l1: Nobody speaks"), terminal.err);
  }

  @Test
  void theDefaultSeedOfTheProjectCanBeGiven() {
    terminal.run("render", "project");
    terminal.run("render", "project", "--seed", "7");
    assertTrue(terminal.out.startsWith("6 rendered"), terminal.out);
    assertEquals(7, terminal.read(project).defaults().seed());
  }

  @Test
  void progressIsQuietWhenAskedAndResultsAreAlone() {
    assertEquals(0, terminal.run("render", "project", "--quiet", "--json"));
    assertEquals("", terminal.err);
    assertTrue(terminal.out.startsWith("{"), terminal.out);
    terminal.run("render", "project", "--only", "all");
    assertTrue(terminal.err.contains("6/6 l5: is there already"), terminal.err);
  }

  @Test
  void aProjectThatIsOpenElsewhereIsNotRendered() {
    try (ProjectFolder open = ProjectFolder.open(project)) {
      assertTrue(open.readOnlyReason().isEmpty());
      assertEquals(1, terminal.run("render", "project"));
      assertTrue(terminal.err.contains("open"), terminal.err);
      terminal.run("export", "project", "--out", "wavs");
      assertTrue(terminal.err.contains("open elsewhere"), terminal.err);
      assertFalse(terminal.err.contains("recovered"), terminal.err);
    }
  }

  @Test
  void verifyNamesEveryCauseOfTheIssue() throws Exception {
    terminal.run("render", "project");
    Project rendered = terminal.read(project);

    byte[] wav = terminal.bytes(wavOfLine("l0"));
    byte[] touched = wav.clone();
    touched[2000] ^= 1;
    Files.write(folder.resolve(wavOfLine("l0")), touched);
    assertDrift("WAV was edited");
    Files.write(folder.resolve(wavOfLine("l0")), wav);
    assertEquals(0, terminal.run("verify", "project"), terminal.out);

    Path receipt = folder.resolve(wavOfLine("l1").replace(".wav", ".json"));
    String json = terminal.text(receipt);
    Files.writeString(receipt, json.replace("\"seed\": 42", "\"seed\": 41"));
    assertDrift("edited: seed is not");
    Files.writeString(receipt, json);

    String sha256 = rendered.speaker("ben").orElseThrow().clipSha256();
    Path clip = project.resolve("clips/" + sha256 + ".wav");
    byte[] sound = Files.readAllBytes(clip);
    Files.copy(
        terminal.clip("other.wav", 0.11), clip, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertDrift("reference clip is another one");
    Files.write(clip, sound);

    edit(SpeakerEdits.changeTranscript("ben", "Other words."));
    assertDrift("transcript is another one");
    edit(SpeakerEdits.changeTranscript("ben", "Words of ben."));
    assertEquals(0, terminal.run("verify", "project"), terminal.out);

    assertEquals(3, terminal.run("verify", "project", "--math", "portable"));
    assertTrue(terminal.out.contains("math mode is portable, it was fast"), terminal.out);

    Files.writeString(folder.resolve("home/packs/starter/tone"), "starter, altered");
    assertEquals(3, terminal.run("verify", "project", "--pack", "starter"), terminal.err);
    assertTrue(terminal.out.contains("voice pack"), terminal.out);
  }

  private void assertDrift(String words) {
    assertEquals(3, terminal.run("verify", "project"), terminal.out);
    assertTrue(terminal.out.contains(words), terminal.out);
  }

  @Test
  void whatIsMissingCannotBeVerifiedAndIsOne() throws Exception {
    terminal.run("render", "project");
    Files.delete(folder.resolve(wavOfLine("l0")));
    assertEquals(1, terminal.run("verify", "project"));
    assertTrue(terminal.out.contains("l0: unverifiable. Its WAV is missing."), terminal.out);
    Files.delete(folder.resolve(wavOfLine("l0").replace(".wav", ".json")));
    assertEquals(1, terminal.run("verify", "project", "--json"));
    assertTrue(terminal.out.contains("\"unverifiable\": 1"), terminal.out);
  }

  @Test
  void aSampleIsTheSameOneEveryTime() {
    terminal.run("render", "project");
    terminal.run("verify", "project", "--sample", "2", "--json");
    String first = terminal.out;
    terminal.run("verify", "project", "--sample", "2", "--json");
    assertEquals(first, terminal.out);
    assertTrue(first.contains("\"identical\": 2"), first);
  }

  @Test
  void anExportOfAnotherRateVerifiesAndAnEditedWavOfItDoesNot() throws Exception {
    terminal.run("render", "project");
    assertEquals(
        0,
        terminal.run(
            "export",
            "project",
            "--out",
            "wavs",
            "--sample-rate",
            "16000",
            "--pattern",
            "{scene}/{line}"));
    assertEquals(0, terminal.run("verify", "wavs"), terminal.out + terminal.err);
    Path wav = folder.resolve("wavs/The_bridge/l0.wav");
    byte[] touched = Files.readAllBytes(wav);
    touched[500] ^= 1;
    Files.write(wav, touched);
    assertEquals(3, terminal.run("verify", "wavs"));
    assertTrue(terminal.out.contains("WAV was edited"), terminal.out);
  }

  @Test
  void onlyTheWantedSceneIsExported() {
    terminal.run("render", "project");
    assertEquals(0, terminal.run("export", "project", "--out", "a", "--scene", "the bridge"));
    assertEquals(2, terminal.run("export", "project", "--out", "b", "--scene", "nowhere"));
    assertFalse(Files.exists(folder.resolve("b")));
  }

  private String err(String... command) {
    terminal.run(command);
    return terminal.err;
  }

  @Test
  void anExportNamesWhatIsNotWhatTheScriptSaysAndFails() {
    edit(LineEdits.lock(List.of("l5")));
    terminal.run("render", "project");
    edit(LineEdits.unlock(List.of("l5")));
    edit(LineEdits.changeText("l1", "Changed since."));
    edit(LineEdits.changeText("l2", "Changed although it is locked."));
    edit(LineEdits.lock(List.of("l2")));
    assertEquals(1, terminal.run("export", "project", "--out", "wavs"));
    assertTrue(terminal.err.contains("l1 has changed since its take: the text."), terminal.err);
    assertTrue(terminal.err.contains("l2 is locked and has changed since"), terminal.err);
    assertTrue(terminal.err.contains("l5 has no take."), terminal.err);
    assertTrue(terminal.err.contains("(--allow-missing)"), terminal.err);
    assertTrue(terminal.out.startsWith("5 WAVs"), terminal.out);
    assertEquals(
        0,
        terminal.run("export", "project", "--out", "wavs", "--allow-stale", "--allow-missing"),
        terminal.err);
    assertEquals(1, terminal.run("export", "project", "--out", "wavs", "--json"));
    assertTrue(terminal.out.contains("\"concern\": \"locked_but_changed\""), terminal.out);
  }

  @Test
  void aDamagedTakeIsRenderedAgainAndBlocksNothing() throws Exception {
    terminal.run("render", "project");
    byte[] whole = terminal.bytes(wavOfLine("l2"));
    terminal.run("export", "project", "--out", "wavs", "--join");
    Files.write(folder.resolve(wavOfLine("l2")), new byte[0]);
    assertEquals(1, terminal.run("export", "project", "--out", "wavs", "--prune"));
    assertTrue(terminal.err.contains("l2 has no take."), terminal.err);
    assertFalse(terminal.err.contains("left over"), terminal.err);
    assertTrue(Files.isRegularFile(folder.resolve("wavs/0003-anna-l2.wav")), "still its WAV");
    assertTrue(Files.isRegularFile(folder.resolve("wavs/scenes/01-The_bridge.wav")));
    assertTrue(Files.isRegularFile(folder.resolve("wavs/metadata.json")));
    assertEquals(0, terminal.run("render", "project", "--out", "wavs"), terminal.err);
    assertTrue(terminal.out.startsWith("1 rendered"), terminal.out);
    assertArrayEquals(whole, terminal.bytes(wavOfLine("l2")));
  }

  @Test
  void deletedLinesAreNamedPrunedAndMeanwhileVerified() {
    terminal.run("render", "project", "--out", "wavs");
    edit(LineEdits.delete(List.of("l4", "l5")));
    assertEquals(0, terminal.run("export", "project", "--out", "wavs"), terminal.err);
    assertTrue(terminal.err.contains("0005-anna-l4.wav is left over"), terminal.err);
    assertEquals(0, terminal.run("verify", "wavs"), terminal.out);
    assertEquals(0, terminal.run("export", "project", "--out", "wavs", "--prune"), terminal.err);
    assertFalse(Files.exists(folder.resolve("wavs/0005-anna-l4.wav")));
    assertTrue(err("export", "project", "--out", "wavs").isEmpty(), terminal.err);
  }

  @Test
  void aForeignRecordingIsNotWrittenOver() {
    terminal.write("wavs-of-mine", "");
    terminal.run("render", "project");
    Path mine = folder.resolve("wavs");
    assertTrue(mine.toFile().mkdirs());
    terminal.write("wavs/0001-anna-l0.wav", "mine");
    assertEquals(1, terminal.run("export", "project", "--out", "wavs"));
    assertTrue(
        terminal.err.contains("0001-anna-l0.wav") && terminal.err.contains("--force"),
        terminal.err);
    assertEquals(1, terminal.run("render", "project", "--out", "wavs"));
    assertEquals("mine", terminal.text(mine.resolve("0001-anna-l0.wav")));
    assertEquals(0, terminal.run("export", "project", "--out", "wavs", "--force"), terminal.err);
    assertEquals(0, terminal.run("verify", "wavs"), terminal.out);
  }

  @Test
  void verifyNamesWavsThatNobodyVouchesForAndChangedScenes() throws Exception {
    terminal.run("render", "project");
    terminal.run("export", "project", "--out", "wavs", "--join", "--sample-rate", "16000");
    assertEquals(0, terminal.run("verify", "wavs"), terminal.out + terminal.err);
    terminal.write("wavs/stray.wav", "?");
    assertEquals(1, terminal.run("verify", "wavs"));
    assertTrue(terminal.out.contains("stray.wav: unverifiable. Nobody vouches"), terminal.out);
    Files.delete(folder.resolve("wavs/stray.wav"));
    Path scene = folder.resolve("wavs/scenes/01-The_bridge.wav");
    byte[] touched = Files.readAllBytes(scene);
    touched[2000] ^= 1;
    Files.write(scene, touched);
    assertEquals(3, terminal.run("verify", "wavs"));
    assertTrue(terminal.out.contains("scenes/01-The_bridge.wav: drifted"), terminal.out);
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
      assertEquals(2, terminal.run(wrong), String.join(" ", wrong) + ": " + terminal.err);
    }
  }

  @Test
  void anArgumentThatBeginsWithAnAtIsNoFile() {
    terminal.clip("voice.wav", 0.2);
    terminal.write("secret", "secret words");
    terminal.run(
        "speaker",
        "add",
        "project",
        "--clip",
        "voice.wav",
        "--text",
        "Words.",
        "--name",
        "@secret");
    assertTrue(
        terminal.read(project).speakers().stream().anyMatch(s -> s.name().equals("@secret")));
  }

  @Test
  void twoSpeakersAreNotCalledTheSame() {
    terminal.clip("voice.wav", 0.2);
    for (String name : List.of("anna", "ANNA", " Anna ")) {
      assertEquals(
          1,
          terminal.run(
              "speaker",
              "add",
              "project",
              "--clip",
              "voice.wav",
              "--text",
              "Words.",
              "--name",
              name));
      assertTrue(terminal.err.contains("already"), terminal.err);
    }
    assertEquals(2, terminal.read(project).speakers().size());
  }
}
