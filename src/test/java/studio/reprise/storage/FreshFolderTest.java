package studio.reprise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshFolderTest {
  /** More than any system gives to a process. */
  private static final String DEAD = "999999999";

  @TempDir Path folder;

  @Test
  void whatAKilledCheckLeftIsThrownAwayByTheNext() throws IOException {
    Path left = Files.createDirectories(folder.resolve("reprise-check-" + DEAD + "-1/audio"));
    Files.writeString(left.resolve("x.wav"), "half");
    Path others = Files.createDirectory(folder.resolve("reprise-check-list"));
    Path running = FreshFolder.toTry(folder);
    Path made = FreshFolder.toTry(folder);
    assertFalse(Files.exists(left.getParent()));
    assertTrue(Files.isDirectory(others) && Files.isDirectory(running));
    assertEquals(folder, made.getParent());
    FreshFolder.throwAway(made);
    assertFalse(Files.exists(made));
  }
}
