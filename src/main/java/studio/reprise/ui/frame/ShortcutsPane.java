package studio.reprise.ui.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import org.kordamp.ikonli.feather.Feather;
import studio.reprise.ui.widget.Action;
import studio.reprise.ui.widget.Messages;
import studio.reprise.ui.widget.Shortcuts;
import studio.reprise.ui.widget.Widgets;

/** Every action and its keys; a click on the keys waits for others to be pressed. */
final class ShortcutsPane extends BorderPane {
  private final Messages messages;
  private final GridPane grid = new GridPane();
  private final Label trouble = Widgets.paragraph("", "warning-text");
  private Shortcuts shortcuts;
  private Map<String, String> chosen;

  ShortcutsPane(Messages messages, Map<String, String> now) {
    this.messages = messages;
    this.chosen = now;
    this.shortcuts = Shortcuts.with(now);
    grid.getStyleClass().addAll("settings-grid", "padded");
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    setTop(Widgets.paragraph(messages.text("shortcuts.help"), "text-muted", "padded"));
    setCenter(scroll);
    setBottom(trouble);
    show();
  }

  /** What differs from the usual keys. */
  Map<String, String> chosen() {
    return chosen;
  }

  private void show() {
    grid.getChildren().clear();
    int row = 0;
    for (Action action : Action.values()) {
      Button keys = new Button(shortcuts.of(action).getDisplayText());
      keys.getStyleClass().add("key");
      keys.setAccessibleText(messages.of("action", action) + ": " + keys.getText());
      keys.setOnAction(event -> keys.setText(messages.text("shortcuts.press")));
      keys.addEventFilter(
          KeyEvent.KEY_PRESSED,
          event -> {
            if (keys.getText().equals(messages.text("shortcuts.press"))) {
              event.consume();
              pressed(action, event);
            }
          });
      Button reset =
          Widgets.iconButton(
              Feather.ROTATE_CCW,
              messages.text("shortcuts.reset", shortcuts.usual(action).getDisplayText()),
              () -> reset(action));
      reset.setId("reset-" + action);
      reset.setVisible(!shortcuts.of(action).equals(shortcuts.usual(action)));
      grid.addRow(row++, Widgets.label(messages.of("action", action)), keys, reset);
    }
  }

  /** The usual keys again, unless another action has them now. */
  private void reset(Action action) {
    change(action, shortcuts.usual(action));
    show();
  }

  private void change(Action action, KeyCombination keys) {
    Optional<Action> holder = shortcuts.holderOf(keys).filter(other -> other != action);
    if (holder.isPresent()) {
      trouble.setText(
          messages.text(
              "shortcuts.taken", keys.getDisplayText(), messages.of("action", holder.get())));
    } else {
      trouble.setText("");
      chosen = shortcuts.changed(action, keys);
      shortcuts = Shortcuts.with(chosen);
    }
  }

  private void pressed(Action action, KeyEvent event) {
    if (event.getCode().isModifierKey()) {
      return;
    }
    if (event.getCode() != KeyCode.ESCAPE) {
      change(action, combination(event));
    }
    show();
  }

  private static KeyCombination combination(KeyEvent event) {
    List<KeyCombination.Modifier> modifiers = new ArrayList<>();
    if (event.isShortcutDown()) {
      modifiers.add(KeyCombination.SHORTCUT_DOWN);
    }
    if (event.isAltDown()) {
      modifiers.add(KeyCombination.ALT_DOWN);
    }
    if (event.isShiftDown()) {
      modifiers.add(KeyCombination.SHIFT_DOWN);
    }
    return new KeyCodeCombination(
        event.getCode(), modifiers.toArray(KeyCombination.Modifier[]::new));
  }
}
