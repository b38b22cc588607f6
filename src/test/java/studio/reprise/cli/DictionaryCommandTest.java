package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.SpokenForm;

class DictionaryCommandTest {
  private static final Path STARTER = Path.of("packs/starter").toAbsolutePath();

  @TempDir Path folder;
  private Terminal terminal;
  private Path project;

  @BeforeEach
  void aProject() {
    terminal = new Terminal(folder);
    project = terminal.project(4);
  }

  private int run(String... args) {
    return terminal.run(args);
  }

  @Test
  void anEntryIsSetForEverybodyForASpeakerAndForALine() {
    assertEquals(0, run("dictionary", "set", "project", "line", "lion"), terminal.err);
    assertEquals(
        0,
        run("dictionary", "set", "project", "line", "l ay1 n", "--phonemes", "--speaker", "anna"),
        terminal.err);
    assertEquals(
        0, run("dictionary", "set", "project", "line", "lean", "--line", "l1"), terminal.err);
    assertEquals(
        DictionaryEntry.forProject("line", "lion"), terminal.read(project).dictionary().get(0));
    assertEquals(
        SpokenForm.ofPhonemes("L AY1 N"), terminal.read(project).dictionary().get(1).spoken());
    assertEquals(0, run("dictionary", "list", "project"));
    assertEquals("line\tlion\nline\tL AY1 N\tanna\nline\tlean\tl1\n", terminal.out);
    assertEquals(0, run("dictionary", "remove", "project", "LINE", "--speaker", "anna"));
    assertEquals(2, terminal.read(project).dictionary().size());
    assertEquals(2, run("dictionary", "remove", "project", "unknown"));
    assertEquals(2, run("dictionary", "set", "project", "a", "b", "--line", "nowhere"));
  }

  @Test
  void anEntrySaysHowManyTakesItMakesStale() {
    assertEquals(0, run("render", "project", "--out", "wavs"), terminal.err);
    assertEquals(0, run("dictionary", "set", "project", "line", "lion", "--speaker", "anna"));
    assertTrue(terminal.err.contains("2 lines have takes that say it as before"), terminal.err);
    assertEquals(0, run("dictionary", "set", "project", "absent", "here"));
    assertEquals("", terminal.err);
  }

  @Test
  void aDictionaryGoesOutAndComesBack() {
    run("dictionary", "set", "project", "Reprise", "reh-preez");
    run("dictionary", "set", "project", "line", "lion", "--speaker", "anna");
    assertEquals(0, run("dictionary", "export", "project", "words.csv"), terminal.err);
    assertEquals(0, run("dictionary", "export", "project", "words.pls"));
    assertTrue(terminal.err.contains("1 of the entries are left out"), terminal.err);
    run("dictionary", "remove", "project", "Reprise");
    run("dictionary", "remove", "project", "line", "--speaker", "anna");
    assertEquals(0, run("dictionary", "import", "project", "words.csv"), terminal.err);
    assertEquals("2 entries\n", terminal.out);
    assertEquals(2, terminal.read(project).dictionary().size());
    assertTrue(Files.exists(folder.resolve("words.pls")));
  }

  @Test
  void guessedWordsAreThoseThatNoLexiconAndNoEntryHas() {
    terminal.write("script.txt", "x");
    run("dictionary", "set", "project", "Zzyzx", "zy-zicks");
    try (studio.reprise.desk.OpenProject opening = studio.reprise.desk.OpenProject.at(project)) {
      opening.make(
          studio.reprise.document.LineEdits.changeText("l0", "The Grobbleworth of Zzyzx."));
      opening.make(
          studio.reprise.document.LineEdits.changeText("l3", "Another Grobbleworth came."));
      opening.save();
    }
    assertEquals(
        0, run("dictionary", "guessed", "project", "--pack", STARTER.toString()), terminal.err);
    assertEquals("Grobbleworth\t2\tl0 l3\n", terminal.out);
  }
}
