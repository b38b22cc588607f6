package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.ui.widget.Look;
import studio.reprise.ui.widget.Theme;

/**
 * Every view in a window as large as the screen ({@code -Dheadless.geometry}), in both themes, with
 * words of 100 and 150 %: no word is cut, every dialog has room, and a person finds the pictures
 * and their contact sheets in {@code target/screenshots}.
 */
@Tag("pictures")
abstract class EveryPicture extends Views {
  private static final Path PICTURES = Path.of("target/screenshots");

  private final List<String> wrong = new ArrayList<>();
  private int percent;

  @ParameterizedTest
  @ValueSource(ints = {100, 150})
  void noWordIsCutAndEveryDialogHasRoom(int wordsPercent) throws IOException {
    percent = wordsPercent;
    Rectangle2D screen = Screen.getPrimary().getBounds();
    walk((int) screen.getWidth(), (int) screen.getHeight(), wordsPercent);
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      ContactSheet.of(folder(theme));
    }
    assertEquals(List.of(), wrong);
  }

  @Override
  void seen(String name, Parent root) {
    for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
      interact(
          () -> {
            Look.apply(theme);
            Window.getWindows().forEach(window -> Look.refresh(window.getScene().getRoot()));
          });
      // What is drawn behind the window in the theme's colours comes after the first layout.
      interact(
          () -> {
            root.applyCss();
            root.layout();
          });
      StoredPicture.write(folder(theme).resolve(name + ".png"), shot(root));
    }
    interact(() -> CutWords.in(root).forEach(words -> wrong.add(name + ": " + words)));
    Rectangle2D screen = Screen.getPrimary().getBounds();
    Window window = root.getScene().getWindow();
    if (window.getWidth() > screen.getWidth() || window.getHeight() > screen.getHeight()) {
      wrong.add(name + " needs " + window.getWidth() + " x " + window.getHeight());
    }
  }

  private Path folder(Theme theme) {
    Rectangle2D screen = Screen.getPrimary().getBounds();
    return PICTURES.resolve(
        String.format(
            Locale.ROOT,
            "%.0fx%.0f-%s-%s-%d",
            screen.getWidth(),
            screen.getHeight(),
            locale().getLanguage(),
            theme.name().toLowerCase(Locale.ROOT),
            percent));
  }
}
