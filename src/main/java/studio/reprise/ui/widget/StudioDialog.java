package studio.reprise.ui.widget;

import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;

/** What all dialogs of the studio share: look, owner, and the words of their buttons. */
public class StudioDialog extends Dialog<ButtonType> {
  private final Messages messages;

  public StudioDialog(Messages messages, String titleKey) {
    this.messages = messages;
    setTitle(messages.text(titleKey));
    setHeaderText(null);
    setResizable(true);
    getDialogPane().getStyleClass().add("studio-dialog");
    Look.style(getDialogPane());
    Window.getWindows().stream()
        .filter(window -> window.isShowing() && window.isFocused())
        .findFirst()
        .or(() -> Window.getWindows().stream().filter(Window::isShowing).findFirst())
        .ifPresent(this::initOwner);
  }

  protected final ButtonType cancel() {
    return new ButtonType(messages.text("cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
  }

  protected final ButtonType done() {
    return new ButtonType(messages.text("close"), ButtonBar.ButtonData.OK_DONE);
  }
}
