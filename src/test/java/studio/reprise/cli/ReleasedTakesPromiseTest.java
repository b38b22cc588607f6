package studio.reprise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.document.Line;
import studio.reprise.document.Seed;
import studio.reprise.promise.Promise;
import studio.reprise.render.CanonicalSound;
import studio.reprise.render.Fingerprint;
import studio.reprise.render.Receipt;
import studio.reprise.storage.ProjectFolder;

/**
 * Takes that earlier versions rendered can be read and verified for ever. The folders are never
 * changed; a newer receipt gets a folder of its own.
 */
class ReleasedTakesPromiseTest {
  private static final String LOST =
      "A receipt that an earlier version wrote no longer verifies: every old take would be called"
          + " edited or drifted. Keep its form readable; another ENGINE_VERSION does not help: ";

  @TempDir Path temp;

  private Path copy(String name) throws IOException {
    Path copy = temp.resolve(name);
    for (Path from : List.of(Promise.FOLDER.resolve(name), Path.of("sample-voices/demo/clips"))) {
      Path to = from.endsWith("clips") ? copy.resolve("clips") : copy;
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path target = to.resolve(from.relativize(file).toString());
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
    return copy;
  }

  @Test
  void theFirstReceiptsVerify() throws IOException {
    Terminal terminal = new Terminal(temp);
    copy("takes-first-receipts");
    assertEquals(0, terminal.run("verify", "takes-first-receipts"), LOST + terminal.out);
    assertTrue(terminal.out.contains("2 identical"), LOST + terminal.out);
  }

  @Test
  void theFirstExportsVerify() throws IOException {
    Terminal terminal = new Terminal(temp);
    copy("export-first-receipts");
    assertEquals(0, terminal.run("verify", "export-first-receipts"), LOST + terminal.out);
    assertTrue(terminal.out.contains("2 identical"), LOST + terminal.out);
  }

  @Test
  void theTakesOfTheSecondEngineAreWhole() throws IOException {
    try (ProjectFolder folder = ProjectFolder.open(copy("takes-engine-2"))) {
      for (Line line : folder.project().lines().toList()) {
        String name = line.takeFingerprint();
        Receipt receipt = folder.takes().receipt(name).orElseThrow();
        assertEquals(name, Fingerprint.of(receipt), LOST + line.id());
        assertEquals(
            receipt.made().pcmSha256(),
            CanonicalSound.sha256(folder.takes().sound(name).orElseThrow()),
            LOST + line.id());
        assertEquals("2", receipt.arithmetic().version());
        assertEquals(false, receipt.arithmetic().textRules().isRecorded());
      }
      Receipt drawn =
          folder
              .takes()
              .receipt(folder.project().line("d4").orElseThrow().takeFingerprint())
              .orElseThrow();
      assertEquals(Seed.Origin.DRAWN, drawn.owner().seedOrigin());
      assertEquals("cpu-x86_64 fp32 fast pytorch 2.7.1", drawn.determinismClass());
    }
  }

  @Test
  void aTakeOfTheSecondEngineSaysWhatIsOtherNow() throws IOException {
    Terminal terminal = new Terminal(temp);
    copy("takes-engine-2");
    assertEquals(3, terminal.run("verify", "takes-engine-2"), terminal.out);
    assertTrue(terminal.out.contains("it was reprise 2 on pytorch 2.7.1"), terminal.out);
    assertTrue(!terminal.out.contains("edited"), LOST + terminal.out);
  }
}
