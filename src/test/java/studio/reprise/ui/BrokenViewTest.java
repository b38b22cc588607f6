package studio.reprise.ui;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.reprise.document.LineEdits;

/** A view that is a little other than stored is red, and one that is mended is green again. */
class BrokenViewTest extends PictureStudio {
  private static final String NAME = "window";

  @TempDir Path stored;
  @TempDir Path made;

  @BeforeEach
  void aWindowWithAStaleLineIsStored() {
    openProject("The boats came home late.", "Two words.");
    interact(() -> model.rendering().renderStale());
    await("takes", () -> lines().stream().allMatch(this::isRendered));
    interact(() -> model.manuscript().edit(LineEdits.changeText("line2", "Other words.")));
    await("a stale line", () -> lookup(".state-stale").tryQuery().isPresent());
    BufferedImage[] last = {picture()};
    await(
        "a window that stands still",
        () -> {
          BufferedImage before = last[0];
          last[0] = new Steady(folder).picture(scene().getRoot());
          return StoredPicture.between(before, last[0]).isNone();
        });
    Pictures.in(stored, made, "first").compare(NAME, this::picture);
    assertGreen();
  }

  private BufferedImage picture() {
    return shot(scene().getRoot());
  }

  private Pictures compared() {
    Pictures pictures = Pictures.in(stored, made, "");
    pictures.compare(NAME, this::picture);
    return pictures;
  }

  private void assertGreen() {
    compared().tell();
  }

  /** The message says how many pixels, where to look and how to go on. */
  private void assertRed() {
    AssertionError told = assertThrows(AssertionError.class, () -> compared().tell());
    String words = told.getMessage();
    assertTrue(words.contains(NAME + ".png ("), words);
    assertTrue(words.contains("-D" + Pictures.ACCEPT + "='why'"), words);
    assertTrue(words.contains("REASONS.md"), words);
    assertTrue(Files.exists(made.resolve(NAME + ".png")), "what is other, in red");
  }

  @Test
  void aMovedButtonAnotherColourAndALabelThatIsGoneAreRed() {
    Node button = find("#render-stale");
    interact(() -> button.setTranslateX(3));
    assertRed();
    interact(() -> button.setTranslateX(0));
    assertGreen();

    Parent root = scene().getRoot();
    String style = root.getStyle();
    interact(() -> root.setStyle(style + "-reprise-state-stale: -color-success-fg;"));
    assertRed();
    interact(() -> root.setStyle(style));
    assertGreen();

    Node label = labelled("Timeline");
    interact(() -> label.setOpacity(0));
    assertRed();
  }
}
