package studio.reprise.ui.script;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.text.Text;

/** Looks at the words that a script shows. */
public final class LineWordsProbe {
  private LineWordsProbe() {}

  /** The words that are underlined on the screen. */
  public static List<String> underlined(Parent script) {
    return marked(script, ".mark-guessed");
  }

  /** The words that are grey on the screen: directions that are not said. */
  public static List<String> grey(Parent script) {
    return marked(script, ".mark-direction");
  }

  /** The words that are coloured on the screen: directions that are acted. */
  public static List<String> acted(Parent script) {
    return marked(script, ".mark-acted");
  }

  /** In how many colours words of lines stand on the screen. */
  public static long fills(Parent script) {
    return script.lookupAll(".line-piece").stream()
        .filter(LineWordsProbe::isSeen)
        .map(node -> ((Text) node).getFill())
        .distinct()
        .count();
  }

  private static List<String> marked(Parent script, String style) {
    return script.lookupAll(style).stream()
        .filter(LineWordsProbe::isSeen)
        .map(node -> ((Text) node).getText())
        .toList();
  }

  private static boolean isSeen(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
