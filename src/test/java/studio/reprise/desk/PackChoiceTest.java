package studio.reprise.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.document.PackRef;
import studio.reprise.sentence.AuthorException;

class PackChoiceTest {
  @TempDir Path folder;
  private Path starter;
  private Path alto;
  private Path config;
  private Path earlier;

  @BeforeEach
  void twoPacks() throws IOException {
    starter = Files.createDirectories(folder.resolve("home/packs/starter"));
    alto = Files.createDirectories(folder.resolve("elsewhere/alto"));
    config = folder.resolve("config");
    earlier = folder.resolve("earlier");
  }

  private Packs packs() {
    return Packs.of(
        Optional.of(folder.resolve("home")), folder, new ConfigFolder(config, List.of(earlier)));
  }

  private Path chosen() {
    return packs().choose(Optional.empty(), PackRef.NONE, Set.of());
  }

  @Test
  void theStarterSpeaksUntilAnotherIsChosen() {
    assertEquals(starter, chosen());
    packs().use(alto);
    assertEquals(alto, chosen());
    assertTrue(packs().folders().contains(alto));
  }

  @Test
  void aProjectsPackGoesBeforeTheChosenOne() {
    packs().use(alto);
    PackRef ofProject = new PackRef("starter", "");
    assertEquals(starter, packs().choose(Optional.empty(), ofProject, Set.of()));
    assertEquals(alto, packs().choose(Optional.of(alto.toString()), ofProject, Set.of()));
    assertThrows(
        AuthorException.class,
        () -> packs().choose(Optional.empty(), new PackRef("bass", ""), Set.of()));
  }

  @Test
  void aChoiceWhoseFolderIsGoneIsNone() throws IOException {
    packs().use(alto);
    Files.delete(alto);
    assertEquals(starter, chosen());
  }

  @Test
  void whatTheCommandLineOnceRememberedElsewhereIsTakenOver() throws IOException {
    Files.createDirectories(earlier);
    Files.writeString(earlier.resolve("pack"), alto + "\n");
    assertEquals(alto, chosen());
    packs().takeOver();
    Files.delete(earlier.resolve("pack"));
    assertEquals(alto, chosen());
  }

  @Test
  void whatTheWindowOnceRememberedIsTakenOver() throws IOException {
    Files.createDirectories(config);
    Path preferences = config.resolve("studio.properties");
    Files.writeString(preferences, "theme=DARK\npack=" + alto.toString().replace("\\", "/"));
    assertEquals(alto, chosen());
    packs().takeOver();
    Files.writeString(preferences, "theme=DARK\n");
    assertEquals(alto, chosen());
  }

  @Test
  void whatIsChosenNowGoesBeforeWhatWasChosenOnce() throws IOException {
    packs().use(starter);
    Files.createDirectories(earlier);
    Files.writeString(earlier.resolve("pack"), alto + "\n");
    packs().takeOver();
    assertEquals(starter, chosen());
  }

  @Test
  void everySystemHasItsOwnPlaceAndTheEarlierOneIsKnown() {
    Path home = Path.of("/home/a");
    assertEquals(
        new ConfigFolder(home.resolve(".config/reprise"), List.of()),
        ConfigFolder.of("Linux", home, Map.of()));
    assertEquals(
        new ConfigFolder(
            home.resolve("Library/Application Support/reprise"),
            List.of(home.resolve(".config/reprise"))),
        ConfigFolder.of("Mac OS X", home, Map.of()));
    assertEquals(
        new ConfigFolder(Path.of("/roaming/reprise"), List.of()),
        ConfigFolder.of("Windows 11", home, Map.of("APPDATA", "/roaming")));
  }
}
