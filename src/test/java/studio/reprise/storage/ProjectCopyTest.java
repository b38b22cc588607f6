package studio.reprise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.audio.Pcm;
import studio.reprise.document.Line;
import studio.reprise.document.LineEdits;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.render.Takes;

/** Save as and Save a copy: a whole project in another folder, or nothing. */
class ProjectCopyTest {
  private static final Pcm TONE = new Pcm(new float[] {0, 0.5f, -0.5f, 0.25f}, 16000);

  @TempDir Path temp;
  private Path original;
  private Path copy;
  private Takes.Take take;
  private Project project;
  private String clip;

  @BeforeEach
  void prepare() {
    original = temp.resolve("original");
    copy = temp.resolve("copies/copy");
    take = Takes.spoken("l1", "Hello.");
    project =
        Project.empty("Copied")
            .withScenes(
                List.of(
                    new Scene(
                        "s1",
                        "",
                        List.of(
                            Line.of("l1", "", "Hello.").withTake(take.receipt().fingerprint())))));
    try (ProjectFolder open = ProjectFolder.create(original, project)) {
      open.takes().put(take.receipt(), take.sound());
      clip = open.clips().put(TONE);
    }
  }

  private List<String> filesBeside() throws IOException {
    try (Stream<Path> files = Files.list(copy.getParent())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aCopyHoldsTheProjectAsTheAuthorSeesItWithClipsAndTakes() throws IOException {
    Project edited = LineEdits.changeText("l1", "Unsaved.").change().apply(project);
    try (ProjectFolder open = ProjectFolder.open(original)) {
      assertEquals(List.of(), open.saveCopy(copy, edited).leftOut());
      assertEquals(project, open.project());
    }
    try (ProjectFolder open = ProjectFolder.open(copy)) {
      assertEquals(edited, open.project());
      assertTrue(open.takes().contains(take.receipt().fingerprint()));
      assertTrue(open.clips().has(clip));
    }
    assertEquals(List.of("copy"), filesBeside());
  }

  @Test
  void saveAsOpensTheCopyForWriting() {
    try (ProjectFolder open = ProjectFolder.open(original);
        ProjectFolder other = open.saveAs(copy, project)) {
      assertTrue(other.readOnlyReason().isEmpty());
      other.save(project.withName("Elsewhere"));
    }
    try (ProjectFolder open = ProjectFolder.open(original)) {
      assertEquals("Copied", open.project().name());
    }
  }

  @Test
  void aProjectWhoseFolderIsGoneIsSavedElsewhereAndWhatIsMissingIsNamed() throws IOException {
    try (ProjectFolder open = ProjectFolder.open(original)) {
      Files.move(original, temp.resolve("gone"));
      ProjectCopy made = open.saveCopy(copy, project);
      assertTrue(ProjectFolder.isProject(copy));
      assertEquals(List.of(), made.leftOut(), "nothing could be listed");
    }
  }

  @Test
  void anythingThatLiesAtTheTargetIsLeftAlone() throws IOException {
    Files.createDirectories(copy);
    Files.writeString(copy.resolve("precious.txt"), "precious");
    try (ProjectFolder open = ProjectFolder.open(original)) {
      StorageException e = assertThrows(StorageException.class, () -> open.saveCopy(copy, project));
      assertTrue(e.getMessage().contains("not empty"), e.getMessage());
      assertThrows(
          StorageException.class, () -> open.saveCopy(original.resolve("takes/x"), project));
    }
    assertEquals(List.of("copy"), filesBeside());
    assertEquals("precious", Files.readString(copy.resolve("precious.txt")));
  }

  @Test
  void whatADeadProgramLeftIsSweptAway() throws IOException {
    Path left = copy.resolveSibling(".copy.999999999-0.copying");
    Files.createDirectories(left.resolve("takes"));
    Files.writeString(left.resolve("takes/half"), "half");
    try (ProjectFolder open = ProjectFolder.open(original)) {
      open.saveCopy(copy, project);
    }
    assertFalse(Files.exists(left));
  }
}
