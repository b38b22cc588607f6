package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;

/**
 * Every view opens and looks as it is stored, and no word of it is cut. One walk for both: most of
 * the time goes into getting there.
 */
abstract class Screenshots extends Views {
  /** JavaFX can be given its fonts on Linux alone; elsewhere letters look other. */
  private static final boolean HAS_ITS_FONTS = System.getProperty("os.name").equals("Linux");

  private final List<String> cut = new ArrayList<>();
  private final Pictures pictures =
      Pictures.stored(
          String.format(
              Locale.ROOT,
              "-%s-%s-%d",
              locale().getLanguage(),
              theme().name().toLowerCase(Locale.ROOT),
              percent()));

  /** Size of the words, in percent of the usual one. */
  abstract int percent();

  @Test
  void everyViewLooksAsStoredAndNoWordIsCut() throws IOException {
    walk(1280, 720, percent());
    assertEquals(List.of(), cut, "cut words");
    if (HAS_ITS_FONTS) {
      pictures.tell();
    }
  }

  @Override
  void seen(String name, Parent root) {
    if (HAS_ITS_FONTS) {
      pictures.compare(name, () -> shot(root));
    } else {
      shot(root);
    }
    interact(() -> CutWords.in(root).forEach(words -> cut.add(name + ": " + words)));
  }
}
