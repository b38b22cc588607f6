package studio.reprise.ui.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
