package studio.reprise.ui;

import java.util.List;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * An author whose clicks and key presses are counted: a press with its modifiers is one, a click is
 * one, and words that are typed are none, since everybody has to type them.
 */
final class Counted {
  private final FxRobot robot;
  private int count;

  Counted(FxRobot robot) {
    this.robot = robot;
  }

  /** One press of a key with its modifiers, the key last. */
  Counted press(KeyCode... keys) {
    robot.push(keys);
    count++;
    WaitForAsyncUtils.waitForFxEvents();
    return this;
  }

  /** One click on what a query finds. */
  Counted click(String query) {
    robot.clickOn(query);
    count++;
    WaitForAsyncUtils.waitForFxEvents();
    return this;
  }

  /** Words, into the field that has the keys in the latest window. */
  Counted type(String words) {
    robot.interact(() -> field().replaceSelection(words));
    return this;
  }

  private static TextInputControl field() {
    List<Window> windows = Window.getWindows();
    for (int i = windows.size() - 1; i >= 0; i--) {
      if (windows.get(i).getScene().getFocusOwner() instanceof TextInputControl field) {
        return field;
      }
    }
    throw new AssertionError("No field has the keys");
  }

  int count() {
    return count;
  }
}
