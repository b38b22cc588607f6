package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.desk.OpenProject;
import studio.reprise.desk.ScriptImports;
import studio.reprise.desk.SectionChoice;
import studio.reprise.document.History;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.document.script.MergePlan;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.storage.ProjectJson;
import studio.reprise.storage.script.ReadingOptions;
import studio.reprise.storage.script.ScriptFile;
import studio.reprise.storage.script.ScriptFormats;

class ImportCommandTest {
  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void aDesk() {
    terminal = new Terminal(folder);
  }

  private void bridge(String... rows) {
    terminal.write("bridge.csv", "id,character,text\n" + String.join("\n", rows) + "\n");
  }

  private Project project() {
    return terminal.read(folder.resolve("game"));
  }

  @Test
  void aScriptMakesAProjectAndTheSameScriptAgainChangesNothing() throws IOException {
    bridge("line:1,Anna,Who goes there?", "line:2,Bo,A friend.");
    assertEquals(0, terminal.run("import", "game", "bridge.csv"), terminal.err);
    assertEquals("2 new\n", terminal.out);
    assertTrue(terminal.err.contains("New speakers: Anna, Bo"), terminal.err);
    assertEquals(List.of("Who goes there?", "A friend."), texts());
    byte[] before = Files.readAllBytes(folder.resolve("game/project.json"));
    assertEquals(0, terminal.run("import", "game", "bridge.csv"), terminal.err);
    assertEquals("nothing changed\n", terminal.out);
    assertEquals(0, terminal.run("import", "game", "bridge.csv", "--dry-run"), terminal.err);
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("game/project.json")));
  }

  private List<String> texts() {
    return project().lines().map(Line::text).toList();
  }

  @Test
  void aDryRunThatFindsDifferencesEndsWithThreeAndChangesNothing() throws IOException {
    bridge("line:1,Anna,Who goes there?", "line:2,Bo,A friend.");
    assertEquals(3, terminal.run("import", "game", "bridge.csv", "--dry-run"), terminal.err);
    assertFalse(Files.exists(folder.resolve("game")));
    terminal.run("import", "game", "bridge.csv");
    byte[] before = Files.readAllBytes(folder.resolve("game/project.json"));
    bridge("line:1,Anna,Who goes where?", "line:3,Bo,Nobody.");
    assertEquals(3, terminal.run("import", "game", "bridge.csv", "--dry-run"));
    assertTrue(
        terminal.out.contains("edited    l1  \"Who goes there?\" -> \"Who goes where?\""),
        terminal.out);
    assertTrue(
        terminal.out.contains("0 unchanged, 1 edited, 0 moved, 1 new, 1 gone"), terminal.out);
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("game/project.json")));
    assertEquals(3, terminal.run("import", "game", "bridge.csv", "--dry-run", "--json"));
    assertTrue(terminal.out.contains("\"change\": \"gone\""), terminal.out);
    assertEquals(0, terminal.run("import", "game", "bridge.csv"), terminal.err);
    assertEquals(List.of("Who goes where?", "Nobody."), texts());
  }

  @Test
  void anotherScriptOfTheSameNameDeletesNothing() {
    bridge("a,Anna,Who goes there?", "b,Bo,A friend.", "c,Bo,Indeed.");
    terminal.run("import", "game", "bridge.csv");
    bridge("x,Cy,Quite another thing.", "y,Cy,Altogether.");
    assertEquals(1, terminal.run("import", "game", "bridge.csv"));
    assertTrue(terminal.err.contains("--new"), terminal.err);
    assertEquals(0, terminal.run("import", "game", "bridge.csv", "--new"), terminal.err);
    assertEquals(5, project().lineCount());
    assertEquals(2, project().sources().size());
  }

  @Test
  void whoIsWhoIsSaidOnce() {
    terminal.project(2);
    terminal.write("d.csv", "id,speaker,text\nk1,e,Hello there.\n");
    assertEquals(
        0, terminal.run("import", "project", "d.csv", "--speaker", "e=anna"), terminal.err);
    terminal.write("d.csv", "id,speaker,text\nk1,e,Hello there.\nk2,e,Again.\n");
    assertEquals(0, terminal.run("import", "project", "d.csv"), terminal.err);
    List<Line> lines = terminal.read(folder.resolve("project")).lines().toList();
    assertEquals("anna", lines.get(3).speakerId());
    assertEquals(2, terminal.run("import", "project", "d.csv", "--speaker", "e=nobody"));
  }

  @Test
  void aNarratorGetsTheLinesOfABookThatNobodySpeaks() {
    terminal.project(0);
    terminal.write("b.md", "# One\n\nIt rained.\n");
    assertEquals(0, terminal.run("import", "project", "b.md"), terminal.err);
    assertEquals(0, terminal.run("speaker", "set", "project", "anna", "--narrates"), terminal.err);
    List<Line> lines = terminal.read(folder.resolve("project")).lines().toList();
    assertEquals(List.of("anna", "anna"), lines.stream().map(Line::speakerId).toList());
    assertEquals(0, terminal.run("import", "project", "b.md", "--dry-run"), terminal.err);
    terminal.write("b.md", "# One\n\nIt rained.\n\nIt poured.\n");
    assertEquals(0, terminal.run("import", "project", "b.md"), terminal.err);
    assertEquals(
        "anna", terminal.read(folder.resolve("project")).lines().toList().get(2).speakerId());
    assertEquals(0, terminal.run("render", "project"), terminal.err);
  }

  @Test
  void sectionsAreLeftOutByNameAndStayOut() throws IOException {
    terminal.write("d.csv", "scene,text\nPreface,Thanks to all.\nOne,It was night.\n");
    assertEquals(
        0,
        terminal.run("import", "game", "d.csv", "--skip", "preface", "--report", "r.txt"),
        terminal.err);
    assertEquals(List.of("It was night."), texts());
    assertTrue(
        Files.readString(folder.resolve("r.txt")).contains("the author left this section out"));
    terminal.write("d.csv", "scene,text\nPreface,Thanks to everybody.\nOne,It was late.\n");
    assertEquals(0, terminal.run("import", "game", "d.csv"), terminal.err);
    assertEquals(List.of("It was late."), texts());
    assertEquals(2, terminal.run("import", "game", "d.csv", "--skip", "nowhere"));
  }

  @Test
  void whatCannotBeReadIsASentence() {
    terminal.write("d.csv", "words\nHello\n");
    assertEquals(1, terminal.run("import", "game", "d.csv"));
    assertTrue(terminal.err.contains("line 1"), terminal.err);
    assertFalse(Files.exists(folder.resolve("game")));
    assertEquals(2, terminal.run("import", "game", "d.csv", "--format", "nonsense"));
    assertEquals(2, terminal.run("import", "game", "d.csv", "--notes", "nowhere"));
    assertEquals(2, terminal.run("import", "game", "missing.csv"));
  }

  @Test
  void oneStepBackIsTheProjectBeforeByteForByte() {
    bridge("line:1,Anna,Who goes there?", "line:2,Bo,A friend.", "line:3,Bo,Indeed.");
    terminal.run("import", "game", "bridge.csv");
    bridge("line:3,Bo,Indeed.", "line:1,Anna,Who goes where?", "line:4,Cy,New.");
    ScriptFile file = ScriptFile.at(folder.resolve("bridge.csv"));
    ScriptDraft draft = ScriptFormats.read(file, "", ReadingOptions.USUAL);
    try (OpenProject opening = OpenProject.at(folder.resolve("game"))) {
      opening.make(LineEdits.lock(List.of("l2")));
      Project before = opening.project();
      ScriptImports imports = new ScriptImports(opening.folder(), before);
      MergePlan plan =
          imports.plan(
              imports.known(file, ""),
              draft,
              ReadingOptions.USUAL,
              SectionChoice.PROPOSED,
              java.util.Map.of(),
              "Cut lines");
      History history = History.of(before).with(imports.step(plan));
      opening.keep("Update script", history.project());
      assertFalse(history.project().equals(before));
      History undone = history.undone();
      opening.keep("Undo", undone.project());
      assertArrayEquals(ProjectJson.write(before), ProjectJson.write(undone.project()));
    }
    try (OpenProject again = OpenProject.at(folder.resolve("game"))) {
      ScriptImports imports = new ScriptImports(again.folder(), again.project());
      assertEquals(
          "Who goes there?",
          imports.base(again.project().sources().get(0)).lines().findFirst().orElseThrow().text());
    }
  }
}
