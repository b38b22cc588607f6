package studio.reprise.ui.frame;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the keys where the work is. What closes, goes or is switched off while it has the focus
 * would hand it to whatever stands next, which is a button of the tool bar more often than not; and
 * a button that was clicked would get the next Space. Both give it back: Space and Enter reach only
 * a button to which the author went by Tab.
 */
final class FocusKeeper {
  private final Scene scene;
  private final Runnable home;
  private boolean displaced;

  private FocusKeeper(Scene scene, Runnable home) {
    this.scene = scene;
    this.home = home;
    scene.focusOwnerProperty().addListener((value, old, now) -> moved(old, now));
    scene.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
  }

  /**
   * Looks after a scene from now on.
   *
   * @param home gives the focus to the place of work
   */
  static void keep(Scene scene, Runnable home) {
    new FocusKeeper(scene, home);
  }

  private void moved(Node old, Node now) {
    if (old != null && isGone(old)) {
      displaced = true;
    }
    if (displaced && now != null) {
      displaced = false;
      Platform.runLater(
          () -> {
            if (scene.getFocusOwner() == now) {
              home.run();
            }
          });
    }
  }

  private boolean isGone(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return true;
      }
    }
    return node.getScene() != scene || node.isDisabled();
  }

  private void released(MouseEvent event) {
    ButtonBase clicked = button(event.getTarget());
    if (clicked instanceof MenuButton menu) {
      giveBackWhenClosed(menu);
    } else if (clicked != null) {
      Platform.runLater(
          () -> {
            if (scene.getFocusOwner() == clicked) {
              home.run();
            }
          });
    }
  }

  /** A menu that was opened by the mouse has the keys as long as it is open. */
  private void giveBackWhenClosed(MenuButton menu) {
    menu.showingProperty()
        .addListener(
            new ChangeListener<>() {
              @Override
              public void changed(
                  ObservableValue<? extends Boolean> value, Boolean old, Boolean now) {
                if (now) {
                  return;
                }
                menu.showingProperty().removeListener(this);
                Platform.runLater(
                    () -> {
                      if (scene.getFocusOwner() == menu) {
                        home.run();
                      }
                    });
              }
            });
  }

  private static @Nullable ButtonBase button(Object target) {
    for (Node each = target instanceof Node node ? node : null;
        each != null;
        each = each.getParent()) {
      if (each instanceof ButtonBase found) {
        return found;
      }
    }
    return null;
  }
}
