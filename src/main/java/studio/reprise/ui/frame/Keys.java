package studio.reprise.ui.frame;

import java.util.EnumSet;
import java.util.Set;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import studio.reprise.ui.widget.Action;
import studio.reprise.ui.widget.Widgets;

/** Which key presses stay with what has the focus, and which are the window's. */
final class Keys {
  /** In a text these move by a word, or are about the words that are marked there. */
  private static final Set<Action> OF_A_TEXT =
      EnumSet.of(
          Action.NEXT_TAKE,
          Action.PREVIOUS_TAKE,
          Action.GAP_LONGER,
          Action.GAP_SHORTER,
          Action.DELETE,
          Action.CUT,
          Action.COPY,
          Action.PASTE);

  private Keys() {}

  /** True when the press means something where the focus is. */
  static boolean belongToFocus(KeyEvent event, Action action) {
    EventTarget target = event.getTarget();
    if (target instanceof TextInputControl) {
      return isPlain(event) || OF_A_TEXT.contains(action);
    }
    for (Node each = target instanceof Node node ? node : null;
        each != null;
        each = each.getParent()) {
      if (Widgets.ownsKey(each, event.getCode())) {
        return !event.isShortcutDown();
      }
    }
    return event.getCode() == KeyCode.SPACE && isPlain(event) && isPressedBySpace(target);
  }

  /** Without a modifier, and no function key: what a text field would type. */
  static boolean isPlain(KeyEvent event) {
    return !event.isShortcutDown()
        && !event.isControlDown()
        && !event.isAltDown()
        && !event.getCode().isFunctionKey();
  }

  /** 1 to 9 for a digit pressed alone outside of a text; else 0. */
  static int digit(KeyEvent event) {
    if (!isPlain(event) || event.isShiftDown() || event.getTarget() instanceof TextInputControl) {
      return 0;
    }
    String name = event.getCode().getName();
    String last = name.isEmpty() ? "" : name.substring(name.length() - 1);
    return event.getCode().isDigitKey() && !last.equals("0") ? Integer.parseInt(last) : 0;
  }

  /** The author went there by Tab: a click gives the focus back. */
  private static boolean isPressedBySpace(EventTarget target) {
    return target instanceof ButtonBase
        || target instanceof ComboBoxBase
        || target instanceof Slider
        || target instanceof Spinner
        || target instanceof TitledPane;
  }
}
