package studio.reprise.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.MathMode;
import studio.reprise.speech.Precision;
import studio.reprise.ui.widget.Theme;

class PreferencesFileTest {
  @TempDir Path folder;

  @Test
  void whatWasWrittenIsRead() throws IOException {
    PreferencesFile file = new PreferencesFile(folder.resolve("deep/studio.properties"));
    Preferences preferences =
        Preferences.INITIAL
            .withTheme(Theme.DARK)
            .withLanguage("zh-CN")
            .withEngine(new EngineOptions("cpu", Precision.FP16, 3, MathMode.PORTABLE))
            .withRecent("/große")
            .withRecent("/b")
            .withRecent("/a")
            .withWindow(new WindowPlace(-1200, 40.5, 1111, 777, true))
            .withShortcuts(Map.of("RENDER", "F9"))
            .withView(
                ViewChoices.USUAL
                    .showing(ViewChoices.Part.TIMELINE)
                    .hiding(ViewChoices.Part.SEEDS)
                    .withPixels("SPEAKERS", 271.5)
                    .withTextPercent(150));
    file.write(preferences);
    assertEquals(preferences, file.read());
    assertEquals("/a", file.read().recent().get(0));
  }

  @Test
  void aPlaceOfTheDesktopsOwnChoiceIsKeptAsSuch() throws IOException {
    PreferencesFile file = new PreferencesFile(folder.resolve("studio.properties"));
    file.write(Preferences.INITIAL);
    assertEquals(WindowPlace.USUAL, file.read().window());
  }

  @Test
  void aBrokenFileGivesTheInitialOnes() throws IOException {
    Path path = folder.resolve("studio.properties");
    Files.writeString(path, "theme=PLAID\nthreads=many\n");
    assertEquals(Preferences.INITIAL, new PreferencesFile(path).read());
    assertEquals(
        Preferences.INITIAL, new PreferencesFile(folder.resolve("none.properties")).read());
  }
}
