package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;

/** Every view looks as it is stored, and no word of it is cut. */
abstract class Screenshots extends Views {
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
  void everyViewLooksAsStored() throws IOException {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"),
        "Pictures are compared on Linux, where JavaFX can be given its fonts");
    walk(1280, 720, percent());
    assertEquals(List.of(), cut, "cut words");
    pictures.tell();
  }

  @Override
  void seen(String name, Parent root) {
    pictures.compare(name, () -> shot(root));
    interact(() -> CutWords.in(root).forEach(words -> cut.add(name + ": " + words)));
  }
}
