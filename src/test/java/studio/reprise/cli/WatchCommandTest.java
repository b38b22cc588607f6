package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.desk.ScriptWatch;

class WatchCommandTest {
  @TempDir Path folder;

  @Test
  void whatWasSavedIsSaidOrTakenRenderedAndExported() {
    Terminal terminal = new Terminal(folder);
    terminal.project(1);
    terminal.write("d.csv", "id,speaker,text\nk1,anna,Hello there.\n");
    assertEquals(0, terminal.run("import", "project", "d.csv"), terminal.err);
    terminal.write("d.csv", "id,speaker,text\nk1,anna,Hello again.\n");
    assertEquals(3, terminal.run("watch", "project", "--once"), terminal.err);
    assertTrue(terminal.out.contains("\"Hello there.\" -> \"Hello again.\""), terminal.out);
    assertEquals(
        0, terminal.run("watch", "project", "--once", "--apply", "--out", "wavs"), terminal.err);
    assertEquals("Hello again.", terminal.read(folder.resolve("project")).line("k1").get().text());
    assertTrue(Files.exists(folder.resolve("wavs/metadata.json")));
    assertEquals(0, terminal.run("watch", "project", "--once"), terminal.err);
    assertEquals(2, terminal.run("watch", "project", "--out", "wavs"));
  }

  @Test
  void aProjectWithoutScriptsHasNothingToWatch() {
    Terminal terminal = new Terminal(folder);
    terminal.project(1);
    assertEquals(1, terminal.run("watch", "project"));
    assertTrue(terminal.err.contains("no script to watch"), terminal.err);
  }

  @Test
  @Timeout(120)
  void aFileThatIsRenamedOverTheScriptIsAChangeAndTheSameBytesAreNone() throws Exception {
    Path script = Files.writeString(folder.resolve("a.yarn"), "one");
    Path other = Files.writeString(folder.resolve("b.yarn"), "other");
    try (ScriptWatch watch = new ScriptWatch(Set.of(script, other))) {
      Files.writeString(script, "one");
      Path beside = Files.writeString(folder.resolve("a.yarn.tmp"), "two");
      Files.move(beside, script, StandardCopyOption.REPLACE_EXISTING);
      assertEquals(Set.of(script.toAbsolutePath()), watch.next());
      Files.writeString(other, "another");
      assertEquals(Set.of(other.toAbsolutePath()), watch.next());
    }
  }
}
