package studio.reprise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;

class TwoProgramsTest {
  @TempDir Path temp;

  private Path project() {
    Path folder = temp.resolve("project");
    Project project =
        Project.empty("Shared")
            .withScenes(List.of(new Scene("s1", "", List.of(Line.of("l1", "", "Hello.")))));
    ProjectFolder.create(folder, project).close();
    return folder;
  }

  @Test
  void anotherProgramReadsOnlyAndIsToldWhoWrites() throws IOException {
    Path folder = project();
    try (ProjectFolder first = ProjectFolder.open(folder)) {
      // A second window that looks and closes must not take the lock away from the first one.
      ProjectFolder.open(folder).close();
      String said = OtherProgram.run(List.of(), "look", folder.toString()).get(0);
      assertTrue(said.contains("process " + ProcessHandle.current().pid() + " on "), said);
      assertTrue(first.readOnlyReason().isEmpty());
    }
    assertEquals(List.of("writable"), OtherProgram.run(List.of(), "look", folder.toString()));
  }

  @Test
  void aFullDiskLosesNoEditThatWasMade() throws IOException {
    Path bash = Path.of("/bin/bash");
    assumeTrue(Files.isExecutable(bash), "the limit on file sizes is set with /bin/bash");
    Path folder = project();
    List<String> said =
        OtherProgram.run(
            List.of(bash.toString(), "-c", "ulimit -f 4 && exec \"$@\"", "bash"),
            "fill",
            folder.toString());
    int refused = Integer.parseInt(said.get(0));
    assertTrue(refused > 5, said.toString());
    assertTrue(said.get(1).startsWith("The edit is not in the journal ("), said.toString());
    assertTrue(said.get(2).startsWith("The edit is not in the journal ("), said.toString());
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      assertEquals("Words " + (refused - 1), open.project().line("l1").orElseThrow().text());
      assertEquals("Shared", open.project().name());
      assertTrue(open.recovery().orElseThrow().toString().startsWith(refused + " edits"));
    }
  }
}
