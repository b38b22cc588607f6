package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
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
import org.junit.jupiter.api.io.TempDir;

/** A file or a folder that an argument names and that is not there, or is something else. */
class GivenTest {
  @TempDir private Path folder;
  private Terminal terminal;

  @BeforeEach
  void sitDown() throws IOException {
    terminal = new Terminal(folder);
    terminal.project(1);
    terminal.clip("a.wav", 0.2);
    Files.writeString(folder.resolve("file"), "words\n");
    Files.createDirectory(folder.resolve("empty"));
  }

  /** Every command that takes a project, {@code *} in its place. */
  static List<String> ofProjects() {
    return List.of(
        "render *",
        "verify *",
        "upgrade *",
        "export * --out o",
        "deliver * --profile ebu --out o",
        "book *",
        "project *",
        "clean *",
        "watch *",
        "speaker add * --clip a.wav --text w --name N",
        "speaker set * anna --use auto",
        "speaker style * anna hush --clip a.wav",
        "dictionary list *",
        "dictionary set * a b",
        "dictionary remove * a",
        "dictionary import * file",
        "dictionary export * words.csv",
        "dictionary guessed *");
  }

  @Test
  void aProjectThatIsNoneIsTwoAndNamed() {
    assertAll(ofProjects().stream().map(each -> () -> assertWrong(each.replace("*", "nope"))));
    assertAll(
        Stream.of("render file", "render empty", "verify file", "verify empty")
            .map(command -> () -> assertWrong(command)));
  }

  private static final List<String> OF_OTHERS =
      List.of(
          "import project nope",
          "import project empty",
          "import file file",
          "import new-project nope",
          "import project file --report nope/r.txt",
          "watch project nope --once",
          "batch nope --out o",
          "batch empty --out o",
          "check nope --profile ebu",
          "check empty --profile ebu",
          "check a.wav --profile nope.json",
          "verify nope",
          "dictionary import project nope",
          "dictionary import project empty",
          "dictionary export project nope/words.csv",
          "speaker add project --clip nope.wav --text w --name N",
          "speaker add project --clip empty --text w --name N",
          "speaker set project anna --clip nope.wav",
          "speaker style project anna hush --clip nope.wav",
          "book project --cover nope.png",
          "say --file nope --text-only",
          "say --file empty --text-only",
          "say Words. --out o.wav --clip nope.wav --words w",
          "say Words. --out nope/o.wav",
          "say Words. --out empty",
          "pinyin --file nope",
          "pack use nope",
          "pack check file",
          "render project --pack nope",
          "render project --out file",
          "render project --only nope",
          "export project --out file/o",
          "export project --out o --scene nope",
          "deliver project --profile ebu --out file",
          "deliver project --profile ebu --out o --scene nope",
          "speaker set project nope --use auto",
          "dictionary remove project nope");

  @Test
  void whatAnArgumentNamesAndIsNotThereIsTwo() throws IOException {
    byte[] before = terminal.bytes("project/project.json");
    assertAll(OF_OTHERS.stream().map(command -> () -> assertWrong(command)));
    assertArrayEquals(before, terminal.bytes("project/project.json"));
    assertFalse(Files.exists(folder.resolve("new-project")));
  }

  private void assertWrong(String command) {
    assertEquals(2, terminal.run(command.split(" ")), command + ": " + terminal.err);
    assertTrue(terminal.err.matches("(?s)reprise: .*(nope|file|empty).*"), terminal.err);
    assertEquals(1, terminal.err.lines().count(), terminal.err);
    assertEquals("", terminal.out);
    assertFalse(Files.exists(folder.resolve("o")));
  }
}
