package studio.reprise.speech.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A download that was broken off is not a whole pack, wherever it broke. */
class PackCheckTest {
  private static final Path STARTER = Path.of("packs/starter");

  @TempDir Path temp;

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }

  @Test
  void theStarterIsWholeAndEveryFileThatDecidesItsSoundIsNamed() {
    PackCheck check = PackCheck.of(STARTER);
    assertTrue(check.isWhole(), () -> check.findings().toString());
    assertTrue(
        check.findings().stream().anyMatch(each -> each.file().startsWith("stand-in/")),
        () -> check.findings().toString());
  }

  @Test
  void aFileThatIsEmptyOrCutIsNamed() throws IOException {
    for (Path file : files(STARTER)) {
      Files.createDirectories(temp.resolve(file).getParent());
      Files.copy(STARTER.resolve(file), temp.resolve(file));
    }
    for (String name : PackFiles.names(STARTER)) {
      Path file = temp.resolve(name);
      byte[] whole = Files.readAllBytes(file);
      // Without its last line feed a text is whole.
      boolean isText = name.matches(".*\\.(yaml|json|model)");
      for (int length : new int[] {0, isText ? whole.length / 3 : whole.length - 1}) {
        Files.write(file, Arrays.copyOf(whole, length));
        PackCheck check = PackCheck.of(temp);
        assertFalse(check.isWhole(), name + " with " + length + " bytes");
        List<PackCheck.Finding> broken =
            check.findings().stream()
                .filter(each -> each.state() != PackCheck.State.PRESENT)
                .toList();
        assertEquals(1, broken.size(), () -> broken.toString());
        String folder = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
        String said = broken.get(0).sentence().toString();
        assertTrue(said.contains(folder), said);
      }
      Files.write(file, whole);
    }
    assertTrue(PackCheck.of(temp).isWhole());
  }
}
