package studio.reprise.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.Pcm;
import studio.reprise.document.Book;
import studio.reprise.document.Defaults;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.Disclosure;
import studio.reprise.document.Edit;
import studio.reprise.document.Gaps;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Origin;
import studio.reprise.document.PackRef;
import studio.reprise.document.Project;
import studio.reprise.document.ProjectEdits;
import studio.reprise.document.Scene;
import studio.reprise.document.SceneEdits;
import studio.reprise.document.ScriptSource;
import studio.reprise.document.Seed;
import studio.reprise.document.Settings;
import studio.reprise.document.Speaker;
import studio.reprise.document.Style;
import studio.reprise.document.TakeNote;

class ProjectFolderTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  @TempDir Path temp;
  private Path folder;
  private Project project;

  @BeforeEach
  void prepare() {
    folder = temp.resolve("project");
    Line plain = Line.of("l1", "p1", "Hello.");
    Line full =
        new Line(
            "l2",
            "p1",
            "Quotes \" and \\ and\nnewlines, \u4f60\u597d \uD83D\uDE00",
            "softly",
            "whisper",
            "en",
            new Seed(Long.MIN_VALUE, Seed.Origin.SWEPT),
            new Settings("nucleus", 0.5, 0.9, 30, 5, 0.2, 8, 1.5, "acted", "on"),
            HASH,
            "cd".repeat(32),
            true,
            true,
            0.25,
            "a note",
            List.of(new TakeNote(HASH, "too fast", TakeNote.Place.BIN)),
            Origin.of("x1", "line:brg01"));
    project =
        Project.empty("A project")
            .withPack(new PackRef("starter", HASH))
            .withSpeakers(
                List.of(
                    new Speaker(
                        "p1",
                        "Ann",
                        "#aa0000",
                        HASH,
                        "Words.",
                        "en",
                        "notes",
                        "she said yes",
                        "timbre",
                        List.of(
                            new Style("Whisper", HASH, "Hush.", "close"), Style.named("angry")))))
            .withDefaults(
                new Defaults(7, Settings.INHERITED, Gaps.DEFAULT, "zh", Defaults.Chance.EXPLORED))
            .withScenes(
                List.of(
                    new Scene("s1", "One", List.of(plain, full)),
                    new Scene("s2", "", List.of(), Scene.Role.CLOSING)))
            .withBook(
                new Book(
                    "A title \u4f60",
                    "Sub",
                    List.of("A. Uthor", "B"),
                    List.of("N"),
                    "P",
                    "en-GB",
                    "2027-03",
                    "978-3-16-148410-0",
                    "S",
                    "2.5",
                    "(c)",
                    "D",
                    HASH,
                    new Disclosure(
                        Disclosure.Kind.AUTHORISED_REPLICA, "w", Disclosure.Spoken.START)))
            .withDictionary(
                List.of(
                    DictionaryEntry.forProject("a", "b"),
                    new DictionaryEntry("c", "<|K|>", DictionaryEntry.Scope.LINE, "l1")))
            .withSources(
                List.of(
                    new ScriptSource(
                        "x1", "bridge.yarn", "yarn", HASH, Map.of("Anna", "p1"), Map.of())));
  }

  private static Project edited(ProjectFolder open, Project before, Edit edit) {
    Project after = edit.change().apply(before);
    open.record(edit.name(), before, after);
    return after;
  }

  @Test
  void whatWasSavedIsOpenedAgain() {
    try (ProjectFolder made = ProjectFolder.create(folder, project)) {
      assertEquals(project, made.project());
    }
    try (ProjectFolder again = ProjectFolder.open(folder)) {
      assertEquals(project, again.project());
      assertTrue(again.recovery().isEmpty());
    }
  }

  @Test
  void theSameProjectIsTheSameBytes() {
    Project read =
        ProjectJson.read(ProjectJson.write(project), "project.json", DocumentJson.Unknown.REFUSED);
    assertEquals(project, read);
    assertArrayEquals(ProjectJson.write(project), ProjectJson.write(read));
  }

  @Test
  void everyRecordHasALineOfItsOwn() {
    String text = new String(ProjectJson.write(project), StandardCharsets.UTF_8);
    assertEquals(1, text.lines().filter(line -> line.contains("\"id\":\"l1\"")).count());
    assertFalse(
        text.lines().anyMatch(line -> line.contains("\"l1\"") && line.contains("\"id\":\"l2\"")));
  }

  @Test
  void editsSurviveAProgramThatNeverSaved() {
    Project last;
    ProjectFolder open = ProjectFolder.create(folder, project);
    last = edited(open, project, LineEdits.changeText("l1", "Changed."));
    last = edited(open, last, LineEdits.add("s2", 0, List.of(Line.of("l3", "", "New"))));
    last = edited(open, last, LineEdits.move(List.of("l1"), "s2", 0));
    last = edited(open, last, SceneEdits.changeRole("s1", Scene.Role.SKIP));
    last = edited(open, last, ProjectEdits.changeBook(last.book().withTitle("T"), "title"));
    open.close();
    try (ProjectFolder again = ProjectFolder.open(folder)) {
      assertEquals(last, again.project());
      assertTrue(again.recovery().orElseThrow().toString().startsWith("5 edits"));
      assertFalse(Files.exists(folder.resolve("journal.jsonl")));
    }
  }

  @Test
  void aHalfWrittenLastEditIsForgottenAndTheOthersKept() throws IOException {
    ProjectFolder open = ProjectFolder.create(folder, project);
    Project one = edited(open, project, LineEdits.changeText("l1", "Changed."));
    open.close();
    Files.writeString(
        folder.resolve("journal.jsonl"), "{\"edit\":\"Change te", StandardOpenOption.APPEND);
    try (ProjectFolder again = ProjectFolder.open(folder)) {
      assertEquals(one, again.project());
    }
  }

  @Test
  void aDamagedEditIsNamedAndPutAside() throws IOException {
    ProjectFolder open = ProjectFolder.create(folder, project);
    Project one = edited(open, project, LineEdits.changeText("l1", "Changed."));
    open.close();
    Files.writeString(
        folder.resolve("journal.jsonl"), "rubbish\n{\"edit\":\"x\"}\n", StandardOpenOption.APPEND);
    try (ProjectFolder again = ProjectFolder.open(folder)) {
      assertEquals(one, again.project());
      assertTrue(again.recovery().orElseThrow().toString().contains("line 3 is damaged"));
      assertTrue(Files.exists(folder.resolve("journal.damaged.jsonl")));
    }
  }

  @Test
  void aJournalThatWasAlreadySavedIsNotReplayedTwice() throws IOException {
    ProjectFolder open = ProjectFolder.create(folder, project);
    Project longer =
        edited(open, project, LineEdits.add("s2", 0, List.of(Line.of("l3", "", "New"))));
    byte[] journal = Files.readAllBytes(folder.resolve("journal.jsonl"));
    open.save(longer);
    open.close();
    // The crash came after the project file was in place and before the journal was gone.
    String announced = AtomicFile.sha256(Files.readAllBytes(folder.resolve("project.json")));
    Files.write(folder.resolve("journal.jsonl"), journal);
    Files.writeString(
        folder.resolve("journal.jsonl"),
        "{\"base\":\"" + announced + "\"}\n",
        StandardOpenOption.APPEND);
    try (ProjectFolder again = ProjectFolder.open(folder)) {
      assertEquals(longer, again.project());
      assertTrue(again.recovery().isEmpty());
    }
  }

  @Test
  void theSecondToOpenReadsOnlyAndIsToldWhy() {
    try (ProjectFolder first = ProjectFolder.create(folder, project);
        ProjectFolder second = ProjectFolder.open(folder)) {
      assertTrue(first.readOnlyReason().isEmpty());
      assertTrue(second.readOnlyReason().orElseThrow().toString().contains("open elsewhere"));
      assertEquals(project, second.project());
      assertThrows(StorageException.class, () -> second.save(project));
      assertThrows(
          StorageException.class, () -> second.record("x", project, project.withName("y")));
    }
    try (ProjectFolder free = ProjectFolder.open(folder)) {
      assertTrue(free.readOnlyReason().isEmpty());
    }
  }

  @Test
  void aNewerFormatIsReadAndNeverWritten() throws IOException {
    ProjectFolder.create(folder, project).close();
    Path file = folder.resolve("project.json");
    String newer =
        Files.readString(file)
            .replace("\"formatVersion\": 2", "\"formatVersion\": 3")
            .replace("\"text\":\"Hello.\"", "\"text\":\"Hello.\",\"mood\":7");
    Files.writeString(file, newer);
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      assertTrue(open.readOnlyReason().orElseThrow().toString().contains("newer Reprise"));
      assertEquals("Hello.", open.project().line("l1").orElseThrow().text());
      assertThrows(StorageException.class, () -> open.save(open.project()));
    }
    assertEquals(newer, Files.readString(file));
  }

  @Test
  void aMistakeInTheFileIsNamedWithItsLine() throws IOException {
    ProjectFolder.create(folder, project).close();
    Path file = folder.resolve("project.json");
    String good = Files.readString(file);
    expectError(
        file, good.replace("\"text\":\"Hello.\"", "\"txet\":\"Hello.\""), "line 19", "txet");
    expectError(file, good.replace("\"text\":\"Hello.\"", "\"text\":7"), "line 19", "quotes");
    expectError(
        file, good.replace("\"directions\":\"acted\"", "\"directions\":\"sung\""), "line", "sung");
    expectError(file, good.replace("\"id\":\"l1\"", "\"id\":\"../l1\""), "line 19", "id of a line");
    expectError(file, good.replace("\"id\":\"l1\"", "\"id\":\"l2\""), "Two lines have the id l2");
    expectError(
        file, good.replace("\"clip\":\"" + HASH, "\"clip\":\"../../etc/passwd"), "line 7", "clip");
    expectError(file, good.substring(0, good.length() / 2), "line ");
    expectError(file, "[]", "formatVersion");
    expectError(file, "{\"formatVersion\": 1, \"name\": \"a\", \"name\": \"b\"}", "line 1");
    expectError(file, "{\"formatVersion\": 1, \"scenes\": " + "[".repeat(5000), "line 1");
    expectError(file, "", "formatVersion");
  }

  private void expectError(Path file, String content, String... parts) throws IOException {
    Files.writeString(file, content);
    StorageException e = assertThrows(StorageException.class, () -> ProjectFolder.open(folder));
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
    assertEquals(content, Files.readString(file));
  }

  @Test
  void aFolderThatHoldsSomethingBecomesNoProject() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("mine.txt"), "mine");
    assertThrows(StorageException.class, () -> ProjectFolder.create(folder, project));
    assertFalse(Files.exists(folder.resolve("project.json")));
  }

  @Test
  void aClipIsNamedByItsBytesAndProvenWhenRead() throws IOException {
    try (ProjectFolder open = ProjectFolder.create(folder, project)) {
      Pcm clip = new Pcm(new float[] {0, 0.5f, -0.5f, 0.25f}, 16000);
      String sha256 = open.clips().put(clip);
      assertEquals(sha256, open.clips().put(clip));
      assertArrayEquals(clip.samples(), open.clips().get(sha256).samples());
      Path file = folder.resolve(ClipFolder.relativePath(sha256));
      byte[] bytes = Files.readAllBytes(file);
      bytes[50] ^= 1;
      Files.write(file, bytes);
      StorageException e = assertThrows(StorageException.class, () -> open.clips().get(sha256));
      assertTrue(e.getMessage().contains("somebody changed it"));
      assertThrows(StorageException.class, () -> open.clips().get("../secret"));
    }
  }
}
