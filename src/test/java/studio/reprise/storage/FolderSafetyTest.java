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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.Pcm;
import studio.reprise.document.Edit;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;

/** A folder that somebody prepared, damaged or took away: nothing is lost, nothing leaves it. */
class FolderSafetyTest {
  private static final Pcm TONE = new Pcm(new float[] {0, 0.5f, -0.5f, 0.25f}, 16000);

  @TempDir Path temp;
  private Path folder;
  private Path outside;
  private Project project;

  @BeforeEach
  void prepare() throws IOException {
    folder = temp.resolve("project");
    outside = temp.resolve("precious.txt");
    Files.writeString(outside, "precious");
    project =
        Project.empty("Safe")
            .withScenes(List.of(new Scene("s1", "", List.of(Line.of("l1", "", "Hello.")))));
    ProjectFolder.create(folder, project).close();
  }

  private static Project edited(ProjectFolder open, Project before, Edit edit) {
    Project after = edit.change().apply(before);
    open.record(edit.name(), before, after);
    return after;
  }

  private void requirePreciousUntouched() throws IOException {
    assertEquals("precious", Files.readString(outside));
    try (Stream<Path> all = Files.list(temp)) {
      assertEquals(2, all.count());
    }
  }

  @Test
  void nothingIsWrittenThroughALinkInTheFolder() throws IOException {
    Files.createSymbolicLink(folder.resolve("journal.jsonl"), outside);
    Files.createSymbolicLink(folder.resolve(".project.json.new"), outside);
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      Project one = edited(open, project, LineEdits.changeText("l1", "One."));
      open.save(one);
    }
    requirePreciousUntouched();
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      assertEquals("One.", open.project().line("l1").orElseThrow().text());
    }
  }

  @Test
  void aLockThatIsALinkLeavesTheProjectReadOnly() throws IOException {
    Files.delete(folder.resolve(".lock"));
    Files.createSymbolicLink(folder.resolve(".lock"), outside);
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      assertTrue(open.readOnlyReason().isPresent());
      assertEquals(project, open.project());
    }
    requirePreciousUntouched();
  }

  @Test
  void aProjectFileThatIsALinkIsRefused() throws IOException {
    Path elsewhere = temp.resolve("project/elsewhere.json");
    Files.move(folder.resolve("project.json"), elsewhere);
    Files.createSymbolicLink(folder.resolve("project.json"), elsewhere);
    StorageException e = assertThrows(StorageException.class, () -> ProjectFolder.open(folder));
    assertTrue(e.getMessage().contains("is a link"), e.getMessage());
  }

  @Test
  void clipsAndTakesAreNotPutThroughALink() throws IOException {
    Path target = temp.resolve("project/other");
    Files.createDirectories(target);
    Files.createSymbolicLink(folder.resolve("clips"), target);
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      StorageException e = assertThrows(StorageException.class, () -> open.clips().put(TONE));
      assertTrue(e.getMessage().contains("is a link"), e.getMessage());
    }
    try (Stream<Path> written = Files.list(target)) {
      assertEquals(0, written.count());
    }
  }

  @Test
  void aClipThatIsALinkIsNotRead() throws IOException {
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      String sha256 = open.clips().put(TONE);
      Path clip = folder.resolve(ClipFolder.relativePath(sha256));
      Path moved = folder.resolve("moved.wav");
      Files.move(clip, moved);
      Files.createSymbolicLink(clip, moved);
      assertFalse(open.clips().has(sha256));
      assertThrows(StorageException.class, () -> open.clips().get(sha256));
      assertTrue(open.clips().asItIs(sha256).isEmpty());
    }
  }

  @Test
  void aFolderThatCannotBeLockedIsOpenedReadOnly() throws IOException {
    Files.delete(folder.resolve(".lock"));
    Files.createDirectory(folder.resolve(".lock"));
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      assertTrue(open.readOnlyReason().orElseThrow().toString().contains("cannot be written"));
      assertEquals(project, open.project());
      assertThrows(StorageException.class, () -> open.save(project));
    }
  }

  @Test
  void aRefusedJournalIsToldAndTheEditIsSavedAfterwards() throws IOException {
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      Files.createDirectory(folder.resolve("journal.jsonl"));
      Project one = LineEdits.changeText("l1", "One.").change().apply(project);
      StorageException e =
          assertThrows(StorageException.class, () -> open.record("Change text", project, one));
      assertTrue(e.getMessage().contains("not in the journal"), e.getMessage());
      Files.delete(folder.resolve("journal.jsonl"));
      open.save(one);
    }
    try (ProjectFolder again = ProjectFolder.open(folder)) {
      assertEquals("One.", again.project().line("l1").orElseThrow().text());
    }
  }

  @Test
  void aFailedSaveKeepsTheOldFileAndTheJournal() throws IOException {
    Path file = folder.resolve("project.json");
    byte[] old = Files.readAllBytes(file);
    Project two;
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      Project one = edited(open, project, LineEdits.changeText("l1", "One."));
      Files.move(file, folder.resolve("kept.json"));
      Files.createDirectories(file.resolve("in the way"));
      StorageException e = assertThrows(StorageException.class, () -> open.save(one));
      assertTrue(e.getMessage().contains("cannot be written"), e.getMessage());
      Files.delete(file.resolve("in the way"));
      Files.delete(file);
      Files.move(folder.resolve("kept.json"), file);
      two = edited(open, one, LineEdits.changeText("l1", "Two."));
    }
    assertArrayEquals(old, Files.readAllBytes(file));
    try (ProjectFolder again = ProjectFolder.open(folder)) {
      assertEquals(two, again.project());
    }
  }

  @Test
  void anEditCutWithinACharacterIsForgottenAndTheOthersKept() throws IOException {
    Project one;
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      one = edited(open, project, LineEdits.changeText("l1", "\u4f60\u597d"));
    }
    byte[] torn = "{\"edit\":\"\u4f60".getBytes(StandardCharsets.UTF_8);
    Files.write(
        folder.resolve("journal.jsonl"),
        java.util.Arrays.copyOf(torn, torn.length - 1),
        StandardOpenOption.APPEND);
    try (ProjectFolder again = ProjectFolder.open(folder)) {
      assertEquals(one, again.project());
      assertTrue(again.recovery().orElseThrow().toString().startsWith("1 edit "));
    }
  }

  @Test
  void editsOfAProjectFileThatSomebodyReplacedAreToldAndKept() throws IOException {
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      edited(open, project, LineEdits.changeText("l1", "Mine."));
    }
    Path file = folder.resolve("project.json");
    Files.write(file, ProjectJson.write(project.withName("Theirs")));
    try (ProjectFolder again = ProjectFolder.open(folder)) {
      assertEquals("Theirs", again.project().name());
      assertTrue(again.recovery().orElseThrow().toString().contains("another version"));
    }
    assertTrue(Files.readString(folder.resolve("journal.damaged.jsonl")).contains("Mine."));
  }

  @Test
  void halfASurrogatePairComesBackFromTheFileAndFromTheJournal() {
    Project half;
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      half = edited(open, project, LineEdits.changeText("l1", "a\uD83D and \uDE00b"));
    }
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      assertEquals(half, open.project());
    }
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      assertEquals(half, open.project());
    }
  }

  @Test
  void whatADeadProgramLeftHalfWrittenIsSwept() throws IOException {
    Path left = folder.resolve(".project.json." + Integer.MAX_VALUE + "-0.new");
    Path alive = folder.resolve(".project.json." + ProcessHandle.current().pid() + "-x.new");
    Files.writeString(left, "{");
    Files.writeString(alive, "{");
    ProjectFolder.open(folder).close();
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(alive));
  }

  @Test
  void takesThatCannotBeKeptAreToldWithTheReason() throws IOException {
    Files.writeString(folder.resolve("clips"), "in the way");
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      StorageException e = assertThrows(StorageException.class, () -> open.clips().put(TONE));
      assertTrue(e.getMessage().startsWith("The clip cannot be kept"), e.getMessage());
    }
  }

  @Test
  void aWriteProtectedProjectFileIsRespected() throws IOException {
    Path file = folder.resolve("project.json");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    byte[] old = Files.readAllBytes(file);
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      assertTrue(open.readOnlyReason().orElseThrow().toString().contains("write-protected"));
      assertThrows(StorageException.class, () -> open.save(project.withName("Other")));
    }
    assertArrayEquals(old, Files.readAllBytes(file));
  }

  @Test
  void aProjectFileThatIsProtectedWhileItIsOpenIsNotReplaced() throws IOException {
    Path file = folder.resolve("project.json");
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      Project one = edited(open, project, LineEdits.changeText("l1", "One."));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
      StorageException e = assertThrows(StorageException.class, () -> open.save(one));
      assertTrue(e.getMessage().contains("write-protected"), e.getMessage());
    }
    try (ProjectFolder again = ProjectFolder.open(folder)) {
      assertEquals("One.", again.project().line("l1").orElseThrow().text());
      assertTrue(again.recovery().orElseThrow().toString().contains("in the journal"));
    }
  }

  @Test
  void aSavedProjectFileKeepsItsPermissions() throws IOException {
    Path file = folder.resolve("project.json");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      open.save(project.withName("Other"));
    }
    assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aReadOnlyProjectTakesNoClip() throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve("project.json"), PosixFilePermissions.fromString("r--r--r--"));
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      assertThrows(StorageException.class, () -> open.clips().put(TONE));
    }
    assertFalse(Files.exists(folder.resolve("clips")));
  }

  @Test
  void theEditsOfAProgramThatStillRunsAreNotCalledRecovered() throws IOException {
    try (ProjectFolder first = ProjectFolder.open(folder)) {
      edited(first, project, LineEdits.changeText("l1", "One."));
      try (ProjectFolder second = ProjectFolder.open(folder)) {
        assertTrue(second.readOnlyReason().orElseThrow().toString().contains("open elsewhere"));
        assertTrue(second.recovery().isEmpty());
      }
    }
  }

  @Test
  void aProjectWhoseJournalCannotBeFoldedInOpensReadOnlyAndKeepsIt() throws IOException {
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      edited(open, project, LineEdits.changeText("l1", "One."));
    }
    // A damaged journal is set aside before anything is saved: what lies in its way stops that.
    Path inTheWay = folder.resolve("journal.damaged.jsonl/not empty");
    Files.createDirectories(inTheWay);
    Files.writeString(folder.resolve("journal.jsonl"), "damaged\n", StandardOpenOption.APPEND);
    byte[] journal = Files.readAllBytes(folder.resolve("journal.jsonl"));
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      assertTrue(open.readOnlyReason().orElseThrow().toString().contains("cannot be saved now"));
      assertEquals("One.", open.project().line("l1").orElseThrow().text());
      assertTrue(open.recovery().orElseThrow().toString().startsWith("1 edit is in the journal"));
    }
    assertArrayEquals(journal, Files.readAllBytes(folder.resolve("journal.jsonl")));
  }

  @Test
  void aFolderThatIsGoneIsNotMadeAnew() throws IOException {
    Path moved = temp.resolve("moved");
    try (ProjectFolder open = ProjectFolder.open(folder)) {
      Files.move(folder, moved);
      StorageException e = assertThrows(StorageException.class, () -> open.clips().put(TONE));
      assertTrue(e.getMessage().contains("is gone"), e.getMessage());
      assertThrows(StorageException.class, () -> open.save(project));
    }
    assertFalse(Files.exists(folder));
  }
}
