package studio.reprise.ui.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class ShortcutsTest {
  @Test
  void noTwoActionsHaveTheSameKeys() {
    Set<KeyCombination> seen = new HashSet<>();
    for (Action action : Action.values()) {
      assertTrue(seen.add(action.usualKeys()), action + " has keys that are taken");
    }
  }

  @Test
  void everyUsualKeyIsAKeyOfTheKeyboard() {
    for (Action action : Action.values()) {
      assertTrue(
          action.usualKeys() instanceof KeyCodeCombination,
          action + ": " + action.usualKeys().getName() + " is a name of no key");
    }
  }

  /** What Xfce, GNOME and openbox keep by their own defaults; it never reaches a window. */
  private static final Set<String> OF_WINDOW_MANAGERS =
      Set.of(
          "Ctrl+Alt+D",
          "Ctrl+Alt+L",
          "Ctrl+Alt+T",
          "Ctrl+Alt+F",
          "Ctrl+Alt+Up",
          "Ctrl+Alt+Down",
          "Ctrl+Alt+Left",
          "Ctrl+Alt+Right",
          "Ctrl+Alt+Delete",
          "Ctrl+Alt+Tab",
          "Ctrl+Alt+Esc",
          "Ctrl+Alt+Home",
          "Ctrl+Alt+End",
          "Alt+Space",
          "Alt+Tab",
          "Alt+Esc",
          "Alt+Insert",
          "Alt+Delete",
          "Shift+Alt+Left",
          "Shift+Alt+Right",
          "Shift+Alt+Up",
          "Shift+Alt+Down",
          "Ctrl+Esc",
          "Ctrl+Shift+Esc");

  @Test
  void noUsualKeysAreThoseOfWindowManagers() {
    for (Action action : Action.values()) {
      KeyCodeCombination keys = (KeyCodeCombination) action.usualKeys();
      assertFalse(OF_WINDOW_MANAGERS.contains(linux(keys)), action + ": " + linux(keys));
      boolean isFunction = keys.getCode().isFunctionKey();
      assertFalse(
          isFunction && (linux(keys).startsWith("Ctrl+") || linux(keys).startsWith("Alt+")),
          action + ": " + linux(keys) + " goes to another workspace or closes the window");
    }
  }

  private static String linux(KeyCodeCombination keys) {
    return (keys.getShortcut() == KeyCombination.ModifierValue.DOWN ? "Ctrl+" : "")
        + (keys.getShift() == KeyCombination.ModifierValue.DOWN ? "Shift+" : "")
        + (keys.getAlt() == KeyCombination.ModifierValue.DOWN ? "Alt+" : "")
        + keys.getCode().getName();
  }

  @Test
  void otherKeysAreKeptAndFoundAgain() {
    KeyCombination other = KeyCombination.valueOf("Shortcut+Shift+F9");
    Map<String, String> chosen = Shortcuts.with(Map.of()).changed(Action.RENDER, other);
    assertEquals(Set.of("RENDER"), chosen.keySet());
    Shortcuts shortcuts = Shortcuts.with(chosen);
    assertEquals(other, shortcuts.of(Action.RENDER));
    assertEquals(Optional.of(Action.RENDER), shortcuts.holderOf(other));
    assertEquals(Optional.empty(), shortcuts.holderOf(Action.RENDER.usualKeys()));
  }

  @Test
  void keysThatCannotBeReadAreTheUsualOnes() {
    Shortcuts shortcuts = Shortcuts.with(Map.of("RENDER", "Hyper+Nonsense", "GONE", "A"));
    assertEquals(Action.RENDER.usualKeys(), shortcuts.of(Action.RENDER));
  }
}
