package studio.reprise.storage.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import studio.reprise.sentence.AuthorException;

/**
 * Every small script of the tests, damaged again and again: it gives a draft or a sentence, in
 * every format of the table. {@code -Dreprise.scripts.mutations=300} for the long run.
 */
class MutatedScriptsTest {
  private static final int MUTATIONS = Integer.getInteger("reprise.scripts.mutations", 20);
  private static final Path SCRIPTS = Path.of("src/test/resources/scripts");
  private static final long MOST_BYTES = 200_000;

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.walk(SCRIPTS)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Some bytes are others, a piece is gone or twice there, or the end is cut off. */
  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int i = random.nextInt(8); i >= 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    if (bytes.length > 4 && random.nextInt(3) == 0) {
      int from = random.nextInt(bytes.length);
      int to = from + random.nextInt(bytes.length - from);
      byte[] piece = java.util.Arrays.copyOfRange(bytes, from, to);
      System.arraycopy(piece, 0, bytes, 0, piece.length);
    }
    return random.nextInt(3) == 0
        ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1))
        : bytes;
  }

  @Test
  void aDamagedScriptIsADraftOrASentence() throws IOException {
    Random random = new Random(20261130);
    for (Path script : scripts()) {
      if (Files.size(script) > MOST_BYTES) {
        continue;
      }
      byte[] whole = Files.readAllBytes(script);
      for (int i = 0; i < MUTATIONS; i++) {
        ScriptFile file = ScriptFile.of(script.getFileName().toString(), damaged(whole, random));
        try {
          ScriptFormats.read(file, "", ReadingOptions.USUAL);
        } catch (AuthorException e) {
          assertTrue(e.getMessage().endsWith("."), e.getMessage());
        } catch (RuntimeException e) {
          throw new AssertionError(script + ", mutation " + i, e);
        }
      }
    }
  }

  @Test
  void everyRowOfTheTableHasAScriptThatIsDamaged() throws IOException {
    Set<String> missing = new TreeSet<>();
    ScriptFormats.all().forEach(format -> missing.add(format.id()));
    Set<String> found = new HashSet<>();
    for (Path script : scripts()) {
      try {
        found.add(ScriptFormats.of(ScriptFile.at(script), "").id());
      } catch (AuthorException e) {
        // A file of two parts, of which this is the one that is no script.
      }
    }
    missing.removeAll(found);
    assertEquals(Set.of(), missing);
  }
}
