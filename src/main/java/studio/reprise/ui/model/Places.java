package studio.reprise.ui.model;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things lie on this computer.
 *
 * @param application the folder of the program: packs and sample voices lie in it
 * @param documents where new projects are offered a place
 */
public record Places(Path application, Path documents) {

  /** {@code -Dreprise.home} is the program's folder; a clone is one, too. */
  public static Places ofThisComputer() {
    Path application = Path.of(System.getProperty("reprise.home", "")).toAbsolutePath();
    Path home = Path.of(System.getProperty("user.home"));
    Path documents = home.resolve("Documents");
    return new Places(
        application, (Files.isDirectory(documents) ? documents : home).resolve("Reprise"));
  }

  public Path sampleVoices() {
    return application.resolve("sample-voices");
  }
}
