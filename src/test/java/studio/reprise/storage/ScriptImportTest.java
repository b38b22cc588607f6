package studio.reprise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.SceneEdits;
import studio.reprise.document.Seed;
import studio.reprise.document.Speaker;
import studio.reprise.sentence.Sentence;

class ScriptImportTest {
  private static final Project PROJECT =
      Project.empty("Game")
          .withSpeakers(List.of(Speaker.named("p1", "Mira", "#aa0000")))
          .withScenes(List.of(new Scene("s1", "", List.of(Line.of("l1", "p1", "Old.")))));

  @TempDir Path temp;

  private ImportedScript read(String name, String content) throws IOException {
    return ScriptImport.read(Files.writeString(temp.resolve(name), content), PROJECT);
  }

  private static List<String> texts(Scene scene) {
    return scene.lines().stream().map(Line::text).toList();
  }

  @Test
  void everyLineOfATextIsALine() throws IOException {
    ImportedScript script = read("a.txt", "\uFEFFOne.\r\nTwo.\r\n\r\nThree.\n");
    Scene scene = script.scenes().get(0);
    assertEquals(List.of("One.", "Two.", "Three."), texts(scene));
    assertEquals(
        List.of(false, true, false), scene.lines().stream().map(Line::endsParagraph).toList());
    assertTrue(scene.lines().stream().allMatch(line -> line.speakerId().equals("p1")));
  }

  @Test
  void namesAndTitlesAreUnderstoodAndSentencesLeftAlone() throws IOException {
    ImportedScript script =
        read(
            "a.txt",
            "# The quay\nMira: Why?\nOLD TOM (slowly): In this weather? No!\nHe said: go.\n"
                + "\u7c73\u62c9\uff1a\u4f60\u597d\n## Later\nMIRA: Then go.\n");
    assertEquals(List.of("The quay", "Later"), script.scenes().stream().map(Scene::title).toList());
    assertEquals(List.of("OLD TOM"), script.speakers().stream().map(Speaker::name).toList());
    Scene quay = script.scenes().get(0);
    assertEquals(
        List.of("Why?", "In this weather? No!", "He said: go.", "\u7c73\u62c9\uff1a\u4f60\u597d"),
        texts(quay));
    assertEquals("slowly", quay.lines().get(1).direction());
    assertEquals(script.speakers().get(0).id(), quay.lines().get(1).speakerId());
    assertEquals("p1", script.scenes().get(1).lines().get(0).speakerId());
  }

  @Test
  void anImportedScriptGoesIntoTheProjectAsOneEdit() throws IOException {
    ImportedScript script = read("a.txt", "BOB: Hello.\nMore.");
    Project after =
        SceneEdits.importScript(script.speakers(), script.scenes()).change().apply(PROJECT);
    assertEquals(3, after.lineCount());
    assertEquals(2, after.speakers().size());
  }

  @Test
  void aTableHasHeadingsAndQuotedCells() throws IOException {
    ImportedScript script =
        read(
            "a.csv",
            "id,Speaker,scene,text,seed,mood\nq7,Mira,Quay,\"Say \"\"no\"\", then\ngo.\",9,sad\n"
                + ",Tom,Quay,Plain,,\n,,,,,\n");
    Scene quay = script.scenes().get(0);
    assertEquals(List.of("Say \"no\", then\ngo.", "Plain"), texts(quay));
    assertEquals("q7", quay.lines().get(0).id());
    assertEquals(Seed.pinned(9), quay.lines().get(0).seed());
    assertEquals(
        List.of(Sentence.of("The column \"{0}\" was passed over.", "mood")), script.remarks());
    assertEquals("l2", quay.lines().get(1).id());
  }

  @Test
  void tabsSeparateToo() throws IOException {
    assertEquals(
        List.of("a, b"), texts(read("a.tsv", "speaker\ttext\nMira\ta, b\n").scenes().get(0)));
  }

  @Test
  void anUnquotedCommaLosesNoWords() {
    expect("id,speaker,text\nA1,Anna,Hello, there.\n", "line 2", "there.", "quotation marks");
    expect("text,speaker\nHello,Anna,,more\n", "line 2", "more");
  }

  @Test
  void surplusEmptyCellsAreNoWords() throws IOException {
    assertEquals(List.of("Hello"), texts(read("a.csv", "text\nHello,,\n").scenes().get(0)));
  }

  @Test
  void aMarkThatEnclosesNoCellSwallowsNoRow() throws IOException {
    String rows =
        "speaker\ttext\nMira\t\"Hello,\" she said.\nMira\t\"Open\nMira\tClose\"\nMira\tEnd\n";
    assertEquals(
        List.of("\"Hello,\" she said.", "\"Open", "Close\"", "End"),
        texts(read("a.tsv", rows).scenes().get(0)));
    assertEquals(
        List.of("Two\nlines", "Next"),
        texts(read("b.tsv", "text\n\"Two\nlines\"\nNext\n").scenes().get(0)));
    expect("text\n\"Hello,\" she said.\n", "line 2", "twice");
    expect("text,note\n\"Open,x\n\"Next\",y\n", "line 2", "twice");
  }

  @Test
  void twoScenesOfOneTitleStayTwo() throws IOException {
    ImportedScript script = read("a.txt", "# Night\nOne.\n# Day\nTwo.\n# Night\nThree.\n");
    assertEquals(
        List.of("Night", "Day", "Night"), script.scenes().stream().map(Scene::title).toList());
    assertEquals(List.of("Three."), texts(script.scenes().get(2)));
  }

  @Test
  void aMistakeIsNamedWithItsLine() {
    expect("speaker,words\n", "line 1", "\"text\"");
    expect("text,seed\nHello,high\n", "line 2", "seed");
    expect("text,id\n\"two\nlines\",a\nNext,a\n", "line 4", "taken");
    expect("text,id\nHello,../x\n", "line 2", "id of a line");
    expect("text\n\"open\n", "line 2", "never closed");
    expect("text,text\n", "line 1", "two columns");
    expect("", "empty");
  }

  private void expect(String table, String... parts) {
    StorageException e = assertThrows(StorageException.class, () -> read("a.csv", table));
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Path file = Files.write(temp.resolve("b.txt"), new byte[] {(byte) 0xff, 0x41});
    assertThrows(StorageException.class, () -> ScriptImport.read(file, PROJECT));
    assertThrows(StorageException.class, () -> ScriptImport.read(temp, PROJECT));
  }
}
