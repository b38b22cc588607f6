package studio.reprise.ui.widget;

import javafx.geometry.Rectangle2D;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Window;

/** What all dialogs of the studio share: look, owner, and the words of their buttons. */
public class StudioDialog extends Dialog<ButtonType> {
  /** What a window's frame and a dialog's buttons take, in pixels. */
  private static final double AROUND_WIDTH = 40;

  private static final double AROUND_HEIGHT = 130;
  private static final double FRAME_WIDTH = 8;
  private static final double FRAME_HEIGHT = 40;

  private final Messages messages;

  public StudioDialog(Messages messages, String titleKey) {
    this.messages = messages;
    setTitle(messages.text(titleKey));
    setHeaderText(null);
    setResizable(true);
    setOnShowing(event -> fit());
    getDialogPane().getStyleClass().add("studio-dialog");
    Look.style(getDialogPane());
    Window.getWindows().stream()
        .filter(window -> window.isShowing() && window.isFocused())
        .findFirst()
        .or(() -> Window.getWindows().stream().filter(Window::isShowing).findFirst())
        .ifPresent(this::initOwner);
  }

  /**
   * No larger than the screen, however large the words are: its lists and scroll panes give way.
   */
  private void fit() {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    getDialogPane().applyCss();
    double most = screen.getWidth() - FRAME_WIDTH;
    if (getDialogPane().prefWidth(-1) > most) {
      getDialogPane().setPrefWidth(most);
    }
    double highest = screen.getHeight() - FRAME_HEIGHT;
    if (getDialogPane().prefHeight(Math.min(most, getDialogPane().prefWidth(-1))) > highest) {
      getDialogPane().setPrefHeight(highest);
    }
  }

  /**
   * Gives the content a size that suits words of the usual size: larger words get more, as far as
   * the screen goes.
   */
  protected static void size(Region content, double usualWidth, double usualHeight) {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    content.setPrefSize(
        Math.min(Look.scaled(usualWidth), screen.getWidth() - AROUND_WIDTH),
        Math.min(Look.scaled(usualHeight), screen.getHeight() - AROUND_HEIGHT));
  }

  /**
   * Makes the answer that loses nothing the one of Enter, too, and gives it the keys: a key that
   * comes too early, or without reading, loses nothing. To be called when all buttons are there.
   */
  protected final void answerSafely(ButtonType safe) {
    for (ButtonType each : getDialogPane().getButtonTypes()) {
      ((Button) getDialogPane().lookupButton(each)).setDefaultButton(each == safe);
    }
    setOnShown(shown -> getDialogPane().lookupButton(safe).requestFocus());
  }

  protected final ButtonType cancel() {
    return new ButtonType(messages.text("cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
  }

  /** Closes a page that has a main button of its own. */
  protected final ButtonType leave() {
    return new ButtonType(messages.text("close"), ButtonBar.ButtonData.CANCEL_CLOSE);
  }

  protected final ButtonType done() {
    return new ButtonType(messages.text("close"), ButtonBar.ButtonData.OK_DONE);
  }
}
