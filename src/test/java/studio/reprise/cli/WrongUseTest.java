package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A word that an option does not know is wrong use, whichever room finds it. */
class WrongUseTest {
  @TempDir private Path folder;
  private Terminal terminal;

  @BeforeEach
  void sitDown() throws IOException {
    terminal = new Terminal(folder);
    terminal.project(1);
    Files.writeString(folder.resolve("script.txt"), "Anna: Good morning.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export project --out o --for nobody",
        "export project --out o --bits 17",
        "export project --out o --sample-rate 12345",
        "export project --out o --pattern {nobody}",
        "render project --out o --pattern {nobody}",
        "watch project --apply --out o --for nobody --once",
        "deliver project --out o --profile nobody",
        "deliver project --out o --profile ebu --also nobody",
        "deliver project --out o --profile ebu --acknowledge nobody",
        "check anna.wav --profile nobody",
        "profile show nobody",
        "profile new mine --from nobody",
        "book project --voices nobody",
        "book project --spoken nobody",
        "book project --date yesterday",
        "book project --part first",
        "book project --role s1=nobody",
        "project project --gap nobody=1",
        "import project script.txt --format nobody",
        "import project script.txt --notes nobody",
        "import project script.txt --headings nobody",
        "import project script.txt --line-length 3",
        "import project script.txt --scene-level 12",
        "import project script.txt --speaker Anna=nobody",
        "speaker add project --clip anna.wav --text w --name N --use nobody",
        "speaker set project anna --use nobody",
        "render project --device nobody",
        "render project --precision nobody",
        "render project --math nobody",
        "say Words. --text-only --directions nobody",
        "verify project --sample 0"
      })
  void aWordThatAnOptionDoesNotKnowIsTwo(String command) throws IOException {
    byte[] before = Files.readAllBytes(folder.resolve("project/project.json"));
    assertEquals(2, terminal.run(command.split(" ")), terminal.err);
    assertTrue(terminal.err.startsWith("reprise: "), terminal.err);
    assertTrue(
        java.util.Arrays.equals(before, Files.readAllBytes(folder.resolve("project/project.json"))),
        "The project has changed.");
  }
}
