package studio.reprise.ui.frame;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.MenuButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the keys where the work is. What closes, goes or is switched off while it has the focus
 * would hand it to whatever stands next, which is a button of the tool bar more often than not; and
 * a button or a box that was clicked would get the next Space. Both give it back: Space and Enter
 * reach only a button to which the author went by Tab.
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
    Control clicked = clicked(event.getTarget());
    if (clicked instanceof MenuButton menu) {
      giveBackWhenClosed(menu, menu.showingProperty());
    } else if (clicked instanceof ComboBoxBase<?> box) {
      Platform.runLater(() -> opened(box)); // it opens once the button is up
    } else if (clicked != null) {
      giveBack(clicked);
    }
  }

  private void opened(ComboBoxBase<?> box) {
    if (box.isShowing()) {
      giveBackWhenClosed(box, box.showingProperty());
    } else {
      giveBack(box);
    }
  }

  /** What was opened by the mouse has the keys as long as it is open. */
  private void giveBackWhenClosed(Control opened, ObservableValue<Boolean> showing) {
    showing.addListener(
        new ChangeListener<>() {
          @Override
          public void changed(ObservableValue<? extends Boolean> value, Boolean old, Boolean now) {
            if (!now) {
              showing.removeListener(this);
              giveBack(opened);
            }
          }
        });
  }

  private void giveBack(Control clicked) {
    Platform.runLater(
        () -> {
          if (scene.getFocusOwner() == clicked) {
            home.run();
          }
        });
  }

  /** What a click is meant for, if it is nothing to type in. */
  private static @Nullable Control clicked(Object target) {
    for (Node each = target instanceof Node node ? node : null;
        each != null;
        each = each.getParent()) {
      if (each instanceof ButtonBase button) {
        return button;
      }
      if (each instanceof ComboBoxBase<?> box) {
        return box.isEditable() ? null : box;
      }
    }
    return null;
  }
}
