package studio.reprise.ui.widget;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Which keys do what: the usual ones, with those that the author chose in their place. */
public final class Shortcuts {
  private final Map<Action, KeyCombination> keys = new EnumMap<>(Action.class);

  private Shortcuts() {}

  /** With the author's own, by action name; what cannot be read is the usual key. */
  public static Shortcuts with(Map<String, String> chosen) {
    Shortcuts shortcuts = new Shortcuts();
    for (Action action : Action.values()) {
      shortcuts.keys.put(action, chosen(action, chosen.get(action.name())));
    }
    return shortcuts;
  }

  private static KeyCombination chosen(Action action, @Nullable String keys) {
    if (keys == null) {
      return action.usualKeys();
    }
    try {
      return KeyCombination.valueOf(keys);
    } catch (IllegalArgumentException e) {
      return action.usualKeys(); // written by hand into the file, or by a newer version
    }
  }

  /** True for keys that are typed in a text: no modifier but Shift, and no function key. */
  public static boolean isPlain(KeyCombination keys) {
    return keys instanceof KeyCodeCombination code
        && !code.getCode().isFunctionKey()
        && code.getAlt() != KeyCombination.ModifierValue.DOWN
        && code.getControl() != KeyCombination.ModifierValue.DOWN
        && code.getMeta() != KeyCombination.ModifierValue.DOWN
        && code.getShortcut() != KeyCombination.ModifierValue.DOWN;
  }

  public KeyCombination of(Action action) {
    return Objects.requireNonNull(keys.get(action));
  }

  /** The keys that an action has unless the author chose others. */
  public KeyCombination usual(Action action) {
    return action.usualKeys();
  }

  /** The action of a key press. */
  public Optional<Action> actionOf(KeyEvent event) {
    return keys.entrySet().stream()
        .filter(each -> each.getValue().match(event))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The action that has these keys already. */
  public Optional<Action> holderOf(KeyCombination combination) {
    return keys.entrySet().stream()
        .filter(each -> each.getValue().equals(combination))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** These shortcuts with other keys for an action, as preferences keep them. */
  public Map<String, String> changed(Action action, KeyCombination combination) {
    Map<String, String> chosen = new HashMap<>();
    keys.forEach(
        (each, now) -> {
          KeyCombination wanted = each == action ? combination : now;
          if (!wanted.equals(each.usualKeys())) {
            chosen.put(each.name(), wanted.getName());
          }
        });
    return chosen;
  }
}
