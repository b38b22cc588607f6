package studio.reprise.ui.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.reprise.desk.SampleVoice;
import studio.reprise.render.RenderException;

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

  /** The voices that every project can have; none in a program that was packed without. */
  public List<SampleVoice> voices() {
    try {
      return SampleVoice.in(Optional.of(application));
    } catch (RenderException e) {
      return List.of();
    }
  }

  public Path sampleVoices() {
    return application.resolve("sample-voices");
  }
}
