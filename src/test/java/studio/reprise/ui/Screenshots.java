package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every view opens and no word of it is cut; with the tag {@code pictures}, every view looks as it
 * is stored. The comparison stands outside the default run, for it is not steady yet on a busy
 * machine: an audition that begins late marks its line, the status bar measures its room while it
 * changes.
 */
abstract class Screenshots extends Views {
  private final List<String> cut = new ArrayList<>();
  private boolean comparing;
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
  void everyViewOpensAndNoWordIsCut() throws IOException {
    walk(1280, 720, percent());
    assertEquals(List.of(), cut, "cut words");
  }

  @Test
  @Tag("pictures")
  void everyViewLooksAsStored() throws IOException {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"),
        "Pictures are compared on Linux, where JavaFX can be given its fonts");
    comparing = true;
    walk(1280, 720, percent());
    pictures.tell();
  }

  @Override
  void seen(String name, Parent root) {
    if (comparing) {
      pictures.compare(name, () -> shot(root));
    } else {
      shot(root);
    }
    interact(() -> CutWords.in(root).forEach(words -> cut.add(name + ": " + words)));
  }
}
