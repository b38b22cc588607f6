package studio.reprise.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import studio.reprise.document.Project;
import studio.reprise.document.Speaker;

/** The project that a fresh clone renders. */
class DemoProjectTest {
  private static final Path DEMO = Path.of("sample-voices/demo");

  @Test
  void isWrittenAsTheStudioWouldWriteIt() throws IOException {
    byte[] file = Files.readAllBytes(DEMO.resolve("project.json"));
    Project project = ProjectJson.read(file, "project.json", DocumentJson.Unknown.REFUSED);
    assertArrayEquals(ProjectJson.write(project), file);
  }

  @Test
  void hasTwoScenesAndEveryClip() throws IOException {
    Project project =
        ProjectJson.read(
            Files.readAllBytes(DEMO.resolve("project.json")),
            "project.json",
            DocumentJson.Unknown.REFUSED);
    assertEquals(2, project.scenes().size());
    ClipFolder clips = new ClipFolder(DEMO.resolve("clips"));
    for (Speaker speaker : project.speakers()) {
      assertTrue(clips.get(speaker.clipSha256()).durationSeconds() > 2, speaker.name());
    }
  }
}
