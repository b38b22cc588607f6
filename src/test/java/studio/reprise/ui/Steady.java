package studio.reprise.ui;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;

/**
 * A view without what is other in every run: the caret's blinking, the folder of the test, dates,
 * how much memory is used, how fast the voice is. Each of them is replaced by something else before
 * the view is laid out; nothing else in the view hangs on what it was.
 */
final class Steady {
  private static final String WITHOUT_MOTION =
      "data:text/css,.text-input%20%7B-fx-display-caret:false%3B%7D";

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d");

  /** Where a scroll pane of a picture stands, 0 to 1; at its top without it. */
  static final String PLACE = "reprise.picture.place";

  /** How long a render took, in a receipt. */
  private static final Pattern TOOK =
      Pattern.compile("\\d+\\.\\d\\d(?<each> s \\(| 秒（每秒声音 )\\d+\\.\\d\\d(?<end> s a| 秒）)");

  private final Path folder;
  private boolean isElsewhere;

  /**
   * @param folder of this run; words that name it name another one in the picture
   */
  Steady(Path folder) {
    this.folder = folder;
  }

  /** The view as a picture; on the JavaFX thread. */
  BufferedImage picture(Parent root) {
    if (!root.getStylesheets().contains(WITHOUT_MOTION)) {
      root.getStylesheets().add(WITHOUT_MOTION);
    }
    List<Runnable> restored = new ArrayList<>();
    steady(root, restored);
    root.applyCss();
    if (isElsewhere && root instanceof DialogPane) {
      // It came up as large as the name of the real folder needed.
      double width = root.getLayoutBounds().getWidth();
      double height = root.getLayoutBounds().getHeight();
      double now = Math.ceil(root.prefWidth(-1));
      root.resize(now, Math.ceil(root.prefHeight(now)));
      restored.add(() -> root.resize(width, height));
    }
    anew(root);
    root.layout();
    BufferedImage picture = SwingFXUtils.fromFXImage(root.snapshot(null, null), null);
    restored.forEach(Runnable::run);
    return picture;
  }

  /** Where something stands to parts of a pixel may come of where it stood before. */
  private static void anew(Parent parent) {
    parent.requestLayout();
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child instanceof Parent inner) {
        anew(inner);
      }
    }
  }

  private void steady(Node node, List<Runnable> restored) {
    if (node instanceof Labeled labeled && !labeled.textProperty().isBound()) {
      String text = labeled.getText();
      String steady = steady(node.getId(), text);
      if (steady != null && !steady.equals(text)) {
        labeled.setText(steady);
        restored.add(() -> labeled.setText(text));
      }
    }
    if (node instanceof TextInputControl input && !input.textProperty().isBound()) {
      String text = input.getText();
      String steady = steady("", text);
      if (steady != null && !steady.equals(text)) {
        input.setText(steady);
        restored.add(() -> input.setText(text));
      }
    }
    if (node instanceof ScrollPane scroll) {
      // What came first, the scrolling or what is scrolled, decides by a pixel or two.
      double place = scroll.getVvalue();
      scroll.setVvalue((double) scroll.getProperties().getOrDefault(PLACE, 0.0));
      restored.add(() -> scroll.setVvalue(place));
    }
    if ("speed".equals(node.getId())) {
      // Where renders take no time at all there is none; its room is there all the same.
      node.setOpacity(0);
      restored.add(() -> node.setOpacity(1));
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> steady(child, restored));
    }
  }

  private String steady(String id, String text) {
    if (text == null || text.isEmpty()) {
      return text;
    }
    if ("memory".equals(id)) {
      return text.replaceAll("[0-9.]+", "100");
    }
    String elsewhere = text.replace(folder.toString(), "/home/mira");
    isElsewhere |= !elsewhere.equals(text);
    String then = DATE.matcher(elsewhere).replaceAll("2026-11-30 12:00");
    return TOOK.matcher(then).replaceAll("0.00${each}0.00${end}");
  }
}
