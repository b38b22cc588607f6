package studio.reprise.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.document.Line;
import studio.reprise.document.Origin;
import studio.reprise.document.Project;
import studio.reprise.document.ScriptSource;
import studio.reprise.document.Seed;

/**
 * Projects of every released format, {@code src/test/resources/projects/v<n>}, open for ever. A
 * folder there is never changed once its format was released.
 */
class ReleasedFormatsTest {
  private static final Path RELEASED = Path.of("src/test/resources/projects");

  @TempDir Path temp;

  private Path copyOf(String version) throws IOException {
    Path copy = temp.resolve(version);
    Files.createDirectories(copy);
    try (Stream<Path> files = Files.list(RELEASED.resolve(version))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  @Test
  void everyFormatUpToTheCurrentOneHasAFolder() {
    for (int version = 1; version <= Migrations.current(); version++) {
      assertTrue(ProjectFolder.isProject(RELEASED.resolve("v" + version)), "v" + version);
    }
  }

  @Test
  void theFirstFormatOpensWithAllItsFieldsAndItsJournal() throws IOException {
    try (ProjectFolder open = ProjectFolder.open(copyOf("v1"))) {
      assertTrue(open.readOnlyReason().isEmpty());
      assertEquals(
          "2 edits that had not been saved when the program ended were recovered.",
          open.recovery().orElseThrow().toString());
      Project project = open.project();
      assertEquals("After the crash", project.name());
      assertEquals("Changed.", project.line("l1").orElseThrow().text());
      Line full = project.line("l2").orElseThrow();
      assertEquals(new Seed(Long.MIN_VALUE, Seed.Origin.SWEPT), full.seed());
      assertEquals(0.7, full.settings().temperature());
      assertEquals(0.75, full.gapSeconds());
      assertEquals("too fast", full.takeNotes().get(0).note());
      assertEquals(3, project.dictionary().size());
      assertEquals("nucleus", project.defaults().settings().method());
    }
  }

  @Test
  void aProjectOfTheFirstFormatBecomesOneOfTheSecondAndLosesNothing() throws IOException {
    Path copy = copyOf("v1");
    Files.delete(copy.resolve("journal.jsonl"));
    String before = Files.readString(copy.resolve("project.json"));
    try (ProjectFolder open = ProjectFolder.open(copy)) {
      assertEquals(2, open.project().formatVersion());
      assertEquals(before, Files.readString(copy.resolve("project.json")));
      open.save(open.project());
    }
    assertEquals(
        before.replace("\"formatVersion\": 1", "\"formatVersion\": 2"),
        Files.readString(copy.resolve("project.json")));
  }

  @Test
  void theSecondFormatOpensWithItsSourcesAndOrigins() throws IOException {
    try (ProjectFolder open = ProjectFolder.open(copyOf("v2"))) {
      assertTrue(open.readOnlyReason().isEmpty());
      Project project = open.project();
      assertEquals("after.yarn", source(project).name());
      Line changed = project.line("l1").orElseThrow();
      assertEquals("Changed.", changed.text());
      assertEquals(Origin.of("x1", "line:brg01"), changed.origin());
      assertEquals(
          List.of("line:brg02", "line:brg03"), project.line("l3").orElseThrow().origin().keys());
    }
  }

  @Test
  void theCurrentFormatIsWrittenAsItWasReleased() throws IOException {
    byte[] file = Files.readAllBytes(RELEASED.resolve("v2/project.json"));
    Project project = ProjectJson.read(file, "project.json", DocumentJson.Unknown.REFUSED);
    assertArrayEquals(file, ProjectJson.write(project));
  }

  @Test
  void migrationsGoOneVersionAtATime() {
    byte[] old = "{\"formatVersion\":1,\"title\":\"A\"}".getBytes(StandardCharsets.UTF_8);
    byte[] migrated =
        Migrations.migrated(
            old,
            1,
            "project.json",
            List.of(
                project -> {
                  project.set("name", project.remove("title"));
                  return project;
                },
                project -> project.put("mood", project.get("formatVersion").asInt())));
    assertEquals(
        "{\"formatVersion\":3,\"name\":\"A\",\"mood\":2}",
        new String(migrated, StandardCharsets.UTF_8));
    StorageException e =
        assertThrows(
            StorageException.class,
            () ->
                Migrations.migrated(
                    "[".getBytes(StandardCharsets.UTF_8),
                    1,
                    "project.json",
                    List.of(project -> project)));
    assertTrue(e.getMessage().startsWith("project.json"), e.getMessage());
  }

  private static ScriptSource source(Project project) {
    return project.sources().stream()
        .filter(each -> each.id().equals("x1"))
        .findFirst()
        .orElseThrow();
  }
}
