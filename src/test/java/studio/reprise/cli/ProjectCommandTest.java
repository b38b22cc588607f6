package studio.reprise.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.document.Line;
import studio.reprise.document.Seed;

/** What holds for a whole project, and styles, from the command line. */
class ProjectCommandTest {
  @TempDir Path folder;
  private Terminal terminal;
  private Path project;

  @BeforeEach
  void aProject() {
    terminal = new Terminal(folder);
    project = terminal.project(2);
  }

  private Line line(int number) {
    return terminal.read(project).lines().toList().get(number);
  }

  @Test
  void settingsAreChangedWhereTheyAreGivenAndShown() {
    assertEquals(
        0,
        terminal.run("project", "project", "--name", "New", "--gap", "scene=3", "--language", "en"),
        terminal.err);
    assertTrue(terminal.out.contains("name\tNew\n"), terminal.out);
    assertEquals(3, terminal.read(project).defaults().gaps().sceneSeconds());
    assertEquals(0.35, terminal.read(project).defaults().gaps().lineSeconds());
    assertEquals("en", terminal.read(project).defaults().language());
    assertEquals(2, terminal.run("project", "project", "--gap", "chapter=3"));
    assertEquals(2, terminal.run("project", "project", "--gap", "scene=100"));
    assertEquals(2, terminal.run("project", "project", "--explore", "--pin"));
  }

  @Test
  void everyRenderOfAnExploredProjectDrawsAndPinningKeepsWhatWasFound() {
    assertEquals(0, terminal.run("project", "project", "--explore"), terminal.err);
    assertEquals(0, terminal.run("render", "project", "--only", "l0"), terminal.err);
    long first = line(0).seed().value();
    assertEquals(Seed.Origin.EXPLORED, line(0).seed().origin());
    assertEquals(0, terminal.run("render", "project", "--only", "l0"), terminal.err);
    assertNotEquals(first, line(0).seed().value());
    long second = line(0).seed().value();
    String take = line(0).takeFingerprint();
    assertEquals(0, terminal.run("project", "project", "--pin"), terminal.err);
    assertEquals(Seed.pinned(second), line(0).seed());
    assertEquals(Seed.DEFAULT, line(1).seed());
    assertEquals(0, terminal.run("render", "project", "--only", "l0"), terminal.err);
    assertEquals(take, line(0).takeFingerprint(), "the same seed gives the same take");
  }

  @Test
  void aStyleHasAClipAndReachesTheLinesThatAskForIt() {
    try (var opening = studio.reprise.desk.OpenProject.at(project)) {
      opening.make(studio.reprise.document.LineEdits.changeDirection("l0", "whispering"));
      opening.save();
    }
    terminal.clip("hush.wav", 0.1);
    assertEquals(
        0,
        terminal.run(
            "speaker",
            "style",
            "project",
            "anna",
            "whisper",
            "--clip",
            "hush.wav",
            "--text",
            "Be quiet.",
            "--lines"),
        terminal.err);
    assertEquals("whisper", line(0).style());
    assertEquals("", line(1).style());
    assertEquals(0, terminal.run("render", "project", "--out", "wavs"), terminal.err);
    assertTrue(new String(terminal.bytes("wavs/metadata.json"), UTF_8).contains("\"whisper\""));
  }

  @Test
  void whatIsToBeActedBecomesTheProjectsDefaultAndWhatAPackCannotActIsNamed() {
    try (var opening = studio.reprise.desk.OpenProject.at(project)) {
      opening.make(studio.reprise.document.LineEdits.changeDirection("l0", "whispering"));
      opening.save();
    }
    assertEquals(0, terminal.run("render", "project"), terminal.err);
    String silent = line(0).takeFingerprint();
    assertEquals(0, terminal.run("render", "project", "--directions", "acted"), terminal.err);
    assertTrue(
        terminal.err.contains(
            "reprise: l0: This voice pack cannot act directions. Silent: \"whispering\"."),
        terminal.err);
    assertTrue(terminal.err.contains("nothing acted"), terminal.err);
    assertEquals("acted", terminal.read(project).defaults().settings().directions());
    assertNotEquals(silent, line(0).takeFingerprint());
    assertEquals(0, terminal.run("verify", "project"), terminal.err);
    assertEquals(0, terminal.run("render", "project"), terminal.err);
    assertTrue(terminal.out.startsWith("0 rendered"), terminal.out);
  }
}
