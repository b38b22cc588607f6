package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import studio.reprise.document.Project;
import studio.reprise.document.script.Incoming;
import studio.reprise.document.script.MergePlan;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.document.script.ScriptMerge;
import studio.reprise.sentence.AuthorException;
import studio.reprise.storage.script.ReadingOptions;
import studio.reprise.storage.script.ScriptFile;
import studio.reprise.storage.script.ScriptFormats;

/** Damaged scripts of games: each gives a draft that comes into a project, or a sentence. */
class DamagedGameScriptsTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/scripts/games");
  private static final int A_FORMAT = 300;

  /** Of so many one goes on into a project. */
  private static final int IMPORTED_OF = 5;

  @Test
  void threeHundredOfEveryFormatGiveADraftOrASentence() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(SCRIPTS)) {
      files = all.filter(file -> !file.toString().endsWith(".ink")).sorted().toList();
    }
    assertTrue(files.size() > 12, files.toString());
    int drafts = 0;
    int sentences = 0;
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      String name = file.getFileName().toString();
      String format = ScriptFormats.of(ScriptFile.of(name, whole), "").id();
      Random chance = new Random(17);
      for (int i = 0; i < A_FORMAT; i++) {
        byte[] damaged = Mutation.of(whole, chance);
        try {
          comesIn(ScriptFile.of(name, damaged), format, i % IMPORTED_OF == 0);
          drafts++;
        } catch (AuthorException e) {
          assertTrue(!e.getMessage().isBlank());
          sentences++;
        } catch (RuntimeException | StackOverflowError e) {
          throw new AssertionError(format + ", damaged file " + i, e);
        }
      }
    }
    assertTrue(drafts > 1000 && sentences > 500, drafts + " drafts, " + sentences + " sentences");
  }

  private static void comesIn(ScriptFile file, String format, boolean isImported) {
    ScriptDraft draft = ScriptFormats.read(file, format, ReadingOptions.USUAL);
    if (!isImported) {
      return;
    }
    MergePlan plan = ScriptMerge.of(Project.empty("Any"), Incoming.first(draft));
    plan.edit("0".repeat(64)).change().apply(Project.empty("Any"));
  }
}
