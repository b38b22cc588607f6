package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.desk.OpenProject;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.TakeEdits;

/** What a project keeps for nothing, from the command line. */
class CleanCommandTest {
  @TempDir Path folder;
  private Terminal terminal;
  private Path project;

  @BeforeEach
  void aRenderedProject() {
    terminal = new Terminal(folder);
    project = terminal.project(2);
    assertEquals(0, terminal.run("render", "project"), terminal.err);
  }

  private Line line(int number) {
    return terminal.read(project).lines().toList().get(number);
  }

  private Path take(String fingerprint) {
    return project.resolve("takes").resolve(fingerprint + ".wav");
  }

  private String throwAway() {
    String thrown = line(0).takeFingerprint();
    try (OpenProject open = OpenProject.at(project)) {
      open.make(TakeEdits.deleteTake(line(0).id(), thrown));
      open.save();
    }
    return thrown;
  }

  @Test
  void nothingIsDeletedWhereEverythingIsOfUse() {
    assertEquals(0, terminal.run("clean", "project", "--delete"), terminal.err);
    assertTrue(terminal.err.contains("nothing to delete"), terminal.err);
    assertTrue(Files.exists(take(line(0).takeFingerprint())));
  }

  @Test
  void whatWasThrownAwayIsNamedAndDeletedOnlyWhenAskedTo() {
    String thrown = throwAway();
    assertEquals(3, terminal.run("clean", "project"), terminal.err);
    assertEquals("thrown away\ttakes/" + thrown + ".wav\tl0\tThis is line 0.\n", terminal.out);
    assertEquals(3, terminal.run("clean", "project", "--json"), terminal.err);
    assertTrue(terminal.out.contains("\"line\": \"l0\""), terminal.out);
    assertTrue(terminal.out.contains("\"text\": \"This is line 0.\""), terminal.out);
    assertTrue(Files.exists(take(thrown)), "it was only named");
    assertEquals(0, terminal.run("clean", "project", "--delete", "--json"), terminal.err);
    assertTrue(terminal.out.contains("\"deleted\": true"), terminal.out);
    assertTrue(terminal.out.contains(thrown), terminal.out);
    assertFalse(Files.exists(take(thrown)));
    assertTrue(Files.exists(take(line(1).takeFingerprint())), "the other one is in use");
    assertEquals(0, terminal.run("clean", "project"), terminal.err);
    assertEquals(0, terminal.run("render", "project"), terminal.err);
    assertEquals(thrown, line(0).takeFingerprint(), "the same line, the same take again");
  }

  @Test
  void ofLongWordsTheBeginningIsShownOnOneLine() {
    try (OpenProject open = OpenProject.at(project)) {
      open.make(LineEdits.changeText("l0", "One two\nthree four five six seven ".repeat(9)));
      open.save();
    }
    assertEquals(0, terminal.run("render", "project"), terminal.err);
    String thrown = throwAway();
    assertEquals(3, terminal.run("clean", "project"), terminal.err);
    String row =
        terminal.out.lines().filter(each -> each.contains(thrown)).findFirst().orElseThrow();
    assertTrue(row.endsWith("\tl0\tOne two three four five six seven One two three..."), row);
  }

  @Test
  void aProjectThatIsOpenElsewhereKeepsEverything() {
    String thrown = throwAway();
    try (OpenProject elsewhere = OpenProject.at(project)) {
      assertTrue(elsewhere.folder().readOnlyReason().isEmpty());
      assertEquals(1, terminal.run("clean", "project", "--delete"), terminal.out);
      assertTrue(terminal.err.contains("open"), terminal.err);
    }
    assertTrue(Files.exists(take(thrown)));
  }
}
